// SPDX-License-Identifier: Apache-2.0

#include "Assignment.h"
#include "LevelProblem.h"
#include "Unfitting.h"

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace tensoropt;
using namespace tensoropt::packing;

static constexpr unsigned none = -1;
/// States of the exact search that one choice of spaces is worth.
static constexpr uint64_t nodesPerChoice = 50000;
/// Buffers up to which everything is tried; the recursion is as deep.
static constexpr std::size_t mostBuffers = 2000;

Assignment::Assignment(const PackingProblem &problem,
                       const PackingOptions &options, const Limits &limits)
    : problem(problem), options(options), limits(limits),
      spacesByCost(problem.spaces.size()), cliquesOf(problem.buffers.size()),
      coresOf(problem.spaces.size(),
              std::vector<std::vector<unsigned>>(problem.buffers.size())),
      current(problem.buffers.size(), none), plans(problem.spaces.size()) {
  std::iota(spacesByCost.begin(), spacesByCost.end(), 0);
  std::sort(spacesByCost.begin(), spacesByCost.end(),
            [&](unsigned a, unsigned b) {
              return std::pair(problem.spaces[a].cost, a) <
                     std::pair(problem.spaces[b].cost, b);
            });
  collectCliques();
  sums.assign(problem.spaces.size(), std::vector<int64_t>(cliques.size()));
  orderBuffers();
  findBound();
}

bool Assignment::mayUse(unsigned buffer, unsigned space) const {
  const PackingBuffer &asked = problem.buffers[buffer];
  const std::optional<int64_t> &capacity = problem.spaces[space].capacity;
  return (!asked.space || *asked.space == space) &&
         (!capacity || asked.offset.value_or(0) + asked.size <= *capacity);
}

/// Sections of time, or what covers the conflicts.
void Assignment::collectCliques() {
  std::vector<unsigned> all(problem.buffers.size());
  std::iota(all.begin(), all.end(), 0);
  Model model = makeModel(problem, all);
  if (problem.conflicts) {
    if (auto covered = makeLevelProblem(model, exactMembers))
      for (const std::vector<unsigned> &members : covered->cliques) {
        cliques.emplace_back();
        for (unsigned member : members)
          cliques.back().push_back(
              {covered->items[member].item, covered->items[member].bytes});
      }
  } else {
    cliques.resize(model.sections());
    for (const Item &item : model.items)
      for (const Piece &piece : item.pieces)
        for (unsigned at = piece.first; at < piece.last; ++at)
          cliques[at].push_back({item.buffer, piece.upper - piece.lower});
  }
  for (unsigned at = 0; at < cliques.size(); ++at)
    for (auto [buffer, bytes] : cliques[at])
      cliquesOf[buffer].push_back({at, bytes});
}

/// Pinned ones first, then by what a wrong choice costs.
void Assignment::orderBuffers() {
  order.resize(problem.buffers.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](unsigned a, unsigned b) {
    const PackingBuffer &x = problem.buffers[a], &y = problem.buffers[b];
    return std::tuple(!x.space, -x.traffic, -x.size, a) <
           std::tuple(!y.space, -y.traffic, -y.size, b);
  });
  leastCost.assign(order.size() + 1, 0);
  for (std::size_t at = order.size(); at-- > 0;) {
    leastCost[at] = leastCost[at + 1];
    for (unsigned space : spacesByCost)
      if (mayUse(order[at], space)) {
        leastCost[at] +=
            problem.buffers[order[at]].traffic * problem.spaces[space].cost;
        break;
      }
  }
}

