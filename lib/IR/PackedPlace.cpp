// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/PackedPlace.h"
#include "TensorOpt/Solvers/RegionPosition.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Exchanges
//===----------------------------------------------------------------------===//

/// The exchanges of neighbouring blocks that bound the region, without those
/// that are the beginning of another: a block is bounded slot by slot.
static std::vector<PackedPlace::Exchange>
findNeighbours(const CanonicalRegion &region) {
  std::vector<PackedPlace::Exchange> found;
  for (unsigned slot = region.rank(); slot-- > 0;)
    for (const SlotBound &bound : region.bounds(slot)) {
      PackedPlace::Exchange exchange = bound.ties;
      exchange.push_back({bound.slot, slot});
      bool isPart = llvm::any_of(found, [&](const auto &other) {
        return other.size() > exchange.size() &&
               std::equal(exchange.begin(), exchange.end(), other.begin());
      });
      if (!isPart)
        found.push_back(std::move(exchange));
    }
  return found;
}

/// Sorts each chain of neighbouring blocks by passes over it, each of which
/// takes one block to its place. Larger blocks hold smaller ones, which must be
/// in order before they are compared.
static SmallVector<PackedPlace::Exchange>
findExchanges(const CanonicalRegion &region) {
  using Exchange = PackedPlace::Exchange;
  std::vector<Exchange> neighbours = findNeighbours(region);
  llvm::sort(neighbours, [](const Exchange &lhs, const Exchange &rhs) {
    return std::make_pair(lhs.size(), lhs.front()) <
           std::make_pair(rhs.size(), rhs.front());
  });
  auto follows = [](const Exchange &exchange, const Exchange &before) {
    return exchange.size() == before.size() &&
           exchange.front().first == before.front().second;
  };
  SmallVector<Exchange> result;
  llvm::SmallVector<bool> isUsed(neighbours.size(), false);
  for (size_t first = 0; first < neighbours.size(); ++first) {
    if (isUsed[first])
      continue;
    SmallVector<Exchange> chain{neighbours[first]};
    for (size_t next = first + 1; next < neighbours.size(); ++next)
      if (!isUsed[next] && follows(neighbours[next], chain.back())) {
        chain.push_back(neighbours[next]);
        isUsed[next] = true;
      }
    for (size_t left = chain.size(); left > 0; --left)
      result.append(chain.begin(), chain.begin() + left);
  }
  return result;
}

PackedPlace::PackedPlace(const CanonicalRegion &region,
                         ImplicitLocOpBuilder &builder, ArrayRef<Value> extents)
    : region(region), builder(builder), extents(extents),
      exchanges(findExchanges(region)) {}

/// An i1 that tells whether the second block of an exchange must come first:
/// the blocks compare in lexicographic order.
Value PackedPlace::isBeyond(const Exchange &exchange, ArrayRef<Value> indices) {
  auto predicate = region.triangle() == Triangle::Lower
                       ? arith::CmpIPredicate::ugt
                       : arith::CmpIPredicate::ult;
  Value beyond;
  for (auto [first, second] : llvm::reverse(exchange)) {
    Value here = arith::CmpIOp::create(builder, predicate, indices[second],
                                       indices[first]);
    if (beyond) {
      Value tie = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                        indices[second], indices[first]);
      here = arith::OrIOp::create(builder, here,
                                  arith::AndIOp::create(builder, tie, beyond));
    }
    beyond = here;
  }
  return beyond;
}

PackedPlace::Coordinate
PackedPlace::canonicalise(ArrayRef<Value> indices,
                          llvm::function_ref<bool(Value, Value)> isKnownOrder) {
  Coordinate result{SmallVector<Value>(indices), {}};
  bool isLower = region.triangle() == Triangle::Lower;
  for (const Exchange &exchange : exchanges) {
    auto [early, late] = exchange.front();
    Value first = result.indices[early], second = result.indices[late];
    if (exchange.size() == 1 && isKnownOrder &&
        (isLower ? isKnownOrder(second, first) : isKnownOrder(first, second))) {
      result.isExchanged.push_back({});
      continue;
    }
    Value beyond = isBeyond(exchange, result.indices);
    for (auto [first, second] : exchange) {
      Value a = result.indices[first], b = result.indices[second];
      result.indices[first] = arith::SelectOp::create(builder, beyond, b, a);
      result.indices[second] = arith::SelectOp::create(builder, beyond, a, b);
    }
    result.isExchanged.push_back(beyond);
  }
  return result;
}

Value PackedPlace::isCanonical(ArrayRef<Value> indices) {
  Value any;
  for (const Exchange &exchange : findNeighbours(region)) {
    Value beyond = isBeyond(exchange, indices);
    any = any ? arith::OrIOp::create(builder, any, beyond).getResult() : beyond;
  }
  if (!any)
    return {};
  Value yes = arith::ConstantOp::create(builder, builder.getBoolAttr(true));
  return arith::XOrIOp::create(builder, any, yes);
}

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

namespace {

/// Numbers for RegionPosition that are computed when the program runs. Results
/// that are known are folded at once.
struct EmittedNumbers {
  using Number = Value;

  Value constant(uint64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }
  Value index(unsigned slot) { return indices[slot]; }
  Value extent(unsigned slot) { return extents[slot]; }
  Value add(Value a, Value b) {
    return builder.createOrFold<arith::AddIOp>(a, b);
  }
  Value subtract(Value a, Value b) {
    return builder.createOrFold<arith::SubIOp>(a, b);
  }
  Value multiply(Value a, Value b) {
    return builder.createOrFold<arith::MulIOp>(a, b);
  }
  Value divide(Value a, uint64_t b) {
    return builder.createOrFold<arith::DivUIOp>(a, constant(b));
  }
  Value least(Value a, Value b) {
    return builder.createOrFold<arith::MinUIOp>(a, b);
  }

  ImplicitLocOpBuilder &builder;
  ArrayRef<Value> indices, extents;
};

} // namespace

Value PackedPlace::base(ArrayRef<Value> indices) {
  // The end that the last slot can always reach.
  EmittedNumbers numbers{builder, {}, extents};
  Value last = region.triangle() == Triangle::Lower
                   ? numbers.constant(0)
                   : numbers.subtract(extents.back(), numbers.constant(1));
  SmallVector<Value> all(indices);
  all.push_back(last);
  numbers.indices = all;
  Value position = RegionPosition<EmittedNumbers>(region, numbers).get();
  return numbers.subtract(position, last);
}

Value PackedPlace::position(ArrayRef<Value> indices) {
  return builder.createOrFold<arith::AddIOp>(base(indices.drop_back()),
                                             indices.back());
}

Value PackedPlace::count() {
  // The last coordinate has the last index everywhere, in both triangles.
  EmittedNumbers numbers{builder, {}, extents};
  SmallVector<Value> last;
  for (Value extent : extents)
    last.push_back(numbers.subtract(extent, numbers.constant(1)));
  return numbers.add(position(last), numbers.constant(1));
}
