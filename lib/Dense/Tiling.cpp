// SPDX-License-Identifier: Apache-2.0

#include "Tiling.h"
#include <cmath>

using namespace mlir;
using namespace tensoropt;

using Rows = RowGroup::Rows;

Tiling::Tiling(const RowGroup &group, int64_t registers, bool isPadded)
    : group(group), registers(registers),
      reduction(*LaneReduction::find(cast<linalg::LinalgOp>(group.tiled))),
      extents(getRowExtents(group)), reads(listReads(group)),
      isBlock(group.numRows), isOpen(group.numRows) {
  linalg::LinalgOp root = group.ops.back();
  for (auto [row, extent] :
       llvm::zip(group.rows.find(root)->second, root.getStaticLoopRanges()))
    if (row)
      isOpen[*row] = ShapedType::isDynamic(extent);
  const Rows &rows = group.rows.find(reduction.op)->second;
  for (unsigned loop : reduction.channels)
    if (rows[loop]) {
      isBlock[*rows[loop]] = true;
      block = rows[loop];
    }
  for (unsigned loop : reduction.batches)
    if (rows[loop])
      batches.push_back(*rows[loop]);
  for (unsigned loop : llvm::reverse(reduction.columns))
    if (rows[loop])
      columns.push_back(*rows[loop]);
  boxes.push_back({extents, countSteps(), /*isWhole=*/true});
  if (!isPadded)
    listBoxes();
  findFetched();
  collides = findCollision();
}

/// As TilePrefetch does.
void Tiling::findFetched() {
  constexpr int64_t lastCacheBytes = 16 << 20;
  int64_t bytes = reduction.countWeightBytes();
  if (reduction.scalars.empty() || bytes < farWeightBytes ||
      bytes > lastCacheBytes)
    return;
  OpOperand *weights = reduction.vectors.front();
  fetched =
      Read::of(*weights, group.rows.find(reduction.op)->second, group.numRows);
  reads = listReads(group, weights);
}

bool Tiling::findCollision() const {
  /// Lines so far apart share a place in the first cache.
  constexpr int64_t cacheStride = 4096;
  if (reduction.scalars.size() != 1 || columns.empty())
    return false;
  OpOperand *factor = reduction.scalars.front();
  linalg::LinalgOp op = reduction.op;
  const Rows &rows = group.rows.find(op)->second;
  const auto *loop = llvm::find(rows, columns.front());
  AffineMap map = op.getMatchingIndexingMap(factor);
  auto type = cast<RankedTensorType>(factor->get().getType());
  int64_t distance = type.getElementTypeBitWidth() / 8;
  for (unsigned dim = map.getNumResults(); dim-- > 0;) {
    if (map.getResult(dim) ==
        getAffineDimExpr(loop - rows.begin(), op->getContext()))
      return distance % cacheStride == 0;
    if (type.isDynamicDim(dim))
      return false;
    distance *= type.getDimSize(dim);
  }
  return false;
}

/// Steps of a tile.
double Tiling::countSteps() const {
  double sums = 0;
  for (linalg::LinalgOp part = reduction.op; group.contains(part);
       part = findNextPart(part)) {
    SmallVector<int64_t> loops = part.getStaticLoopRanges();
    std::optional<LaneReduction> found = LaneReduction::find(part);
    double steps = 1;
    for (unsigned loop : found->sums)
      steps *= guess(loops[loop]);
    sums += steps;
  }
  return sums;
}

