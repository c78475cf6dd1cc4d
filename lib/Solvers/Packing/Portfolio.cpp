// SPDX-License-Identifier: Apache-2.0

#include "Portfolio.h"
#include "Hash.h"

#include <algorithm>
#include <thread>

using namespace tensoropt;
using namespace tensoropt::packing;

using Answer = LevelSearch::Answer;

/// Each has a table of its own.
static constexpr unsigned mostThreads = 64;

Portfolio::Portfolio(const LevelProblem &problem, const PackingOptions &options,
                     const Limits &limits)
    : problem(problem), options(options), limits(limits) {
  for (unsigned at = 0; at < std::clamp(options.threads, 1u, mostThreads); ++at)
    searches.push_back(std::make_unique<LevelSearch>(problem, limits));
}

/// Every other time the bound, for most often there is a plan that small. Else,
/// while nothing fits the capacity, that, and afterwards what is half the
/// way to the bound, a quarter, an eighth, until something is found.
int64_t Portfolio::chooseCapacity(const SpaceGoal &goal, uint64_t group) const {
  int64_t top = std::min(goal.upper - 1, goal.capacity);
  if (!goal.minimize)
    return goal.capacity;
  if (group % 2 == 0)
    return goal.lower;
  if (goal.upper > goal.capacity)
    return top;
  return top - ((top - goal.lower) >> (1 + (group - lastBetter) / 2 % 6));
}

/// 1 1 2 1 1 2 4 ...: many short attempts, few long ones (Luby, Sinclair,
/// Zuckerman, 1993).
static uint64_t luby(uint64_t number) {
  uint64_t power = 1;
  while (power < number + 1)
    power *= 2;
  return power == number + 1 ? power / 2 : luby(number - (power / 2 - 1));
}

Portfolio::Attempts Portfolio::makeAttempts(const SpaceGoal &goal) {
  Attempts attempts;
  constexpr unsigned variants = LevelSearch::variants;
  uint64_t left = options.nodeLimit ? options.nodeLimit - count : UINT64_MAX;
  uint64_t share = (left - 1) / searches.size() + 1;
  for (std::size_t at = 0; at < searches.size(); ++at, ++number) {
    attempts.push_back(std::make_unique<Attempt>());
    Attempt &attempt = *attempts.back();
    uint64_t group = number / variants;
    attempt.capacity = chooseCapacity(goal, group);
    attempt.slice.variant = number % variants;
    // At each capacity the first attempts are those that chance has no part in.
    attempt.slice.seed = group < 2 ? 0 : mix(options.seed ^ mix(number));
    uint64_t nodes = (1000 + 8 * problem.items.size()) * luby(group + 1);
    attempt.slice.nodes = std::min(nodes, share);
    attempt.slice.cancel = &attempt.cancel;
  }
  return attempts;
}

/// Whether no later attempt matters.
bool Portfolio::settles(const SpaceGoal &goal, const Attempt &attempt) const {
  if (attempt.answer == Answer::Plan)
    return attempt.capacity == goal.lower || !goal.minimize;
  return attempt.answer == Answer::None && attempt.capacity >= goal.capacity;
}

void Portfolio::runAttempts(const SpaceGoal &goal, Attempts &attempts) {
  auto run = [&](std::size_t at) {
    Attempt &attempt = *attempts[at];
    uint64_t before = searches[at]->nodes();
    attempt.answer = searches[at]->run(attempt.capacity, attempt.slice);
    attempt.nodes = searches[at]->nodes() - before;
    if (settles(goal, attempt))
      for (std::size_t later = at + 1; later < attempts.size(); ++later)
        attempts[later]->cancel = true;
  };
  std::vector<std::thread> threads;
  for (std::size_t at = 1; at < attempts.size(); ++at)
    threads.emplace_back(run, at);
  run(0);
  for (std::thread &thread : threads)
    thread.join();
}

void Portfolio::run(SpaceGoal &goal,
                    const std::function<void(const std::vector<int64_t> &,
                                             const std::string &)> &onPlan,
                    const std::function<void()> &onBound) {
  while (!goal.isReached() && !limits.isOver() &&
         (!options.nodeLimit || count < options.nodeLimit)) {
    Attempts attempts = makeAttempts(goal);
    runAttempts(goal, attempts);
    for (std::size_t at = 0; at < attempts.size(); ++at) {
      const Attempt &attempt = *attempts[at];
      count += attempt.nodes;
      bool last = settles(goal, attempt);
      if (attempt.answer == Answer::None && attempt.capacity >= goal.lower) {
        goal.lower = problem.nextCapacity(attempt.capacity);
        onBound();
      }
      if (attempt.answer == Answer::Plan && attempt.capacity < goal.upper) {
        lastBetter = (number - attempts.size() + at) / LevelSearch::variants;
        onPlan(searches[at]->offsets(),
               std::string("exact search, ") +
                   LevelSearch::getName(attempt.slice.variant));
      }
      if (last)
        break;
    }
  }
}
