// SPDX-License-Identifier: Apache-2.0
// Each thread has a range of rows of the outputs, and adds all that belongs
// there, in the order of one thread: it visits the entries of its rows, and of
// others those that are scattered to its rows. Sorted levels are bisected for
// these, so that what else there is costs little.

#include "PlainLoops.h"
#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// True if the row of that number belongs to this thread.
Value SweepLoops::isOwn(Value coordinate) {
  auto [begin, end] = *owned;
  // Wraps for coordinates before the first one.
  Value place = arith::SubIOp::create(builder, coordinate, begin);
  Value count = arith::SubIOp::create(builder, end, begin);
  return arith::CmpIOp::create(builder, arith::CmpIPredicate::ult, place,
                               count);
}

/// The first of the nodes [from, to) of a sorted level whose coordinate is not
/// before `bound`.
Value SweepLoops::searchLevel(unsigned level, Value from, Value to,
                              Value bound) {
  if (layout.levels[level].kind == LevelKind::Dense) {
    Value begin = arith::MaxUIOp::create(builder, from, bound);
    return arith::MinUIOp::create(builder, begin, to);
  }
  auto comesBefore = [&](Value at) -> Value {
    return arith::CmpIOp::create(builder, arith::CmpIPredicate::ult,
                                 loadIndex(builder, coordinates[level], at),
                                 bound);
  };
  Value any =
      arith::CmpIOp::create(builder, arith::CmpIPredicate::ult, from, to);
  auto branch = scf::IfOp::create(
      builder, any,
      [&](OpBuilder &, Location) {
        // Most fibres end before the range or begin after it.
        Value last = arith::SubIOp::create(builder, to, index(1));
        Value start =
            arith::SelectOp::create(builder, comesBefore(last), to, from);
        Value isFirst = comesBefore(from);
        Value end = arith::SelectOp::create(builder, isFirst, to, from);
        Value begin = arith::SelectOp::create(builder, isFirst, start, from);
        scf::YieldOp::create(builder,
                             emitBisection(builder, begin, end, comesBefore));
      },
      [&](OpBuilder &, Location) { scf::YieldOp::create(builder, to); });
  return branch.getResult(0);
}

/// True if coordinates of `other` never come before those of `dimension` in
/// canonical storage, whichever way that is sorted.
bool SweepLoops::isBeyond(unsigned dimension, unsigned other) {
  if (!layout.isCanonical())
    return false;
  PermutationGroup group = layout.symmetry.getGroup(layout.type.getRank());
  auto orbits = group.orbits();
  return llvm::any_of(orbits, [&](const auto &orbit) {
    return llvm::is_contained(orbit, dimension) &&
           llvm::is_contained(orbit, other) &&
           (dimension == 0 ||
            (dimension < other && group.isFullSymmetricOnOrbits()));
  });
}

/// The nodes [from, to) of a level that can have rows of this thread on it or
/// below, if no coordinate so far is one.
SweepLoops::Range SweepLoops::restrictUnowned(unsigned level, Value from,
                                              Value to) {
  const StorageLevel &info = layout.levels[level];
  SmallVector<unsigned> later;
  for (const StorageLevel &other : llvm::drop_begin(layout.levels, level + 1))
    if (llvm::is_contained(owners, other.dimension))
      later.push_back(other.dimension);
  bool isOwner = llvm::is_contained(owners, info.dimension);
  if (later.empty() && !isOwner)
    return {to, to};
  bool isBound = !later.empty() && llvm::all_of(later, [&](unsigned other) {
    return isBeyond(info.dimension, other);
  });
  bool isUpper = layout.triangle == TriangleKind::Upper;
  if (info.kind == LevelKind::Compressed && !info.ordered)
    return {from, to};
  if (later.empty() || (isBound && !isUpper))
    from = searchLevel(level, from, to, owned->first);
  if (later.empty() || (isBound && isUpper))
    to = searchLevel(level, from, to, owned->second);
  return {from, to};
}

/// The part of the nodes [from, to) of a level that this thread needs: all
/// below a coordinate that is one of its rows.
SweepLoops::Range SweepLoops::restrictToOwn(unsigned level, Value from,
                                            Value to) {
  Value isHit;
  for (const StorageLevel &info : ArrayRef(layout.levels).take_front(level)) {
    if (!llvm::is_contained(owners, info.dimension))
      continue;
    Value hit = isOwn(mapping.lookup(sweep.getCoordinate()[info.dimension]));
    isHit = isHit ? arith::OrIOp::create(builder, isHit, hit) : hit;
  }
  if (!isHit)
    return restrictUnowned(level, from, to);
  auto branch = scf::IfOp::create(
      builder, isHit,
      [&](OpBuilder &, Location) {
        scf::YieldOp::create(builder, ValueRange{from, to});
      },
      [&](OpBuilder &, Location) {
        auto [first, end] = restrictUnowned(level, from, to);
        scf::YieldOp::create(builder, ValueRange{first, end});
      });
  return {branch.getResult(0), branch.getResult(1)};
}

void SweepLoops::emitOwnRows() {
  owners = *findPlaces(/*onlyShared=*/false);
  Value rows = index(0);
  for (auto [level, info] : llvm::enumerate(layout.levels))
    if (llvm::is_contained(owners, info.dimension))
      rows = arith::MaxUIOp::create(builder, rows, extents[level]);
  emitThreads([&](Value thread) {
    auto share = [&](Value thread) -> Value {
      return arith::DivUIOp::create(
          builder, arith::MulIOp::create(builder, rows, thread),
          index(options.threads));
    };
    Value next = arith::AddIOp::create(builder, thread, index(1));
    Value begin = share(thread);
    owned = {begin, share(next)};
    emitAll();
    owned.reset();
  });
}
