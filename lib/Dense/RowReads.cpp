// SPDX-License-Identifier: Apache-2.0

#include "RowReads.h"

using namespace mlir;
using namespace tensoropt;

/// For extents that are not known.
static constexpr int64_t guessedExtent = 256;
/// What stays in the second cache of a core while other data pass.
static constexpr double nearBytes = 1 << 20;

double tensoropt::guess(int64_t extent) {
  return ShapedType::isDynamic(extent) ? guessedExtent : extent;
}

/// Elements along a dimension that are read at all: strides leave some out.
/// Those of the last dimension lie in the same cache lines, and lines next to
/// those that are read come along.
static double countRead(linalg::LinalgOp op, AffineMap map, unsigned dim,
                        int64_t extent) {
  if (dim + 2 >= map.getNumResults())
    return guess(extent);
  double places = 1;
  for (auto [loop, steps] : llvm::enumerate(op.getStaticLoopRanges()))
    if (map.getResult(dim).isFunctionOfDim(loop))
      places *= guess(steps);
  return std::min(guess(extent), places);
}

Read Read::of(OpOperand &operand, const RowGroup::Rows &rows,
              unsigned numRows) {
  auto op = cast<linalg::LinalgOp>(operand.getOwner());
  Read read{0, llvm::SmallBitVector(numRows)};
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!type || !type.getElementType().isIntOrFloat())
    return read;
  AffineMap map = op.getMatchingIndexingMap(&operand);
  read.bytes = (type.getElementTypeBitWidth() + 7) / 8;
  for (auto [dim, extent] : llvm::enumerate(type.getShape()))
    read.bytes *= countRead(op, map, dim, extent);
  for (auto [loop, row] : llvm::enumerate(rows))
    if (row && map.isFunctionOfDim(loop))
      read.rows.set(*row);
  return read;
}

SmallVector<Read> tensoropt::listReads(const RowGroup &group,
                                       OpOperand *without) {
  SmallVector<Read> reads;
  for (linalg::LinalgOp op : group.ops)
    for (OpOperand &operand : op->getOpOperands())
      if (&operand != without && !group.contains(operand.get().getDefiningOp()))
        reads.push_back(
            Read::of(operand, group.rows.find(op)->second, group.numRows));
  return reads;
}

std::pair<double, double> tensoropt::countTraffic(ArrayRef<Read> reads,
                                                  ArrayRef<unsigned> order,
                                                  ArrayRef<double> steps) {
  double sum = 0, shared = 0;
  for (const Read &read : reads) {
    double traffic = read.bytes, inside = read.bytes;
    for (unsigned row : order) {
      if (read.rows.test(row))
        inside /= steps[row];
      else if (inside > nearBytes)
        traffic *= steps[row];
    }
    sum += traffic;
    if (!read.rows.test(order.back()))
      shared += read.bytes;
  }
  return {sum, -shared};
}

SmallVector<double> tensoropt::getRowExtents(const RowGroup &group) {
  linalg::LinalgOp root = group.ops.back();
  SmallVector<double> extents(group.numRows);
  for (auto [row, extent] :
       llvm::zip(group.rows.find(root)->second, root.getStaticLoopRanges()))
    if (row)
      extents[*row] = guess(extent);
  return extents;
}
