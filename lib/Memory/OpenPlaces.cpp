// SPDX-License-Identifier: Apache-2.0

#include "OpenPlaces.h"
#include "OpenSizes.h"
#include "TensorOpt/Memory/ScopePlanner.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace tensoropt;

BufferStack tensoropt::getStack(const MemoryScope &scope) {
  std::vector<PackingPlacement> placements;
  for (const MemoryItem &item : scope.items)
    placements.push_back({0, item.offset});
  return BufferStack(makePackingProblem(scope, std::nullopt), placements);
}

unsigned tensoropt::addArenaBytes(const MemoryScope &scope) {
  ExtentTerms &terms = scope.sizes->getTerms();
  unsigned alignment = terms.constant(scope.plan.alignment);
  auto add = [&](unsigned a, unsigned b) {
    return terms.combine(TermKind::Add, a, b);
  };
  std::vector<unsigned> sizes;
  for (const MemoryItem &item : scope.items) {
    unsigned bytes = item.inner
                         ? terms.scale(addArenaBytes(*item.inner),
                                       terms.constant(item.inner->slices))
                         : item.size;
    bytes = add(bytes, terms.constant(scope.plan.guard));
    sizes.push_back(terms.scale(
        terms.combine(TermKind::DivideUp, bytes, alignment), alignment));
  }
  return getStack(scope)
      .place(sizes, terms.constant(0), add,
             [&](unsigned a, unsigned b) {
               return terms.combine(TermKind::Largest, a, b);
             })
      .extent;
}

/// Processors have no more addresses. Sums for a few thousand buffers stay in
/// 64 bits.
static constexpr int64_t maxBufferBytes = int64_t(1) << 47;

namespace {

/// Computes the places of open scopes.
class PlaceCreator {
public:
  PlaceCreator(const MemoryScope &scope, ValueRange sources, OpBuilder &builder,
               Location loc)
      : builder(loc, builder) {
    SmallVector<unsigned> wanted;
    listTerms(scope, wanted);
    sizes = createSizes(scope.sizes->getTerms(), wanted, sources, builder, loc);
  }

  /// Places from `base`, and where they end.
  Value create(const MemoryScope &scope, int64_t base, ScopePlaces &places);
  /// Where a number is none, or bytes cannot be addressed.
  Value getWrong() const { return sizes.isWrong; }
  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }

private:
  static void listTerms(const MemoryScope &scope,
                        SmallVectorImpl<unsigned> &wanted) {
    for (const MemoryItem &item : scope.items)
      if (item.inner)
        listTerms(*item.inner, wanted);
      else
        wanted.push_back(item.size);
  }
  void refuseLarge(Value bytes) {
    Value isLarge = arith::CmpIOp::create(builder, arith::CmpIPredicate::ugt,
                                          bytes, constant(maxBufferBytes));
    sizes.isWrong =
        createEither(sizes.isWrong, isLarge, builder, builder.getLoc());
  }
  Value createLoop(const MemoryScope &loop, ScopePlaces &places);
  Value pad(const MemoryScope &scope, Value bytes);

  ImplicitLocOpBuilder builder;
  CreatedSizes sizes;
};

} // namespace

/// Bytes of all slices. The product stays in 64 bits: there are few of them.
Value PlaceCreator::createLoop(const MemoryScope &loop, ScopePlaces &places) {
  places.slice = create(loop, /*base=*/0, places);
  refuseLarge(places.slice);
  return arith::MulIOp::create(builder, places.slice, constant(loop.slices));
}

/// As many bytes as an item lifts what lies on it.
Value PlaceCreator::pad(const MemoryScope &scope, Value bytes) {
  refuseLarge(bytes);
  const ArenaPlan &plan = scope.plan;
  Value whole = arith::AddIOp::create(
      builder, bytes, constant(plan.guard + plan.alignment - 1));
  return arith::AndIOp::create(builder, whole, constant(-plan.alignment));
}

Value PlaceCreator::create(const MemoryScope &scope, int64_t base,
                           ScopePlaces &places) {
  llvm::DenseMap<Value, Value> padded;
  std::vector<Value> lifts;
  for (const MemoryItem &item : scope.items) {
    Value bytes = item.inner
                      ? createLoop(*item.inner, places.loops.emplace_back())
                      : sizes.values[item.size];
    places.bytes.push_back(bytes);
    Value &whole = padded[bytes];
    if (!whole)
      whole = pad(scope, bytes);
    lifts.push_back(whole);
  }
  StackedNumbers<Value> placed = getStack(scope).place(
      lifts, constant(base),
      [&](Value a, Value b) -> Value {
        return arith::AddIOp::create(builder, a, b);
      },
      [&](Value a, Value b) -> Value {
        return arith::MaxUIOp::create(builder, a, b);
      });
  places.offsets.assign(placed.offsets.begin(), placed.offsets.end());
  return placed.extent;
}

OpenPlaces tensoropt::createOpenPlaces(const MemoryScope &scope, int64_t base,
                                       ValueRange sources, OpBuilder &builder,
                                       Location loc) {
  PlaceCreator creator(scope, sources, builder, loc);
  OpenPlaces created;
  Value end = creator.create(scope, base, created.places);
  created.bytes = arith::SelectOp::create(builder, loc, creator.getWrong(),
                                          creator.constant(-1), end);
  return created;
}
