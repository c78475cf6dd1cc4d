// SPDX-License-Identifier: Apache-2.0

#include "Assignment.h"
#include "Unfitting.h"

#include <algorithm>
#include <numeric>
#include <tuple>

using namespace tensoropt;
using namespace tensoropt::packing;

static constexpr unsigned none = -1;
/// States of the exact search that one choice of spaces is worth.
static constexpr uint64_t nodesPerChoice = 50000;
/// The same while spaces are filled.
static constexpr uint64_t nodesPerFill = 20000, nodesPerLargeFill = 100;
/// Buffers up to which it is the former.
static constexpr std::size_t fewBuffers = 500;
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

/// A plan within the capacity; `nodes` of the searches are to do.
SpacePlan Assignment::planSpace(unsigned space, uint64_t nodes) {
  PackingOptions sub = options;
  sub.minimize = false;
  sub.nodeLimit = nodes;
  SpacePlan plan =
      solveSpace(makeModel(problem, buffersIn(space)),
                 problem.spaces[space].capacity, sub, limits, nullptr);
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
    plans[space] = planSpace(space, nodesPerChoice);
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

/// Takes the buffers that a plan puts beyond the capacity out of their space;
/// false if one of them is pinned to it, or if pinned ones overlap.
bool Assignment::evict(unsigned space, std::vector<unsigned> &evicted) {
  const std::optional<int64_t> &capacity = problem.spaces[space].capacity;
  SpacePlan &plan = plans[space];
  std::vector<unsigned> buffers = buffersIn(space);
  Offsets kept;
  for (std::size_t at = 0; at < buffers.size(); ++at) {
    const PackingBuffer &buffer = problem.buffers[buffers[at]];
    if (!capacity || plan.offsets[at] + buffer.size <= *capacity) {
      kept.push_back(plan.offsets[at]);
      continue;
    }
    if (buffer.space)
      return false;
    takeBack(buffers[at], space);
    evicted.push_back(buffers[at]);
  }
  plan.offsets = std::move(kept);
  Model model = makeModel(problem, buffersIn(space));
  plan.extent = findExtent(model, plan.offsets);
  plan.live = findLiveBound(model);
  plan.lower = plan.live.bound;
  plan.infeasible = false;
  return !findFixedOverlap(model);
}

/// Fills one space after the other to some tenths at most; what a quick plan
/// puts beyond a capacity goes to the next.
void Assignment::fill(int64_t tenths) {
  std::vector<unsigned> waiting = order;
  auto rank = [&](unsigned at) {
    const PackingBuffer &buffer = problem.buffers[at];
    double size = std::max<int64_t>(buffer.size, 1);
    return std::tuple(!buffer.space, -buffer.traffic / size, at);
  };
  bool fits = true;
  for (unsigned space : spacesByCost) {
    std::sort(waiting.begin(), waiting.end(),
              [&](unsigned a, unsigned b) { return rank(a) < rank(b); });
    std::vector<unsigned> later;
    for (unsigned buffer : waiting)
      if (!mayUse(buffer, space)) {
        later.push_back(buffer);
      } else if (!add(buffer, space,
                      problem.buffers[buffer].space ? 10 : tenths)) {
        takeBack(buffer, space);
        later.push_back(buffer);
      }
    plans[space] = planSpace(
        space, order.size() <= fewBuffers ? nodesPerFill : nodesPerLargeFill);
    fits = fits && evict(space, later);
    waiting = std::move(later);
  }
  if (fits && waiting.empty())
    keep();
  for (unsigned buffer = 0; buffer < current.size(); ++buffer)
    if (current[buffer] != none)
      takeBack(buffer, current[buffer]);
}

/// Keeps the current choice if it is the cheapest so far.
void Assignment::keep() {
  int64_t cost = 0;
  for (unsigned buffer = 0; buffer < current.size(); ++buffer)
    cost +=
        problem.buffers[buffer].traffic * problem.spaces[current[buffer]].cost;
  if (found && cost >= bestCost)
    return;
  found = true;
  bestCost = cost;
  bestSpaceOf = current;
  bestPlans = plans;
  if (progress)
    progress(*this);
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
    if (checkSpaces())
      keep();
    return found && bestCost <= bound;
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
    SpacePlan plan =
        solveSpace(makeModel(problem, buffersIn(space)),
                   problem.spaces[space].capacity, options, share, nullptr);
    searchNodes += plan.nodes;
    if (plan.fits(problem.spaces[space].capacity) &&
        plan.extent <= bestPlans[space].extent)
      bestPlans[space] = std::move(plan);
  }
}

void Assignment::solve(
    const std::function<void(const Assignment &)> &onBetter) {
  progress = onBetter;
  for (int64_t tenths = 10; tenths >= 0; --tenths) {
    fill(tenths);
    if (limits.isOver() || (found && bestCost <= bound))
      break;
  }
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
