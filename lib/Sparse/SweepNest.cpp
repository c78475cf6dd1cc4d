// SPDX-License-Identifier: Apache-2.0
// The loops of a sweep: one per level and free index, sums in registers.

#include "SweepLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// The reductions whose place is known at `depth`: deeper loops carry them.
SmallVector<SweepLoops::Reduction *> SweepLoops::carriedBelow(unsigned depth) {
  SmallVector<Reduction *> carried;
  for (Reduction &reduction : reductions)
    if (reduction.targetDepth <= depth && depth < totalDepth)
      carried.push_back(&reduction);
  return carried;
}

Value SweepLoops::identityOf(Reduction &reduction) {
  return emitIdentity(builder, reduction.op.getKind(),
                      reduction.op.getValue().getType());
}

void SweepLoops::beginSums(unsigned depth) {
  for (Reduction *reduction : carriedBelow(depth))
    if (reduction->targetDepth == depth)
      reduction->sum = identityOf(*reduction);
}

void SweepLoops::endSums(unsigned depth) {
  for (Reduction *reduction : carriedBelow(depth))
    if (reduction->targetDepth == depth) {
      addToMemory(reduction->op, reduction->sum);
      reduction->sum = Value();
    }
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Runs `body` with the sums replaced by `sums`; returns them as it leaves
/// them.
static SmallVector<Value> withSums(ArrayRef<SweepLoops::Reduction *> carried,
                                   ValueRange sums,
                                   llvm::function_ref<void()> body) {
  for (auto [reduction, sum] : llvm::zip(carried, sums))
    reduction->sum = sum;
  body();
  return llvm::map_to_vector(
      carried, [](SweepLoops::Reduction *reduction) { return reduction->sum; });
}

/// Emits `for (at = from; at < to; at += ways)`, with `ways` copies of the body
/// that each keep sums of their own: additions of one sum depend on each other,
/// those of several do not.
void SweepLoops::emitLoop(unsigned depth, Value from, Value to,
                          llvm::function_ref<void(Value)> body, unsigned ways) {
  SmallVector<Reduction *> carried = carriedBelow(depth);
  SmallVector<Value> inits;
  for (unsigned way = 0; way < ways; ++way)
    for (Reduction *reduction : carried)
      inits.push_back(way == 0 ? reduction->sum : identityOf(*reduction));
  auto loop = scf::ForOp::create(builder, from, to, index(ways), inits);
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    SmallVector<Value> sums;
    for (unsigned way = 0; way < ways; ++way) {
      Value at = loop.getInductionVar();
      if (way > 0)
        at = arith::AddIOp::create(builder, at, index(way));
      llvm::append_range(
          sums, withSums(carried,
                         loop.getRegionIterArgs().slice(way * carried.size(),
                                                        carried.size()),
                         [&] { body(at); }));
    }
    if (!sums.empty())
      scf::YieldOp::create(builder, sums);
  }
  for (auto [at, reduction] : llvm::enumerate(carried)) {
    reduction->sum = loop.getResult(at);
    for (unsigned way = 1; way < ways; ++way)
      reduction->sum =
          emitReduce(builder, reduction->op.getKind(), reduction->sum,
                     loop.getResult(way * carried.size() + at), reassociate);
  }
}

/// Emits the body for position `at` if `condition` holds.
void SweepLoops::emitIf(unsigned depth, Value condition, Value at,
                        llvm::function_ref<void(Value)> body) {
  SmallVector<Reduction *> carried = carriedBelow(depth);
  SmallVector<Value> before;
  SmallVector<Type> types;
  for (Reduction *reduction : carried) {
    before.push_back(reduction->sum);
    types.push_back(reduction->sum.getType());
  }
  auto branch = scf::IfOp::create(builder, types, condition,
                                  /*withElseRegion=*/!types.empty());
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    SmallVector<Value> sums = withSums(carried, before, [&] { body(at); });
    if (!types.empty()) {
      scf::YieldOp::create(builder, sums);
      builder.setInsertionPointToStart(branch.elseBlock());
      scf::YieldOp::create(builder, before);
    }
  }
  for (auto [reduction, sum] : llvm::zip(carried, branch.getResults()))
    reduction->sum = sum;
}

/// How many copies of the deepest loop's body run side by side. A loop without
/// scattered updates is left to the vectoriser of LLVM, which does the same and
/// more; one with them is not vectorised, and there the latency of its sums
/// would decide.
unsigned SweepLoops::chooseWays(unsigned depth) {
  bool scatters = llvm::any_of(reductions, [&](const Reduction &reduction) {
    return reduction.targetDepth > depth;
  });
  bool sumsFloats = llvm::any_of(carriedBelow(depth), [](Reduction *reduction) {
    return isa<FloatType, ComplexType>(reduction->op.getValue().getType());
  });
  bool isDeepest = depth + 1 == totalDepth;
  return reassociate && isDeepest && scatters && sumsFloats ? 2 : 1;
}

