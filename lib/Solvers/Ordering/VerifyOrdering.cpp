// SPDX-License-Identifier: Apache-2.0
// Problems and orders by the definition.

#include "TensorOpt/Solvers/Ordering.h"

#include <algorithm>

using namespace tensoropt;

static std::string describeBuffer(const OrderingProblem &problem, size_t at) {
  const OrderingBuffer &buffer = problem.buffers[at];
  std::string name = "buffer " + std::to_string(at);
  if (buffer.bytes < 0)
    return name + " has a negative number of bytes";
  if (buffer.steps.empty() && !buffer.isGiven && !buffer.isKept)
    return name + " is touched by no step";
  for (size_t i = 0; i < buffer.steps.size(); ++i) {
    if (buffer.steps[i] >= problem.steps)
      return name + " is touched by step " + std::to_string(buffer.steps[i]) +
             " of " + std::to_string(problem.steps);
    if (i > 0 && buffer.steps[i] <= buffer.steps[i - 1])
      return name + " has steps that do not ascend";
  }
  return "";
}

std::string tensoropt::checkOrdering(const OrderingProblem &problem) {
  for (auto [before, after] : problem.dependences)
    if (before >= after || after >= problem.steps)
      return "step " + std::to_string(before) + " is to run before step " +
             std::to_string(after) + " of " + std::to_string(problem.steps);
  int64_t sum = 0;
  for (size_t at = 0; at < problem.buffers.size(); ++at) {
    std::string wrong = describeBuffer(problem, at);
    if (!wrong.empty())
      return wrong;
    constexpr int64_t most = int64_t(1) << 62;
    if (problem.buffers[at].bytes > most - sum)
      return "buffers have more than 2^62 bytes";
    sum += problem.buffers[at].bytes;
  }
  return "";
}

int64_t tensoropt::measurePeak(const OrderingProblem &problem,
                               const std::vector<unsigned> &order) {
  std::vector<size_t> places(problem.steps);
  for (size_t at = 0; at < order.size(); ++at)
    places[order[at]] = at;
  // What begins at a step, and what ended before it.
  std::vector<int64_t> changes(problem.steps + 1);
  for (const OrderingBuffer &buffer : problem.buffers) {
    size_t first = buffer.isGiven ? 0 : problem.steps;
    size_t last = buffer.isKept ? problem.steps : 0;
    for (unsigned step : buffer.steps) {
      first = std::min(first, places[step]);
      last = std::max(last, places[step] + 1);
    }
    if (first >= last)
      continue; // given and not touched, or kept and not touched
    changes[first] += buffer.bytes;
    changes[last] -= buffer.bytes;
  }
  int64_t live = 0, peak = 0;
  for (unsigned at = 0; at < problem.steps; ++at) {
    live += changes[at];
    peak = std::max(peak, live);
  }
  return peak;
}

std::string tensoropt::verifyOrder(const OrderingProblem &problem,
                                   const std::vector<unsigned> &order) {
  if (order.size() != problem.steps)
    return "the order has " + std::to_string(order.size()) + " steps of " +
           std::to_string(problem.steps);
  std::vector<size_t> places(problem.steps, order.size());
  for (size_t at = 0; at < order.size(); ++at) {
    if (order[at] >= problem.steps)
      return "there is no step " + std::to_string(order[at]);
    if (places[order[at]] < order.size())
      return "step " + std::to_string(order[at]) + " runs twice";
    places[order[at]] = at;
  }
  for (auto [before, after] : problem.dependences)
    if (places[before] > places[after])
      return "step " + std::to_string(after) + " runs before step " +
             std::to_string(before);
  return "";
}
