// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-check-operands.

#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/Matchers.h"

namespace tensoropt {
#define GEN_PASS_DEF_CHECKOPERANDS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

/// Asserts that indices that come from data lie in the tensor.
void checkIndices(tensor::ExtractOp op) {
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  for (auto [dimension, index] : llvm::enumerate(op.getIndices())) {
    if (!index.getDefiningOp<arith::IndexCastOp>() &&
        !index.getDefiningOp<arith::IndexCastUIOp>())
      continue;
    Value extent =
        builder.createOrFold<tensor::DimOp>(op.getTensor(), dimension);
    // Negative ones are large without a sign.
    Value isInside = arith::CmpIOp::create(builder, arith::CmpIPredicate::ult,
                                           index, extent);
    cf::AssertOp::create(builder, isInside, "index out of range");
  }
}

/// Asserts that a division does not trap. Vectors are not in the input.
template <typename Op> void checkDivisor(Op op, bool isSigned) {
  auto type = dyn_cast<IntegerType>(op.getType());
  APInt divisor;
  bool isKnown = matchPattern(op.getRhs(), m_ConstantInt(&divisor));
  if (!type || (isKnown && !divisor.isZero() && !divisor.isAllOnes()))
    return;
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  auto constant = [&](const APInt &value) {
    return arith::ConstantOp::create(builder,
                                     builder.getIntegerAttr(type, value));
  };
  auto differs = [&](Value value, const APInt &from) {
    return arith::CmpIOp::create(builder, arith::CmpIPredicate::ne, value,
                                 constant(from));
  };
  unsigned width = type.getWidth();
  cf::AssertOp::create(builder, differs(op.getRhs(), APInt::getZero(width)),
                       "integer division by zero");
  if (!isSigned)
    return;
  Value fits = arith::OrIOp::create(
      builder, differs(op.getRhs(), APInt::getAllOnes(width)),
      differs(op.getLhs(), APInt::getSignedMinValue(width)));
  cf::AssertOp::create(builder, fits, "integer division overflows");
}

struct CheckOperandsPass
    : tensoropt::impl::CheckOperandsBase<CheckOperandsPass> {
  void runOnOperation() override {
    getOperation()->walk([](Operation *op) {
      if (auto extract = dyn_cast<tensor::ExtractOp>(op))
        checkIndices(extract);
      else if (auto divide = dyn_cast<arith::DivSIOp>(op))
        checkDivisor(divide, /*isSigned=*/true);
      else if (auto remainder = dyn_cast<arith::RemSIOp>(op))
        checkDivisor(remainder, /*isSigned=*/true);
      else if (auto floor = dyn_cast<arith::FloorDivSIOp>(op))
        checkDivisor(floor, /*isSigned=*/true);
      else if (auto ceil = dyn_cast<arith::CeilDivSIOp>(op))
        checkDivisor(ceil, /*isSigned=*/true);
      else if (auto plain = dyn_cast<arith::DivUIOp>(op))
        checkDivisor(plain, /*isSigned=*/false);
      else if (auto rest = dyn_cast<arith::RemUIOp>(op))
        checkDivisor(rest, /*isSigned=*/false);
    });
  }
};

} // namespace
