// SPDX-License-Identifier: Apache-2.0

#include "RowLoops.h"
#include "ClippedWindows.h"
#include "KernelPlan.h"
#include "RowTraffic.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Utils/Utils.h"
#include "mlir/Dialect/Utils/StructuredOpsUtils.h"

using namespace mlir;
using namespace tensoropt;

namespace {

using Bounds = SmallVector<OpFoldResult>;

/// Where the loops are: rows of tensors from outside, and of what the loops
/// make, which begins at this thread's first row.
struct Place {
  Bounds global, local;
  /// Rows of each loop that are computed at a time.
  SmallVector<int64_t> steps;
  /// Rows of each loop: those of this thread, or those of them in a box.
  Bounds counts;
  /// Of windows that are clipped: the part of them that is read.
  ClippedWindows::Box clips;
  bool isInBox = false;
};

/// A part of a tensor that some of the loops make.
struct Part {
  Bounds offsets, sizes, strides;

  Value extract(Value whole, OpBuilder &builder, Location loc) const {
    return tensor::ExtractSliceOp::create(builder, loc, whole, offsets, sizes,
                                          strides);
  }
};

class RowLoops {
public:
  RowLoops(const RowGroup &group, unsigned threads, ArrayRef<int64_t> steps,
           int64_t registers, RewriterBase &rewriter)
      : group(group), threads(threads), steps(steps), rewriter(rewriter) {
    if (group.tiled)
      windows = ClippedWindows::find(cast<linalg::LinalgOp>(group.tiled));
    if (windows)
      boxSteps = fitBoxes(group, steps, registers);
  }

  void emit();

private:
  struct Made {
    OpResult value; ///< of an operation, read outside of the group
    Value init;     ///< what the loops begin with
  };

  const Bounds &extentsOf(linalg::LinalgOp op) { return extents[op]; }
  void findExtents(linalg::LinalgOp op);
  Value findInit(Value value) const;
  void collectMade();
  SmallVector<unsigned> chooseCuts() const;
  Bounds placeOf(OpResult value, const Bounds &rows) const;
  Bounds sizesOf(OpResult value, Value whole, const Place &place) const;

  Part cutPart(OpResult value, Value whole, const Bounds &starts,
               const Bounds &counts) const;
  OpFoldResult addRows(OpFoldResult first, OpFoldResult rows);

  SmallVector<Value> areCut(ArrayRef<unsigned> cuts);
  std::pair<OpFoldResult, OpFoldResult> cutRow(unsigned row, Value thread);
  SmallVector<Value> emitThreads(ArrayRef<unsigned> cuts, Place place);
  std::optional<unsigned> findAxis(unsigned row) const;
  std::pair<OpFoldResult, OpFoldResult>
  cutSegment(unsigned row, const ClippedWindows::Segment &segment,
             const Place &place);
  std::optional<int64_t> findRest(unsigned row, const Place &place) const;
  SmallVector<int64_t> listSteps(unsigned row, const Place &place) const;
  SmallVector<Value> emitLoop(unsigned row, Place place, ValueRange made);
  SmallVector<Value> emitBoxes(unsigned row, Place place, ValueRange made);
  SmallVector<Value> emitLoop(unsigned row, OpFoldResult from, OpFoldResult to,
                              Place place, ValueRange made);
  SmallVector<Value> emitRow(const Place &place, ValueRange made);
  Value slice(OpOperand &operand, Value whole, ArrayRef<OpFoldResult> offsets,
              ArrayRef<OpFoldResult> sizes, ArrayRef<OpFoldResult> cuts);

  const RowGroup &group;
  unsigned threads;
  SmallVector<int64_t> steps; ///< of each loop, while there are as many rows
  RewriterBase &rewriter;
  Location loc = linalg::LinalgOp(group.ops.back()).getLoc();
  SmallVector<Made> mades;
  /// The result whose row is begun with one of what the loops make.
  llvm::DenseMap<Value, unsigned> begins;
  llvm::DenseMap<Operation *, Bounds> extents; ///< of the loops
  Bounds rowExtents;                           ///< of all rows
  std::optional<ClippedWindows> windows;       ///< of the tile's reduction
  SmallVector<SmallVector<int64_t>> boxSteps;  ///< of each of their boxes
};

} // namespace

