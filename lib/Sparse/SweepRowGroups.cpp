// SPDX-License-Identifier: Apache-2.0
// Neighbouring rows of a packed triangle in one loop: what all read and write
// along the row is loaded and stored once.
//
// Row i of a lower triangle ends at its diagonal, and row i + 1 goes one place
// beyond. The shared loop ends before the diagonal of the first; what is left
// of each row follows, a few entries. Each place still gets its terms in the
// order of rows.

#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace tensoropt;

/// True if the rows that the loop of `level` visits can go in groups and gain
/// by it. `depth` is that of the loop.
bool SweepLoops::groupsRows(unsigned level, unsigned depth) {
  bool isRow = options.groupRows && layout.isPacked() &&
               level + 2 == layout.levels.size() &&
               diagonal == Diagonal::Last && !owned && !terms.hasEffects &&
               !vectorIndex && sweep.getExtents().empty() && visitsNeighbours();
  if (!isRow || (options.threads > 1 && options.conflicts == Conflicts::Atomic))
    return false;
  const auto &bounds = layout.region->bounds(level + 1);
  if (bounds.size() != 1 || bounds[0].slot != level || !bounds[0].ties.empty())
    return false;
  // A sum that goes on from row to row is one chain.
  return llvm::none_of(sumsOf(depth + 1),
                       [](PartialSum *sum) { return sum->carrier; });
}

/// What is known of one row.
struct SweepLoops::Row {
  IRMapping mapping;
  std::vector<SmallVector<Value>> prefixes;
  SmallVector<Value> products; ///< of all sums
  SmallVector<Value> running;  ///< sums over the row so far
  Value base, end;
};

SweepLoops::Row SweepLoops::startRow(unsigned level, unsigned depth, Value at) {
  ArrayRef<BlockArgument> coordinate = sweep.getCoordinate();
  mapping.map(coordinate[level], at);
  enterDepth(depth);
  SmallVector<Value> indices =
      llvm::map_to_vector(coordinate.take_front(level + 1),
                          [&](Value at) { return mapping.lookup(at); });
  RegionLoops region(*layout.region, builder, extents);
  Row row{mapping,
          prefixes,
          {},
          {},
          region.base(indices),
          region.end(level + 1, indices)};
  for (auto &sum : terms.sums)
    row.products.push_back(sum->product);
  for (PartialSum *sum : sumsOf(depth + 1))
    row.running.push_back(identityOf(*sum));
  return row;
}

/// Makes `row` the one that is emitted, its sums being `running`.
void SweepLoops::resumeRow(const Row &row, unsigned depth, ValueRange running) {
  mapping = row.mapping;
  prefixes = row.prefixes;
  for (auto [sum, product] : llvm::zip(terms.sums, row.products))
    sum->product = product;
  for (auto [sum, value] : llvm::zip(sumsOf(depth + 1), running))
    sum->running = value;
}

/// Emits the visit of the entry at `at` of a row.
void SweepLoops::visitOfRow(const Row &row, unsigned level, unsigned depth,
                            Value at) {
  mapping.map(sweep.getCoordinate()[level + 1], at);
  visitLevel(level + 2, depth + 1,
             arith::AddIOp::create(builder, row.base, at));
}

/// In a block that adds to one place several times, loads and stores it once:
/// outputs are distinct, and nothing that is read is written.
static void mergeUpdates(Block &block) {
  using Place = std::pair<Value, SmallVector<Value>>;
  SmallVector<std::pair<Place, memref::StoreOp>> stored;
  auto find = [&](Value memref, ValueRange indices) {
    return llvm::find_if(stored, [&](auto &entry) {
      return entry.first.first == memref &&
             ValueRange(entry.first.second) == indices;
    });
  };
  for (Operation &op : llvm::make_early_inc_range(block)) {
    if (auto load = dyn_cast<memref::LoadOp>(op)) {
      auto found = find(load.getMemRef(), load.getIndices());
      if (found == stored.end())
        continue;
      load.replaceAllUsesWith(found->second.getValueToStore());
      load.erase();
    } else if (auto store = dyn_cast<memref::StoreOp>(op)) {
      auto found = find(store.getMemRef(), store.getIndices());
      if (found == stored.end()) {
        Place place(store.getMemRef(), llvm::to_vector(store.getIndices()));
        stored.emplace_back(std::move(place), store);
        continue;
      }
      found->second.erase();
      found->second = store;
    }
  }
}

void SweepLoops::emitRowGroup(unsigned level, unsigned depth, Value at) {
  IRMapping outside = mapping;
  std::vector<SmallVector<Value>> outsidePrefixes = prefixes;
  SmallVector<Row, rowsOfGroup> rows;
  SmallVector<Value> inits;
  for (unsigned number = 0; number < rowsOfGroup; ++number) {
    mapping = outside;
    prefixes = outsidePrefixes;
    rows.push_back(startRow(
        level, depth,
        number ? arith::AddIOp::create(builder, at, index(number)) : at));
    llvm::append_range(inits, rows.back().running);
  }

  Value common = arith::SubIOp::create(builder, rows.front().end, index(1));
  auto loop = scf::ForOp::create(builder, index(0), common, index(1), inits);
  size_t sums = rows.front().running.size();
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    SmallVector<Value> yielded;
    entriesDiffer = true;
    for (auto [number, row] : llvm::enumerate(rows)) {
      resumeRow(row, depth,
                loop.getRegionIterArgs().slice(number * sums, sums));
      visitOfRow(row, level, depth, loop.getInductionVar());
      for (PartialSum *sum : sumsOf(depth + 1))
        yielded.push_back(sum->running);
    }
    entriesDiffer = false;
    if (!yielded.empty())
      scf::YieldOp::create(builder, yielded);
    mergeUpdates(*loop.getBody());
  }
  for (auto [number, row] : llvm::enumerate(rows)) {
    resumeRow(row, depth, loop.getResults().slice(number * sums, sums));
    emitEntries(
        level + 1, depth + 1, common, row.end,
        [&, &row = row](Value at) { visitOfRow(row, level, depth, at); });
    leaveDepth(depth);
  }
}
