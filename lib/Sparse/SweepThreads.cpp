// SPDX-License-Identifier: Apache-2.0
// Sweeps on several threads.
//
// The outermost loop is cut into one chunk per thread, of about equal numbers
// of entries. Which places a chunk adds to decides how conflicts are avoided:
// none if the outermost coordinate is part of every place; else all chunks but
// one add to private copies of the outputs, which are added at the end; where
// those are dear and a long free index lies across vectors, its columns are cut
// instead. All of these give the same result each time. Atomic updates need no
// copies, but their order changes.

#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// Additions to memory that pay for one element of a private copy, which is
/// cleared, read and added.
static constexpr int64_t workPerCopy = 2;

//===----------------------------------------------------------------------===//
// Strategy
//===----------------------------------------------------------------------===//

/// True if entries with different outermost coordinates never share a place:
/// that coordinate is always the same index of an output.
bool SweepLoops::rowsAreDisjoint() {
  const StorageLevel &root = layout.levels.front();
  if (!root.unique)
    return false;
  Value coordinate = sweep.getCoordinate()[root.dimension];
  DenseMap<Value, size_t> places;
  for (Term &term : terms.terms) {
    auto indices = term.op.getIndices();
    size_t place =
        std::distance(indices.begin(), llvm::find(indices, coordinate));
    auto [known, isNew] = places.try_emplace(term.op.getTarget(), place);
    if (place == indices.size() || known->second != place)
      return false;
  }
  return true;
}

/// The number of entries, or of all places of a memref.
Value SweepLoops::countEntries() {
  if (values)
    return memref::DimOp::create(builder, values, 0);
  Value count = index(1);
  for (Value extent : extents)
    count = arith::MulIOp::create(builder, count, extent);
  return count;
}

/// The additions to memory, or rather to registers, of the whole sweep.
Value SweepLoops::countWork() {
  Value work = arith::MulIOp::create(
      builder, countEntries(), index(std::max<size_t>(terms.terms.size(), 1)));
  for (Value extent : sweep.getExtents())
    work = arith::MulIOp::create(builder, work, extent);
  return work;
}

//===----------------------------------------------------------------------===//
// Chunks
//===----------------------------------------------------------------------===//

/// The range of the outermost loop: coordinates, or positions of entries.
std::pair<Value, Value> SweepLoops::rootRange() {
  if (layout.levels.front().kind == LevelKind::Dense)
    return {index(0), extents.front()};
  return {loadIndex(builder, positions.front(), index(0)),
          loadIndex(builder, positions.front(), index(1))};
}

/// The number of entries before place `at` of the outermost loop.
Value SweepLoops::entriesBefore(Value at) {
  if (layout.isPacked()) {
    RegionLoops region(*layout.region, builder, extents);
    SmallVector<Value> first{at};
    for (unsigned slot = 1; slot < layout.levels.size(); ++slot)
      first.push_back(region.begin(slot, first));
    Value last = first.pop_back_val();
    return arith::AddIOp::create(builder, region.base(first), last);
  }
  for (auto [level, info] : llvm::drop_begin(llvm::enumerate(layout.levels)))
    if (info.kind == LevelKind::Dense)
      at = arith::MulIOp::create(builder, at, extents[level]);
    else if (info.kind == LevelKind::Compressed)
      at = loadIndex(builder, positions[level], at);
  return at;
}

/// The first place of the outermost loop with at least `wanted` entries before
/// it, by bisection.
Value SweepLoops::findPlace(Value from, Value to, Value wanted) {
  auto loop = scf::WhileOp::create(
      builder, TypeRange{from.getType(), to.getType()}, ValueRange{from, to},
      [&](OpBuilder &, Location, ValueRange range) {
        Value differ = arith::CmpIOp::create(builder, arith::CmpIPredicate::ult,
                                             range[0], range[1]);
        scf::ConditionOp::create(builder, differ, range);
      },
      [&](OpBuilder &, Location, ValueRange range) {
        Value sum = arith::AddIOp::create(builder, range[0], range[1]);
        Value middle = arith::DivUIOp::create(builder, sum, index(2));
        Value less = arith::CmpIOp::create(builder, arith::CmpIPredicate::ult,
                                           entriesBefore(middle), wanted);
        Value next = arith::AddIOp::create(builder, middle, index(1));
        Value low = arith::SelectOp::create(builder, less, next, range[0]);
        Value high = arith::SelectOp::create(builder, less, range[1], middle);
        scf::YieldOp::create(builder, ValueRange{low, high});
      });
  return loop.getResult(0);
}