/// Cuts the one box into those of clipped windows, if there are such.
void Tiling::listBoxes() {
  std::optional<ClippedWindows> windows = ClippedWindows::find(reduction.op);
  if (!windows)
    return;
  Box all = std::exchange(boxes, {}).front();
  const Rows &rows = group.rows.find(reduction.op)->second;
  for (const ClippedWindows::Box &clips : windows->listBoxes()) {
    boxes.push_back(all);
    for (auto [axis, clip] : llvm::zip_equal(windows->axes, clips)) {
      boxes.back().sums *= double(clip.count) / axis.extent;
      boxes.back().isWhole &= clip.count == axis.extent;
      if (rows[axis.result])
        boxes.back().extents[*rows[axis.result]] = clip.end - clip.begin;
    }
  }
  for (const ClippedWindows::Axis &axis : windows->axes)
    if (rows[axis.result])
      clipped.push_back(*rows[axis.result]);
}

double Tiling::getBlockPlace(ArrayRef<unsigned> order) const {
  if (!block || reduction.countWeightBytes() < farWeightBytes)
    return 0;
  return std::find(order.begin(), order.end(), *block) - order.begin();
}

std::pair<double, double> Tiling::getPlaces(ArrayRef<unsigned> order) const {
  double places = 0;
  for (unsigned row : batches)
    places += std::find(order.begin(), order.end(), row) - order.begin();
  return {places, getBlockPlace(order)};
}

/// Cycles of a step of a tile on a machine that starts two products and nearly
/// two loads at a time, whose products take four cycles, and which streams
/// vectors that the first cache does not hold.
double Tiling::countStep(int64_t blocks, int64_t columns, double steps) const {
  // Bytes in a cycle; the weights of a box are those of the one before.
  double streamed = boxes.size() > 1 ? 32 : 12;
  constexpr double loaded = 1.7; // elements or vectors in a cycle
  constexpr double loop = 1.5;   // cycles
  // Lines of one place in the first cache, and cycles of reading those beyond
  // from the second one.
  constexpr int64_t ways = 12;
  constexpr double collision = 1;
  double products = std::max(blocks * columns / 2.0, 4.0);
  if (reduction.scalars.empty()) // each column has its own
    return products + loop;
  double vectors = 64.0 * blocks;
  double stream = steps * vectors > firstCacheBytes ? vectors / streamed : 0;
  double colliding = collides && columns > ways ? collision : 0;
  return std::max({products, (blocks + columns) / loaded, stream}) + loop +
         colliding;
}

std::pair<double, unsigned> Tiling::count(const Box &box,
                                          ArrayRef<int64_t> tile) const {
  /// What a tile costs besides its steps, in steps.
  constexpr double overhead = 2;
  double sum = 0;
  unsigned kernels = 0;
  unsigned count = extents.size();
  // Each loop runs over whole tiles or over what is left.
  for (unsigned rest = 0; rest < (1u << count); ++rest) {
    double tiles = 1;
    int64_t blocks = 1, columns = 1;
    for (unsigned row = 0; row < count; ++row) {
      auto extent = int64_t(box.extents[row]);
      int64_t whole = std::min(tile[row], extent);
      bool isRest = rest & (1u << row);
      int64_t size = isRest ? extent % whole : whole;
      tiles *= isRest ? size > 0 : extent / whole;
      (isBlock[row] ? blocks : columns) *= size;
    }
    if (tiles == 0)
      continue;
    ++kernels;
    sum += tiles * countStep(blocks, columns, box.sums) * (box.sums + overhead);
  }
  return {sum, kernels};
}

