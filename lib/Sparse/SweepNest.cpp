// SPDX-License-Identifier: Apache-2.0
// The loops of a sweep: one per level and free index, sums in registers.

#include "SweepLoops.h"
#include "TensorOpt/IR/KernelAttr.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// The sums over what the loop of `depth` visits.
SmallVector<PartialSum *> SweepLoops::sumsOf(unsigned depth) {
  SmallVector<PartialSum *> found;
  for (auto &sum : terms.sums)
    if (sum->depth == depth)
      found.push_back(sum.get());
  return found;
}

Value SweepLoops::identityOf(PartialSum &sum) {
  return emitIdentity(builder, sum.reduction, vectorised(sum.type));
}

/// Runs `body` with the sums replaced by `values`; returns them as it leaves
/// them.
static SmallVector<Value> withSums(ArrayRef<PartialSum *> sums,
                                   ValueRange values,
                                   llvm::function_ref<void()> body) {
  for (auto [sum, value] : llvm::zip(sums, values))
    sum->running = value;
  body();
  return llvm::map_to_vector(sums,
                             [](PartialSum *sum) { return sum->running; });
}

/// Emits `for (at = from; at < to; at += ways * stride)` around what `depth`
/// holds, with `ways` copies of the body that each keep sums of their own:
/// additions of one sum depend on each other, those of several do not. A body
/// visits `stride` indices.
Operation *SweepLoops::emitLoop(unsigned depth, Value from, Value to,
                                llvm::function_ref<void(Value)> body,
                                unsigned ways, unsigned stride) {
  SmallVector<PartialSum *> sums = sumsOf(depth);
  SmallVector<Value> inits;
  for (unsigned way = 0; way < ways; ++way)
    for (PartialSum *sum : sums)
      inits.push_back(way == 0 ? sum->running : identityOf(*sum));
  auto loop =
      scf::ForOp::create(builder, from, to, index(ways * stride), inits);
  noteLoop(loop, depth, ways > 1);
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    SmallVector<Value> yielded;
    for (unsigned way = 0; way < ways; ++way) {
      Value at = loop.getInductionVar();
      if (way > 0)
        at = arith::AddIOp::create(builder, at, index(way * stride));
      llvm::append_range(yielded, withSums(sums,
                                           loop.getRegionIterArgs().slice(
                                               way * sums.size(), sums.size()),
                                           [&] { body(at); }));
    }
    if (!yielded.empty())
      scf::YieldOp::create(builder, yielded);
  }
  for (auto [at, sum] : llvm::enumerate(sums)) {
    sum->running = loop.getResult(at);
    for (unsigned way = 1; way < ways; ++way)
      sum->running = emitReduce(builder, sum->reduction, sum->running,
                                loop.getResult(way * sums.size() + at),
                                options.reassociate);
  }
  return loop;
}

/// Emits what adds to the sums of `depth` under a condition.
Operation *SweepLoops::emitIf(unsigned depth, Value condition,
                              llvm::function_ref<void()> body) {
  SmallVector<PartialSum *> sums = sumsOf(depth);
  SmallVector<Value> before =
      llvm::map_to_vector(sums, [](PartialSum *sum) { return sum->running; });
  auto branch = scf::IfOp::create(builder, ValueRange(before).getTypes(),
                                  condition, /*withElseRegion=*/!sums.empty());
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    SmallVector<Value> after = withSums(sums, before, body);
    if (!sums.empty()) {
      scf::YieldOp::create(builder, after);
      builder.setInsertionPointToStart(branch.elseBlock());
      scf::YieldOp::create(builder, before);
    }
  }
  for (auto [sum, value] : llvm::zip(sums, branch.getResults()))
    sum->running = value;
  return branch;
}

/// True if all that the deepest level of packed storage reads and writes lies
/// next to each other in memory.
bool SweepLoops::visitsNeighbours() {
  if (!layout.isPacked())
    return false;
  Value deepest = sweep.getCoordinate().back();
  auto isNeighbour = [&](ValueRange indices, Value memref) {
    unsigned count = llvm::count(indices, deepest);
    return count == 0 ||
           (count == 1 && indices.back() == deepest &&
            cast<MemRefType>(memref.getType()).isLastDimUnitStride());
  };
  return llvm::all_of(deepest.getUsers(), [&](Operation *user) {
    if (auto load = dyn_cast<memref::LoadOp>(user))
      return isNeighbour(load.getIndices(), load.getMemRef());
    if (auto reduce = dyn_cast<ReduceOp>(user))
      return isNeighbour(reduce.getIndices(), reduce.getTarget());
    return isa<arith::CmpIOp>(user);
  });
}

/// True if the loop of `depth` adds to memory whenever it runs.
bool SweepLoops::addsAt(unsigned depth) {
  return llvm::any_of(terms.terms,
                      [&](const Term &term) { return term.depth == depth; });
}

