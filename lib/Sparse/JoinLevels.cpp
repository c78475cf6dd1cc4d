// SPDX-License-Identifier: Apache-2.0
// The steps of a nest: loops over levels, and the ways to locate them.

#include "JoinLoops.h"
#include "RegionLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tensoropt;

using Kind = JoinStep::Kind;

/// The value that an index of the sweep has; null if it is not bound yet.
Value JoinLoops::valueOf(unsigned number) {
  return mapping.lookupOrNull(sweep.getIndices()[number]);
}

/// The place of a level's parent.
static Value parentOf(ArrayRef<Value> places, unsigned level) {
  return level == 0 ? Value() : places[level - 1];
}

/// The indices [from, to) of a dense level, below the current parent.
std::pair<Value, Value> JoinLoops::indicesOf(Operand &operand, unsigned level) {
  if (!operand.layout.isPacked())
    return {index(0), operand.extents[level]};
  SmallVector<Value> above;
  for (unsigned slot = 0; slot < level; ++slot)
    above.push_back(valueOf(operand.shape.indexOf(slot)));
  RegionLoops region(*operand.layout.region, builder, operand.extents);
  Value from = region.begin(level, above);
  return {from, region.end(level, above)};
}

/// The place of coordinate `at` of a dense level.
Value JoinLoops::placeBelow(Operand &operand, unsigned level, Value at) {
  Value parent = parentOf(operand.places, level);
  if (!parent)
    return at;
  return add(arith::MulIOp::create(builder, parent, operand.extents[level]),
             at);
}

/// The entries of a compressed level below the current parent.
std::pair<Value, Value> JoinLoops::boundsOf(Operand &operand, unsigned level) {
  Value parent = parentOf(operand.places, level);
  if (!parent)
    parent = index(0);
  Value from = loadIndex(builder, operand.positions[level], parent);
  Value to =
      loadIndex(builder, operand.positions[level], add(parent, index(1)));
  return {from, to};
}

