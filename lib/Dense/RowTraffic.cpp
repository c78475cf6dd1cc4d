// SPDX-License-Identifier: Apache-2.0

#include "RowTraffic.h"
#include <numeric>

using namespace mlir;
using namespace tensoropt;

using Rows = RowGroup::Rows;

namespace {

/// For extents that are not known.
constexpr int64_t guessedExtent = 256;
/// What stays in the second cache of a core while other data pass.
constexpr double nearBytes = 256 << 10;
/// More loops than these are taken as they are.
constexpr unsigned mostOrderedRows = 4;

double guess(int64_t extent) {
  return ShapedType::isDynamic(extent) ? guessedExtent : extent;
}

/// An operand and the rows that it depends on.
struct Read {
  double bytes = 0;
  llvm::SmallBitVector rows;
};

Read describe(OpOperand &operand, const Rows &rows, unsigned numRows) {
  auto op = cast<linalg::LinalgOp>(operand.getOwner());
  Read read{0, llvm::SmallBitVector(numRows)};
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!type || !type.getElementType().isIntOrFloat())
    return read;
  read.bytes = (type.getElementTypeBitWidth() + 7) / 8;
  for (int64_t extent : type.getShape())
    read.bytes *= guess(extent);
  AffineMap map = op.getMatchingIndexingMap(&operand);
  for (auto [loop, row] : llvm::enumerate(rows))
    if (row && map.isFunctionOfDim(loop))
      read.rows.set(*row);
  return read;
}

/// Bytes that come from beyond the near cache with the loops in that order,
/// outermost first, and then minus those that the last loop shares.
std::pair<double, double> countTraffic(ArrayRef<Read> reads,
                                       ArrayRef<unsigned> order,
                                       ArrayRef<double> extents) {
  double sum = 0, shared = 0;
  for (const Read &read : reads) {
    double traffic = read.bytes, inside = read.bytes;
    for (unsigned row : order) {
      if (read.rows.test(row))
        inside /= extents[row];
      else if (inside > nearBytes)
        traffic *= extents[row];
    }
    sum += traffic;
    if (!read.rows.test(order.back()))
      shared += read.bytes;
  }
  return {sum, -shared};
}

SmallVector<double> getRowExtents(const RowGroup &group) {
  linalg::LinalgOp root = group.ops.back();
  SmallVector<double> extents(group.numRows);
  for (auto [row, extent] :
       llvm::zip(group.rows.find(root)->second, root.getStaticLoopRanges()))
    if (row)
      extents[*row] = guess(extent);
  return extents;
}

} // namespace

bool tensoropt::readsAgain(linalg::LinalgOp op) {
  return op.getNumReductionLoops() > 0 &&
         !llvm::all_of(op.getDpsInputOperands(), [&](OpOperand *operand) {
           return op.getMatchingIndexingMap(operand).isPermutation();
         });
}

double tensoropt::countIterations(linalg::LinalgOp op) {
  double product = 1;
  for (int64_t extent : op.getStaticLoopRanges())
    product *= guess(extent);
  return product;
}

double tensoropt::countShared(linalg::LinalgOp op, const Rows &rows) {
  double sum = 0;
  for (OpOperand &operand : op->getOpOperands()) {
    Read read = describe(operand, rows, rows.size());
    if (read.rows.none())
      sum += read.bytes;
  }
  return sum;
}

void tensoropt::orderRows(RowGroup &group) {
  if (group.numRows < 2 || group.numRows > mostOrderedRows)
    return;
  SmallVector<Read> reads;
  for (linalg::LinalgOp op : group.ops)
    for (OpOperand &operand : op->getOpOperands())
      if (!group.contains(operand.get().getDefiningOp()))
        reads.push_back(describe(operand, group.rows[op], group.numRows));
  SmallVector<double> extents = getRowExtents(group);

  SmallVector<unsigned> order(group.numRows);
  std::iota(order.begin(), order.end(), 0);
  SmallVector<unsigned> best = order;
  auto least = countTraffic(reads, order, extents);
  while (std::next_permutation(order.begin(), order.end())) {
    auto traffic = countTraffic(reads, order, extents);
    if (traffic < least) {
      least = traffic;
      best = order;
    }
  }
  SmallVector<unsigned> place(group.numRows);
  for (auto [at, row] : llvm::enumerate(best))
    place[row] = at;
  for (auto &[op, rows] : group.rows)
    for (std::optional<unsigned> &row : rows)
      if (row)
        row = place[*row];
}

int64_t tensoropt::chooseStep(const RowGroup &group) {
  constexpr int64_t step = 4;
  /// What the first cache holds costs little to read again.
  constexpr double firstCacheBytes = 16 << 10;
  unsigned last = group.numRows - 1;
  if (getRowExtents(group)[last] < step)
    return 1;
  for (linalg::LinalgOp op : group.ops) {
    if (op.getNumReductionLoops() == 0)
      continue;
    const Rows &rows = group.rows.find(op)->second;
    for (OpOperand &operand : op->getOpOperands()) {
      Read read = describe(operand, rows, group.numRows);
      if (!read.rows.test(last) && read.bytes >= firstCacheBytes)
        return step;
    }
  }
  return 1;
}
