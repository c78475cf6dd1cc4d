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

/// What the loops do before place `at` of the outermost one, in visits of an
/// entry: those before it, and the inner nodes above them. Short fibres lie
/// under more nodes than long ones.
Value SweepLoops::workBefore(Value at) {
  if (layout.isPacked())
    return entriesBefore(at);
  Value work;
  for (auto [level, info] : llvm::enumerate(layout.levels)) {
    if (level > 0 && info.kind == LevelKind::Dense)
      at = arith::MulIOp::create(builder, at, extents[level]);
    else if (level > 0 && info.kind == LevelKind::Compressed)
      at = loadIndex(builder, positions[level], at);
    bool isDeepest = level + 1 == layout.levels.size();
    if (info.kind == LevelKind::Singleton)
      continue;
    Value visits =
        isDeepest ? at
                  : arith::MulIOp::create(builder, at, index(visitsPerNode));
    work = work ? arith::AddIOp::create(builder, work, visits) : visits;
  }
  return work;
}

/// Fills in where `count` chunks of the outermost loop begin and the last one
/// ends: each at the first place with its share of the work before it.
void SweepLoops::fillBounds(Value bounds, int64_t count,
                            llvm::function_ref<Value(Value)> before) {
  auto [from, to] = rootRange();
  Value first = before(from);
  Value all = arith::SubIOp::create(builder, before(to), first);
  memref::StoreOp::create(builder, from, bounds, index(0));
  memref::StoreOp::create(builder, to, bounds, index(count));
  auto loop = scf::ForOp::create(builder, index(1), index(count), index(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value part = arith::DivUIOp::create(
      builder, arith::MulIOp::create(builder, all, loop.getInductionVar()),
      index(count));
  Value wanted = arith::AddIOp::create(builder, first, part);
  Value place = emitBisection(builder, from, to, [&](Value at) -> Value {
    return arith::CmpIOp::create(builder, arith::CmpIPredicate::ult, before(at),
                                 wanted);
  });
  memref::StoreOp::create(builder, place, bounds, loop.getInductionVar());
}

/// The bounds of one chunk per thread.
Value SweepLoops::emitBounds() {
  auto type = MemRefType::get({options.threads + 1}, builder.getIndexType());
  Value bounds = memref::AllocOp::create(builder, type);
  fillBounds(bounds, options.threads, [&](Value at) { return workBefore(at); });
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

/// How many values of the first output lie before its first one in the same
/// line of the cache, if its rows are whole lines, else 0. An even number:
/// tiles of one column sum in another order than wider ones.
Value SweepLoops::columnsBefore(int64_t perLine, int64_t elementBytes) {
  Value extent = sweep.getExtents()[*vectorIndex];
  Value address =
      memref::ExtractAlignedPointerAsIndexOp::create(builder, targets.front());
  Value pairs = arith::RemUIOp::create(
      builder,
      arith::DivUIOp::create(builder, address, index(2 * elementBytes)),
      index(perLine / 2));
  Value areWhole = arith::CmpIOp::create(
      builder, arith::CmpIPredicate::eq,
      arith::RemUIOp::create(builder, extent, index(perLine)), index(0));
  return arith::SelectOp::create(
      builder, areWhole, arith::MulIOp::create(builder, pairs, index(2)),
      index(0));
}

/// Cuts the columns of the index that lies across vectors, where lines of the
/// cache end: no two threads should write to one.
void SweepLoops::emitColumns() {
  Value extent = sweep.getExtents()[*vectorIndex];
  int64_t elementBytes =
      bytesOf(cast<MemRefType>(targets.front().getType()).getElementType());
  int64_t perLine = lineBytes / elementBytes;
  Value before = columnsBefore(perLine, elementBytes);
  emitThreads([&](Value thread) {
    auto share = [&](Value thread) -> Value {
      Value part = arith::DivUIOp::create(
          builder, arith::MulIOp::create(builder, extent, thread),
          index(options.threads));
      Value rest = arith::RemUIOp::create(
          builder, arith::AddIOp::create(builder, part, before),
          index(perLine));
      return arith::SubIOp::create(builder, part,
                                   arith::MinUIOp::create(builder, part, rest));
    };
    Value from = share(thread);
    Value next = arith::AddIOp::create(builder, thread, index(1));
    Value isLast = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                         next, index(options.threads));
    Value to = arith::SelectOp::create(builder, isLast, extent, share(next));
    emitTiles(from, to);
  });
}
