// SPDX-License-Identifier: Apache-2.0

#include "RowTraffic.h"
#include "ClippedWindows.h"
#include "MatrixProduct.h"
#include "RowReads.h"
#include "Tiling.h"
#include <numeric>

using namespace mlir;
using namespace tensoropt;

using Rows = RowGroup::Rows;

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
    Read read = Read::of(operand, rows, rows.size());
    if (read.rows.none())
      sum += read.bytes;
  }
  return sum;
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
      Read read = Read::of(operand, rows, group.numRows);
      if (!read.rows.test(last) && read.bytes >= firstCacheBytes)
        return step;
    }
  }
  return 1;
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

/// More loops than these are taken as they are.
static constexpr unsigned mostOrderedRows = 4;

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
  Tiling tiling(group, registers);
  std::vector<TiledOrder> all;
  TiledOrder best{std::numeric_limits<double>::infinity(), {}, {}};
  for (ArrayRef<unsigned> order : listOrders(group)) {
    TiledOrder least{std::numeric_limits<double>::infinity(), {}, {}};
    tiling.forEach([&](ArrayRef<int64_t> tile) {
      TiledOrder one{tiling.count(tile, order), SmallVector<int64_t>(tile),
                     SmallVector<unsigned>(order)};
      if (one.cycles < least.cycles * share)
        least = one;
      one.at = all.size();
      if (count > 1)
        all.push_back(std::move(one));
    });
    auto rank = [&](const TiledOrder &one) {
      return std::pair(one.cycles, tiling.getPlaces(one.order));
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

SmallVector<SmallVector<int64_t>> tensoropt::fitBoxes(const RowGroup &group,
                                                      ArrayRef<int64_t> tile,
                                                      int64_t registers) {
  return Tiling(group, registers).fitBoxes(tile);
}

bool tensoropt::paysToClip(const RowGroup &group, int64_t registers,
                           bool isCopied) {
  // Bytes in a cycle, of large copies, and what pays for more and smaller tiles
  // where there are none.
  constexpr double copied = 12, leastGain = 1.25;
  auto op = cast<linalg::LinalgOp>(group.tiled);
  std::optional<ClippedWindows> windows = ClippedWindows::find(op);
  if (!windows)
    return false;
  auto countCycles = [&](bool isPadded) {
    Tiling tiling(group, registers, isPadded);
    double least = std::numeric_limits<double>::infinity();
    for (ArrayRef<unsigned> order : listOrders(group))
      tiling.forEach([&](ArrayRef<int64_t> tile) {
        least = std::min(least, tiling.count(tile, order));
      });
    return least;
  };
  if (!isCopied)
    return countCycles(false) * leastGain < countCycles(true);
  double bytes = 0;
  for (RankedTensorType type :
       {windows->padding.getSourceType(), windows->padding.getResultType()}) {
    double elements = llvm::divideCeil(type.getElementTypeBitWidth(), 8);
    for (int64_t extent : type.getShape())
      elements *= guess(extent);
    bytes += elements;
  }
  return countCycles(false) < countCycles(true) + bytes / copied;
}

std::string tensoropt::checkRowPlan(const RowGroup &group,
                                    const KernelPlan &plan, int64_t registers) {
  if (plan.isOfProduct())
    return "has copies, which products of two given matrices have alone";
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