/// The cost of a clique's members beyond the least if buffers were cut as one
/// likes: those with the most traffic per byte go to the cheapest bytes.
int64_t Assignment::boundOfClique(
    const std::vector<std::pair<unsigned, int64_t>> &clique) const {
  std::vector<std::pair<unsigned, int64_t>> movable;
  for (auto [buffer, bytes] : clique)
    if (!problem.buffers[buffer].space && bytes)
      movable.push_back({buffer, bytes});
  auto density = [&](const std::pair<unsigned, int64_t> &member) {
    return double(problem.buffers[member.first].traffic) / member.second;
  };
  std::sort(movable.begin(), movable.end(), [&](const auto &a, const auto &b) {
    return std::pair(-density(a), a.first) < std::pair(-density(b), b.first);
  });
  double extra = 0;
  std::size_t at = 0;
  int64_t room = 0, cheapest = problem.spaces[spacesByCost[0]].cost;
  for (auto [buffer, bytes] : movable)
    for (int64_t left = bytes; left > 0;) {
      while (!room && at < spacesByCost.size())
        room = problem.spaces[spacesByCost[at++]].capacity.value_or(INT64_MAX);
      if (!room)
        return int64_t(extra * (1 - 1e-9));
      int64_t taken = std::min(left, room);
      double dearer = problem.spaces[spacesByCost[at - 1]].cost - cheapest;
      extra += dearer * problem.buffers[buffer].traffic * taken / bytes;
      left -= taken;
      room -= taken;
    }
  return int64_t(extra * (1 - 1e-9));
}

void Assignment::findBound() {
  bound = leastCost[0];
  // What leastCost charges beyond the cheapest space is not to count twice.
  int64_t base = 0, cheapest = problem.spaces[spacesByCost[0]].cost;
  for (const PackingBuffer &buffer : problem.buffers)
    base += buffer.space ? 0 : buffer.traffic * cheapest;
  int64_t pinned = 0;
  for (const PackingBuffer &buffer : problem.buffers)
    if (buffer.space)
      pinned += buffer.traffic * problem.spaces[*buffer.space].cost;
  for (const auto &clique : cliques) {
    if (limits.isOver())
      return;
    bound = std::max(bound, base + pinned + boundOfClique(clique));
  }
}

/// False if that space cannot hold the buffer, too; takeBack() either way.
bool Assignment::add(unsigned buffer, unsigned space, int64_t tenths) {
  current[buffer] = space;
  const std::optional<int64_t> &capacity = problem.spaces[space].capacity;
  int64_t most =
      capacity ? *capacity / 10 * tenths + *capacity % 10 : INT64_MAX;
  if (capacity && tenths == 10)
    most = *capacity;
  bool fits = true;
  for (auto [clique, bytes] : cliquesOf[buffer]) {
    sums[space][clique] += bytes;
    fits &= sums[space][clique] <= most;
  }
  for (unsigned core : coresOf[space][buffer])
    fits &= ++cores[core].present < cores[core].size;
  return fits;
}

void Assignment::takeBack(unsigned buffer, unsigned space) {
  current[buffer] = none;
  for (auto [clique, bytes] : cliquesOf[buffer])
    sums[space][clique] -= bytes;
  for (unsigned core : coresOf[space][buffer])
    --cores[core].present;
}

std::vector<unsigned> Assignment::buffersIn(unsigned space) const {
  std::vector<unsigned> buffers;
  for (unsigned at = 0; at < current.size(); ++at)
    if (current[at] == space)
      buffers.push_back(at);
  return buffers;
}

SpacePlan Assignment::planSpace(unsigned space, bool minimize,
                                const Limits &within) {
  PackingOptions sub = options;
  sub.minimize = minimize;
  if (!minimize)
    sub.nodeLimit = nodesPerChoice;
  SpacePlan plan =
      solveSpace(makeModel(problem, buffersIn(space)),
                 problem.spaces[space].capacity, sub, within, nullptr);
  searchNodes += plan.nodes;
  return plan;
}

/// Remembers what does not fit that space together.
void Assignment::learn(unsigned space) {
  std::vector<unsigned> unfitting =
      findUnfitting(problem, buffersIn(space),
                    problem.spaces[space].capacity.value_or(INT64_MAX), limits);
  cores.push_back({unfitting.size(), unfitting.size()});
  for (unsigned buffer : unfitting)
    coresOf[space][buffer].push_back(cores.size() - 1);
}

bool Assignment::checkSpaces() {
  for (unsigned space = 0; space < plans.size(); ++space) {
    plans[space] = planSpace(space, false, limits);
    if (plans[space].infeasible) {
      learn(space);
      return false;
    }
    if (!plans[space].fits(problem.spaces[space].capacity)) {
      isComplete = false;
      return false;
    }
  }
  return true;
}

