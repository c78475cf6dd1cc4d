// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-widen-arithmetic.

#include "AffinePart.h"
#include "Conversions.h"
#include "Product.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "WidenedBody.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_WIDENARITHMETIC
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// A body that is loops over numbers alone, and computes with narrow ones.
bool computesNarrowly(linalg::LinalgOp op) {
  if (op->getNumRegions() != 1 || !op->getRegion(0).hasOneBlock())
    return false;
  Block &body = op->getRegion(0).front();
  return llvm::all_of(body,
                      [](Operation &op) { return op.getNumRegions() == 0; }) &&
         llvm::any_of(body, computesNarrow);
}

} // namespace

namespace {

struct WidenArithmeticPass
    : tensoropt::impl::WidenArithmeticBase<WidenArithmeticPass> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    int64_t widened = 0, sums = 0, factors = 0;
    for (linalg::LinalgOp op : ops)
      markRounding(op);
    for (linalg::LinalgOp op : ops) {
      if (computesNarrowly(op)) {
        op = generalise(op, rewriter);
        sums += widen(op, rewriter);
        ++widened;
      }
      factors += widenFactors(op, rewriter);
    }
    if (widened + factors == 0)
      return;
    Record record(Record::Kind::Passed, "widen-arithmetic", "Widened");
    record.add("operations", widened).add("sums", sums).add("factors", factors);
    emitRecord(getOperation(), std::move(record));
  }

private:
  static linalg::LinalgOp generalise(linalg::LinalgOp op,
                                     RewriterBase &rewriter);
  static bool widen(linalg::LinalgOp op, RewriterBase &rewriter);
  static int64_t widenFactors(linalg::LinalgOp op, RewriterBase &rewriter);
  static void markRounding(linalg::LinalgOp op);
};

} // namespace

/// Bodies of named operations are what their types say; windows, which passes
/// look for by name, may be of several types.
linalg::LinalgOp WidenArithmeticPass::generalise(linalg::LinalgOp op,
                                                 RewriterBase &rewriter) {
  if (isa<linalg::GenericOp, linalg::ConvolutionOpInterface>(op.getOperation()))
    return op;
  rewriter.setInsertionPoint(op);
  return cast<linalg::LinalgOp>(
      linalg::generalizeNamedOp(rewriter, op)->getOperation());
}

/// Lets the body compute in f32, and what is reduced stay in f32 until it is
/// whole; true if something is.
bool WidenArithmeticPass::widen(linalg::LinalgOp op, RewriterBase &rewriter) {
  WidenedBody body(op->getRegion(0).front(), rewriter);
  auto mayCancel = arith::FastMathFlagsAttr::get(
      op.getContext(), arith::FastMathFlags::contract);
  bool isSum = false;
  for (unsigned number = 0; number < op.getNumDpsInits(); ++number) {
    OpOperand &init = *op.getDpsInitOperand(number);
    auto type = dyn_cast<RankedTensorType>(init.get().getType());
    if (op.getNumReductionLoops() == 0 || !type || type.getEncoding() ||
        !isNarrow(type))
      continue;
    isSum = true;
    rewriter.setInsertionPoint(op);
    Value start = widenStart(init.get(), rewriter);
    body.widenArgument(op.getMatchingBlockArgument(&init).getArgNumber(),
                       number);
    Value made = op->getResult(number);
    rewriter.modifyOpInPlace(op, [&] {
      init.set(start);
      made.setType(start.getType());
    });
    SmallVector<OpOperand *> readers;
    for (OpOperand &use : made.getUses())
      readers.push_back(&use);
    rewriter.setInsertionPointAfter(op);
    Value rounded = convertElements(
        made, type.getElementType(), rewriter,
        [&](OpBuilder &builder, Location loc, Value value) -> Value {
          return arith::TruncFOp::create(builder, loc, type.getElementType(),
                                         value, arith::RoundingModeAttr(),
                                         mayCancel);
        });
    for (OpOperand *use : readers)
      rewriter.modifyOpInPlace(use->getOwner(), [&] { use->set(rounded); });
  }
  body.apply();
  return isSum;
}

/// Converts what a sum of products reads again and again once, in front of it.
/// Weights stay as they are: reading their bytes is what they cost.
int64_t WidenArithmeticPass::widenFactors(linalg::LinalgOp op,
                                          RewriterBase &rewriter) {
  if (op.getNumReductionLoops() == 0 || !op.hasPureTensorSemantics() ||
      !addsProducts(op) ||
      !getElementTypeOrSelf(op.getDpsInits()[0].getType()).isF32())
    return 0;
  int64_t widened = 0;
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  for (OpOperand *factor : op.getDpsInputOperands()) {
    auto type = dyn_cast<RankedTensorType>(factor->get().getType());
    AffineMap read = op.getMatchingIndexingMap(factor);
    bool isReadAgain =
        llvm::any_of(llvm::seq(op.getNumLoops()), [&](unsigned loop) {
          return extents[loop] != 1 && written.isFunctionOfDim(loop) &&
                 !read.isFunctionOfDim(loop);
        });
    if (!type || type.getEncoding() || !isNarrow(type) || !isReadAgain ||
        isOfWeights(factor->get()))
      continue;
    rewriter.setInsertionPoint(op);
    Value wide = convertSource(factor->get(), rewriter.getF32Type(), rewriter,
                               extendElement);
    rewriter.modifyOpInPlace(op, [&] { factor->set(wide); });
    BlockArgument argument = op.getMatchingBlockArgument(factor);
    argument.setType(rewriter.getF32Type());
    for (Operation *user : llvm::make_early_inc_range(argument.getUsers()))
      rewriter.replaceOp(user, argument);
    ++widened;
  }
  return widened;
}

/// Importers round what they sum in f32 at once: that is the rounding of the
/// sum, which operations on its elements may still delay.
void WidenArithmeticPass::markRounding(linalg::LinalgOp op) {
  auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
  if (!generic || generic.getNumReductionLoops() > 0 ||
      generic.getNumDpsInputs() != 1 ||
      !llvm::hasNItems(generic.getBody()->getOperations(), 2))
    return;
  auto rounding = dyn_cast<arith::TruncFOp>(generic.getBody()->front());
  auto sum = generic.getInputs()[0].getDefiningOp<linalg::LinalgOp>();
  if (rounding && isNarrow(rounding.getType()) && sum && addsProducts(sum) &&
      llvm::any_of(sum.getDpsInputs(),
                   [](Value input) { return isNarrow(input.getType()); }))
    rounding.setFastmath(arith::FastMathFlags::contract);
}
