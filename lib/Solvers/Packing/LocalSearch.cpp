// SPDX-License-Identifier: Apache-2.0

#include "LocalSearch.h"
#include "Hash.h"

using namespace tensoropt;
using namespace tensoropt::packing;

std::optional<Offsets> LocalSearch::step(const Limits &limits) {
  std::vector<unsigned> trial = order;
  for (std::size_t at = trial.size(); steps && at-- > 0;) {
    unsigned item = trial[at];
    if (offsets[item] + model.items[item].size < extent)
      continue;
    std::size_t to = mix(seed ^ mix(steps)) % (at + 1);
    std::rotate(trial.begin() + to, trial.begin() + at, trial.begin() + at + 1);
    break;
  }
  std::optional<Offsets> plan = placeInOrder(model, trial, fit, limits);
  ++steps;
  if (!plan)
    return plan;
  int64_t reached = findExtent(model, *plan);
  if (reached <= extent) {
    extent = reached;
    order = std::move(trial);
    offsets = *plan;
  }
  return plan;
}
