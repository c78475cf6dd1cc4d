// SPDX-License-Identifier: Apache-2.0
//
// The best plan for one space. Private to the packing solver.
//
//   SpaceSolver solver(model, capacity, options, limits);
//   SpacePlan plan = solver.solve([](const SpacePlan &better) { ... });
#pragma once

#include "Greedy.h"
#include "Limits.h"

namespace tensoropt::packing {

/// A plan, complete if maybe beyond the capacity, and what is known of others.
struct SpacePlan {
  Offsets offsets; ///< by item
  int64_t extent = 0;
  LiveBound live;
  int64_t lower = 0; ///< no plan is smaller
  bool infeasible = false;
  std::string method;
  uint64_t nodes = 0;

  bool fits(std::optional<int64_t> capacity) const {
    return !capacity || extent <= *capacity;
  }
};

/// Members of cliques that the exact search deals with, together.
constexpr uint64_t exactMembers = 2000000;
/// Items that it deals with; its recursion is about as deep.
constexpr std::size_t exactItems = 4000;
/// Items up to which its first attempts are better than the local search.
constexpr std::size_t divingItems = 1000;
/// Items that the search that knows windows deals with.
constexpr std::size_t orderItems = 400;
/// Orders that the local search starts from.
constexpr std::size_t localStarts = 3;
/// Placements that the local search from one order is worth.
constexpr std::size_t localPlacements = 1000000;

SpacePlan solveSpace(const Model &model, std::optional<int64_t> capacity,
                     const PackingOptions &options, const Limits &limits,
                     const std::function<void(const SpacePlan &)> &progress);

} // namespace tensoropt::packing