/// How many copies of the deepest loop's body run side by side. A loop without
/// scattered updates is left to the vectoriser of LLVM, which does the same and
/// more; one with them is not vectorised, and there the latency of its sums
/// would decide. Tiles of vectors have several sums anyway.
unsigned SweepLoops::chooseWays(unsigned depth) {
  bool sumsFloats = llvm::any_of(sumsOf(depth), [&](PartialSum *sum) {
    return isa<FloatType, ComplexType>(sum->type);
  });
  bool isDeepest = depth == terms.deepest() && !visitsNeighbours();
  return options.reassociate && !lanes && isDeepest && addsAt(depth) &&
                 sumsFloats
             ? 2
             : 1;
}

/// True if the entries of a level are fibres of a tensor, few each. A third
/// level has longer ones than those below: there, the ends of fibres by length
/// are foreseen, so that bodies without stores gain by being repeated.
bool SweepLoops::hasShortFibres(unsigned level, unsigned depth) {
  bool isDeepest = level + 1 == layout.levels.size();
  if (!lanes || !isDeepest || level < 2 ||
      layout.levels[level].kind != LevelKind::Compressed)
    return false;
  return level > 2 || layout.levels[level - 1].ordered || addsAt(depth);
}

/// Emits the loop over the entries [from, to) of a level. When only
/// its first or last entry can lie on a diagonal, that one gets a copy of the
/// body with the tests for it, and the others need none.
void SweepLoops::emitEntries(unsigned level, unsigned depth, Value from,
                             Value to, llvm::function_ref<void(Value)> body) {
  bool isDeepest = level + 1 == layout.levels.size();
  auto emitRange = [&](Value from, Value to) {
    unsigned ways = chooseWays(depth);
    if (ways > 1) {
      Value count = arith::SubIOp::create(builder, to, from);
      Value rest = arith::RemUIOp::create(builder, count, index(ways));
      Value middle = arith::SubIOp::create(builder, to, rest);
      emitLoop(depth, from, middle, body, ways);
      from = middle;
    }
    Operation *loop = emitLoop(depth, from, to, [&](Value at) {
      if (isDeepest)
        emitPrefetch(at);
      body(at);
    });
    if (hasShortFibres(level, depth))
      loop->setDiscardableAttr(shortLoopAttr, builder.getUnitAttr());
  };
  if (!isDeepest || diagonal == Diagonal::Anywhere)
    return emitRange(from, to);

  // Where a loop further out visits anything, packed storage has entries here,
  // if all of them are asked for.
  Value any, length = index(1);
  if (!layout.isPacked() || owned) {
    any = arith::CmpIOp::create(builder, arith::CmpIPredicate::ult, from, to);
    length = arith::SelectOp::create(builder, any, length, index(0));
  }
  auto emitOne = [&](Value at) {
    if (any)
      roles[emitIf(depth, any, [&] { body(at); })] =
          LoopRole::inTree(CostBlock::Visits::First, depth);
    else
      body(at);
  };
  auto emitRest = [&](Value from, Value to) {
    entriesDiffer = true;
    emitRange(from, to);
    entriesDiffer = false;
  };
  if (diagonal == Diagonal::First) {
    emitOne(from);
    emitRest(arith::AddIOp::create(builder, from, length), to);
    return;
  }
  Value last = arith::SubIOp::create(builder, to, length);
  emitRest(from, last);
  emitOne(last);
}

/// True if what `depth` does with sums of deeper loops is more than to add
/// them: a factor times the identity need not be the identity (infinity times
/// zero).
static bool multipliesSums(SweepTerms &terms, ArrayRef<Value> prefixes,
                           unsigned depth) {
  auto isFloat = [](Type type) { return isa<FloatType, ComplexType>(type); };
  for (auto [term, prefix] : llvm::zip(terms.terms, prefixes))
    if (term.depth == depth && term.sum &&
        (prefix || !term.lateFactors.empty()) &&
        isFloat(term.op.getValue().getType()))
      return true;
  return llvm::any_of(terms.sums, [&](auto &sum) {
    return sum->depth == depth && sum->inner && sum->product &&
           isFloat(sum->type);
  });
}

/// Emits the loops inside the loop of `depth` over [from, to), and what follows
/// from their sums. Sums over nothing multiply nothing.
void SweepLoops::emitInside(unsigned depth, Value from, Value to,
                            llvm::function_ref<void()> loops) {
  auto emitAll = [&] {
    for (PartialSum *sum : sumsOf(depth + 1))
      sum->running = sum->carrier ? sum->carrier->running : identityOf(*sum);
    loops();
    leaveDepth(depth);
  };
  if (!multipliesSums(terms, prefixes[depth], depth))
    return emitAll();
  Operation *branch = emitIf(
      depth,
      arith::CmpIOp::create(builder, arith::CmpIPredicate::ult, from, to),
      emitAll);
  roles[branch] =
      depth < treeLoops()
          ? roleInTree(/*isFilled=*/true, depth + 1)
          : LoopRole{LoopRole::Kind::AnyFree, {}, freeIndexOf(depth + 1), {}};
}

