// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-expand-extremes: maxima and minima that keep NaN, by those
// of the processor.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXPANDEXTREMES
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// True for a constant that has no NaN.
static bool isNumber(Value value) {
  DenseFPElementsAttr elements;
  if (matchPattern(value, m_Constant(&elements)))
    return llvm::none_of(elements,
                         [](const APFloat &each) { return each.isNaN(); });
  FloatAttr number;
  return matchPattern(value, m_Constant(&number)) && !number.getValue().isNaN();
}

/// `isBeyond` holds for what is larger than the other, or smaller.
static void expand(Operation *op, arith::CmpFPredicate isBeyond,
                   RewriterBase &rewriter) {
  Location loc = op->getLoc();
  Value first = op->getOperand(0), second = op->getOperand(1);
  rewriter.setInsertionPoint(op);
  if (isNumber(second))
    std::swap(first, second);
  // One instruction, which takes the second one if either is NaN.
  Value isTaken = arith::CmpFOp::create(rewriter, loc, isBeyond, first, second);
  Value taken = arith::SelectOp::create(rewriter, loc, isTaken, first, second);
  if (!isNumber(first)) {
    // With the first operand for the constant LLVM would see one selection by
    // two comparisons.
    Type type = first.getType();
    auto element = cast<FloatType>(getElementTypeOrSelf(type));
    TypedAttr attr = rewriter.getFloatAttr(
        element, APFloat::getNaN(element.getFloatSemantics()));
    if (auto shaped = dyn_cast<ShapedType>(type))
      attr = DenseElementsAttr::get(shaped, Attribute(attr));
    Value none = arith::ConstantOp::create(rewriter, loc, attr);
    Value isNone = arith::CmpFOp::create(
        rewriter, loc, arith::CmpFPredicate::UNO, first, first);
    taken = arith::SelectOp::create(rewriter, loc, isNone, none, taken);
  }
  rewriter.replaceOp(op, taken);
}

namespace {

struct ExpandExtremesPass
    : tensoropt::impl::ExpandExtremesBase<ExpandExtremesPass> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](Operation *op) {
      if (isa<arith::MaximumFOp>(op))
        expand(op, arith::CmpFPredicate::OGT, rewriter);
      else if (isa<arith::MinimumFOp>(op))
        expand(op, arith::CmpFPredicate::OLT, rewriter);
    });
  }
};

} // namespace
