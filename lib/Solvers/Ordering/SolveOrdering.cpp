// SPDX-License-Identifier: Apache-2.0

#include "CutSteps.h"
#include "JoinSteps.h"
#include "Search.h"

#include <numeric>

using namespace tensoropt;
using namespace tensoropt::ordering;

namespace {

/// A part with its best order so far.
struct PartOrder {
  const OrderingPart *part = nullptr;
  std::vector<unsigned> order;
  int64_t peak = 0;
};

class Solver {
public:
  Solver(const OrderingProblem &problem, const OrderingOptions &options)
      : problem(problem), options(options), budget(options) {}

  OrderingResult solve();

private:
  void improve(PartOrder &part);
  void take(PartOrder &part, Found found, const char *by);
  std::vector<unsigned> searchParts(const JoinedSteps &joined);

  const OrderingProblem &problem;
  const OrderingOptions &options;
  Budget budget;
  int64_t bound = 0; ///< of all parts
  std::string method = "given";
};

} // namespace

static std::vector<unsigned> getGivenOrder(unsigned steps) {
  std::vector<unsigned> order(steps);
  std::iota(order.begin(), order.end(), 0);
  return order;
}

void Solver::take(PartOrder &part, Found found, const char *by) {
  bound = std::max(bound, found.bound);
  if (found.order.empty())
    return;
  int64_t peak = measurePeak(part.part->problem, found.order);
  if (peak >= part.peak)
    return;
  part.order = std::move(found.order);
  part.peak = peak;
  method = by;
}

/// Looks for an order that needs less, and raises the bound.
void Solver::improve(PartOrder &part) {
  StepStates states(part.part->problem);
  bound = std::max(bound, states.getBound());
  if (part.peak <= bound)
    return;
  // Half of the nodes at most are the beam's.
  uint64_t each = uint64_t(states.getSteps()) * getNodeCost(states.getSteps());
  auto width =
      unsigned(std::min<uint64_t>(options.beamWidth, budget.left() / 2 / each));
  take(part, searchBeam(states, std::max(width, 1u), part.peak, bound, budget),
       "beam");
  if (part.peak > bound && budget.left() > 0)
    take(part, searchAll(states, part.peak, bound, budget), "exact");
}

/// The order of joined steps, part by part: those that need most first, for
/// others matter only while they need more.
std::vector<unsigned> Solver::searchParts(const JoinedSteps &joined) {
  std::vector<OrderingPart> parts = cutSteps(joined.problem);
  std::vector<PartOrder> orders(parts.size());
  std::vector<size_t> byPeak(parts.size());
  std::iota(byPeak.begin(), byPeak.end(), 0);
  for (size_t at = 0; at < parts.size(); ++at) {
    orders[at].part = &parts[at];
    orders[at].order = getGivenOrder(parts[at].problem.steps);
    orders[at].peak = measurePeak(parts[at].problem, orders[at].order);
  }
  std::sort(byPeak.begin(), byPeak.end(), [&](size_t a, size_t b) {
    return std::make_pair(-orders[a].peak, a) <
           std::make_pair(-orders[b].peak, b);
  });
  int64_t reached = 0;
  for (size_t at : byPeak) {
    if (orders[at].peak <= std::max(reached, bound))
      break;
    improve(orders[at]);
    reached = std::max(reached, orders[at].peak);
  }
  std::vector<unsigned> order;
  for (const PartOrder &part : orders)
    for (unsigned step : part.order)
      order.push_back(part.part->begin + step);
  return order;
}

OrderingResult Solver::solve() {
  OrderingResult result;
  result.order = getGivenOrder(problem.steps);
  result.givenPeak = result.peak = measurePeak(problem, result.order);
  if (problem.steps > 0 && problem.steps <= maxOrderingSteps) {
    JoinedSteps joined = joinSteps(problem);
    std::vector<unsigned> order;
    for (unsigned step : searchParts(joined))
      order.insert(order.end(), joined.members[step].begin(),
                   joined.members[step].end());
    int64_t peak = measurePeak(problem, order);
    if (peak < result.peak) {
      result.order = std::move(order);
      result.peak = peak;
      // Joining alone may have done it.
      result.method = method == "given" ? "joined" : method;
    }
  }
  result.lowerBound = std::min(bound, result.peak);
  result.isProven = result.lowerBound == result.peak;
  result.isTimedOut = budget.timedOut();
  result.nodes = budget.nodes();
  result.seconds = budget.seconds();
  return result;
}

OrderingResult tensoropt::solveOrdering(const OrderingProblem &problem,
                                        const OrderingOptions &options) {
  return Solver(problem, options).solve();
}
