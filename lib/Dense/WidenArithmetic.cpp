// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-widen-arithmetic.

#include "AffinePart.h"
#include "Product.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "WidenedBody.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
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

/// Conversions of tensors, and of what sums begin with.
class Conversions {
public:
  explicit Conversions(RewriterBase &rewriter) : rewriter(rewriter) {}

  /// The elements as they are in another type. They may cancel an inverse if
  /// they are of what nobody asked to be rounded.
  Value convert(Value tensor, Type element, bool mayCancel);
  /// The same in f32, of fills and broadcasts without a pass over all.
  Value widenStart(Value start);
  /// The same in f32, converted in front of what moves elements.
  Value widenSource(Value value);

private:
  RankedTensorType widen(Value value) {
    return cast<RankedTensorType>(value.getType()).clone(rewriter.getF32Type());
  }

  RewriterBase &rewriter;
};

} // namespace

Value Conversions::convert(Value tensor, Type element, bool mayCancel) {
  Location loc = tensor.getLoc();
  auto type = cast<RankedTensorType>(tensor.getType());
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, tensor), element);
  SmallVector<AffineMap> maps(2,
                              rewriter.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> loops(type.getRank(),
                                         utils::IteratorType::parallel);
  arith::FastMathFlagsAttr flags;
  if (mayCancel)
    flags = arith::FastMathFlagsAttr::get(rewriter.getContext(),
                                          arith::FastMathFlags::contract);
  return linalg::GenericOp::create(
             rewriter, loc, empty.getType(), tensor, empty, maps, loops,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value made;
               if (isNarrow(element))
                 made = arith::TruncFOp::create(
                     builder, loc, element, arguments[0],
                     arith::RoundingModeAttr(), flags);
               else
                 made = arith::ExtFOp::create(builder, loc, element,
                                              arguments[0], flags);
               linalg::YieldOp::create(builder, loc, made);
             })
      .getResult(0);
}

Value Conversions::widenStart(Value start) {
  Location loc = start.getLoc();
  if (isa_and_nonnull<linalg::FillOp, linalg::BroadcastOp, tensor::EmptyOp>(
          start.getDefiningOp())) {
    Value empty = tensor::EmptyOp::create(
        rewriter, loc, tensor::getMixedSizes(rewriter, loc, start),
        rewriter.getF32Type());
    if (auto fill = start.getDefiningOp<linalg::FillOp>()) {
      Value number = rewriter.createOrFold<arith::ExtFOp>(
          loc, rewriter.getF32Type(), fill.getInputs()[0]);
      return linalg::FillOp::create(rewriter, loc, number, empty).getResult(0);
    }
    if (auto broadcast = start.getDefiningOp<linalg::BroadcastOp>())
      return linalg::BroadcastOp::create(rewriter, loc,
                                         widenStart(broadcast.getInput()),
                                         empty, broadcast.getDimensions())
          ->getResult(0);
    return empty;
  }
  return convert(start, rewriter.getF32Type(), /*mayCancel=*/true);
}

Value Conversions::widenSource(Value value) {
  Location loc = value.getLoc();
  Operation *def = value.getDefiningOp();
  if (!def || !def->hasOneUse())
    return convert(value, rewriter.getF32Type(), /*mayCancel=*/false);
  if (auto pad = dyn_cast<tensor::PadOp>(def)) {
    if (Value border = pad.getConstantPaddingValue()) {
      Value wide = rewriter.createOrFold<arith::ExtFOp>(
          loc, rewriter.getF32Type(), border);
      return tensor::PadOp::create(
          rewriter, loc, widen(pad), widenSource(pad.getSource()),
          pad.getMixedLowPad(), pad.getMixedHighPad(), wide, pad.getNofold());
    }
  } else if (auto expand = dyn_cast<tensor::ExpandShapeOp>(def)) {
    return tensor::ExpandShapeOp::create(
        rewriter, loc, widen(expand), widenSource(expand.getSrc()),
        expand.getReassociationIndices(), expand.getMixedOutputShape());
  } else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(def)) {
    return tensor::CollapseShapeOp::create(rewriter, loc, widen(collapse),
                                           widenSource(collapse.getSrc()),
                                           collapse.getReassociationIndices());
  }
  return convert(value, rewriter.getF32Type(), /*mayCancel=*/false);
}

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
  Conversions conversions(rewriter);
  bool isSum = false;
  for (unsigned number = 0; number < op.getNumDpsInits(); ++number) {
    OpOperand &init = *op.getDpsInitOperand(number);
    auto type = dyn_cast<RankedTensorType>(init.get().getType());
    if (op.getNumReductionLoops() == 0 || !type || type.getEncoding() ||
        !isNarrow(type))
      continue;
    isSum = true;
    rewriter.setInsertionPoint(op);
    Value start = conversions.widenStart(init.get());
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
    Value rounded = conversions.convert(made, type.getElementType(),
                                        /*mayCancel=*/true);
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
    Value wide = Conversions(rewriter).widenSource(factor->get());
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
