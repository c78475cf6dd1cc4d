// SPDX-License-Identifier: Apache-2.0
// Loops over the rows of windows that are clipped, box by box.

#include "RowEmitter.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"

using namespace mlir;
using namespace tensoropt;

/// The axis of the windows along which a row is cut into segments.
std::optional<unsigned> RowEmitter::findAxis(unsigned row) const {
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
RowEmitter::cutSegment(unsigned row, const ClippedWindows::Segment &segment,
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

/// The loops from a row on for each box of clipped windows, each of which works
/// on its part of the results: as one chain of loops over all of them, they
/// would take bufferisation a time that doubles with each.
SmallVector<Value> RowEmitter::emitBoxes(unsigned row, Place place,
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
