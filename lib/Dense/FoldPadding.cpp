// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fold-padding.

#include "RowGroups.h"
#include "RowTraffic.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/TypeBytes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/Support/MathExtras.h"

namespace tensoropt {
#define GEN_PASS_DEF_FOLDPADDING
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

using Bounds = SmallVector<OpFoldResult>;

/// A padding by a number of elements that is known, with one value.
struct Padding {
  tensor::PadOp op;
  Value filling;

  static std::optional<Padding> find(tensor::PadOp op);

  /// False for a source that is known to have no elements: no slice of
  /// another tensor may lie behind its end.
  bool hasSource() {
    return !llvm::is_contained(op.getSourceType().getShape(), 0);
  }
};

/// Where a tensor's elements are first written: in front of `begin`, what they
/// are written over may be any tensor instead of `empty`.
struct Origin {
  Operation *begin = nullptr;
  tensor::EmptyOp empty;
};

/// Finds origins in a block that are not those in `placed`. Follows each value
/// once.
class OriginSearch {
public:
  OriginSearch(Block *block, const llvm::DenseSet<Operation *> &placed)
      : block(block), placed(placed) {}

  std::optional<Origin> find(Value value);

private:
  std::optional<Origin> findFirst(tensor::ConcatOp concat);

  Block *block;
  const llvm::DenseSet<Operation *> &placed;
  llvm::DenseSet<Value> followed;
};

struct Traffic {
  int64_t before = 0, after = 0;
  bool isKnown = true;

  /// A padded tensor was filled, and its source copied into it; now that is
  /// written there unless it is `isDirect`.
  void add(RankedTensorType source, RankedTensorType padded, bool isDirect);
  /// The same for one that will not be there.
  void addClipped(RankedTensorType source, RankedTensorType padded);
};

} // namespace

std::optional<Padding> Padding::find(tensor::PadOp op) {
  Value filling = op.getConstantPaddingValue();
  if (!filling || op.getNofold() || op.getResultType().getEncoding() ||
      op.getSourceType().getEncoding())
    return std::nullopt;
  // Upstream makes a cast of none, and what is negative cuts.
  auto isAmount = [](int64_t amount) {
    return !ShapedType::isDynamic(amount) && amount >= 0;
  };
  auto isNone = [](int64_t amount) { return amount == 0; };
  if (!llvm::all_of(op.getStaticLow(), isAmount) ||
      !llvm::all_of(op.getStaticHigh(), isAmount) ||
      (llvm::all_of(op.getStaticLow(), isNone) &&
       llvm::all_of(op.getStaticHigh(), isNone)))
    return std::nullopt;
  return Padding{op, filling};
}

/// What an operation of this block wrote its result over.
static Value findOverwritten(OpResult result) {
  Operation *op = result.getOwner();
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    return cast.getSource();
  if (auto loop = dyn_cast<LoopLikeOpInterface>(op)) {
    OpOperand *init = loop.getTiedLoopInit(result);
    return init ? init->get() : Value();
  }
  auto written = dyn_cast<DestinationStyleOpInterface>(op);
  return written ? written.getTiedOpOperand(result)->get() : Value();
}

/// Of the part that is made first, which has the extents of the whole but one.
std::optional<Origin> OriginSearch::findFirst(tensor::ConcatOp concat) {
  std::optional<Origin> first;
  if (concat.getResultType().isDynamicDim(concat.getDim()))
    return first;
  for (Value part : concat.getInputs()) {
    std::optional<Origin> origin = find(part);
    if (origin && (!first || origin->begin->isBeforeInBlock(first->begin)))
      first = origin;
  }
  return first;
}

