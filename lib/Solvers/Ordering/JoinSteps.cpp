// SPDX-License-Identifier: Apache-2.0

#include "JoinSteps.h"
#include "StepSet.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::ordering;

namespace {

enum class Side { Before, Behind };

/// One round of joining, with neighbours on one side.
class Round {
public:
  Round(const OrderingProblem &problem, Side side)
      : problem(problem), side(side), before(findPredecessors(problem)) {}

  /// By step the one that it joins, or itself.
  std::vector<unsigned> findHosts() const;

private:
  bool isBetween(unsigned step, unsigned other) const {
    return side == Side::Before ? before.contains(other, step)
                                : before.contains(step, other);
  }
  std::vector<char> findJoining() const;

  const OrderingProblem &problem;
  Side side;
  StepSets before;
};

} // namespace

/// Whether each buffer that a step touches is touched on the other side, too.
std::vector<char> Round::findJoining() const {
  std::vector<char> joins(problem.steps, true);
  for (const OrderingBuffer &buffer : problem.buffers) {
    if (side == Side::Before ? buffer.isKept : buffer.isGiven)
      continue;
    for (unsigned step : buffer.steps)
      joins[step] =
          joins[step] &&
          std::any_of(buffer.steps.begin(), buffer.steps.end(),
                      [&](unsigned other) { return isBetween(step, other); });
  }
  return joins;
}

std::vector<unsigned> Round::findHosts() const {
  std::vector<unsigned> neighbours(problem.steps), hosts(problem.steps);
  for (unsigned step = 0; step < problem.steps; ++step)
    hosts[step] = step;
  std::vector<unsigned> neighbour(problem.steps);
  for (auto [first, second] : reduceDependences(problem, before)) {
    unsigned step = side == Side::Before ? first : second;
    ++neighbours[step];
    neighbour[step] = side == Side::Before ? second : first;
  }
  std::vector<char> joins = findJoining();
  for (unsigned at = 0; at < problem.steps; ++at) {
    // Hosts first.
    unsigned step = side == Side::Before ? problem.steps - 1 - at : at;
    if (neighbours[step] == 1 && joins[step])
      hosts[step] = hosts[neighbour[step]];
  }
  return hosts;
}

/// The problem of hosts in place of steps.
static JoinedSteps rename(const JoinedSteps &joined,
                          const std::vector<unsigned> &hosts) {
  JoinedSteps result;
  std::vector<unsigned> names(hosts.size());
  for (unsigned step = 0; step < hosts.size(); ++step)
    if (hosts[step] == step)
      names[step] = result.problem.steps++;
  result.members.resize(result.problem.steps);
  // A host that comes last has its members' steps before its own, and one that
  // comes first behind: the given order does for both.
  for (unsigned step = 0; step < hosts.size(); ++step) {
    auto &members = result.members[names[hosts[step]]];
    members.insert(members.end(), joined.members[step].begin(),
                   joined.members[step].end());
  }
  for (auto [first, second] : joined.problem.dependences)
    if (hosts[first] != hosts[second])
      result.problem.dependences.push_back(
          {names[hosts[first]], names[hosts[second]]});
  for (const OrderingBuffer &buffer : joined.problem.buffers) {
    OrderingBuffer renamed = buffer;
    for (unsigned &step : renamed.steps)
      step = names[hosts[step]];
    std::sort(renamed.steps.begin(), renamed.steps.end());
    renamed.steps.erase(std::unique(renamed.steps.begin(), renamed.steps.end()),
                        renamed.steps.end());
    result.problem.buffers.push_back(std::move(renamed));
  }
  return result;
}

JoinedSteps ordering::joinSteps(const OrderingProblem &problem) {
  JoinedSteps joined;
  joined.problem = problem;
  for (unsigned step = 0; step < problem.steps; ++step)
    joined.members.push_back({step});
  for (bool changed = true; changed;) {
    changed = false;
    for (Side side : {Side::Before, Side::Behind}) {
      std::vector<unsigned> hosts = Round(joined.problem, side).findHosts();
      unsigned steps = joined.problem.steps;
      joined = rename(joined, hosts);
      changed |= joined.problem.steps < steps;
    }
  }
  return joined;
}
