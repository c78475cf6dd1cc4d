// SPDX-License-Identifier: Apache-2.0

#include "StepSet.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::ordering;

/// Dependences by the step that waits, each once.
static std::vector<std::pair<unsigned, unsigned>>
sortDependences(const OrderingProblem &problem) {
  auto sorted = problem.dependences;
  std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) {
    return std::make_pair(a.second, a.first) <
           std::make_pair(b.second, b.first);
  });
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

StepSets ordering::findPredecessors(const OrderingProblem &problem) {
  StepSets before(problem.steps, problem.steps);
  for (auto [first, second] : sortDependences(problem)) {
    before.unite(second, first);
    before.insert(second, first);
  }
  return before;
}

std::vector<std::pair<unsigned, unsigned>>
ordering::reduceDependences(const OrderingProblem &problem,
                            const StepSets &before) {
  std::vector<std::pair<unsigned, unsigned>> reduced;
  auto sorted = sortDependences(problem);
  for (size_t begin = 0; begin < sorted.size();) {
    unsigned step = sorted[begin].second;
    size_t end = begin;
    while (end < sorted.size() && sorted[end].second == step)
      ++end;
    for (size_t at = begin; at < end; ++at) {
      bool follows = false;
      // A step that comes between has a larger number.
      for (size_t other = at + 1; other < end && !follows; ++other)
        follows = before.contains(sorted[other].first, sorted[at].first);
      if (!follows)
        reduced.push_back(sorted[at]);
    }
    begin = end;
  }
  return reduced;
}
