// SPDX-License-Identifier: Apache-2.0

#include "WidenedBody.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::isNarrow(Type type) {
  return isa<Float16Type, BFloat16Type>(getElementTypeOrSelf(type));
}

bool tensoropt::computesNarrow(Operation &op) {
  if (!isa_and_nonnull<arith::ArithDialect, math::MathDialect>(
          op.getDialect()) ||
      !OpTrait::hasElementwiseMappableTraits(&op) || isa<CastOpInterface>(op) ||
      op.hasTrait<OpTrait::ConstantLike>())
    return false;
  auto isNumber = [](Type type) { return type.isIntOrFloat(); };
  return op.getNumResults() == 1 && isNumber(op.getResult(0).getType()) &&
         llvm::all_of(op.getOperandTypes(), isNumber) &&
         (llvm::any_of(op.getOperandTypes(), isNarrow) ||
          isNarrow(op.getResult(0).getType()));
}

/// What an operation of ours may lose, if it meets its inverse.
static arith::FastMathFlagsAttr mayCancel(MLIRContext *context) {
  return arith::FastMathFlagsAttr::get(context, arith::FastMathFlags::contract);
}

Value WidenedBody::getWide(Value value) {
  Value &wide = wides[value];
  if (wide)
    return wide;
  OpBuilder::InsertionGuard guard(rewriter);
  Location loc = value.getLoc();
  FloatAttr constant;
  Operation *def = value.getDefiningOp();
  if (value.getParentBlock() == &body && def)
    rewriter.setInsertionPointAfter(def);
  else
    rewriter.setInsertionPointToStart(&body);
  if (matchPattern(value, m_Constant(&constant)))
    return wide = arith::ConstantOp::create(
               rewriter, loc,
               rewriter.getF32FloatAttr(constant.getValueAsDouble()));
  return wide = arith::ExtFOp::create(rewriter, loc, rewriter.getF32Type(),
                                      value, mayCancel(value.getContext()));
}

/// A value for those that read a narrow one still, where the builder is.
Value WidenedBody::addNarrow(Value wide, Type type) {
  Value narrow = arith::TruncFOp::create(rewriter, wide.getLoc(), type, wide,
                                         arith::RoundingModeAttr(),
                                         mayCancel(wide.getContext()));
  wides[narrow] = wide;
  return narrow;
}

void WidenedBody::widenArgument(unsigned argument, unsigned yielded) {
  BlockArgument wide = body.getArgument(argument);
  Type type = wide.getType();
  wide.setType(rewriter.getF32Type());
  wideResults.push_back(yielded);
  if (wide.use_empty())
    return;
  rewriter.setInsertionPointToStart(&body);
  Value narrow = addNarrow(wide, type);
  rewriter.replaceAllUsesExcept(wide, narrow, narrow.getDefiningOp());
}

void WidenedBody::widen(Operation *op) {
  if (auto extension = dyn_cast<arith::ExtFOp>(op)) {
    // What is known to more digits by now, as it is.
    Value wide = wides.lookup(extension.getIn());
    if (wide && wide.getType() == extension.getType())
      rewriter.replaceOp(extension, wide);
    return;
  }
  if (!computesNarrow(*op))
    return;
  IRMapping mapping;
  for (Value operand : op->getOperands())
    if (isNarrow(operand.getType()))
      mapping.map(operand, getWide(operand));
  rewriter.setInsertionPoint(op);
  Operation *computed = rewriter.clone(*op, mapping);
  Value result = computed->getResult(0);
  Type type = result.getType();
  if (isNarrow(type)) {
    result.setType(rewriter.getF32Type());
    result = addNarrow(result, type);
  }
  rewriter.replaceOp(op, result);
}

/// The last ones first: each is without readers then.
void WidenedBody::eraseUnread() {
  SmallVector<Operation *> ops;
  for (Operation &op : body.without_terminator())
    ops.push_back(&op);
  for (Operation *op : llvm::reverse(ops))
    if (isa<arith::ExtFOp, arith::TruncFOp, arith::ConstantOp>(op) &&
        op->use_empty())
      rewriter.eraseOp(op);
}

void WidenedBody::apply() {
  SmallVector<Operation *> ops;
  for (Operation &op : body.without_terminator())
    ops.push_back(&op);
  for (Operation *op : ops)
    widen(op);
  Operation *yield = body.getTerminator();
  for (unsigned result : wideResults) {
    Value value = yield->getOperand(result);
    if (isNarrow(value.getType()))
      yield->setOperand(result, getWide(value));
  }
  eraseUnread();
}