/// What a value is written over, outside of the group and of fills.
Value RowLoops::findInit(Value value) const {
  while (auto result = dyn_cast<OpResult>(value)) {
    auto op = dyn_cast<linalg::LinalgOp>(result.getOwner());
    if (!op || (!group.contains(op) && !isa<linalg::FillOp>(op)))
      break;
    value = op.getDpsInitOperand(result.getResultNumber())->get();
  }
  return value;
}

/// Extents by the operands, whose own come from outside of the group.
void RowLoops::findExtents(linalg::LinalgOp op) {
  Bounds &bounds = extents[op];
  SmallVector<int64_t> known = op.getStaticLoopRanges();
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    bounds.push_back(rewriter.getIndexAttr(known[loop]));
    if (!ShapedType::isDynamic(known[loop]))
      continue;
    for (OpOperand &operand : op->getOpOperands()) {
      AffineMap map = op.getMatchingIndexingMap(&operand);
      auto place =
          llvm::find(map.getResults(), getAffineDimExpr(loop, op.getContext()));
      if (place == map.getResults().end())
        continue;
      // Only places of windows are padded.
      bool isImage = windows && &operand == windows->image;
      Value value = isImage ? windows->padding.getSource() : operand.get();
      bounds.back() =
          tensor::getMixedSize(rewriter, loc, findInit(value),
                               std::distance(map.getResults().begin(), place));
      break;
    }
  }
}

void RowLoops::collectMade() {
  for (linalg::LinalgOp op : group.ops)
    for (OpResult value : op->getResults()) {
      bool isRead = llvm::any_of(value.getUsers(), [&](Operation *user) {
        return !group.contains(user);
      });
      if (!isRead)
        continue;
      Value init = findInit(value);
      // Loops that begin with nothing have a tensor of their own.
      if (auto empty = init.getDefiningOp<tensor::EmptyOp>())
        init = rewriter.clone(*empty)->getResult(0);
      OpResult first = value;
      for (;;) {
        auto owner = cast<linalg::LinalgOp>(first.getOwner());
        auto next = dyn_cast<OpResult>(
            owner.getDpsInitOperand(first.getResultNumber())->get());
        if (!next || !group.contains(next.getOwner()))
          break;
        first = next;
      }
      begins.try_emplace(first, mades.size());
      mades.push_back({value, init});
    }
}

/// The loops of which one is cut among threads: the first that is known to give
/// each about as many rows; else, of those that are not known, the first that
/// has a row for each when the program runs; else the one that gives most.
SmallVector<unsigned> RowLoops::chooseCuts() const {
  constexpr double evenShare = 0.9;
  if (threads < 2)
    return {};
  SmallVector<unsigned> unknown;
  std::optional<unsigned> best;
  double mostShare = 0;
  for (auto [row, extent] : llvm::enumerate(rowExtents)) {
    std::optional<int64_t> known = getConstantIntValue(extent);
    int64_t step = threads * steps[row];
    if (!known) {
      unknown.push_back(row);
      continue;
    }
    // Of what all threads could do while the busiest one works.
    double share = *known / double(llvm::alignTo(*known, step));
    if (*known < step || share <= mostShare)
      continue;
    best = row;
    mostShare = share;
    if (share >= evenShare)
      return {unsigned(row)};
  }
  if (!unknown.empty())
    return unknown;
  return best ? SmallVector<unsigned>{*best} : SmallVector<unsigned>();
}

/// Where the row of a result lies in the whole.
Bounds RowLoops::placeOf(OpResult value, const Bounds &rows) const {
  auto op = cast<linalg::LinalgOp>(value.getOwner());
  const RowGroup::Rows &loops = group.rows.find(op)->second;
  AffineMap map = op.getIndexingMapMatchingResult(value);
  Bounds place;
  for (AffineExpr loop : map.getResults()) {
    std::optional<unsigned> row =
        loops[cast<AffineDimExpr>(loop).getPosition()];
    place.push_back(row ? rows[*row] : rewriter.getIndexAttr(0));
  }
  return place;
}

Bounds RowLoops::sizesOf(OpResult value, Value whole,
                         const Place &place) const {
  Bounds rows = getAsIndexOpFoldResult(rewriter.getContext(), place.steps);
  Bounds sizes = tensor::getMixedSizes(rewriter, loc, whole);
  for (auto [size, row] : llvm::zip(sizes, placeOf(value, rows)))
    if (!isZeroInteger(row))
      size = row;
  return sizes;
}

