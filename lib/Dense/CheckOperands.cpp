// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-check-operands.

#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

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
void checkDivisor(Operation *op, bool isSigned) {
  Value dividend = op->getOperand(0), by = op->getOperand(1);
  auto type = dyn_cast<IntegerType>(by.getType());
  APInt divisor;
  bool isKnown = matchPattern(by, m_ConstantInt(&divisor));
  if (!type || (isKnown && !divisor.isZero() && !divisor.isAllOnes()))
    return;
  ImplicitLocOpBuilder builder(op->getLoc(), op);
  auto constant = [&](const APInt &value) {
    return arith::ConstantOp::create(builder,
                                     builder.getIntegerAttr(type, value));
  };
  auto differs = [&](Value value, const APInt &from) {
    return arith::CmpIOp::create(builder, arith::CmpIPredicate::ne, value,
                                 constant(from));
  };
  unsigned width = type.getWidth();
  cf::AssertOp::create(builder, differs(by, APInt::getZero(width)),
                       "integer division by zero");
  if (!isSigned)
    return;
  Value fits =
      arith::OrIOp::create(builder, differs(by, APInt::getAllOnes(width)),
                           differs(dividend, APInt::getSignedMinValue(width)));
  cf::AssertOp::create(builder, fits, "integer division overflows");
}

struct CheckOperandsPass
    : tensoropt::impl::CheckOperandsBase<CheckOperandsPass> {
  void runOnOperation() override {
    getOperation()->walk([](Operation *op) {
      llvm::TypeSwitch<Operation *>(op)
          .Case(checkIndices)
          .Case<arith::DivSIOp, arith::RemSIOp, arith::FloorDivSIOp,
                arith::CeilDivSIOp>(
              [](Operation *op) { checkDivisor(op, /*isSigned=*/true); })
          .Case<arith::DivUIOp, arith::RemUIOp>(
              [](Operation *op) { checkDivisor(op, /*isSigned=*/false); });
    });
  }
};

} // namespace
