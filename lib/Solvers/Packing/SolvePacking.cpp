// SPDX-License-Identifier: Apache-2.0

#include "Assignment.h"
#include "Unfitting.h"

#include <numeric>

using namespace tensoropt;
using namespace tensoropt::packing;

static PackingSpaceResult makeSpaceResult(const SpacePlan &plan) {
  return {plan.extent, plan.lower, plan.live.maxLive, plan.live.time};
}

static std::vector<unsigned> allBuffers(const PackingProblem &problem) {
  std::vector<unsigned> all(problem.buffers.size());
  std::iota(all.begin(), all.end(), 0);
  return all;
}

static PackingStatus getStatus(const SpacePlan &plan,
                               std::optional<int64_t> capacity) {
  if (plan.infeasible)
    return PackingStatus::Infeasible;
  if (!plan.fits(capacity))
    return PackingStatus::Unknown;
  return plan.extent <= plan.lower ? PackingStatus::Optimal
                                   : PackingStatus::Feasible;
}

static PackingResult makeResult(const PackingProblem &problem,
                                const SpacePlan &plan, const Limits &limits) {
  PackingResult result;
  const PackingSpace &space = problem.spaces.front();
  for (int64_t offset : plan.offsets)
    result.placements.push_back({0, offset});
  for (const PackingBuffer &buffer : problem.buffers)
    result.cost += buffer.traffic * space.cost;
  result.costBound = result.cost;
  result.status = getStatus(plan, space.capacity);
  result.spaces = {makeSpaceResult(plan)};
  result.method = plan.method;
  result.nodes = plan.nodes;
  result.seconds = limits.seconds();
  return result;
}

static PackingResult solveOneSpace(const PackingProblem &problem,
                                   const PackingOptions &options,
                                   const Limits &limits) {
  std::optional<int64_t> capacity = problem.spaces.front().capacity;
  std::vector<unsigned> all = allBuffers(problem);
  auto progress = [&](const SpacePlan &plan) {
    if (options.progress)
      options.progress(makeResult(problem, plan, limits));
  };
  SpacePlan plan =
      solveSpace(makeModel(problem, all), capacity, options, limits, progress);
  PackingResult result = makeResult(problem, plan, limits);
  if (plan.infeasible)
    result.unfitting =
        findUnfitting(problem, all, capacity.value_or(INT64_MAX), limits);
  return result;
}

static PackingResult makeResult(const PackingProblem &problem,
                                const Assignment &assignment,
                                const Limits &limits) {
  PackingResult result;
  result.cost = assignment.cost();
  result.costBound = assignment.costBound();
  result.status = assignment.isInfeasible()         ? PackingStatus::Infeasible
                  : !assignment.isFound()           ? PackingStatus::Unknown
                  : result.cost <= result.costBound ? PackingStatus::Optimal
                                                    : PackingStatus::Feasible;
  std::vector<std::size_t> next(problem.spaces.size());
  for (unsigned space : assignment.spaceOf())
    result.placements.push_back(
        {space, assignment.plan(space).offsets[next[space]++]});
  for (unsigned space = 0; space < problem.spaces.size(); ++space) {
    const SpacePlan &plan = assignment.plan(space);
    result.spaces.push_back(makeSpaceResult(plan));
    result.method += (space ? "; " : "") + plan.method;
  }
  result.nodes = assignment.nodes();
  result.seconds = limits.seconds();
  return result;
}

/// The problem of some buffers alone.
static PackingProblem keepBuffers(const PackingProblem &problem,
                                  const std::vector<unsigned> &kept) {
  PackingProblem rest;
  rest.spaces = problem.spaces;
  constexpr unsigned absent = -1;
  std::vector<unsigned> numberOf(problem.buffers.size(), absent);
  for (unsigned buffer : kept) {
    numberOf[buffer] = rest.buffers.size();
    rest.buffers.push_back(problem.buffers[buffer]);
  }
  if (!problem.conflicts)
    return rest;
  rest.conflicts.emplace();
  for (auto [a, b] : *problem.conflicts)
    if (numberOf[a] != absent && numberOf[b] != absent)
      rest.conflicts->push_back({numberOf[a], numberOf[b]});
  return rest;
}

static PackingResult solveSpaces(const PackingProblem &problem,
                                 const PackingOptions &options,
                                 const Limits &limits) {
  Assignment assignment(problem, options, limits);
  assignment.solve([&](const Assignment &better) {
    if (options.progress)
      options.progress(makeResult(problem, better, limits));
  });
  PackingResult result = makeResult(problem, assignment, limits);
  if (!assignment.isInfeasible())
    return result;
  auto cannotFit = [&](const std::vector<unsigned> &fewer) {
    PackingProblem rest = keepBuffers(problem, fewer);
    PackingOptions sub = options;
    sub.minimize = false;
    Assignment trial(rest, sub, limits);
    trial.solve(nullptr);
    return trial.isInfeasible();
  };
  result.unfitting = shrinkUnfitting(allBuffers(problem), cannotFit, limits);
  return result;
}

PackingResult tensoropt::solvePacking(const PackingProblem &problem,
                                      const PackingOptions &options) {
  Limits limits(options);
  PackingResult result = problem.spaces.size() == 1
                             ? solveOneSpace(problem, options, limits)
                             : solveSpaces(problem, options, limits);
  result.seconds = limits.seconds();
  return result;
}
