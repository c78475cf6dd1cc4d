// SPDX-License-Identifier: Apache-2.0

#include "ProductInit.h"
#include "AffinePart.h"
#include "CastDestinations.h"
#include "ElementReads.h"
#include "TensorOpt/IR/ProfileAttr.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/CallInterfaces.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::startsFromZeros(linalg::LinalgOp product) {
  auto fill = product.getDpsInits()[0].getDefiningOp<linalg::FillOp>();
  return fill && matchPattern(fill.getInputs()[0], m_AnyZeroFloat());
}

/// Weights that a product starts from, and where results read them; null if it
/// starts from anything else.
static std::pair<Value, AffineMap> findWeights(linalg::LinalgOp product) {
  auto init = product.getDpsInits()[0].getDefiningOp<linalg::LinalgOp>();
  if (!init || init.getNumReductionLoops() != 0 || init.getNumDpsInputs() != 1)
    return {};
  OpOperand *weights = init.getDpsInputOperand(0);
  Block &body = init->getRegion(0).front();
  bool isBroadcast =
      llvm::hasSingleElement(body) &&
      body.getTerminator()->getOperand(0) == body.getArgument(0) &&
      init.getMatchingIndexingMap(init.getDpsInitOperand(0)).isIdentity();
  if (!isBroadcast || !isOfWeights(weights->get()))
    return {};
  return {weights->get(), init.getMatchingIndexingMap(weights)};
}

Value tensoropt::findBias(linalg::LinalgOp product, unsigned dimension) {
  auto [weights, places] = findWeights(product);
  if (weights && places == AffineMap::get(places.getNumDims(), 0,
                                          getAffineDimExpr(
                                              dimension, product.getContext())))
    return weights;
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

linalg::LinalgOp tensoropt::addStartLast(linalg::LinalgOp product,
                                         RewriterBase &rewriter) {
  if (startsFromZeros(product))
    return {};
  Location loc = product.getLoc();
  Value start = product.getDpsInits()[0], made = product->getResult(0);
  AffineMap whole = rewriter.getMultiDimIdentityMap(
      cast<RankedTensorType>(start.getType()).getRank());
  AffineMap read = whole;
  if (auto [weights, places] = findWeights(product); weights)
    std::tie(start, read) = std::pair(weights, places);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPoint(product);
  Value empty = tensor::EmptyOp::create(
      rewriter, loc,
      tensor::getMixedSizes(rewriter, loc, product.getDpsInits()[0]),
      getElementTypeOrSelf(made.getType()));
  startFromZeros(product, rewriter);
  rewriter.setInsertionPointAfter(product);
  SmallVector<utils::IteratorType> loops(whole.getNumDims(),
                                         utils::IteratorType::parallel);
  auto sum = linalg::GenericOp::create(
      rewriter, loc, made.getType(), ValueRange{made, start}, empty,
      ArrayRef<AffineMap>{whole, read, whole}, loops,
      [](OpBuilder &builder, Location loc, ValueRange arguments) {
        Value sum =
            arith::AddFOp::create(builder, loc, arguments[0], arguments[1]);
        linalg::YieldOp::create(builder, loc, sum);
      });
  rewriter.replaceAllUsesExcept(made, sum.getResult(0), sum);
  return sum;
}

static bool mayFuse(OpOperand *operand) {
  auto producer = operand->get().getDefiningOp<linalg::GenericOp>();
  auto user = dyn_cast<linalg::GenericOp>(operand->getOwner());
  return producer && user && producer->hasOneUse() &&
         producer.getNumReductionLoops() == 0 &&
         user.getNumReductionLoops() == 0 &&
         user.getMatchingIndexingMap(operand).isIdentity() &&
         !wouldLoseVectors(producer, user);
}

void tensoropt::addEndingPatterns(RewritePatternSet &patterns) {
  linalg::populateElementwiseOpsFusionPatterns(patterns, mayFuse);
  addDestinationPatterns(patterns);
}

/// True for clocks, which do not touch what operations work on.
static bool isClock(Operation *op) {
  auto call = dyn_cast<CallOpInterface>(op);
  auto callee = call ? dyn_cast<SymbolRefAttr>(call.getCallableForCallee())
                     : SymbolRefAttr();
  return callee && (callee.getRootReference() == profileBeginName ||
                    callee.getRootReference() == profileEndName);
}

Operation *tensoropt::findMemoryUserBefore(Operation *op) {
  Operation *before = op->getPrevNode();
  while (before && (isMemoryEffectFree(before) || isClock(before)))
    before = before->getPrevNode();
  return before;
}

linalg::FillOp tensoropt::findFill(linalg::LinalgOp op) {
  auto fill = dyn_cast_or_null<linalg::FillOp>(findMemoryUserBefore(op));
  return fill && fill.getOutputs()[0] == op.getDpsInits()[0] ? fill
                                                             : linalg::FillOp();
}