/// The part of a tensor with these rows; zero counts are of all of them.
Part RowLoops::cutPart(OpResult value, Value whole, const Bounds &starts,
                       const Bounds &counts) const {
  Part part{
      placeOf(value, starts), tensor::getMixedSizes(rewriter, loc, whole), {}};
  for (auto [size, count] : llvm::zip(part.sizes, placeOf(value, counts)))
    if (!isZeroInteger(count))
      size = count;
  part.strides.assign(part.sizes.size(), rewriter.getIndexAttr(1));
  return part;
}

OpFoldResult RowLoops::addRows(OpFoldResult first, OpFoldResult rows) {
  AffineExpr sum = getAffineDimExpr(0, rewriter.getContext()) +
                   getAffineDimExpr(1, rewriter.getContext());
  return affine::makeComposedFoldedAffineApply(rewriter, loc, sum,
                                               {first, rows});
}

void RowLoops::emit() {
  rewriter.setInsertionPoint(group.ops.back());
  for (linalg::LinalgOp op : group.ops)
    findExtents(op);
  collectMade();
  linalg::LinalgOp root = group.ops.back();
  rowExtents.resize(group.numRows);
  for (auto [row, extent] :
       llvm::zip(group.rows.find(root)->second, extentsOf(root)))
    if (row)
      rowExtents[*row] = extent;

  Place place{{}, {}, steps, rowExtents, {}};
  SmallVector<Value> made;
  for (const Made &one : mades)
    made.push_back(one.init);
  if (SmallVector<unsigned> cuts = chooseCuts(); !cuts.empty())
    made = emitThreads(cuts, std::move(place));
  else
    made = emitLoop(0, std::move(place), made);

  for (auto [one, value] : llvm::zip(mades, made))
    rewriter.replaceUsesWithIf(one.value, value, [&](OpOperand &use) {
      return !group.contains(use.getOwner());
    });
  for (linalg::LinalgOp op : llvm::reverse(group.ops))
    rewriter.eraseOp(op);
  if (windows)
    rewriter.eraseOp(windows->padding);
}

/// Of several loops, whether each is the one that is cut.
SmallVector<Value> RowLoops::areCut(ArrayRef<unsigned> cuts) {
  SmallVector<Value> chosen;
  Value isLeft =
      arith::ConstantOp::create(rewriter, loc, rewriter.getBoolAttr(true));
  Value none =
      arith::ConstantOp::create(rewriter, loc, rewriter.getBoolAttr(false));
  for (unsigned row : cuts.drop_back()) {
    Value rows =
        getValueOrCreateConstantIndexOp(rewriter, loc, rowExtents[row]);
    Value enough =
        arith::ConstantIndexOp::create(rewriter, loc, threads * steps[row]);
    Value hasEnough = arith::CmpIOp::create(
        rewriter, loc, arith::CmpIPredicate::uge, rows, enough);
    chosen.push_back(
        arith::SelectOp::create(rewriter, loc, isLeft, hasEnough, none));
    isLeft = arith::SelectOp::create(rewriter, loc, hasEnough, none, isLeft);
  }
  chosen.push_back(isLeft);
  return chosen;
}

/// The first of a thread's rows, of chunks of about equal length, and their
/// number.
std::pair<OpFoldResult, OpFoldResult> RowLoops::cutRow(unsigned row,
                                                       Value thread) {
  MLIRContext *context = rewriter.getContext();
  AffineExpr dim = getAffineDimExpr(0, context);
  AffineExpr extent = getAffineSymbolExpr(0, context);
  AffineExpr chunk = extent.ceilDiv(int64_t(threads) * steps[row]) * steps[row];
  AffineMap first = AffineMap::get(1, 1, {dim * chunk, extent}, context);
  AffineMap length = AffineMap::get(1, 1, {chunk, extent - dim}, context);
  OpFoldResult lower = affine::makeComposedFoldedAffineMin(
      rewriter, loc, first, {OpFoldResult(thread), rowExtents[row]});
  std::optional<int64_t> known = getConstantIntValue(rowExtents[row]);
  if (known && *known % (threads * steps[row]) == 0)
    return {lower, rewriter.getIndexAttr(*known / threads)};
  return {lower, affine::makeComposedFoldedAffineMin(rewriter, loc, length,
                                                     {lower, rowExtents[row]})};
}

