// SPDX-License-Identifier: Apache-2.0

#include "Product.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::addsProducts(linalg::LinalgOp op) {
  if (op.getNumDpsInputs() != 2 || op.getNumDpsInits() != 1)
    return false;
  Block &body = op->getRegion(0).front();
  if (body.getOperations().size() != 3)
    return false;
  auto product = dyn_cast<arith::MulFOp>(body.front());
  auto sum = dyn_cast<arith::AddFOp>(*std::next(body.begin()));
  if (!product || !sum || body.getTerminator()->getOperand(0) != sum ||
      !isa<Float32Type, Float64Type>(sum.getType()))
    return false;
  auto isArgument = [&](Value value, unsigned number) {
    return value == body.getArgument(number);
  };
  Value a = product.getLhs(), b = product.getRhs();
  Value other = sum.getLhs() == product ? sum.getRhs() : sum.getLhs();
  return isArgument(other, 2) && ((isArgument(a, 0) && isArgument(b, 1)) ||
                                  (isArgument(a, 1) && isArgument(b, 0)));
}

std::optional<Product> Product::find(linalg::LinalgOp op, OpOperand *weights) {
  if (op.getNumReductionLoops() == 0 || !addsProducts(op))
    return std::nullopt;
  Product product;
  product.op = op;
  product.weights = weights;
  product.factor = op.getDpsInputOperand(1 - weights->getOperandNumber());
  AffineMap read = op.getMatchingIndexingMap(weights);
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  AffineMap other = op.getMatchingIndexingMap(product.factor);
  if (!read.isProjectedPermutation() || !written.isProjectedPermutation())
    return std::nullopt;
  for (AffineExpr place : written.getResults()) {
    unsigned loop = cast<AffineDimExpr>(place).getPosition();
    bool isOfWeights = read.isFunctionOfDim(loop);
    bool isOfFactor = other.isFunctionOfDim(loop);
    (isOfWeights && isOfFactor ? product.batches
     : isOfWeights             ? product.channels
                               : product.columns)
        .push_back(loop);
  }
  for (AffineExpr place : read.getResults()) {
    unsigned loop = cast<AffineDimExpr>(place).getPosition();
    if (!written.isFunctionOfDim(loop))
      product.sums.push_back(loop);
  }
  // Sums over what the weights do not depend on are none of weights.
  if (product.sums.size() != op.getNumReductionLoops())
    return std::nullopt;
  return product;
}

void tensoropt::buildSumOfProducts(OpBuilder &builder, Location loc,
                                   ValueRange arguments) {
  auto contract = arith::FastMathFlags::contract;
  Value term =
      arith::MulFOp::create(builder, loc, arguments[0], arguments[1], contract);
  Value sum = arith::AddFOp::create(builder, loc, term, arguments[2], contract);
  linalg::YieldOp::create(builder, loc, sum);
}
