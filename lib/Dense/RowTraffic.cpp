// SPDX-License-Identifier: Apache-2.0

#include "RowTraffic.h"
#include "LaneReduction.h"
#include "MatrixProduct.h"
#include <cmath>
#include <numeric>

using namespace mlir;
using namespace tensoropt;

using Rows = RowGroup::Rows;

namespace {

/// For extents that are not known.
constexpr int64_t guessedExtent = 256;
/// What stays in the second cache of a core while other data pass.
constexpr double nearBytes = 1 << 20;
/// What the first cache holds costs little to read again.
constexpr double firstCacheBytes = 16 << 10;
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

/// Elements along a dimension that are read at all: strides leave some out.
/// Those along memory lie in the same cache lines.
double countRead(linalg::LinalgOp op, AffineMap map, unsigned dim,
                 int64_t extent) {
  if (dim + 1 == map.getNumResults())
    return guess(extent);
  double places = 1;
  for (auto [loop, steps] : llvm::enumerate(op.getStaticLoopRanges()))
    if (map.getResult(dim).isFunctionOfDim(loop))
      places *= guess(steps);
  return std::min(guess(extent), places);
}

Read describe(OpOperand &operand, const Rows &rows, unsigned numRows) {
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

/// Bytes that come from beyond the near cache with the loops in that order,
/// outermost first, of so many steps each, and then minus those that the last
/// loop shares.
std::pair<double, double> countTraffic(ArrayRef<Read> reads,
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

/// What the group reads of others.
static SmallVector<Read> listReads(const RowGroup &group) {
  SmallVector<Read> reads;
  for (linalg::LinalgOp op : group.ops)
    for (OpOperand &operand : op->getOpOperands())
      if (!group.contains(operand.get().getDefiningOp()))
        reads.push_back(
            describe(operand, group.rows.find(op)->second, group.numRows));
  return reads;
}

/// The extent of the rows of a product of two given matrices, if they are those
/// of a loop.
static std::optional<int64_t> findProductRows(const RowGroup &group,
                                              unsigned row) {
  for (linalg::LinalgOp op : group.ops)
    if (std::optional<MatrixProduct> product = MatrixProduct::find(op))
      if (group.rows.find(op)->second[product->row] == row)
        return op.getStaticLoopRanges()[product->row];
  return std::nullopt;
}

bool tensoropt::fillsTiles(const RowGroup &group) {
  return group.tiled || findProductRows(group, group.numRows - 1);
}

/// Rows that share what they read.
static constexpr int64_t sharedRows = 4;

/// Rows of the last loop to compute at a time, that they share what they read.
static int64_t chooseStep(const RowGroup &group, unsigned last,
                          int64_t registers) {
  if (std::optional<int64_t> rows = findProductRows(group, last)) {
    // Two vectors of columns for each row; of an extent that is not known most
    // are multiples of a power of two.
    int64_t most = registers / 2;
    return ShapedType::isDynamic(*rows)
               ? llvm::bit_floor(uint64_t(most))
               : llvm::divideCeil(*rows, llvm::divideCeil(*rows, most));
  }
  constexpr int64_t step = sharedRows;
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

namespace {

/// Tiles of the results of a reduction, and what they cost.
class Tiling {
public:
  explicit Tiling(const RowGroup &group);

  /// Cycles of all tiles with the loops in that order.
  double count(ArrayRef<int64_t> tile, ArrayRef<unsigned> order) const;
  /// How far inside the loop over blocks is, of weights that come from far
  /// away: tiles that share some have time to fetch the next ones.
  double getBlockPlace(ArrayRef<unsigned> order) const;
  /// Each tile that registers hold.
  void forEach(int64_t registers,
               function_ref<void(ArrayRef<int64_t>)> consider) const;

private:
  double countStep(int64_t blocks, int64_t columns) const;

  const RowGroup &group;
  LaneReduction reduction;
  SmallVector<double> extents;
  SmallVector<Read> reads;
  SmallVector<bool> isBlock; ///< by row
  SmallVector<bool> isOpen;  ///< by row: its extent is not known
  std::optional<unsigned> block;
  SmallVector<unsigned> columns; ///< the innermost first
  double sums = 0;               ///< steps of a tile
};

} // namespace

Tiling::Tiling(const RowGroup &group)
    : group(group),
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
  for (unsigned loop : llvm::reverse(reduction.columns))
    if (rows[loop])
      columns.push_back(*rows[loop]);
  for (linalg::LinalgOp part = reduction.op; group.contains(part);
       part = findNextPart(part)) {
    SmallVector<int64_t> loops = part.getStaticLoopRanges();
    std::optional<LaneReduction> found = LaneReduction::find(part);
    double steps = 1;
    for (unsigned loop : found->sums)
      steps *= guess(loops[loop]);
    sums += steps;
  }
}

double Tiling::getBlockPlace(ArrayRef<unsigned> order) const {
  if (!block || !reduction.isProduct)
    return 0;
  auto weights =
      cast<RankedTensorType>(reduction.vectors.front()->get().getType());
  int64_t bytes = weights.getElementTypeBitWidth() / 8;
  if (!weights.hasStaticShape() ||
      weights.getNumElements() * bytes < farWeightBytes)
    return 0;
  return std::find(order.begin(), order.end(), *block) - order.begin();
}

/// Cycles of a step of a tile on a machine that starts two products and nearly
/// two loads at a time, whose products take four cycles, and which streams
/// vectors that the first cache does not hold.
double Tiling::countStep(int64_t blocks, int64_t columns) const {
  constexpr double streamed = 12; // bytes in a cycle
  constexpr double loaded = 1.7;  // elements or vectors in a cycle
  constexpr double loop = 1.5;    // cycles
  double products = std::max(blocks * columns / 2.0, 4.0);
  if (reduction.scalars.empty()) // each column has its own
    return products + loop;
  double vectors = 64.0 * blocks;
  double stream = sums * vectors > firstCacheBytes ? vectors / streamed : 0;
  return std::max({products, (blocks + columns) / loaded, stream}) + loop;
}

double Tiling::count(ArrayRef<int64_t> tile, ArrayRef<unsigned> order) const {
  /// What a tile costs besides its steps, in steps.
  constexpr double overhead = 2;
  /// Bytes that come from beyond the second cache in a cycle.
  constexpr double farBytes = 6;
  /// What the code of another kernel is worth.
  constexpr double kernelShare = 0.02;
  double sum = 0, kernels = 0;
  unsigned count = extents.size();
  // Each loop runs over whole tiles or over what is left.
  for (unsigned rest = 0; rest < (1u << count); ++rest) {
    double tiles = 1;
    int64_t blocks = 1, columns = 1;
    for (unsigned row = 0; row < count; ++row) {
      auto extent = int64_t(extents[row]);
      bool isRest = rest & (1u << row);
      int64_t size = isRest ? extent % tile[row] : tile[row];
      tiles *= isRest ? size > 0 : extent / tile[row];
      (isBlock[row] ? blocks : columns) *= size;
    }
    if (tiles == 0)
      continue;
    ++kernels;
    sum += tiles * countStep(blocks, columns) * (sums + overhead);
  }
  sum *= 1 + kernelShare * kernels;
  SmallVector<double> steps;
  for (auto [extent, size] : llvm::zip(extents, tile))
    steps.push_back(std::ceil(extent / size));
  return sum + countTraffic(reads, order, steps).first / farBytes;
}

void Tiling::forEach(int64_t registers,
                     function_ref<void(ArrayRef<int64_t>)> consider) const {
  SmallVector<int64_t> single(group.numRows, 1);
  consider(single);
  for (int64_t blocks : {1, 2, 4, 8}) {
    SmallVector<int64_t> tile = single;
    if (blocks > 1) {
      if (!block || blocks > extents[*block])
        break;
      tile[*block] = blocks;
    }
    if (columns.empty()) {
      consider(tile);
      continue;
    }
    auto inner = int64_t(extents[columns[0]]);
    // Vectors of each column need registers, too.
    int64_t most = registers / blocks / (reduction.scalars.empty() ? 2 : 1);
    for (int64_t width = 1; width <= std::min(inner, most); ++width) {
      // Most extents are multiples of four.
      if (isOpen[columns[0]] && width > 4 && width % 4 != 0)
        continue;
      tile[columns[0]] = width;
      consider(tile);
    }
    // Several rows of an image only where they are whole.
    if (columns.size() < 2 || inner > most)
      continue;
    tile[columns[0]] = inner;
    auto outer = int64_t(extents[columns[1]]);
    for (int64_t height = 2; height <= std::min(outer, most / inner);
         ++height) {
      tile[columns[1]] = height;
      consider(tile);
    }
  }
}

namespace {

/// A tile and an order of loops, and their cycles.
struct TiledOrder {
  double cycles;
  SmallVector<int64_t> tile;
  SmallVector<unsigned> order;
  size_t at = 0; ///< of those of equal cycles the first one comes first
};

using Orders = SmallVector<SmallVector<unsigned>>;

} // namespace

/// Orders of the rows of a group, the one that they have first.
static Orders listOrders(const RowGroup &group) {
  SmallVector<unsigned> order(group.numRows);
  std::iota(order.begin(), order.end(), 0);
  Orders orders = {order};
  if (group.numRows <= mostOrderedRows)
    while (std::next_permutation(order.begin(), order.end()))
      orders.push_back(order);
  return orders;
}

static KernelPlan makePlan(ArrayRef<unsigned> order, ArrayRef<int64_t> tile) {
  KernelPlan plan;
  plan.order.assign(order.begin(), order.end());
  plan.tile.assign(tile.begin(), tile.end());
  return plan;
}

/// Whether tiles or loops in that order are those of a plan already.
static bool contains(ArrayRef<KernelPlan> plans, const TiledOrder &other,
                     bool byLoop) {
  return llvm::any_of(plans, [&](const KernelPlan &plan) {
    return byLoop ? plan.order.front() == other.order.front()
                  : ArrayRef(plan.tile) == ArrayRef(other.tile);
  });
}

/// Tiles in the order of their cycles, each with its best order of loops, and
/// behind them the best tile with another outermost loop.
static SmallVector<KernelPlan> listTiles(const RowGroup &group,
                                         int64_t registers, unsigned count) {
  /// Tiles that are hardly better do not displace simpler ones.
  constexpr double share = 0.999;
  Tiling tiling(group);
  std::vector<TiledOrder> all;
  TiledOrder best{std::numeric_limits<double>::infinity(), {}, {}};
  for (ArrayRef<unsigned> order : listOrders(group)) {
    TiledOrder least{std::numeric_limits<double>::infinity(), {}, {}};
    tiling.forEach(registers, [&](ArrayRef<int64_t> tile) {
      TiledOrder one{tiling.count(tile, order), SmallVector<int64_t>(tile),
                     SmallVector<unsigned>(order)};
      if (one.cycles < least.cycles * share)
        least = one;
      one.at = all.size();
      if (count > 1)
        all.push_back(std::move(one));
    });
    auto rank = [&](const TiledOrder &one) {
      return std::pair(one.cycles, tiling.getBlockPlace(one.order));
    };
    if (rank(least) < rank(best))
      best = std::move(least);
  }
  SmallVector<KernelPlan> plans = {makePlan(best.order, best.tile)};
  llvm::sort(all, [](const TiledOrder &a, const TiledOrder &b) {
    return std::pair(a.cycles, a.at) < std::pair(b.cycles, b.at);
  });
  for (const TiledOrder &one : all)
    if (plans.size() + 1 < count && !contains(plans, one, /*byLoop=*/false))
      plans.push_back(makePlan(one.order, one.tile));
  for (const TiledOrder &one : all)
    if (one.tile == best.tile && plans.size() < count &&
        !contains(ArrayRef(plans).take_front(1), one, /*byLoop=*/true)) {
      plans.push_back(makePlan(one.order, one.tile));
      break;
    }
  return plans;
}

SmallVector<KernelPlan> tensoropt::listRowPlans(const RowGroup &group,
                                                int64_t registers,
                                                unsigned count) {
  if (group.tiled)
    return listTiles(group, registers, count);
  SmallVector<Read> reads = listReads(group);
  SmallVector<double> extents = getRowExtents(group);
  Orders orders = listOrders(group);
  const auto &order = *llvm::min_element(orders, [&](ArrayRef<unsigned> a,
                                                     ArrayRef<unsigned> b) {
    return countTraffic(reads, a, extents) < countTraffic(reads, b, extents);
  });
  SmallVector<KernelPlan> plans;
  int64_t chosen = chooseStep(group, order.back(), registers);
  for (int64_t step : {chosen, chosen == 1 ? sharedRows : int64_t(1)}) {
    SmallVector<int64_t> steps(group.numRows, 1);
    steps[order.back()] = step;
    if (plans.size() < count && step <= extents[order.back()])
      plans.push_back(makePlan(order, steps));
  }
  return plans;
}

std::string tensoropt::checkRowPlan(const RowGroup &group,
                                    const KernelPlan &plan, int64_t registers) {
  if (plan.tile.size() != group.numRows)
    return "has " + std::to_string(plan.tile.size()) +
           " loops, the operation has " + std::to_string(group.numRows);
  int64_t results = 1;
  for (auto [step, extent] : llvm::zip(plan.tile, getRowExtents(group))) {
    if (step > extent)
      return "has a tile of " + std::to_string(step) +
             " elements of a loop over " + std::to_string(int64_t(extent));
    results *= step;
    if (group.tiled && results > registers)
      return "has a tile of " + std::to_string(results) +
             " or more registers, there are " + std::to_string(registers) +
             " for results";
  }
  if (!group.tiled)
    return "";
  std::optional<LaneReduction> reduction =
      LaneReduction::find(cast<linalg::LinalgOp>(group.tiled));
  const Rows &rows = group.rows.find(group.tiled)->second;
  for (unsigned loop : reduction->batches)
    if (rows[loop] && plan.tile[*rows[loop]] != 1)
      return "has a tile of several batches, which share nothing";
  return "";
}

SmallVector<int64_t> tensoropt::orderRows(RowGroup &group,
                                          const KernelPlan &plan) {
  SmallVector<unsigned> place(group.numRows);
  SmallVector<int64_t> steps;
  for (auto [at, row] : llvm::enumerate(plan.order)) {
    place[row] = at;
    steps.push_back(plan.tile[row]);
  }
  for (auto &[op, rows] : group.rows)
    for (std::optional<unsigned> &row : rows)
      if (row)
        row = place[*row];
  return steps;
}