std::optional<Origin> OriginSearch::find(Value value) {
  if (!followed.insert(value).second)
    return std::nullopt;
  Origin origin;
  auto beginAt = [&](Operation *op) {
    if (!origin.begin || op->isBeforeInBlock(origin.begin))
      origin.begin = op;
  };
  while (auto result = dyn_cast<OpResult>(value)) {
    origin.empty = dyn_cast<tensor::EmptyOp>(result.getOwner());
    if (origin.empty || result.getOwner()->getBlock() != block)
      break;
    if (auto concat = dyn_cast<tensor::ConcatOp>(result.getOwner()))
      return findFirst(concat);
    value = findOverwritten(result);
    if (!value)
      break;
    // Several operations may begin with one tensor of zeros, far above.
    if (!isa<linalg::FillOp>(result.getOwner()) || result.hasOneUse())
      beginAt(result.getOwner());
    // What is inserted was made before.
    if (auto insert = dyn_cast<tensor::InsertSliceOp>(result.getOwner()))
      if (std::optional<Origin> part = find(insert.getSource()))
        beginAt(part->begin);
  }
  if (!origin.begin || !origin.empty || placed.contains(origin.begin))
    return std::nullopt;
  return origin;
}

void Traffic::add(RankedTensorType source, RankedTensorType padded,
                  bool isDirect) {
  isKnown &= source.hasStaticShape() && padded.hasStaticShape() &&
             padded.getElementType().isIntOrFloat();
  if (!isKnown)
    return;
  int64_t copied = *countBytes(source), filled = *countBytes(padded);
  before += filled + copied;
  after += filled - copied + (isDirect ? 0 : copied);
}

void Traffic::addClipped(RankedTensorType source, RankedTensorType padded) {
  int64_t others = after;
  add(source, padded, /*isDirect=*/true);
  after = others;
}

/// True for the image of a convolution whose loops do better without a border
/// than with one, which may need a copy of the image.
static bool isToBeClipped(tensor::PadOp op, bool isCopied) {
  auto user = op->hasOneUse() ? dyn_cast<linalg::LinalgOp>(*op->user_begin())
                              : linalg::LinalgOp();
  if (!user || !RowGroup::mayHold(user))
    return false;
  RowGroup alone = RowGroup::find(user, [](linalg::LinalgOp) { return false; });
  return alone.tiled && alone.numRows > 0 &&
         paysToClip(alone, countTileRegisters(user), isCopied);
}

/// The extents of the source where `origin` is, else where the padding is.
static Bounds findExtents(tensor::PadOp op, std::optional<Origin> origin,
                          OpBuilder &builder) {
  if (!origin)
    return tensor::getMixedSizes(builder, op.getLoc(), op.getSource());
  Bounds extents = origin->empty.getMixedSizes();
  for (auto [extent, known] : llvm::zip(extents, op.getSourceType().getShape()))
    if (!ShapedType::isDynamic(known))
      extent = builder.getIndexAttr(known);
  return extents;
}

static OpFoldResult add(OpFoldResult extent, int64_t amount, Location loc,
                        OpBuilder &builder) {
  AffineExpr sum = builder.getAffineSymbolExpr(0) + amount;
  return affine::makeComposedFoldedAffineApply(builder, loc, sum, {extent});
}

/// The padded tensor without its source. Along each dimension it is filled
/// beside the source, as far as that goes along the dimensions before: each
/// element of the border once.
static Value makeBorders(Padding padding, ArrayRef<OpFoldResult> extents,
                         RewriterBase &rewriter) {
  tensor::PadOp op = padding.op;
  Location loc = op.getLoc();
  Bounds sizes;
  for (auto [extent, low, high] :
       llvm::zip(extents, op.getStaticLow(), op.getStaticHigh()))
    sizes.push_back(add(extent, low + high, loc, rewriter));
  Value whole = tensor::EmptyOp::create(rewriter, loc, sizes,
                                        op.getResultType().getElementType());
  if (!padding.hasSource())
    return linalg::FillOp::create(rewriter, loc, padding.filling, whole)
        .getResult(0);
  Bounds offsets(sizes.size(), rewriter.getIndexAttr(0));
  Bounds strides(sizes.size(), rewriter.getIndexAttr(1));
  auto fill = [&](unsigned dimension, OpFoldResult offset, int64_t amount) {
    offsets[dimension] = offset;
    sizes[dimension] = rewriter.getIndexAttr(amount);
    if (amount == 0)
      return;
    Value side = tensor::ExtractSliceOp::create(rewriter, loc, whole, offsets,
                                                sizes, strides);
    side = linalg::FillOp::create(rewriter, loc, padding.filling, side)
               .getResult(0);
    whole = tensor::InsertSliceOp::create(rewriter, loc, side, whole, offsets,
                                          sizes, strides);
  };
  for (auto [dimension, extent] : llvm::enumerate(extents)) {
    int64_t low = op.getStaticLow()[dimension];
    fill(dimension, rewriter.getIndexAttr(0), low);
    fill(dimension, add(extent, low, loc, rewriter),
         op.getStaticHigh()[dimension]);
    offsets[dimension] = rewriter.getIndexAttr(low);
    sizes[dimension] = extent;
  }
  return whole;
}

