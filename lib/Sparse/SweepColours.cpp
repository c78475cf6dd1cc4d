// SPDX-License-Identifier: Apache-2.0

#include "SweepColours.h"
#include "PlainLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

BlockColouring::BlockColouring(ImplicitLocOpBuilder &builder,
                               const TensorBuffers &tensor,
                               const StorageLayout &layout,
                               SmallVector<unsigned> places, int64_t count,
                               int64_t threads)
    : builder(builder), tensor(tensor), layout(layout),
      places(std::move(places)), blocks(count), threads(threads) {
  Type type = builder.getIndexType();
  borders =
      memref::AllocOp::create(builder, MemRefType::get({count + 1}, type));
  // One more for the number of colours, see emitColours.
  table = memref::AllocOp::create(builder,
                                  MemRefType::get({Columns, count + 1}, type));
}

Value BlockColouring::index(int64_t value) {
  return arith::ConstantIndexOp::create(builder, value);
}

Value BlockColouring::get(Column column, Value at) {
  return memref::LoadOp::create(builder, table, ValueRange{index(column), at});
}

void BlockColouring::set(Column column, Value at, Value value) {
  memref::StoreOp::create(builder, value, table, ValueRange{index(column), at});
}

//===----------------------------------------------------------------------===//
// Places that a block writes
//===----------------------------------------------------------------------===//

static Value isLess(ImplicitLocOpBuilder &builder, Value lhs, Value rhs) {
  return arith::CmpIOp::create(builder, arith::CmpIPredicate::ult, lhs, rhs);
}

BlockColouring::Range
BlockColouring::rangeIf(Value condition, Range range,
                        llvm::function_ref<Range()> other) {
  auto branch = scf::IfOp::create(
      builder, condition,
      [&](OpBuilder &, Location) {
        Range result = other();
        scf::YieldOp::create(builder, ValueRange{result.first, result.second});
      },
      [&](OpBuilder &, Location) {
        scf::YieldOp::create(builder, ValueRange{range.first, range.second});
      });
  return {branch.getResult(0), branch.getResult(1)};
}

/// The least range that has both, the second one in blocks.
BlockColouring::Range BlockColouring::widen(Range range, Range other,
                                            int64_t block) {
  Value begin = other.first, end = other.second;
  if (block > 1) {
    begin = arith::MulIOp::create(builder, begin, index(block));
    end = arith::MulIOp::create(builder, end, index(block));
  }
  return {arith::MinUIOp::create(builder, range.first, begin),
          arith::MaxUIOp::create(builder, range.second, end)};
}

/// Widens a range by what each node in `stride` adds to it.
BlockColouring::Range
BlockColouring::widenBy(Range range, Range nodes, Value stride,
                        llvm::function_ref<Range(Value, Range)> visit) {
  auto loop = scf::ForOp::create(builder, nodes.first, nodes.second, stride,
                                 ValueRange{range.first, range.second});
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  auto carried = loop.getRegionIterArgs();
  Range result = visit(loop.getInductionVar(), {carried[0], carried[1]});
  scf::YieldOp::create(builder, ValueRange{result.first, result.second});
  return {loop.getResult(0), loop.getResult(1)};
}

/// Widens a range by sorted coordinates: the first and the last.
BlockColouring::Range BlockColouring::widenBySorted(Range range, unsigned level,
                                                    Range nodes) {
  Value any = isLess(builder, nodes.first, nodes.second);
  return rangeIf(any, range, [&] {
    Value coordinates = tensor.coordinates[level];
    Value last = arith::SubIOp::create(builder, nodes.second, index(1));
    Value end = arith::AddIOp::create(
        builder, loadIndex(builder, coordinates, last), index(1));
    Range found{loadIndex(builder, coordinates, nodes.first), end};
    return widen(range, found, layout.levels[level].block);
  });
}