/// One chunk for each thread, of one of these loops.
SmallVector<Value> RowLoops::emitThreads(ArrayRef<unsigned> cuts, Place place) {
  SmallVector<Value> whole;
  for (const Made &one : mades)
    whole.push_back(one.init);
  SmallVector<Value> chosen = areCut(cuts);
  auto loop = scf::ForallOp::create(rewriter, loc,
                                    Bounds{rewriter.getIndexAttr(threads)},
                                    whole, std::nullopt);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(loop.getBody());
  Bounds starts(group.numRows, rewriter.getIndexAttr(0));
  Bounds counts = starts;
  auto choose = [&](Value isCut, OpFoldResult part, OpFoldResult all) {
    return arith::SelectOp::create(
               rewriter, loc, isCut,
               getValueOrCreateConstantIndexOp(rewriter, loc, part),
               getValueOrCreateConstantIndexOp(rewriter, loc, all))
        .getResult();
  };
  for (auto [row, isCut] : llvm::zip(cuts, chosen)) {
    auto [lower, length] = cutRow(row, loop.getInductionVar(0));
    if (cuts.size() > 1) {
      lower = choose(isCut, lower, rewriter.getIndexAttr(0));
      length = choose(isCut, length, rowExtents[row]);
    }
    starts[row] = lower;
    counts[row] = place.counts[row] = length;
  }

  SmallVector<Part> parts;
  SmallVector<Value> made;
  for (auto [one, argument] : llvm::zip(mades, loop.getRegionOutArgs())) {
    parts.push_back(cutPart(one.value, argument, starts, counts));
    made.push_back(parts.back().extract(argument, rewriter, loc));
  }
  place.global = starts;
  made = emitLoop(0, std::move(place), made);
  rewriter.setInsertionPointToStart(loop.getTerminator().getBody());
  for (auto [part, value, argument] :
       llvm::zip(parts, made, loop.getRegionOutArgs()))
    tensor::ParallelInsertSliceOp::create(
        rewriter, loc, value, argument, part.offsets, part.sizes, part.strides);
  return SmallVector<Value>(loop.getResults());
}

/// The axis of the windows along which a row is cut into segments.
std::optional<unsigned> RowLoops::findAxis(unsigned row) const {
  if (!windows)
    return std::nullopt;
  const RowGroup::Rows &loops = group.rows.find(group.tiled)->second;
  for (auto [number, axis] : llvm::enumerate(windows->axes))
    if (loops[axis.result] == row)
      return number;
  return std::nullopt;
}

/// The first of this thread's rows in a segment, counted from its own first
/// one, and their number.
std::pair<OpFoldResult, OpFoldResult>
RowLoops::cutSegment(unsigned row, const ClippedWindows::Segment &segment,
                     const Place &place) {
  OpFoldResult count = place.counts[row];
  if (isEqualConstantIntOrValue(count, rowExtents[row]))
    return {rewriter.getIndexAttr(segment.begin),
            rewriter.getIndexAttr(segment.end - segment.begin)};
  MLIRContext *context = rewriter.getContext();
  AffineExpr start = getAffineSymbolExpr(0, context);
  AffineExpr other = getAffineSymbolExpr(1, context);
  AffineExpr none = getAffineConstantExpr(0, context);
  OpFoldResult from = affine::makeComposedFoldedAffineMax(
      rewriter, loc,
      AffineMap::get(0, 1, {segment.begin - start, none}, context),
      {place.global[row]});
  OpFoldResult to = affine::makeComposedFoldedAffineMin(
      rewriter, loc,
      AffineMap::get(0, 2, {segment.end - start, other}, context),
      {place.global[row], count});
  // Others may have all of it.
  AffineMap length = AffineMap::get(0, 2, {other - start, none}, context);
  return {from, affine::makeComposedFoldedAffineMax(rewriter, loc, length,
                                                    {from, to})};
}

/// Rows that whole steps leave, where that is known. Of a row that is cut, all
/// threads but the last one have whole steps.
std::optional<int64_t> RowLoops::findRest(unsigned row,
                                          const Place &place) const {
  std::optional<int64_t> rows = getConstantIntValue(place.counts[row]);
  if (!rows && !place.isInBox)
    rows = getConstantIntValue(rowExtents[row]);
  if (!rows)
    return std::nullopt;
  return *rows % place.steps[row];
}

/// Rows to compute at a time, for as long as there are as many: what whole
/// steps leave is done at once where registers hold a tile and its extent is
/// known, else in fewer rows, then row by row.
SmallVector<int64_t> RowLoops::listSteps(unsigned row,
                                         const Place &place) const {
  constexpr int64_t few = 4;
  std::optional<int64_t> known = getConstantIntValue(place.counts[row]);
  int64_t step = place.steps[row];
  if (known)
    step = std::min(step, *known);
  SmallVector<int64_t> list = {step};
  bool isTile = fillsTiles(group);
  if (std::optional<int64_t> rest = findRest(row, place); rest && isTile) {
    if (*rest && *rest < step)
      list.push_back(*rest);
    return list;
  }
  if (isTile && step > few)
    list.push_back(few);
  if (step > 1)
    list.push_back(1);
  return list;
}

