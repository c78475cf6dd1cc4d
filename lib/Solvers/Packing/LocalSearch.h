// SPDX-License-Identifier: Apache-2.0
//
// Better orders of placement, where no exact search is possible or asked for.
// Private to the packing solver.
//
//   LocalSearch search(model, order, Fit::First, /*seed=*/0);
//   while (std::optional<Offsets> plan = search.step(limits)) ...
#pragma once

#include "Greedy.h"

namespace tensoropt::packing {

class LocalSearch {
public:
  /// Starts with `order`.
  LocalSearch(const Model &model, std::vector<unsigned> order, Fit fit,
              uint64_t seed)
      : model(model), order(std::move(order)), fit(fit), seed(seed) {}

  /// Moves what ends highest to a random earlier place in the order and keeps
  /// that if no worse. None if a limit came first, else the plan tried.
  std::optional<Offsets> step(const Limits &limits);

private:
  const Model &model;
  std::vector<unsigned> order;
  Fit fit;
  uint64_t seed, steps = 0;
  Offsets offsets;
  int64_t extent = INT64_MAX;
};

} // namespace tensoropt::packing
