// SPDX-License-Identifier: Apache-2.0

#include "ApplyScope.h"
#include "LoopSlices.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace tensoropt;

/// What guards hold: no number that code writes by chance.
static constexpr int64_t guardByte = 0xA5;

static Value createIndex(OpBuilder &builder, Location loc, int64_t value) {
  return arith::ConstantIndexOp::create(builder, loc, value);
}

/// The bytes [offset, offset + bytes) of an arena.
static Value createBytes(OpBuilder &builder, Location loc, Value arena,
                         Value offset, OpFoldResult bytes) {
  SmallVector<int64_t, 1> shape;
  SmallVector<Value, 1> open;
  dispatchIndexOpFoldResults(bytes, open, shape);
  auto type =
      MemRefType::get(shape, builder.getI8Type(), AffineMap(),
                      cast<MemRefType>(arena.getType()).getMemorySpace());
  return memref::ViewOp::create(builder, loc, type, arena, offset, open);
}

static Value createBytes(OpBuilder &builder, Location loc, Value arena,
                         Value offset, int64_t bytes) {
  return createBytes(builder, loc, arena, offset,
                     OpFoldResult(builder.getIndexAttr(bytes)));
}

static Value createByte(OpBuilder &builder, Location loc, int64_t value) {
  return arith::ConstantIntOp::create(builder, loc, builder.getI8Type(),
                                      int8_t(value));
}

void tensoropt::createFill(OpBuilder &builder, Location loc, Value arena,
                           Value offset, Value bytes, int64_t value) {
  Value part = createBytes(builder, loc, arena, offset, OpFoldResult(bytes));
  Value byte = createByte(builder, loc, value);
  scf::ForOp::create(builder, loc, createIndex(builder, loc, 0), bytes,
                     createIndex(builder, loc, 1), ValueRange(),
                     [&](OpBuilder &inside, Location, Value at, ValueRange) {
                       memref::StoreOp::create(inside, loc, byte, part, at);
                       scf::YieldOp::create(inside, loc);
                     });
}

namespace {

/// The place of one item.
struct Place {
  Value offset, bytes;
};

} // namespace

/// Of a scope's item by its number.
static Place getPlace(const MemoryScope &scope, const ScopePlaces &places,
                      size_t number, OpBuilder &builder, Location loc) {
  if (scope.isOpen)
    return {places.offsets[number], places.bytes[number]};
  const MemoryItem &item = scope.items[number];
  return {createIndex(builder, loc, item.offset),
          createIndex(builder, loc, item.bytes)};
}

/// Asserts that a guard is as it was.
static void createCheck(OpBuilder &builder, Location loc, Value arena,
                        const MemoryItem &item, Value end, int64_t guard) {
  Value part = createBytes(builder, loc, arena, end, guard);
  Value byte = createByte(builder, loc, guardByte);
  Value yes =
      arith::ConstantIntOp::create(builder, loc, builder.getI1Type(), 1);
  auto loop = scf::ForOp::create(
      builder, loc, createIndex(builder, loc, 0),
      createIndex(builder, loc, guard), createIndex(builder, loc, 1),
      ValueRange{yes},
      [&](OpBuilder &inside, Location, Value at, ValueRange state) {
        Value found = memref::LoadOp::create(inside, loc, part, at);
        Value same = arith::CmpIOp::create(
            inside, loc, arith::CmpIPredicate::eq, found, byte);
        Value all = arith::AndIOp::create(inside, loc, state[0], same);
        scf::YieldOp::create(inside, loc, all);
      });
  cf::AssertOp::create(builder, loc, loop.getResult(0),
                       "buffer '" + item.id +
                           "' was written to behind its end");
}

/// Poison before the first use, guards around it.
static void createTests(const MemoryScope &scope, const ScopePlaces &places,
                        size_t number, Value arena, bool isParallel) {
  const MemoryItem &item = scope.items[number];
  if (!item.first)
    return;
  Location loc = item.op->getLoc();
  int64_t guard = isParallel ? 0 : scope.plan.guard;
  OpBuilder builder(item.first);
  Place place = getPlace(scope, places, number, builder, loc);
  createFill(builder, loc, arena, place.offset, place.bytes, poisonByte);
  if (guard == 0)
    return;
  Value end = arith::AddIOp::create(builder, loc, place.offset, place.bytes);
  createFill(builder, loc, arena, end, createIndex(builder, loc, guard),
             guardByte);
  // Code behind a terminator there is none; what it hands on is all it touches.
  if (item.last->hasTrait<OpTrait::IsTerminator>())
    builder.setInsertionPoint(item.last);
  else
    builder.setInsertionPointAfter(item.last);
  createCheck(builder, loc, arena, item, end, guard);
}

