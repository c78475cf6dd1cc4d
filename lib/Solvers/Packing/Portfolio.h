// SPDX-License-Identifier: Apache-2.0
//
// Plans and bounds for one space from attempts of the exact search in several
// orders and at several capacities. Private to the packing solver.
//
//   SpaceGoal goal{/*lower=*/96, /*upper=*/128, /*capacity=*/INT64_MAX, true};
//   Portfolio(problem, options, limits).run(goal, onPlan);
#pragma once

#include "LevelSearch.h"

#include <memory>

namespace tensoropt::packing {

/// What is known of the extent of one space, in bytes, and what is asked.
struct SpaceGoal {
  int64_t lower;    ///< no plan is smaller
  int64_t upper;    ///< there is a plan of that extent
  int64_t capacity; ///< INT64_MAX: none
  bool minimize;    ///< else any plan within the capacity

  bool isInfeasible() const { return lower > capacity; }
  bool isReached() const {
    return isInfeasible() || upper <= lower || (!minimize && upper <= capacity);
  }
};

class Portfolio {
public:
  Portfolio(const LevelProblem &problem, const PackingOptions &options,
            const Limits &limits);

  /// Improves both bounds of `goal` until it is reached or a limit is. Attempts
  /// run side by side, as many as threads, and count in their order, so that
  /// the result is the same in each run. Calls onPlan(offsets, method) when
  /// `upper` has improved and onBound() when only `lower` has.
  void run(SpaceGoal &goal,
           const std::function<void(const std::vector<int64_t> &,
                                    const std::string &)> &onPlan,
           const std::function<void()> &onBound);

  uint64_t nodes() const { return count; }

private:
  /// An attempt of the exact search.
  struct Attempt {
    int64_t capacity;
    LevelSearch::Slice slice;
    std::atomic<bool> cancel{false};
    LevelSearch::Answer answer = LevelSearch::Answer::Limit;
    uint64_t nodes = 0;
  };
  using Attempts = std::vector<std::unique_ptr<Attempt>>;

  int64_t chooseCapacity(const SpaceGoal &goal, uint64_t group) const;
  Attempts makeAttempts(const SpaceGoal &goal);
  void runAttempts(const SpaceGoal &goal, Attempts &attempts);
  bool settles(const SpaceGoal &goal, const Attempt &attempt) const;

  const LevelProblem &problem;
  const PackingOptions &options;
  const Limits &limits;
  std::vector<std::unique_ptr<LevelSearch>> searches; ///< one for each thread
  uint64_t number = 0;                                ///< of the next attempt
  uint64_t lastBetter = 0; ///< group of attempts that found the last plan
  uint64_t count = 0;
};

} // namespace tensoropt::packing
