// SPDX-License-Identifier: Apache-2.0

#include "CutSteps.h"
#include "StepSet.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::ordering;

/// Where parts begin, and the number of steps behind the last one.
static std::vector<unsigned> findCuts(const OrderingProblem &problem) {
  StepSets before = findPredecessors(problem);
  // As many steps as come before this one and each one behind it.
  unsigned common = problem.steps;
  std::vector<unsigned> cuts = {problem.steps};
  for (unsigned step = problem.steps; step-- > 0;) {
    unsigned leading = 0;
    while (leading < common && before.contains(step, leading))
      ++leading;
    common = leading;
    if (common == step)
      cuts.push_back(step);
  }
  std::reverse(cuts.begin(), cuts.end());
  return cuts;
}

/// Adds what a buffer is to each part that it lives in; one that lives all
/// through goes to `around`.
static void addBuffer(const OrderingBuffer &buffer,
                      const std::vector<unsigned> &partOf,
                      std::vector<OrderingPart> &parts,
                      std::vector<int64_t> &around) {
  size_t first = buffer.isGiven ? 0 : parts.size(), last = 0;
  if (buffer.isKept)
    last = parts.size() - 1;
  for (unsigned step : buffer.steps) {
    first = std::min<size_t>(first, partOf[step]);
    last = std::max<size_t>(last, partOf[step]);
  }
  if (buffer.steps.empty() && !(buffer.isGiven && buffer.isKept))
    return;
  size_t at = 0;
  for (size_t part = first; part <= last; ++part) {
    OrderingBuffer inside;
    inside.bytes = buffer.bytes;
    inside.isGiven = buffer.isGiven || part > first;
    inside.isKept = buffer.isKept || part < last;
    for (; at < buffer.steps.size() && partOf[buffer.steps[at]] == part; ++at)
      inside.steps.push_back(buffer.steps[at] - parts[part].begin);
    if (inside.isGiven && inside.isKept)
      around[part] += buffer.bytes;
    else
      parts[part].problem.buffers.push_back(std::move(inside));
  }
}

std::vector<OrderingPart> ordering::cutSteps(const OrderingProblem &problem) {
  std::vector<unsigned> cuts = findCuts(problem);
  std::vector<OrderingPart> parts(cuts.size() - 1);
  std::vector<unsigned> partOf(problem.steps);
  for (size_t part = 0; part < parts.size(); ++part) {
    parts[part].begin = cuts[part];
    parts[part].problem.steps = cuts[part + 1] - cuts[part];
    std::fill(partOf.begin() + cuts[part], partOf.begin() + cuts[part + 1],
              unsigned(part));
  }
  if (parts.empty())
    return parts;
  for (auto [first, second] : problem.dependences)
    if (partOf[first] == partOf[second]) {
      OrderingPart &part = parts[partOf[first]];
      part.problem.dependences.push_back(
          {first - part.begin, second - part.begin});
    }
  std::vector<int64_t> around(parts.size());
  for (const OrderingBuffer &buffer : problem.buffers)
    addBuffer(buffer, partOf, parts, around);
  for (size_t part = 0; part < parts.size(); ++part)
    if (around[part] > 0)
      parts[part].problem.buffers.push_back(
          {around[part], {}, /*isGiven=*/true, /*isKept=*/true});
  return parts;
}