/// Asserts that open extents are what the plan takes them for.
static void checkBounds(const MemoryItem &item, OpBuilder &builder) {
  auto alloc = cast<memref::AllocOp>(item.op);
  Location loc = alloc.getLoc();
  for (auto [size, bound] : llvm::zip(alloc.getDynamicSizes(), item.bounds)) {
    Value isWithin =
        arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ule, size,
                              createIndex(builder, loc, bound));
    cf::AssertOp::create(builder, loc, isWithin,
                         "an extent of buffer '" + item.id +
                             "' is larger than its upper bound " +
                             std::to_string(bound));
  }
}

static void applyBuffer(const MemoryScope &scope, const ScopePlaces &places,
                        size_t number, Value arena) {
  const MemoryItem &item = scope.items[number];
  auto alloc = cast<memref::AllocOp>(item.op);
  OpBuilder builder(alloc);
  checkBounds(item, builder);
  Value offset = scope.isOpen
                     ? places.offsets[number]
                     : createIndex(builder, alloc.getLoc(), item.offset);
  Attribute space = cast<MemRefType>(arena.getType()).getMemorySpace();
  MemRefType type = alloc.getType();
  Value view = memref::ViewOp::create(builder, alloc.getLoc(),
                                      MemRefType::get(type.getShape(),
                                                      type.getElementType(),
                                                      type.getLayout(), space),
                                      arena, offset, alloc.getDynamicSizes());
  // Users know the default space; --bubble-down-memory-space-casts tells them.
  if (type != view.getType())
    view =
        memref::MemorySpaceCastOp::create(builder, alloc.getLoc(), type, view);
  for (Operation *dealloc : item.deallocs)
    dealloc->erase();
  alloc.replaceAllUsesWith(view);
  alloc.erase();
}

static PassedArena applyCall(const MemoryScope &scope,
                             const ScopePlaces &places, size_t number,
                             Value arena) {
  const MemoryItem &item = scope.items[number];
  OpBuilder builder(item.op);
  Location loc = item.op->getLoc();
  item.op->removeAttr(getOffsetAttr(scope, item.op));
  Place place = getPlace(scope, places, number, builder, loc);
  OpFoldResult bytes = scope.isOpen ? OpFoldResult(place.bytes)
                                    : builder.getIndexAttr(item.bytes);
  return {item.op, scope.space, scope.isOpen,
          createBytes(builder, loc, arena, place.offset, bytes)};
}

/// A part of the slices for each iteration. Of known sizes `offset` and
/// `places.slice` are null.
static void applyLoop(const MemoryItem &item, Value arena, Value offset,
                      const ScopePlaces &places, bool poison,
                      std::vector<PassedArena> &passed) {
  const MemoryScope &inner = *item.inner;
  Location loc = item.op->getLoc();
  auto builder = OpBuilder::atBlockBegin(&item.op->getRegion(0).front());
  Value number = createIterationNumber(item.op, builder);
  OpFoldResult bytes = places.slice ? OpFoldResult(places.slice)
                                    : builder.getIndexAttr(inner.plan.arena);
  Value start = arith::MulIOp::create(
      builder, loc, number,
      getValueOrCreateConstantIndexOp(builder, loc, bytes));
  if (!offset)
    offset = createIndex(builder, loc, item.offset);
  start = arith::AddIOp::create(builder, loc, start, offset);
  Value slice = createBytes(builder, loc, arena, start, bytes);
  applyScope(inner, slice, places, poison, passed, /*isParallel=*/true);
  item.op->removeAttr(memoryPlanAttr);
}

void tensoropt::applyScope(const MemoryScope &scope, Value arena,
                           const ScopePlaces &places, bool poison,
                           std::vector<PassedArena> &passed, bool isParallel) {
  size_t loops = 0;
  for (auto [number, item] : llvm::enumerate(scope.items)) {
    if (item.inner && scope.isOpen) {
      applyLoop(item, arena, places.offsets[number], places.loops[loops++],
                poison, passed);
    } else if (item.inner) {
      applyLoop(item, arena, Value(), ScopePlaces(), poison, passed);
    } else if (isa<func::CallOp>(item.op)) {
      passed.push_back(applyCall(scope, places, number, arena));
    } else {
      if (poison)
        createTests(scope, places, number, arena, isParallel);
      applyBuffer(scope, places, number, arena);
    }
  }
}
