// SPDX-License-Identifier: Apache-2.0
//
// The two searches over sets of steps that have run. Private to the ordering
// solver.
//
//   Found found = searchBeam(states, 32, peak, budget);
#pragma once

#include "Budget.h"
#include "StepStates.h"

namespace tensoropt::ordering {

struct Found {
  std::vector<unsigned> order; ///< empty: none that needs less than was said
  int64_t peak = 0;
  int64_t bound = 0; ///< no order needs less
};

/// Keeps the `width` best sets of each size: those that needed least, of these
/// those where least lives. Looks for less than `peak`, and for no less than
/// `goal`.
Found searchBeam(const StepStates &states, unsigned width, int64_t peak,
                 int64_t goal, Budget &budget);

/// All sets, those first that need least (the shortest path where the longest
/// step counts; dynamic programming over downsets as in Ahn et al., SERENITY,
/// MLSys 2020, in the order of Dijkstra). Without an order less than `peak` was
/// excluded where the bound is `peak`, else the budget is spent.
Found searchAll(const StepStates &states, int64_t peak, int64_t goal,
                Budget &budget);

} // namespace tensoropt::ordering