void SweepLoops::emitAll() {
  if (vectorIndex)
    emitTiles(index(0), sweep.getExtents()[*vectorIndex]);
  else
    emitNest();
}

void SweepLoops::emitNest() {
  // Without levels, everything is known once the only entry is.
  if (!layout.levels.empty())
    enterDepth(0);
  visitLevel(0, 0, Value());
}

//===----------------------------------------------------------------------===//
// Levels
//===----------------------------------------------------------------------===//

/// The range of a level's loop, or the part of it that is asked for.
std::pair<Value, Value> SweepLoops::rangeOf(unsigned level, Value from,
                                            Value to) {
  if (owned)
    return restrictToOwn(level, from, to);
  return level == 0 && root ? *root : std::make_pair(from, to);
}

void SweepLoops::visitLevel(unsigned level, unsigned depth, Value parent) {
  if (level == layout.levels.size())
    return visitValue(depth, parent);
  const StorageLevel &info = layout.levels[level];
  // The operations of the deepest level wait for the entry.
  auto enter = [&](unsigned depth, Value position) {
    if (level + 1 < layout.levels.size() &&
        layout.levels[level + 1].kind != LevelKind::Singleton)
      enterDepth(depth);
    visitLevel(level + 1, depth, position);
  };
  switch (info.kind) {
  case LevelKind::Dense: {
    if (layout.isPacked())
      return visitPacked(level, depth);
    if (info.part == LevelPart::Inside)
      return visitInside(level, depth, parent);
    Value extent = extents[level];
    auto [first, end] = rangeOf(level, index(0), extent);
    emitInside(depth, first, end, [&, first = first, end = end] {
      emitLoop(depth + 1, first, end, [&](Value at) {
        mapCoordinate(level, at);
        Value position = at;
        if (parent)
          position = arith::AddIOp::create(
              builder, arith::MulIOp::create(builder, parent, extent), at);
        enter(depth + 1, position);
      });
    });
    break;
  }
  case LevelKind::Compressed: {
    Value above = parent ? parent : index(0);
    Value begin = loadIndex(builder, positions[level], above);
    Value end = loadIndex(builder, positions[level],
                          arith::AddIOp::create(builder, above, index(1)));
    auto [from, to] = rangeOf(level, begin, end);
    emitInside(depth, from, to, [&, from = from, to = to] {
      emitEntries(level, depth + 1, from, to, [&](Value at) {
        mapCoordinate(level, loadIndex(builder, coordinates[level], at));
        enter(depth + 1, at);
      });
    });
    break;
  }
  case LevelKind::Singleton:
    mapCoordinate(level, loadIndex(builder, coordinates[level], parent));
    enter(depth, parent);
    break;
  }
}

/// Visits one slot of the region that packed storage holds. Below the last one
/// lie neighbours in memory.
void SweepLoops::visitPacked(unsigned level, unsigned depth) {
  ArrayRef<BlockArgument> coordinate = sweep.getCoordinate();
  SmallVector<Value> indices =
      llvm::map_to_vector(coordinate.take_front(level),
                          [&](Value at) { return mapping.lookup(at); });
  RegionLoops region(*layout.region, builder, extents);
  auto [from, to] =
      rangeOf(level, region.begin(level, indices), region.end(level, indices));
  bool isDeepest = level + 1 == layout.levels.size();
  Value base = isDeepest ? region.base(indices) : Value();
  emitInside(depth, from, to, [&, first = from, to = to] {
    Value from = first;
    if (groupsRows(level, depth + 1)) {
      Value count = arith::SubIOp::create(builder, to, from);
      Value rest = arith::RemUIOp::create(builder, count, index(rowsOfGroup));
      Value middle = arith::SubIOp::create(builder, to, rest);
      emitLoop(
          depth + 1, from, middle,
          [&](Value at) { emitRowGroup(level, depth + 1, at); },
          /*ways=*/1, rowsOfGroup);
      from = middle;
    }
    emitEntries(level, depth + 1, from, to, [&](Value at) {
      mapping.map(coordinate[level], at);
      if (!isDeepest)
        enterDepth(depth + 1);
      visitLevel(level + 1, depth + 1,
                 isDeepest ? arith::AddIOp::create(builder, base, at)
                           : Value());
    });
  });
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
  enterDepth(depth);
  visitFree(0, depth);
}

void SweepLoops::visitFree(unsigned number, unsigned depth) {
  if (vectorIndex == number)
    return visitFree(number + 1, depth);
  if (number == sweep.getExtents().size() || depth == terms.deepest())
    return leaveDepth(depth);
  Value first = index(0), extent = sweep.getExtents()[number];
  emitInside(depth, first, extent, [&] {
    emitLoop(depth + 1, first, extent, [&](Value at) {
      mapping.map(sweep.getFreeIndices()[number], at);
      enterDepth(depth + 1);
      visitFree(number + 1, depth + 1);
    });
  });
}