/// A plan that fills each space to some tenths at most.
bool Assignment::fill(int64_t tenths) {
  std::vector<unsigned> byDensity = order;
  auto rank = [&](unsigned at) {
    const PackingBuffer &buffer = problem.buffers[at];
    return std::tuple(
        !buffer.space,
        -double(buffer.traffic) / std::max<int64_t>(buffer.size, 1), at);
  };
  std::sort(byDensity.begin(), byDensity.end(),
            [&](unsigned a, unsigned b) { return rank(a) < rank(b); });
  bool fits = true;
  int64_t cost = 0;
  for (unsigned buffer : byDensity) {
    for (unsigned space : spacesByCost) {
      if (!mayUse(buffer, space))
        continue;
      if (add(buffer, space, problem.buffers[buffer].space ? 10 : tenths)) {
        cost += problem.buffers[buffer].traffic * problem.spaces[space].cost;
        break;
      }
      takeBack(buffer, space);
    }
    fits &= current[buffer] != none;
  }
  bool wasComplete = isComplete;
  if (fits && (!found || cost < bestCost) && checkSpaces()) {
    found = true;
    bestCost = cost;
    bestSpaceOf = current;
    bestPlans = plans;
    if (progress)
      progress(*this);
  }
  isComplete = wasComplete; // that some choice is unclear proves nothing
  for (unsigned buffer = 0; buffer < current.size(); ++buffer)
    if (current[buffer] != none)
      takeBack(buffer, current[buffer]);
  return found;
}

/// Whether the best choice has been met: then nothing else need be tried.
bool Assignment::search(std::size_t at, int64_t cost) {
  if (found && cost + leastCost[at] >= bestCost)
    return bestCost <= bound;
  if (limits.isOver() ||
      (options.nodeLimit && searchNodes > options.nodeLimit)) {
    isComplete = false;
    return true;
  }
  ++searchNodes;
  if (at == order.size()) {
    if (!checkSpaces())
      return false;
    found = true;
    bestCost = cost;
    bestSpaceOf = current;
    bestPlans = plans;
    if (progress)
      progress(*this);
    return bestCost <= bound;
  }
  unsigned buffer = order[at];
  for (unsigned space : spacesByCost) {
    if (!mayUse(buffer, space))
      continue;
    int64_t more = problem.buffers[buffer].traffic * problem.spaces[space].cost;
    bool isEnough = add(buffer, space, 10) && search(at + 1, cost + more);
    takeBack(buffer, space);
    if (isEnough)
      return true;
  }
  return false;
}

/// Each buffer where it is cheapest.
void Assignment::ignoreCapacities() {
  bestCost = 0;
  for (unsigned buffer = 0; buffer < current.size(); ++buffer) {
    unsigned space =
        problem.buffers[buffer].space.value_or(spacesByCost.front());
    bestCost += problem.buffers[buffer].traffic * problem.spaces[space].cost;
    current[buffer] = space;
  }
  bestSpaceOf = current;
  bestPlans.resize(plans.size());
  PackingOptions greedy;
  greedy.exact = false;
  for (unsigned space = 0; space < plans.size(); ++space)
    bestPlans[space] = solveSpace(makeModel(problem, buffersIn(space)),
                                  std::nullopt, greedy, limits, nullptr);
}

/// Makes the spaces of the best choice as small as time allows.
void Assignment::finish() {
  current = bestSpaceOf;
  for (unsigned space = 0; space < plans.size(); ++space) {
    Limits share = limits.part(1.0 / (plans.size() - space));
    SpacePlan plan = planSpace(space, true, share);
    if (plan.fits(problem.spaces[space].capacity) &&
        plan.extent <= bestPlans[space].extent)
      bestPlans[space] = std::move(plan);
  }
}

void Assignment::solve(
    const std::function<void(const Assignment &)> &onBetter) {
  progress = onBetter;
  for (int64_t tenths = 10; tenths >= 0; --tenths)
    if (fill(tenths) || limits.isOver())
      break;
  if (!found || bestCost > bound) {
    if (order.size() <= mostBuffers && options.exact)
      search(0, 0);
    else
      isComplete = false;
  }
  if (found && options.minimize)
    finish();
  if (!found)
    ignoreCapacities();
}
