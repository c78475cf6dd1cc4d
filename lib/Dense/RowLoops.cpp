// SPDX-License-Identifier: Apache-2.0

#include "RowLoops.h"
#include "LaneReduction.h"
#include "RowEmitter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

/// What a value is written over, outside of the group and of fills.
Value RowEmitter::findInit(Value value) const {
  while (auto result = dyn_cast<OpResult>(value)) {
    auto op = dyn_cast<linalg::LinalgOp>(result.getOwner());
    if (!op || (!group.contains(op) && !isa<linalg::FillOp>(op)))
      break;
    value = op.getDpsInitOperand(result.getResultNumber())->get();
  }
  return value;
}

/// Extents by the operands, whose own come from outside of the group.
void RowEmitter::findExtents(linalg::LinalgOp op) {
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

void RowEmitter::collectMade() {
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

/// Where the row of a result lies in the whole.
RowEmitter::Bounds RowEmitter::placeOf(OpResult value,
                                       const Bounds &rows) const {
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

RowEmitter::Bounds RowEmitter::sizesOf(OpResult value, Value whole,
                                       const Place &place) const {
  Bounds rows = getAsIndexOpFoldResult(rewriter.getContext(), place.steps);
  Bounds sizes = tensor::getMixedSizes(rewriter, loc, whole);
  for (auto [size, row] : llvm::zip(sizes, placeOf(value, rows)))
    if (!isZeroInteger(row))
      size = row;
  return sizes;
}

/// The part of a tensor with these rows; zero counts are of all of them.
RowEmitter::Part RowEmitter::cutPart(OpResult value, Value whole,
                                     const Bounds &starts,
                                     const Bounds &counts) const {
  Part part{
      placeOf(value, starts), tensor::getMixedSizes(rewriter, loc, whole), {}};
  for (auto [size, count] : llvm::zip(part.sizes, placeOf(value, counts)))
    if (!isZeroInteger(count))
      size = count;
  part.strides.assign(part.sizes.size(), rewriter.getIndexAttr(1));
  return part;
}

OpFoldResult RowEmitter::addRows(OpFoldResult first, OpFoldResult rows) {
  AffineExpr sum = getAffineDimExpr(0, rewriter.getContext()) +
                   getAffineDimExpr(1, rewriter.getContext());
  return affine::makeComposedFoldedAffineApply(rewriter, loc, sum,
                                               {first, rows});
}

void RowEmitter::emit() {
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

/// Rows that whole steps leave, where that is known. Of a row that is cut, all
/// threads but the last one have whole steps.
std::optional<int64_t> RowEmitter::findRest(unsigned row,
                                            const Place &place) const {
  std::optional<int64_t> rows = getConstantIntValue(place.counts[row]);
  if (!rows && !place.isInBox)
    rows = getConstantIntValue(rowExtents[row]);
  if (!rows)
    return std::nullopt;
  return *rows % place.steps[row];
}

/// Rows that are computed at a time where too few are left for a tile.
static constexpr int64_t few = 4;

/// Rows to compute at a time, for as long as there are as many: what whole
/// steps leave is done at once where registers hold a tile and its extent is
/// known, else in fewer rows, then row by row.
SmallVector<int64_t> RowEmitter::listSteps(unsigned row,
                                           const Place &place) const {
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

/// Of rows whose number is not known, how many tiles of one row less than a
/// step take first, so that steps take the others: n rows are -n mod h tiles of
/// h - 1 and tiles of h. Where n is too small for as many, -n mod 4 of them
/// leave a multiple of 4 and no single rows; where it is for these, there are
/// none. Null unless weights come from far away: each tile of few rows takes as
/// long to read them as a whole one. Other products gain less than the code of
/// another tile is worth.
OpFoldResult RowEmitter::findLowered(unsigned row, const Place &place) {
  int64_t step = place.steps[row];
  if (!group.tiled || step <= few || findRest(row, place))
    return {};
  auto reduction = LaneReduction::find(cast<linalg::LinalgOp>(group.tiled));
  if (!reduction || reduction->countWeightBytes() < farWeightBytes)
    return {};
  OpFoldResult rows = place.counts[row];
  Value most = getValueOrCreateConstantIndexOp(rewriter, loc, rows);
  Value lowered = arith::ConstantIndexOp::create(rewriter, loc, 0);
  AffineExpr all = rewriter.getAffineSymbolExpr(0);
  auto prefer = [&](int64_t size) {
    Value other = getValueOrCreateConstantIndexOp(
        rewriter, loc,
        affine::makeComposedFoldedAffineApply(
            rewriter, loc, (-all % size) * (step - 1), {rows}));
    // Boxes of small images may have less than no rows.
    Value fits = arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::sle,
                                       other, most);
    lowered = arith::SelectOp::create(rewriter, loc, fits, other, lowered);
  };
  if (step % few == 0)
    prefer(few);
  prefer(step);
  return lowered;
}

/// The loop over a row and those inside it, in steps and over what they leave.
/// `place.global` holds the rows further out and, behind them, where this
/// thread's rows begin, or those of a box.
SmallVector<Value> RowEmitter::emitLoop(unsigned row, Place place,
                                        ValueRange made) {
  bool isLast = row == group.numRows;
  if (windows && !place.isInBox && (isLast || findAxis(row)))
    return emitBoxes(row, std::move(place), made);
  if (isLast)
    return emitRow(place, made);
  OpFoldResult from = rewriter.getIndexAttr(0), count = place.counts[row];
  SmallVector<Value> next(made);
  SmallVector<int64_t> list = listSteps(row, place);
  if (OpFoldResult lowered = findLowered(row, place)) {
    --place.steps[row];
    next = emitLoop(row, from, lowered, place, next);
    from = lowered;
  }
  for (int64_t step : list) {
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

SmallVector<Value> RowEmitter::emitLoop(unsigned row, OpFoldResult from,
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

void tensoropt::emitRowLoops(const RowGroup &group, unsigned threads,
                             ArrayRef<int64_t> steps, int64_t registers,
                             RewriterBase &rewriter) {
  RowEmitter(group, threads, steps, registers, rewriter).emit();
}
