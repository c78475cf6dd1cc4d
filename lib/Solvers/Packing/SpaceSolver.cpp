// SPDX-License-Identifier: Apache-2.0

#include "SpaceSolver.h"
#include "LocalSearch.h"
#include "OrderSearch.h"
#include "Portfolio.h"
#include "Unfitting.h"

#include <algorithm>
#include <tuple>

using namespace tensoropt;
using namespace tensoropt::packing;

using Progress = std::function<void(const SpacePlan &)>;

/// Keeps a plan that is smaller than the one before.
static bool improve(const Model &model, SpacePlan &plan, Offsets offsets,
                    const std::string &method, const Progress &progress) {
  int64_t extent = findExtent(model, offsets);
  if (!plan.offsets.empty() && extent >= plan.extent)
    return false;
  plan.offsets = std::move(offsets);
  plan.extent = extent;
  plan.method = method;
  if (progress)
    progress(plan);
  return true;
}

static void searchExactly(const Model &model, const LevelProblem &problem,
                          std::optional<int64_t> capacity,
                          const PackingOptions &options, const Limits &limits,
                          SpacePlan &plan, const Progress &progress) {
  SpaceGoal goal{plan.lower, plan.extent, capacity.value_or(INT64_MAX),
                 options.minimize};
  Portfolio portfolio(problem, options, limits);
  auto onPlan = [&](const std::vector<int64_t> &found,
                    const std::string &method) {
    Offsets offsets = plan.offsets;
    for (std::size_t at = 0; at < found.size(); ++at)
      offsets[problem.items[at].item] = found[at];
    improve(model, plan, std::move(offsets), method, nullptr);
    goal.upper = plan.extent;
    plan.nodes = portfolio.nodes();
    if (progress)
      progress(plan);
  };
  auto onBound = [&] {
    plan.lower = std::min(goal.lower, plan.extent);
    if (progress)
      progress(plan);
  };
  portfolio.run(goal, onPlan, onBound);
  plan.nodes = portfolio.nodes();
  plan.infeasible = goal.isInfeasible();
  plan.lower = goal.lower;
}

/// Plans that are smaller and smaller until there is none.
static void searchOrders(const Model &model, std::optional<int64_t> capacity,
                         const PackingOptions &options, const Limits &limits,
                         SpacePlan &plan, const Progress &progress) {
  OrderSearch search(model, limits);
  uint64_t most = options.nodeLimit ? options.nodeLimit : UINT64_MAX;
  auto answer = OrderSearch::Answer::Plan;
  while (plan.extent > plan.lower &&
         (options.minimize || !plan.fits(capacity))) {
    int64_t target = std::min(plan.extent - 1, capacity.value_or(INT64_MAX));
    answer = search.run(target, most - search.nodes());
    plan.nodes = search.nodes();
    if (answer == OrderSearch::Answer::None)
      plan.lower = target + 1;
    if (answer != OrderSearch::Answer::Plan)
      break;
    improve(model, plan, search.offsets(), "exact search, orders", progress);
  }
  plan.infeasible = capacity && plan.lower > *capacity;
}

/// Whether nothing better is asked for.
static bool isDone(const SpacePlan &plan, std::optional<int64_t> capacity,
                   const PackingOptions &options) {
  return plan.extent <= plan.lower ||
         (plan.fits(capacity) && !options.minimize);
}

/// One plan at least, the best of several. The orders of placement by what came
/// of them, best first.
static std::vector<std::pair<Order, Fit>>
placeGreedily(const Model &model, std::optional<int64_t> capacity,
              const PackingOptions &options, const Limits &limits,
              SpacePlan &plan, const Progress &progress) {
  if (std::optional<Offsets> offsets = placeInTime(model))
    improve(model, plan, *offsets, "in time", progress);
  PackingOptions withoutLimits;
  withoutLimits.timeout = 0;
  std::vector<std::tuple<int64_t, Order, Fit>> tried;
  for (Order order : {Order::Size, Order::Area, Order::Lifetime, Order::Start,
                      Order::Conflicts})
    for (Fit fit : {Fit::First, Fit::Best}) {
      if ((!plan.offsets.empty() && isDone(plan, capacity, options)) ||
          (order == Order::Conflicts && !model.conflicts))
        continue;
      std::optional<Offsets> offsets =
          placeInOrder(model, makeOrder(model, order), fit,
                       plan.offsets.empty() ? Limits(withoutLimits) : limits);
      if (!offsets)
        continue;
      tried.emplace_back(findExtent(model, *offsets), order, fit);
      improve(model, plan, *offsets,
              std::string(getName(order)) + ", " + getName(fit), progress);
    }
  std::sort(tried.begin(), tried.end());
  std::vector<std::pair<Order, Fit>> best;
  best.reserve(tried.size());
  for (auto [extent, order, fit] : tried)
    best.push_back({order, fit});
  return best;
}

/// Better orders for some rounds, from the best ones that are known.
static void searchLocally(const Model &model, std::optional<int64_t> capacity,
                          const std::vector<std::pair<Order, Fit>> &starts,
                          const PackingOptions &options, const Limits &limits,
                          SpacePlan &plan, const Progress &progress) {
  std::size_t items = model.items.size() + 1;
  std::size_t rounds = std::clamp<std::size_t>(localPlacements / items, 3, 200);
  if (options.nodeLimit)
    rounds = std::min<std::size_t>(rounds, options.nodeLimit / 100);
  for (std::size_t at = 0; at < starts.size() && at < localStarts; ++at) {
    LocalSearch search(model, makeOrder(model, starts[at].first),
                       starts[at].second, options.seed);
    for (std::size_t round = 0; round < rounds; ++round) {
      if (isDone(plan, capacity, options))
        return;
      std::optional<Offsets> offsets = search.step(limits);
      if (!offsets)
        return;
      improve(model, plan, *offsets, "local search", progress);
    }
  }
}

SpacePlan packing::solveSpace(const Model &model,
                              std::optional<int64_t> capacity,
                              const PackingOptions &options,
                              const Limits &limits, const Progress &progress) {
  SpacePlan plan;
  plan.live = findLiveBound(model);
  plan.lower = plan.live.bound;
  plan.infeasible =
      (capacity && plan.lower > *capacity) || findFixedOverlap(model);
  std::vector<std::pair<Order, Fit>> orders =
      placeGreedily(model, capacity, options, limits, plan, progress);
  if (plan.infeasible || isDone(plan, capacity, options))
    return plan;
  std::optional<LevelProblem> problem;
  if (options.exact && model.items.size() <= exactItems)
    problem = makeLevelProblem(model, exactMembers);
  if (!problem || model.items.size() > divingItems)
    searchLocally(model, capacity, orders, options, limits, plan, progress);
  if (isDone(plan, capacity, options))
    return plan;
  if (problem)
    searchExactly(model, *problem, capacity, options, limits, plan, progress);
  else if (options.exact && model.items.size() <= orderItems)
    searchOrders(model, capacity, options, limits, plan, progress);
  return plan;
}
