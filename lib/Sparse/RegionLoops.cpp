// SPDX-License-Identifier: Apache-2.0

#include "RegionLoops.h"
#include "TensorOpt/IR/PackedPlace.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Bounds
//===----------------------------------------------------------------------===//

/// The extreme of the bounds that apply; null if there are none.
Value RegionLoops::bound(unsigned slot, ArrayRef<Value> indices) {
  bool isLower = region.triangle() == Triangle::Lower;
  Value extreme;
  auto tighten = [&](Value other) -> Value {
    if (!extreme)
      return other;
    if (isLower)
      return arith::MinUIOp::create(builder, extreme, other);
    return arith::MaxUIOp::create(builder, extreme, other);
  };
  for (const SlotBound &bound : region.bounds(slot)) {
    Value applies;
    for (auto [first, second] : bound.ties) {
      Value tie = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                        indices[first], indices[second]);
      applies = applies ? arith::AndIOp::create(builder, applies, tie) : tie;
    }
    if (!applies) {
      extreme = tighten(indices[bound.slot]);
      continue;
    }
    Value open =
        extreme ? extreme
        : isLower
            ? arith::SubIOp::create(builder, extents[slot],
                                    arith::ConstantIndexOp::create(builder, 1))
            : arith::ConstantIndexOp::create(builder, 0).getResult();
    extreme = open;
    extreme = arith::SelectOp::create(builder, applies,
                                      tighten(indices[bound.slot]), open);
  }
  return extreme;
}

Value RegionLoops::begin(unsigned slot, ArrayRef<Value> indices) {
  Value least;
  if (region.triangle() == Triangle::Upper)
    least = bound(slot, indices);
  return least ? least : arith::ConstantIndexOp::create(builder, 0);
}

Value RegionLoops::end(unsigned slot, ArrayRef<Value> indices) {
  Value last;
  if (region.triangle() == Triangle::Lower)
    last = bound(slot, indices);
  if (!last)
    return extents[slot];
  return arith::AddIOp::create(builder, last,
                               arith::ConstantIndexOp::create(builder, 1));
}

Value RegionLoops::base(ArrayRef<Value> indices) {
  return PackedPlace(region, builder, extents).base(indices);
}

//===----------------------------------------------------------------------===//
// Interior
//===----------------------------------------------------------------------===//

RegionInterior::RegionInterior(const CanonicalRegion &region,
                               ArrayRef<BlockArgument> coordinate)
    : region(region), coordinate(coordinate) {}

bool RegionInterior::isBounded() const {
  return region.rank() && !region.bounds(region.rank() - 1).empty();
}

std::optional<unsigned> RegionInterior::slotOf(Value value) const {
  auto found = llvm::find(coordinate, value);
  if (found == coordinate.end())
    return std::nullopt;
  return std::distance(coordinate.begin(), found);
}

/// Gathers the pairs of slots that a conjunction compares for equality; false
/// if it is anything else.
bool RegionInterior::collect(Value condition, Pairs &equal) const {
  Operation *op = condition.getDefiningOp();
  if (auto both = dyn_cast_or_null<arith::AndIOp>(op))
    return collect(both.getLhs(), equal) && collect(both.getRhs(), equal);
  auto compare = dyn_cast_or_null<arith::CmpIOp>(op);
  if (!compare || compare.getPredicate() != arith::CmpIPredicate::eq)
    return false;
  auto lhs = slotOf(compare.getLhs()), rhs = slotOf(compare.getRhs());
  if (!lhs || !rhs)
    return false;
  equal.push_back(std::minmax(*lhs, *rhs));
  return true;
}

/// True if the index of `other` is that of `slot` or further from where the
/// region begins, whatever the coordinate.
bool RegionInterior::isBeyond(unsigned slot, unsigned other) const {
  return slot == other ||
         llvm::any_of(region.bounds(slot), [&](const SlotBound &bound) {
           return bound.ties.empty() && isBeyond(bound.slot, other);
         });
}

/// Inside, the index of the last slot is short of each of its bounds that
/// apply, and so of what those are bounded by.
bool RegionInterior::isFalse(Operation *op) const {
  Pairs equal;
  if (op->getNumResults() != 1 || !collect(op->getResult(0), equal))
    return false;
  unsigned last = region.rank() - 1;
  for (const SlotBound &bound : region.bounds(last)) {
    bool applies = llvm::all_of(
        bound.ties, [&](auto tie) { return llvm::is_contained(equal, tie); });
    if (applies && llvm::any_of(equal, [&](auto pair) {
          return pair.second == last && isBeyond(bound.slot, pair.first);
        }))
      return true;
  }
  return false;
}