/// Where the chunks of the outermost loop begin and the last one ends, in a
/// buffer of `threads` + 1 places.
Value SweepLoops::emitBounds() {
  auto type = MemRefType::get({options.threads + 1}, builder.getIndexType());
  Value bounds = memref::AllocOp::create(builder, type);
  auto [from, to] = rootRange();
  Value all = entriesBefore(to);
  Value before = entriesBefore(from);
  Value count = arith::SubIOp::create(builder, all, before);
  memref::StoreOp::create(builder, from, bounds, index(0));
  memref::StoreOp::create(builder, to, bounds, index(options.threads));
  auto loop =
      scf::ForOp::create(builder, index(1), index(options.threads), index(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value part = arith::DivUIOp::create(
      builder, arith::MulIOp::create(builder, count, loop.getInductionVar()),
      index(options.threads));
  Value wanted = arith::AddIOp::create(builder, before, part);
  memref::StoreOp::create(builder, findPlace(from, to, wanted), bounds,
                          loop.getInductionVar());
  return bounds;
}

/// Emits one iteration per thread.
void SweepLoops::emitThreads(llvm::function_ref<void(Value)> body) {
  auto loop = scf::ParallelOp::create(builder, ValueRange{index(0)},
                                      ValueRange{index(options.threads)},
                                      ValueRange{index(1)});
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  body(loop.getInductionVars().front());
}

/// Emits the nest for one chunk.
void SweepLoops::emitChunk(Value bounds, Value chunk) {
  Value next = arith::AddIOp::create(builder, chunk, index(1));
  root = {memref::LoadOp::create(builder, bounds, chunk),
          memref::LoadOp::create(builder, bounds, next)};
  emitAll();
  root.reset();
}

//===----------------------------------------------------------------------===//
// All together
//===----------------------------------------------------------------------===//

/// Emits `then` if the condition holds, and `otherwise` if not.
void SweepLoops::emitChoice(Value condition, llvm::function_ref<void()> then,
                            llvm::function_ref<void()> otherwise) {
  auto branch = scf::IfOp::create(builder, condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  then();
  builder.setInsertionPointToStart(branch.elseBlock());
  otherwise();
}

/// Cuts the columns of the index that lies across vectors.
void SweepLoops::emitColumns() {
  Value extent = sweep.getExtents()[*vectorIndex];
  emitThreads([&](Value thread) {
    auto share = [&](Value thread) -> Value {
      // Whole cache lines, so that no two threads write to one.
      Value part = arith::DivUIOp::create(
          builder, arith::MulIOp::create(builder, extent, thread),
          index(options.threads));
      Value rest = arith::RemUIOp::create(builder, part, index(8));
      return arith::SubIOp::create(builder, part, rest);
    };
    Value from = share(thread);
    Value next = arith::AddIOp::create(builder, thread, index(1));
    Value isLast = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                         next, index(options.threads));
    Value to = arith::SelectOp::create(builder, isLast, extent, share(next));
    emitTiles(from, to);
  });
}

/// True if columns can be cut: every place has the index across vectors.
bool SweepLoops::columnsAreDisjoint() {
  return vectorIndex && llvm::all_of(terms.terms, [&](Term &term) {
           return llvm::is_contained(term.op.getIndices(),
                                     sweep.getFreeIndices()[*vectorIndex]);
         });
}

/// True if the work pays `times` over for private copies of the outputs.
Value SweepLoops::paysForCopies(Value work, int64_t times) {
  Value elements = index(0);
  for (Value memref : sweep.getInits()) {
    Value count = index(1);
    for (int64_t dimension = 0;
         dimension < cast<MemRefType>(memref.getType()).getRank(); ++dimension)
      count = arith::MulIOp::create(
          builder, count, memref::DimOp::create(builder, memref, dimension));
    elements = arith::AddIOp::create(builder, elements, count);
  }
  Value cost = arith::MulIOp::create(
      builder, elements, index(times * workPerCopy * (options.threads - 1)));
  return arith::CmpIOp::create(builder, arith::CmpIPredicate::uge, work, cost);
}

void SweepLoops::emitConflicting(Value work) {
  if (options.threadWork == 0)
    return emitWithCopies(emitBounds());
  emitChoice(
      paysForCopies(work, 1), [&] { emitWithCopies(emitBounds()); },
      [&] { emitAll(); });
}

void SweepLoops::emitOnThreads() {
  Value work = countWork();
  Value isWorth = arith::CmpIOp::create(builder, arith::CmpIPredicate::uge,
                                        work, index(options.threadWork));
  emitChoice(
      isWorth,
      [&] {
        auto emitDirectly = [&] {
          Value bounds = emitBounds();
          emitThreads([&](Value chunk) { emitChunk(bounds, chunk); });
        };
        if (rowsAreDisjoint() || options.conflicts == Conflicts::Atomic)
          return emitDirectly();
        if (!columnsAreDisjoint())
          return emitConflicting(work);
        Value isLong = arith::CmpIOp::create(
            builder, arith::CmpIPredicate::uge,
            sweep.getExtents()[*vectorIndex],
            index(int64_t(options.threads) * widestTile()));
        // Threads that write parts of the same rows share cache lines at the
        // seams, so copies come first where they cost next to nothing.
        Value areDear = arith::XOrIOp::create(
            builder, paysForCopies(work, 16),
            arith::ConstantOp::create(builder, builder.getBoolAttr(true)));
        emitChoice(
            arith::AndIOp::create(builder, isLong, areDear),
            [&] { emitColumns(); }, [&] { emitConflicting(work); });
      },
      [&] { emitAll(); });
}