double Tiling::count(ArrayRef<int64_t> tile, ArrayRef<unsigned> order) const {
  /// Bytes that come from beyond the second cache in a cycle, and of those that
  /// are fetched from the last one.
  constexpr double farBytes = 6, fetchedBytes = 16;
  /// What the code of another kernel is worth.
  constexpr double kernelShare = 0.02;
  /// And that of a box, which is read by the way but takes as long to compile:
  /// a share, up to so many cycles.
  constexpr double boxShare = 0.003, boxCycles = 20000;
  double sum = 0;
  for (const Box &box : boxes)
    if (box.isWhole) {
      auto [cycles, kernels] = count(box, tile);
      sum += cycles * (1 + kernelShare * kernels);
    }
  sum += countOthers(tile);
  sum += std::min(boxShare * sum, boxCycles) * (boxes.size() - 1);
  SmallVector<double> steps;
  for (auto [extent, size] : llvm::zip(extents, tile))
    steps.push_back(std::ceil(extent / size));
  // Loops of each box are inside the loops that boxes share.
  const auto *first = llvm::find_if(
      order, [&](unsigned row) { return llvm::is_contained(clipped, row); });
  if (first != order.end()) {
    steps[*first] = 0;
    for (const Box &box : boxes)
      steps[*first] += std::ceil(box.extents[*first] / tile[*first]);
  }
  if (fetched) {
    // Beside the products, but for a cycle that each line takes.
    double bytes = countTraffic(*fetched, order, steps).first;
    sum = std::max(sum, bytes / fetchedBytes) + bytes / 64;
  }
  return sum + countTraffic(reads, order, steps).first / farBytes;
}

/// Cycles of all boxes but that of whole windows.
double Tiling::countOthers(ArrayRef<int64_t> tile) const {
  auto [known, isNew] = others.try_emplace(block ? tile[*block] : 1, 0);
  if (!isNew || boxes.size() == 1)
    return known->second;
  for (auto [box, fitted] : llvm::zip_equal(boxes, fitBoxes(tile)))
    if (!box.isWhole)
      known->second += count(box, fitted).first;
  return known->second;
}

SmallVector<SmallVector<int64_t>>
Tiling::fitBoxes(ArrayRef<int64_t> tile) const {
  SmallVector<SmallVector<int64_t>> fitted;
  for (const Box &box : boxes) {
    fitted.emplace_back(tile);
    if (box.isWhole)
      continue;
    SmallVector<int64_t> one(tile);
    double least = std::numeric_limits<double>::infinity();
    forEachColumns(box.extents, one, [&] {
      double cycles = count(box, one).first;
      if (cycles >= least)
        return;
      least = cycles;
      fitted.back() = one;
    });
  }
  return fitted;
}

void Tiling::forEach(function_ref<void(ArrayRef<int64_t>)> consider) const {
  SmallVector<int64_t> single(group.numRows, 1);
  consider(single);
  ArrayRef<double> whole = extents;
  for (const Box &box : boxes)
    if (box.isWhole)
      whole = box.extents;
  for (int64_t blocks : {1, 2, 4, 8}) {
    SmallVector<int64_t> tile = single;
    if (blocks > 1) {
      if (!block || blocks > extents[*block])
        break;
      tile[*block] = blocks;
    }
    forEachColumns(whole, tile, [&] { consider(tile); });
  }
}

/// Sets the columns of a tile, whose blocks are known, to each number that
/// registers hold.
void Tiling::forEachColumns(ArrayRef<double> extents,
                            SmallVector<int64_t> &tile,
                            function_ref<void()> consider) const {
  SmallVector<unsigned> longer;
  for (unsigned row : columns) {
    tile[row] = 1;
    if (extents[row] > 1)
      longer.push_back(row);
  }
  if (longer.empty())
    return consider();
  // Vectors of each column need registers, too.
  int64_t blocks = block ? tile[*block] : 1;
  int64_t most = registers / blocks / (reduction.scalars.empty() ? 2 : 1);
  auto inner = int64_t(extents[longer[0]]);
  for (int64_t width = 1; width <= std::min(inner, most); ++width) {
    // Most extents are multiples of four.
    if (isOpen[longer[0]] && width > 4 && width % 4 != 0)
      continue;
    tile[longer[0]] = width;
    consider();
  }
  // Several rows of an image only where they are whole.
  if (longer.size() < 2 || inner > most)
    return;
  tile[longer[0]] = inner;
  auto outer = int64_t(extents[longer[1]]);
  for (int64_t height = 2; height <= std::min(outer, most / inner); ++height) {
    tile[longer[1]] = height;
    consider();
  }
}