/// The loop over a row and those inside it, in steps and over what they leave.
/// `place.global` holds the rows further out and, behind them, where this
/// thread's rows begin, or those of a box.
SmallVector<Value> RowLoops::emitLoop(unsigned row, Place place,
                                      ValueRange made) {
  bool isLast = row == group.numRows;
  if (windows && !place.isInBox && (isLast || findAxis(row)))
    return emitBoxes(row, std::move(place), made);
  if (isLast)
    return emitRow(place, made);
  OpFoldResult from = rewriter.getIndexAttr(0), count = place.counts[row];
  SmallVector<Value> next(made);
  for (int64_t step : listSteps(row, place)) {
    AffineExpr begin = rewriter.getAffineSymbolExpr(0);
    AffineExpr rest = rewriter.getAffineSymbolExpr(1) - begin;
    OpFoldResult to = step == 1 ? count
                                : affine::makeComposedFoldedAffineApply(
                                      rewriter, loc, begin + rest - rest % step,
                                      {from, count});
    place.steps[row] = step;
    if (!isEqualConstantIntOrValue(from, to))
      next = emitLoop(row, from, to, place, next);
    if (isEqualConstantIntOrValue(to, count))
      break;
    from = to;
  }
  return next;
}

/// The loops from a row on for each box of clipped windows, each of which works
/// on its part of the results: as one chain of loops over all of them, they
/// would take bufferisation a time that doubles with each.
SmallVector<Value> RowLoops::emitBoxes(unsigned row, Place place,
                                       ValueRange made) {
  SmallVector<Value> next(made);
  place.isInBox = true;
  place.global.resize(group.numRows, rewriter.getIndexAttr(0));
  for (auto [clips, steps] : llvm::zip_equal(windows->listBoxes(), boxSteps)) {
    Place box = place;
    box.clips = clips;
    llvm::copy(ArrayRef(steps).drop_front(row), box.steps.begin() + row);
    Bounds starts(group.numRows, rewriter.getIndexAttr(0)), counts = starts;
    for (unsigned inner = row; inner < group.numRows; ++inner) {
      std::optional<unsigned> axis = findAxis(inner);
      if (!axis)
        continue;
      std::tie(starts[inner], counts[inner]) =
          cutSegment(inner, clips[*axis], place);
      box.counts[inner] = counts[inner];
      box.global[inner] = addRows(place.global[inner], starts[inner]);
    }
    SmallVector<Part> parts;
    SmallVector<Value> values;
    for (auto [one, whole] : llvm::zip(mades, next)) {
      parts.push_back(cutPart(one.value, whole, starts, counts));
      values.push_back(parts.back().extract(whole, rewriter, loc));
    }
    values = emitLoop(row, std::move(box), values);
    for (auto [part, value, whole] : llvm::zip(parts, values, next))
      whole = tensor::InsertSliceOp::create(
          rewriter, loc, value, whole, part.offsets, part.sizes, part.strides);
  }
  return next;
}

SmallVector<Value> RowLoops::emitLoop(unsigned row, OpFoldResult from,
                                      OpFoldResult to, Place place,
                                      ValueRange made) {
  Value step = arith::ConstantIndexOp::create(rewriter, loc, place.steps[row]);
  auto loop = scf::ForOp::create(
      rewriter, loc, getValueOrCreateConstantIndexOp(rewriter, loc, from),
      getValueOrCreateConstantIndexOp(rewriter, loc, to), step, made);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(loop.getBody());
  OpFoldResult at = loop.getInductionVar();
  place.local.push_back(at);
  if (place.global.size() <= row)
    place.global.push_back(at);
  else
    place.global[row] = addRows(place.global[row], at);
  SmallVector<Value> next =
      emitLoop(row + 1, std::move(place), loop.getRegionIterArgs());
  scf::YieldOp::create(rewriter, loc, next);
  return SmallVector<Value>(loop.getResults());
}