/// Gives an index its value and goes on where the order of indices allows it.
void JoinLoops::bind(unsigned number, Value value, Next next) {
  mapping.map(sweep.getIndices()[number], value);
  Value all;
  ArrayRef<int64_t> pairs = sweep.getOrder();
  for (size_t at = 0; at < isEnforced.size(); ++at) {
    Value lesser = valueOf(pairs[3 * at]), greater = valueOf(pairs[3 * at + 1]);
    if (isEnforced[at] || !lesser || !greater)
      continue;
    isEnforced[at] = true;
    Value holds = compare(pairs[3 * at + 2] ? arith::CmpIPredicate::ult
                                            : arith::CmpIPredicate::ule,
                          lesser, greater);
    all = all ? arith::AndIOp::create(builder, all, holds).getResult() : holds;
  }
  if (!all)
    return next();
  emitIf(all, next);
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// The place at the step's level of the entry with index `limit`, if another
/// operand stands at it: at the same level below the same parent, or in the
/// tensor that the step's operand is a copy of.
Value JoinLoops::findKnownPlace(const JoinStep &step, Value limit) {
  Operand &operand = operands[step.operand];
  for (Operand &other : operands) {
    if (&other == &operand || other.tensor != operand.tensor ||
        other.places.size() <= step.level)
      continue;
    if (other.root == operand.root) {
      if (valueOf(other.shape.indexOf(step.level)) == limit &&
          parentOf(other.places, step.level) ==
              parentOf(operand.places, step.level))
        return other.places[step.level];
      continue;
    }
    // The entry at the other's place, found in the copy.
    bool isSame = operand.root && !other.root && step.level == 1 &&
                  other.places.size() == 2 && operand.shape.levels.size() == 2;
    auto indexIn = [&](Operand &tensor, unsigned level) {
      return tensor.shape.indices[operand.shape.levels[level].dimension];
    };
    if (isSame && indexIn(other, 0) == indexIn(operand, 0) &&
        valueOf(indexIn(other, 1)) == limit)
      return loadIndex(builder, operand.placesInCopy, other.places.back());
  }
  return Value();
}

/// Narrows the loop over a compressed level to entries at most (`isUpper`) or
/// at least at `limit`.
void JoinLoops::narrowEntries(const JoinStep &step, Value limit, bool isUpper,
                              bool strictly, Value &from, Value &to) {
  Operand &operand = operands[step.operand];
  // Entries ascend as places do.
  if (Value place = findKnownPlace(step, limit)) {
    if (isUpper)
      to = strictly ? place : add(place, index(1));
    else
      from = strictly ? add(place, index(1)) : place;
    return;
  }
  bool isBeyond = isUpper != strictly;
  Value key = isBeyond ? add(limit, index(1)) : limit;
  Value bound = emitLowerBound(operand.coordinates[step.level], from, to, key);
  (isUpper ? to : from) = bound;
}

/// Narrows a loop to what the order of indices allows.
void JoinLoops::narrow(const JoinStep &step, Value &from, Value &to) {
  ArrayRef<int64_t> pairs = sweep.getOrder();
  const StorageLevel *level =
      step.kind == Kind::Free
          ? nullptr
          : &operands[step.operand].shape.levels[step.level];
  bool isDense = !level || level->kind == LevelKind::Dense;
  if (!isDense && (!level->ordered || !level->unique))
    return;
  for (size_t at = 0; at < isEnforced.size(); ++at) {
    bool isLesser = pairs[3 * at] == step.index;
    bool isGreater = pairs[3 * at + 1] == step.index;
    bool strictly = pairs[3 * at + 2];
    Value limit = isLesser || isGreater
                      ? valueOf(pairs[3 * at + (isLesser ? 1 : 0)])
                      : Value();
    if (isEnforced[at] || !limit)
      continue;
    isEnforced[at] = true;
    if (!isDense) {
      narrowEntries(step, limit, isLesser, strictly, from, to);
    } else if (isLesser) {
      Value bound = strictly ? limit : add(limit, index(1));
      to = arith::MinUIOp::create(builder, to, bound);
    } else {
      Value bound = strictly ? add(limit, index(1)) : limit;
      from = arith::MaxUIOp::create(builder, from, bound);
    }
  }
}

/// What a loop runs over: indices, or places of entries.
std::pair<Value, Value> JoinLoops::rangeOf(const JoinStep &step) {
  if (root && &step == &order.steps.front())
    return *root;
  Value from, to;
  if (step.kind == Kind::Free) {
    unsigned first = sweep.getIndices().size() - sweep.getExtents().size();
    from = index(0);
    to = sweep.getExtents()[step.index - first];
  } else if (operands[step.operand].shape.levels[step.level].kind ==
             LevelKind::Dense) {
    std::tie(from, to) = indicesOf(operands[step.operand], step.level);
  } else {
    std::tie(from, to) = boundsOf(operands[step.operand], step.level);
  }
  if (step.bindsIndex())
    narrow(step, from, to);
  return {from, to};
}

void JoinLoops::emitLoop(const JoinStep &step, Next next) {
  bool isRoot = &step == &order.steps.front();
  auto [from, to] = rangeOf(step);
  auto body = [&](Value at) {
    if (step.kind == Kind::Free) {
      bind(step.index, at, next);
    } else {
      Operand &operand = operands[step.operand];
      bool isDense = operand.shape.levels[step.level].kind == LevelKind::Dense;
      operand.places.push_back(isDense ? placeBelow(operand, step.level, at)
                                       : at);
      bind(step.index,
           isDense ? at
                   : loadIndex(builder, operand.coordinates[step.level], at),
           next);
    }
    if (isRoot && rootEnd)
      rootEnd(at);
  };
  if (isRoot && mirror && mirror->usesPanels && !rootEnd)
    return emitPanels(from, to, body);
  emitFor(from, to, body);
}

/// Visits all entries with a known index.
void JoinLoops::emitRange(const JoinStep &step, Next next) {
  Operand &operand = operands[step.operand];
  Value key = valueOf(step.index);
  auto [from, to] = boundsOf(operand, step.level);
  Value coordinates = operand.coordinates[step.level];
  bool isOrdered = operand.shape.levels[step.level].ordered;
  if (isOrdered) {
    Value first = emitLowerBound(coordinates, from, to, key);
    to = emitLowerBound(coordinates, first, to, add(key, index(1)));
    from = first;
  }
  emitFor(from, to, [&](Value at) {
    operand.places.push_back(at);
    if (isOrdered)
      return next();
    emitIf(compare(arith::CmpIPredicate::eq,
                   loadIndex(builder, coordinates, at), key),
           next);
  });
}

//===----------------------------------------------------------------------===//
// Known indices
//===----------------------------------------------------------------------===//

/// Starts the pointers that follow the index which the coming loop binds.
void JoinLoops::declarePointers(size_t at) {
  const JoinStep &loop = order.steps[at];
  for (const JoinStep &step : ArrayRef(order.steps).drop_front(at + 1)) {
    if (step.kind != Kind::Merge || step.index != loop.index)
      continue;
    Operand &operand = operands[step.operand];
    auto [from, to] = boundsOf(operand, step.level);
    operand.ends[step.level] = to;
    operand.pointers[step.level].emplace();
    declare(*operand.pointers[step.level], from);
  }
}

/// Moves the pointer up to the first entry that is not below the index.
void JoinLoops::locateByPointer(Operand &operand, unsigned level, Value key,
                                Next next) {
  Variable &pointer = *operand.pointers[level];
  Value coordinates = operand.coordinates[level], end = operand.ends[level];
  Type type = builder.getIndexType();
  auto loop =
      scf::WhileOp::create(builder, TypeRange{type}, ValueRange{pointer.value});
  {
    OpBuilder::InsertionGuard guard(builder);
    Block *test =
        builder.createBlock(&loop.getBefore(), {}, {type}, {builder.getLoc()});
    Value at = test->getArgument(0);
    Value isBelow =
        emitShortAnd(compare(arith::CmpIPredicate::ult, at, end), [&] {
          return compare(arith::CmpIPredicate::ult,
                         loadIndex(builder, coordinates, at), key);
        });
    scf::ConditionOp::create(builder, isBelow, test->getArguments());
    Block *step =
        builder.createBlock(&loop.getAfter(), {}, {type}, {builder.getLoc()});
    scf::YieldOp::create(builder, add(step->getArgument(0), index(1)));
  }
  pointer.value = loop.getResult(0);
  Value at = pointer.value;
  Value found = emitShortAnd(compare(arith::CmpIPredicate::ult, at, end), [&] {
    return compare(arith::CmpIPredicate::eq,
                   loadIndex(builder, coordinates, at), key);
  });
  operand.places.push_back(at);
  emitIf(found, next);
}

/// True if packed storage has entries with an index of a level below the
/// parent.
Value JoinLoops::emitIsPacked(Operand &operand, unsigned level, Value key) {
  auto [from, to] = indicesOf(operand, level);
  Value isFrom = compare(arith::CmpIPredicate::uge, key, from);
  Value isTo = compare(arith::CmpIPredicate::ult, key, to);
  return arith::AndIOp::create(builder, isFrom, isTo);
}

void JoinLoops::locate(const JoinStep &step, Next next) {
  Operand &operand = operands[step.operand];
  Value key = valueOf(step.index);
  switch (step.kind) {
  case Kind::Compute:
    operand.places.push_back(placeBelow(operand, step.level, key));
    if (!operand.layout.isPacked())
      return next();
    return emitIf(emitIsPacked(operand, step.level, key), next);
  case Kind::Merge:
    return locateByPointer(operand, step.level, key, next);
  case Kind::Search: {
    auto [from, end] = boundsOf(operand, step.level);
    Value coordinates = operand.coordinates[step.level], to = end;
    Value at = emitLowerBound(coordinates, from, to, key);
    Value found = emitShortAnd(compare(arith::CmpIPredicate::ult, at, to), [&] {
      return compare(arith::CmpIPredicate::eq,
                     loadIndex(builder, coordinates, at), key);
    });
    operand.places.push_back(at);
    return emitIf(found, next);
  }
  default: {
    // A singleton level, which has one entry at the place of its parent.
    Value at = parentOf(operand.places, step.level);
    operand.places.push_back(at);
    Value coordinate = loadIndex(builder, operand.coordinates[step.level], at);
    if (step.kind == Kind::Bind)
      return bind(step.index, coordinate, next);
    return emitIf(compare(arith::CmpIPredicate::eq, coordinate, key), next);
  }
  }
}

void JoinLoops::emitStep(const JoinStep &step, Next next) {
  if (step.kind == Kind::Range || step.kind == Kind::Scan)
    return emitRange(step, next);
  if (step.opensLoop())
    return emitLoop(step, next);
  locate(step, next);
}
