// SPDX-License-Identifier: Apache-2.0

#include "Product.h"
#include "AffinePart.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tensoropt;

/// What gives a factor the digits of a sum, or makes a float of an integer.
static bool isConversion(Operation *op) {
  return isa_and_nonnull<arith::ExtFOp, arith::SIToFPOp>(op);
}

/// The argument that a value is, as it is or with more digits.
static BlockArgument findArgument(Value value) {
  if (isConversion(value.getDefiningOp()))
    value = value.getDefiningOp()->getOperand(0);
  return dyn_cast<BlockArgument>(value);
}

bool tensoropt::addsProducts(linalg::LinalgOp op) {
  if (op.getNumDpsInputs() != 2 || op.getNumDpsInits() != 1)
    return false;
  Block &body = op->getRegion(0).front();
  auto sum = body.getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!sum || !isa<Float32Type, Float64Type>(sum.getType()))
    return false;
  Value other = sum.getRhs();
  auto product = sum.getLhs().getDefiningOp<arith::MulFOp>();
  if (!product) {
    product = sum.getRhs().getDefiningOp<arith::MulFOp>();
    other = sum.getLhs();
  }
  if (!product || other != body.getArgument(2))
    return false;
  if (!llvm::all_of(body.without_terminator(), [&](Operation &inner) {
        return &inner == sum || &inner == product || isConversion(&inner);
      }))
    return false;
  BlockArgument a = findArgument(product.getLhs());
  BlockArgument b = findArgument(product.getRhs());
  BlockArgument first = body.getArgument(0), second = body.getArgument(1);
  return (a == first && b == second) || (a == second && b == first);
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

std::optional<Product> Product::findConstant(linalg::LinalgOp op) {
  if (op.getNumDpsInputs() != 2)
    return std::nullopt;
  for (OpOperand *weights : op.getDpsInputOperands())
    if (isOfWeights(weights->get()))
      if (std::optional<Product> product = find(op, weights))
        return product;
  return std::nullopt;
}

Value tensoropt::extendTo(Type type, Value value, OpBuilder &builder,
                          Location loc) {
  if (value.getType() == type)
    return value;
  if (getElementTypeOrSelf(value.getType()).isInteger())
    return arith::SIToFPOp::create(builder, loc, type, value);
  return arith::ExtFOp::create(builder, loc, type, value);
}

void tensoropt::buildSumOfProducts(OpBuilder &builder, Location loc,
                                   ValueRange arguments) {
  auto contract = arith::FastMathFlags::contract;
  auto extend = [&](Value factor) {
    return extendTo(arguments[2].getType(), factor, builder, loc);
  };
  Value term = arith::MulFOp::create(builder, loc, extend(arguments[0]),
                                     extend(arguments[1]), contract);
  Value sum = arith::AddFOp::create(builder, loc, term, arguments[2], contract);
  linalg::YieldOp::create(builder, loc, sum);
}
