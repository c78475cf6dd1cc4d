// SPDX-License-Identifier: Apache-2.0
// What is computed in one step of the loops over rows.

#include "KernelPlan.h"
#include "RowEmitter.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"

using namespace mlir;
using namespace tensoropt;

/// What one row reads of an operand, all of which has the value `whole`.
Value RowEmitter::slice(OpOperand &operand, Value whole,
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

SmallVector<Value> RowEmitter::emitRow(const Place &place, ValueRange made) {
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
