// SPDX-License-Identifier: Apache-2.0
// Products that share their parts.

#include "SweepLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include <map>

using namespace mlir;
using namespace tensoropt;

namespace {

/// Two values by their numbers, the smaller first.
using Pair = std::pair<unsigned, unsigned>;

class SharedProducts {
public:
  SharedProducts(ImplicitLocOpBuilder &builder, SemiringKind semiring)
      : builder(builder), semiring(semiring) {}

  void add(ArrayRef<Value> set) {
    auto &numbers = sets.emplace_back();
    for (Value value : set)
      if (!isOne(value))
        numbers.push_back(numberOf(value));
    llvm::sort(numbers);
    if (numbers.empty() && !set.empty())
      numbers.push_back(numberOf(set.front()));
  }

  SmallVector<Value> emit() {
    while (std::optional<Pair> pair = findPair())
      multiply(*pair);
    return llvm::map_to_vector(sets, [&](const auto &set) {
      return set.empty() ? Value() : values[set.front()];
    });
  }

private:
  bool isOne(Value value) const {
    if (semiring == SemiringKind::PlusTimes)
      return matchPattern(value, m_OneFloat()) || matchPattern(value, m_One());
    return false;
  }

  unsigned numberOf(Value value) {
    auto [found, isNew] = numbers.try_emplace(value, values.size());
    if (isNew)
      values.push_back(value);
    return found->second;
  }

  bool isVector(unsigned number) const {
    return isa<VectorType>(values[number].getType());
  }

  /// The pair that most sets hold. Scalars come first: their product costs
  /// little beside one of vectors.
  std::optional<Pair> findPair() const {
    std::map<Pair, unsigned> counts;
    for (const auto &set : sets)
      for (size_t lhs = 0; lhs < set.size(); ++lhs)
        for (size_t rhs = lhs + 1; rhs < set.size(); ++rhs) {
          // Equal factors make equal pairs; one set counts once.
          if (rhs > lhs + 1 && set[rhs] == set[rhs - 1])
            continue;
          if (lhs > 0 && set[lhs] == set[lhs - 1])
            continue;
          ++counts[{set[lhs], set[rhs]}];
        }
    auto merit = [&](const std::pair<Pair, unsigned> &entry) {
      auto [lhs, rhs] = entry.first;
      return std::make_pair(2 - isVector(lhs) - isVector(rhs), entry.second);
    };
    const std::pair<const Pair, unsigned> *best = nullptr;
    for (const auto &entry : counts)
      if (!best || merit(entry) > merit(*best))
        best = &entry;
    return best ? std::optional(best->first) : std::nullopt;
  }

  /// Replaces a pair by its product wherever it stands.
  void multiply(Pair pair) {
    auto [lhs, rhs] = pair;
    Value product =
        emitMultiply(builder, semiring, widen(lhs, rhs), widen(rhs, lhs));
    unsigned number = numberOf(product);
    for (auto &set : sets) {
      auto first = llvm::find(set, lhs);
      if (first == set.end())
        continue;
      auto second = std::find(first + 1, set.end(), rhs);
      if (second == set.end())
        continue;
      set.erase(second);
      set.erase(llvm::find(set, lhs));
      set.push_back(number);
      llvm::sort(set);
    }
  }

  /// A factor, as a vector if the other one is.
  Value widen(unsigned number, unsigned other) {
    if (isVector(number) || !isVector(other))
      return values[number];
    return vector::BroadcastOp::create(builder, values[other].getType(),
                                       values[number]);
  }

  ImplicitLocOpBuilder &builder;
  SemiringKind semiring;
  SmallVector<SmallVector<unsigned>> sets; ///< of numbers, each ascending
  SmallVector<Value> values;               ///< by number
  DenseMap<Value, unsigned> numbers;
};

} // namespace

SmallVector<Value>
tensoropt::emitProducts(ImplicitLocOpBuilder &builder, SemiringKind semiring,
                        SmallVector<SmallVector<Value>> sets) {
  SharedProducts products(builder, semiring);
  for (const SmallVector<Value> &set : sets)
    products.add(set);
  return products.emit();
}