/// Widens a range by the coordinates that a level holds at `nodes`, which lie
/// below `parents`.
BlockColouring::Range BlockColouring::widenByLevel(Range range, unsigned level,
                                                   Range parents, Range nodes,
                                                   Value stride) {
  const StorageLevel &info = layout.levels[level];
  if (info.kind == LevelKind::Dense) {
    // Of the root its part, of other levels all.
    Range all = level == 0 ? nodes : Range{index(0), tensor.extents[level]};
    Value any = isLess(builder, nodes.first, nodes.second);
    return rangeIf(any, range, [&] { return widen(range, all, info.block); });
  }
  if (info.kind == LevelKind::Compressed && info.ordered) {
    if (level == 0)
      return widenBySorted(range, level, nodes);
    return widenBy(range, parents, stride, [&](Value at, Range range) {
      Value next = arith::AddIOp::create(builder, at, index(1));
      return widenBySorted(range, level, childrenOf(level, {at, next}));
    });
  }
  return widenBy(range, nodes, stride, [&](Value at, Range range) {
    Value found = loadIndex(builder, tensor.coordinates[level], at);
    Value end = arith::AddIOp::create(builder, found, index(1));
    return widen(range, {found, end}, info.block);
  });
}

/// The nodes of a level below those of the level above.
BlockColouring::Range BlockColouring::childrenOf(unsigned level,
                                                 Range parents) {
  auto first = [&](Value parent) -> Value {
    switch (layout.levels[level].kind) {
    case LevelKind::Dense:
      return arith::MulIOp::create(builder, parent, tensor.extents[level]);
    case LevelKind::Compressed:
      return loadIndex(builder, tensor.positions[level], parent);
    case LevelKind::Singleton:
      return parent;
    }
    llvm_unreachable("unknown level");
  };
  return {first(parents.first), first(parents.second)};
}

/// The places that a part of the outermost loop writes; an empty range, that
/// begins beyond all others, if it writes none.
BlockColouring::Range BlockColouring::placesOf(Range root, Value stride) {
  Range range{index(std::numeric_limits<int64_t>::max()), index(0)};
  Range parents, nodes = root;
  for (auto [level, info] : llvm::enumerate(layout.levels)) {
    if (level > 0) {
      parents = nodes;
      // Packed storage has no positions, and all of each dense level.
      if (!layout.isPacked())
        nodes = childrenOf(level, parents);
    }
    if (info.part != LevelPart::Inside &&
        llvm::is_contained(places, info.dimension))
      range = widenByLevel(range, level, parents, nodes, stride);
  }
  return range;
}

void BlockColouring::emitRanges(Value stride) {
  emitParallel(builder, index(0), index(blocks), [&](Value block) {
    Value next = arith::AddIOp::create(builder, block, index(1));
    Range root{memref::LoadOp::create(builder, borders, block),
               memref::LoadOp::create(builder, borders, next)};
    auto [begin, end] = placesOf(root, stride);
    set(Begin, block, begin);
    set(End, block, end);
  });
}

Value BlockColouring::countRanges() {
  auto at = [&](int64_t block) -> Value {
    return memref::LoadOp::create(builder, borders, index(block));
  };
  Value count = index(0);
  Range parents, nodes{at(0), at(blocks)};
  for (auto [level, info] : llvm::enumerate(layout.levels)) {
    if (level == 0 || layout.isPacked())
      continue;
    parents = nodes;
    nodes = childrenOf(level, parents);
    if (info.kind == LevelKind::Dense ||
        !llvm::is_contained(places, info.dimension))
      continue;
    bool isSorted = info.kind == LevelKind::Compressed && info.ordered;
    Range read = isSorted ? parents : nodes;
    count = arith::AddIOp::create(
        builder, count,
        arith::SubIOp::create(builder, read.second, read.first));
  }
  return count;
}

//===----------------------------------------------------------------------===//
// Colours
//===----------------------------------------------------------------------===//

