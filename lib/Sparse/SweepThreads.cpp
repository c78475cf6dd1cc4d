// SPDX-License-Identifier: Apache-2.0
// What several threads do in a sweep: the outermost loop is cut into chunks of
// about equal numbers of entries, or a long free index into columns.

#include "PlainLoops.h"
#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

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

/// Fills in where `count` chunks of the outermost loop begin and the last one
/// ends: each at the first place with its share of the entries before it.
void SweepLoops::fillBounds(Value bounds, int64_t count) {
  auto [from, to] = rootRange();
  Value all = entriesBefore(to);
  Value before = entriesBefore(from);
  Value entries = arith::SubIOp::create(builder, all, before);
  memref::StoreOp::create(builder, from, bounds, index(0));
  memref::StoreOp::create(builder, to, bounds, index(count));
  auto loop = scf::ForOp::create(builder, index(1), index(count), index(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value part = arith::DivUIOp::create(
      builder, arith::MulIOp::create(builder, entries, loop.getInductionVar()),
      index(count));
  Value wanted = arith::AddIOp::create(builder, before, part);
  Value place = emitBisection(builder, from, to, [&](Value at) -> Value {
    return arith::CmpIOp::create(builder, arith::CmpIPredicate::ult,
                                 entriesBefore(at), wanted);
  });
  memref::StoreOp::create(builder, place, bounds, loop.getInductionVar());
}

/// The bounds of one chunk per thread.
Value SweepLoops::emitBounds() {
  auto type = MemRefType::get({options.threads + 1}, builder.getIndexType());
  Value bounds = memref::AllocOp::create(builder, type);
  fillBounds(bounds, options.threads);
  return bounds;
}

/// Emits one iteration per thread.
void SweepLoops::emitThreads(llvm::function_ref<void(Value)> body) {
  emitParallel(builder, index(0), index(options.threads), body);
}

/// Emits the nest for one chunk.
void SweepLoops::emitChunk(Value bounds, Value chunk) {
  Value next = arith::AddIOp::create(builder, chunk, index(1));
  root = {memref::LoadOp::create(builder, bounds, chunk),
          memref::LoadOp::create(builder, bounds, next)};
  emitAll();
  root.reset();
}

/// One chunk per thread, none of which needs to know of the others.
void SweepLoops::emitDirectly() {
  Value bounds = emitBounds();
  emitThreads([&](Value chunk) { emitChunk(bounds, chunk); });
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