/// What one row reads of an operand, all of which has the value `whole`.
Value RowLoops::slice(OpOperand &operand, Value whole,
                      ArrayRef<OpFoldResult> offsets,
                      ArrayRef<OpFoldResult> sizes,
                      ArrayRef<OpFoldResult> cuts) {
  auto op = cast<linalg::LinalgOp>(operand.getOwner());
  AffineMap map = op.getMatchingIndexingMap(&operand);
  bool isCut = llvm::any_of(llvm::enumerate(cuts), [&](auto cut) {
    return !isZeroInteger(cut.value()) && map.isFunctionOfDim(cut.index());
  });
  if (!isCut || !isa<RankedTensorType>(whole.getType()))
    return whole;
  return linalg::makeTiledShape(rewriter, op.getLoc(), whole, cuts, map,
                                offsets, extentsOf(op), sizes,
                                /*omitPartialTileCheck=*/true)
      ->getResult(0);
}

SmallVector<Value> RowLoops::emitRow(const Place &place, ValueRange made) {
  llvm::DenseMap<Value, Value> tiles;
  for (linalg::LinalgOp op : group.ops) {
    Location here = op.getLoc();
    Bounds at, cuts;
    for (std::optional<unsigned> row : group.rows.find(op)->second) {
      cuts.push_back(rewriter.getIndexAttr(row ? place.steps[*row] : 0));
      if (row)
        at.push_back(place.global[*row]);
    }
    Bounds offsets = linalg::computeTileOffsets(rewriter, here, at, cuts);
    Bounds sizes =
        linalg::computeTileSizes(rewriter, here, cuts, extentsOf(op));
    bool isClipped = windows && op == group.tiled;
    if (isClipped)
      for (auto [axis, clip] : llvm::zip_equal(windows->axes, place.clips)) {
        offsets[axis.window] = rewriter.getIndexAttr(clip.first);
        sizes[axis.window] = rewriter.getIndexAttr(clip.count - 1);
        if (clip.count < axis.extent)
          cuts[axis.window] = rewriter.getIndexAttr(clip.count);
      }

    auto begin = [&](OpOperand &operand, OpResult result) -> Value {
      auto found = begins.find(result);
      if (found == begins.end())
        return Value();
      const Made &one = mades[found->second];
      Value whole = made[found->second];
      Bounds strides(cast<ShapedType>(whole.getType()).getRank(),
                     rewriter.getIndexAttr(1));
      return tensor::ExtractSliceOp::create(
          rewriter, here, whole, placeOf(result, place.local),
          sizesOf(one.value, whole, place), strides);
    };
    SmallVector<Value> operands;
    SmallVector<Type> types;
    for (OpOperand &operand : op->getOpOperands()) {
      Value value = operand.get();
      if (Value tile = tiles.lookup(value)) {
        operands.push_back(tile);
      } else if (isClipped && &operand == windows->image) {
        operands.push_back(windows->slice(offsets, sizes, rewriter));
      } else if (!op.isDpsInit(&operand)) {
        operands.push_back(slice(operand, value, offsets, sizes, cuts));
      } else {
        // Fills are small: each row has its own.
        auto fill = value.getDefiningOp<linalg::FillOp>();
        Value base = begin(operand, op.getTiedOpResult(&operand));
        if (!base)
          base = slice(operand, fill ? findInit(value) : value, offsets, sizes,
                       cuts);
        if (fill)
          base = linalg::FillOp::create(rewriter, here, fill.getInputs(), base)
                     .getResult(0);
        operands.push_back(base);
      }
      if (op.isDpsInit(&operand))
        types.push_back(operands.back().getType());
    }
    auto row = cast<linalg::LinalgOp>(
        clone(rewriter, op.getOperation(), types, operands));
    linalg::offsetIndices(rewriter, row, offsets);
    setKernelPlan(row, {}); // It has been obeyed.
    for (auto [whole, tile] : llvm::zip(op->getResults(), row->getResults()))
      tiles[whole] = tile;
  }
  SmallVector<Value> results;
  for (auto [one, whole] : llvm::zip(mades, made)) {
    Bounds strides(cast<ShapedType>(whole.getType()).getRank(),
                   rewriter.getIndexAttr(1));
    results.push_back(tensor::InsertSliceOp::create(
        rewriter, loc, tiles[one.value], whole, placeOf(one.value, place.local),
        sizesOf(one.value, whole, place), strides));
  }
  return results;
}

void tensoropt::emitRowLoops(const RowGroup &group, unsigned threads,
                             ArrayRef<int64_t> steps, int64_t registers,
                             RewriterBase &rewriter) {
  RowLoops(group, threads, steps, registers, rewriter).emit();
}
