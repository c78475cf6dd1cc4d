// SPDX-License-Identifier: Apache-2.0
//
// Sets of steps as rows of bits. Private to the ordering solver.
//
//   StepSets sets(problem.steps, problem.steps);  // a set for each step
//   sets.insert(3, 5);
//   sets.contains(3, 5);
#pragma once

#include "TensorOpt/Solvers/Ordering.h"

#include <cstddef>

namespace tensoropt::ordering {

/// Sets of the same steps, one behind the other.
class StepSets {
public:
  StepSets(size_t count, unsigned steps)
      : words((steps + 63) / 64), bits(count * words) {}

  size_t getWords() const { return words; }
  uint64_t *of(size_t set) { return bits.data() + set * words; }
  const uint64_t *of(size_t set) const { return bits.data() + set * words; }

  void insert(size_t set, unsigned step) {
    of(set)[step / 64] |= uint64_t(1) << step % 64;
  }
  bool contains(size_t set, unsigned step) const {
    return of(set)[step / 64] >> step % 64 & 1;
  }
  /// Adds what another of these sets holds.
  void unite(size_t set, size_t other) {
    for (size_t at = 0; at < words; ++at)
      of(set)[at] |= of(other)[at];
  }

private:
  size_t words;
  std::vector<uint64_t> bits;
};

/// For each step the steps that come before it, whatever the order.
StepSets findPredecessors(const OrderingProblem &problem);

/// Dependences that follow from no others.
std::vector<std::pair<unsigned, unsigned>>
reduceDependences(const OrderingProblem &problem, const StepSets &before);

} // namespace tensoropt::ordering