/// Moves on from `at` to where all `values` are there.
static Operation *findPlace(Operation *at, ArrayRef<Value> values) {
  for (Value value : values) {
    Operation *op = value.getDefiningOp();
    if (op && op->getBlock() == at->getBlock() && !op->isBeforeInBlock(at))
      at = op->getNextNode();
  }
  return at;
}

/// Puts the borders in front of what makes the source, if that may write
/// between them; returns true if so.
static bool fold(Padding padding, std::optional<Origin> origin,
                 RewriterBase &rewriter) {
  tensor::PadOp op = padding.op;
  Operation *constant = padding.filling.getDefiningOp();
  if (constant && !constant->hasTrait<OpTrait::ConstantLike>())
    constant = nullptr;
  if (origin) {
    SmallVector<Value> needed(origin->empty.getDynamicSizes());
    if (!constant)
      needed.push_back(padding.filling);
    if (findPlace(origin->begin, needed) != origin->begin)
      origin.reset();
  }
  rewriter.setInsertionPoint(origin ? origin->begin : op);
  if (constant)
    padding.filling = rewriter.clone(*constant)->getResult(0);
  Bounds extents = findExtents(op, origin, rewriter);
  Value whole = makeBorders(padding, extents, rewriter);
  rewriter.setInsertionPoint(op);
  if (padding.hasSource())
    whole = tensor::InsertSliceOp::create(
        rewriter, op.getLoc(), op.getSource(), whole, op.getMixedLowPad(),
        extents, Bounds(extents.size(), rewriter.getIndexAttr(1)));
  if (whole.getType() != op.getResultType())
    whole = tensor::CastOp::create(rewriter, op.getLoc(), op.getResultType(),
                                   whole);
  rewriter.replaceOp(op, whole);
  return origin.has_value();
}

namespace {

struct FoldPaddingPass : tensoropt::impl::FoldPaddingBase<FoldPaddingPass> {
  using FoldPaddingBase::FoldPaddingBase;

  void runOnOperation() override {
    Operation *function = getOperation();
    SmallVector<Padding> paddings;
    function->walk([&](tensor::PadOp op) {
      if (std::optional<Padding> padding = Padding::find(op))
        paddings.push_back(*padding);
    });
    if (paddings.empty())
      return;
    Traffic traffic;
    int64_t direct = 0, clipped = 0;
    // What makes a source writes it to one place.
    llvm::DenseSet<Operation *> placed;
    IRRewriter rewriter(&getContext());
    for (Padding &padding : paddings) {
      std::optional<Origin> origin =
          OriginSearch(padding.op->getBlock(), placed)
              .find(padding.op.getSource());
      RankedTensorType source = padding.op.getSourceType();
      RankedTensorType padded = padding.op.getResultType();
      if (clip && isToBeClipped(padding.op, /*isCopied=*/!origin)) {
        traffic.addClipped(source, padded);
        ++clipped;
        continue;
      }
      if (origin)
        placed.insert(origin->begin);
      bool isDirect = fold(padding, origin, rewriter);
      traffic.add(source, padded, isDirect);
      direct += isDirect;
    }
    Record record(Record::Kind::Passed, "fold-padding", "Folded");
    record.add("paddings", int64_t(paddings.size())).add("direct", direct);
    if (clip)
      record.add("clipped", clipped);
    if (traffic.isKnown)
      record.add("bytesBefore", traffic.before).add("bytes", traffic.after);
    emitRecord(function, std::move(record));
  }
};

} // namespace