/// Emits the loop over the entries [from, to) of a compressed level. When only
/// its first or last entry can lie on a diagonal, that one gets a copy of the
/// body with the tests for it, and the others need none.
void SweepLoops::emitEntries(unsigned level, unsigned depth, Value from,
                             Value to, llvm::function_ref<void(Value)> body) {
  auto emitRange = [&](Value from, Value to) {
    unsigned ways = chooseWays(depth);
    if (ways > 1) {
      Value count = arith::SubIOp::create(builder, to, from);
      Value rest = arith::RemUIOp::create(builder, count, index(ways));
      Value middle = arith::SubIOp::create(builder, to, rest);
      emitLoop(depth, from, middle, body, ways);
      from = middle;
    }
    emitLoop(depth, from, to, body);
  };
  bool isDeepest = level + 1 == layout.levels.size();
  if (!isDeepest || diagonal == Diagonal::Anywhere)
    return emitRange(from, to);

  Value one = index(1);
  Value any =
      arith::CmpIOp::create(builder, arith::CmpIPredicate::ult, from, to);
  Value length = arith::SelectOp::create(builder, any, one, index(0));
  auto emitRest = [&](Value from, Value to) {
    entriesDiffer = true;
    emitRange(from, to);
    entriesDiffer = false;
  };
  if (diagonal == Diagonal::First) {
    emitIf(depth, any, from, body);
    emitRest(arith::AddIOp::create(builder, from, length), to);
    return;
  }
  Value last = arith::SubIOp::create(builder, to, length);
  emitRest(from, last);
  emitIf(depth, any, last, body);
}

//===----------------------------------------------------------------------===//
// Levels
//===----------------------------------------------------------------------===//

/// Loads a position or coordinate. They are unsigned, as in sparse_tensor.
Value SweepLoops::loadIndex(Value buffer, Value at) {
  Value loaded = memref::LoadOp::create(builder, buffer, at);
  if (loaded.getType().isIndex())
    return loaded;
  return arith::IndexCastUIOp::create(builder, builder.getIndexType(), loaded);
}

void SweepLoops::visitLevel(unsigned level, unsigned depth, Value parent) {
  if (level == layout.levels.size())
    return visitValue(depth, parent);
  const StorageLevel &info = layout.levels[level];
  Value coordinate = sweep.getCoordinate()[info.dimension];
  // The operations of the deepest level wait for the entry.
  auto enter = [&](unsigned depth, Value position) {
    if (level + 1 < layout.levels.size() &&
        layout.levels[level + 1].kind != LevelKind::Singleton)
      emitOperations(depth);
    visitLevel(level + 1, depth, position);
  };
  switch (info.kind) {
  case LevelKind::Dense: {
    Value extent = extents[level];
    beginSums(depth);
    emitLoop(depth, index(0), extent, [&](Value at) {
      mapping.map(coordinate, at);
      Value position = at;
      if (parent)
        position = arith::AddIOp::create(
            builder, arith::MulIOp::create(builder, parent, extent), at);
      enter(depth + 1, position);
    });
    endSums(depth);
    break;
  }
  case LevelKind::Compressed: {
    Value above = parent ? parent : index(0);
    Value from = loadIndex(positions[level], above);
    Value to = loadIndex(positions[level],
                         arith::AddIOp::create(builder, above, index(1)));
    beginSums(depth);
    emitEntries(level, depth, from, to, [&](Value at) {
      mapping.map(coordinate, loadIndex(coordinates[level], at));
      enter(depth + 1, at);
    });
    endSums(depth);
    break;
  }
  case LevelKind::Singleton:
    mapping.map(coordinate, loadIndex(coordinates[level], parent));
    enter(depth, parent);
    break;
  }
}

void SweepLoops::visitValue(unsigned depth, Value position) {
  Value entry;
  if (values) {
    entry = memref::LoadOp::create(builder, values, position);
  } else {
    SmallVector<Value> place;
    for (Value at : sweep.getCoordinate())
      place.push_back(mapping.lookup(at));
    entry = memref::LoadOp::create(builder, sweep.getDriver(), place);
  }
  mapping.map(sweep.getEntry(), entry);
  visitFree(0, depth);
}

void SweepLoops::visitFree(unsigned number, unsigned depth) {
  emitOperations(depth);
  if (number == sweep.getExtents().size())
    return visitEntry();
  beginSums(depth);
  emitLoop(depth, index(0), sweep.getExtents()[number], [&](Value at) {
    mapping.map(sweep.getFreeIndices()[number], at);
    visitFree(number + 1, depth + 1);
  });
  endSums(depth);
}
