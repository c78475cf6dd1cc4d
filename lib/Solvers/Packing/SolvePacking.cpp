// SPDX-License-Identifier: Apache-2.0

#include "Greedy.h"

#include <algorithm>
#include <chrono>

using namespace tensoropt;
using namespace tensoropt::packing;

PackingResult tensoropt::solvePacking(const PackingProblem &problem,
                                      const PackingOptions &options) {
  auto start = std::chrono::steady_clock::now();
  std::vector<unsigned> all(problem.buffers.size());
  for (unsigned at = 0; at < all.size(); ++at)
    all[at] = at;
  Model model = makeModel(problem, all);
  LiveBound bound = findLiveBound(model);
  PackingResult result;
  result.spaces.resize(problem.spaces.size());
  result.placements.resize(all.size());
  int64_t least = INT64_MAX;
  for (Order order : {Order::Size, Order::Area, Order::Lifetime, Order::Start})
    for (Fit fit : {Fit::First, Fit::Best}) {
      Offsets offsets = placeInOrder(model, makeOrder(model, order), fit);
      int64_t extent = findExtent(model, offsets);
      if (extent >= least)
        continue;
      least = extent;
      for (unsigned at = 0; at < all.size(); ++at)
        result.placements[at].offset = offsets[at];
      result.method = std::string(getName(order)) + ", " + getName(fit);
    }
  std::optional<int64_t> capacity = problem.spaces[0].capacity;
  result.spaces[0] = {least, bound.bound, bound.maxLive, bound.time};
  if (capacity && bound.bound > *capacity)
    result.status = PackingStatus::Infeasible;
  else if (capacity && least > *capacity)
    result.status = PackingStatus::Unknown;
  else
    result.status =
        least == bound.bound ? PackingStatus::Optimal : PackingStatus::Feasible;
  std::chrono::duration<double> elapsed =
      std::chrono::steady_clock::now() - start;
  result.seconds = elapsed.count();
  return result;
}
