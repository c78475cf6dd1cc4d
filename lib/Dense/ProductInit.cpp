// SPDX-License-Identifier: Apache-2.0

#include "ProductInit.h"
#include "AffinePart.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::startsFromZeros(linalg::LinalgOp product) {
  auto fill = product.getDpsInits()[0].getDefiningOp<linalg::FillOp>();
  return fill && matchPattern(fill.getInputs()[0], m_AnyZeroFloat());
}

Value tensoropt::findBias(linalg::LinalgOp product, unsigned dimension) {
  auto init = product.getDpsInits()[0].getDefiningOp<linalg::LinalgOp>();
  if (!init || init.getNumReductionLoops() != 0 || init.getNumDpsInputs() != 1)
    return {};
  OpOperand *bias = init.getDpsInputOperand(0);
  Block &body = init->getRegion(0).front();
  bool isBroadcast =
      llvm::hasSingleElement(body) &&
      body.getTerminator()->getOperand(0) == body.getArgument(0) &&
      init.getMatchingIndexingMap(init.getDpsInitOperand(0)).isIdentity();
  AffineMap along = AffineMap::get(
      init.getNumLoops(), 0, getAffineDimExpr(dimension, init.getContext()));
  if (isBroadcast && init.getMatchingIndexingMap(bias) == along &&
      isOfWeights(bias->get()))
    return bias->get();
  return {};
}

void tensoropt::startFromZeros(linalg::LinalgOp product,
                               RewriterBase &rewriter) {
  Location loc = product.getLoc();
  OpOperand &init = *product.getDpsInitOperand(0);
  Type element = getElementTypeOrSelf(init.get().getType());
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init.get()), element);
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
  Value zeros = linalg::FillOp::create(rewriter, loc, zero, empty).getResult(0);
  rewriter.modifyOpInPlace(product, [&] { init.set(zeros); });
}