/// Lists the blocks by left end, by insertion: blocks of sorted storage mostly
/// are in this order.
void BlockColouring::sortBlocks() {
  set(List, index(0), index(0));
  emitPlainFor(builder, index(1), index(blocks), [&](Value block) {
    Value begin = get(Begin, block);
    auto loop = scf::WhileOp::create(
        builder, TypeRange{begin.getType()}, ValueRange{block},
        [&](OpBuilder &, Location, ValueRange at) {
          Value place = arith::MaxUIOp::create(builder, at[0], index(1));
          Value before =
              get(List, arith::SubIOp::create(builder, place, index(1)));
          Value isAny = isLess(builder, index(0), at[0]);
          Value isLater = isLess(builder, begin, get(Begin, before));
          scf::ConditionOp::create(
              builder, arith::AndIOp::create(builder, isAny, isLater), at);
        },
        [&](OpBuilder &, Location, ValueRange at) {
          Value before = arith::SubIOp::create(builder, at[0], index(1));
          set(List, at[0], get(List, before));
          scf::YieldOp::create(builder, before);
        });
    set(List, loop.getResult(0), block);
  });
}

/// Gives each block the first colour whose blocks end before it begins; returns
/// the number of colours.
Value BlockColouring::colourBlocks() {
  emitPlainFor(builder, index(0), index(blocks), [&](Value colour) {
    set(Taken, colour, index(0));
    set(Members, colour, index(0));
  });
  auto loop = scf::ForOp::create(builder, index(0), index(blocks), index(1),
                                 ValueRange{index(0)});
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value block = get(List, loop.getInductionVar());
  Value begin = get(Begin, block);
  // A colour without blocks ends the search: it ends at 0.
  auto search = scf::WhileOp::create(
      builder, TypeRange{begin.getType()}, ValueRange{index(0)},
      [&](OpBuilder &, Location, ValueRange colour) {
        Value overlaps = isLess(builder, begin, get(Taken, colour[0]));
        scf::ConditionOp::create(builder, overlaps, colour);
      },
      [&](OpBuilder &, Location, ValueRange colour) {
        scf::YieldOp::create(builder, ValueRange{arith::AddIOp::create(
                                          builder, colour[0], index(1))});
      });
  Value colour = search.getResult(0);
  Value end =
      arith::MaxUIOp::create(builder, get(Taken, colour), get(End, block));
  set(Taken, colour, end);
  set(Colour, block, colour);
  Value next = arith::AddIOp::create(builder, colour, index(1));
  set(Members, colour,
      arith::AddIOp::create(builder, get(Members, colour), index(1)));
  scf::YieldOp::create(builder, ValueRange{arith::MaxUIOp::create(
                                    builder, loop.getRegionIterArg(0), next)});
  return loop.getResult(0);
}

/// Lists the blocks by colour; returns the number of steps.
Value BlockColouring::listGroups(Value colours) {
  auto loop = scf::ForOp::create(builder, index(0), colours, index(1),
                                 ValueRange{index(0), index(0)});
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    Value colour = loop.getInductionVar();
    Value members = get(Members, colour);
    auto carried = loop.getRegionIterArgs();
    set(Members, colour, carried[1]);
    Value steps = arith::DivUIOp::create(
        builder, arith::AddIOp::create(builder, members, index(threads - 1)),
        index(threads));
    scf::YieldOp::create(
        builder,
        ValueRange{arith::AddIOp::create(builder, carried[0], steps),
                   arith::AddIOp::create(builder, carried[1], members)});
  }
  emitPlainFor(builder, index(0), index(blocks), [&](Value block) {
    Value colour = get(Colour, block), place = get(Members, colour);
    set(List, place, block);
    set(Members, colour, arith::AddIOp::create(builder, place, index(1)));
  });
  return loop.getResult(0);
}

std::pair<Value, Value> BlockColouring::emitColours() {
  sortBlocks();
  Value colours = colourBlocks();
  Value steps = listGroups(colours);
  set(Members, index(blocks), colours);
  return {colours, steps};
}

void BlockColouring::emitGroups(llvm::function_ref<void(Value)> body) {
  Value colours = get(Members, index(blocks));
  auto loop = scf::ForOp::create(builder, index(0), colours, index(1),
                                 ValueRange{index(0)});
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value end = get(Members, loop.getInductionVar());
  emitParallel(builder, loop.getRegionIterArg(0), end,
               [&](Value at) { body(get(List, at)); });
  scf::YieldOp::create(builder, ValueRange{end});
}
