// SPDX-License-Identifier: Apache-2.0

#include "Unfitting.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

/// States that a question of a deletion filter is worth.
static constexpr uint64_t nodesPerQuestion = 5000;

std::optional<std::pair<unsigned, unsigned>>
packing::findFixedOverlap(const Model &model) {
  std::vector<unsigned> fixed;
  for (unsigned at = 0; at < model.items.size(); ++at)
    if (model.items[at].fixed)
      fixed.push_back(at);
  for (unsigned at : fixed) {
    for (unsigned other : fixed) {
      if (other >= at)
        break;
      bool overlap = false;
      forEachExcluded(model, at, other, *model.items[other].fixed,
                      [&](int64_t lower, int64_t upper) {
                        int64_t offset = *model.items[at].fixed;
                        overlap |= lower < offset && offset < upper;
                      });
      if (overlap)
        return std::pair(other, at);
    }
  }
  return std::nullopt;
}

std::vector<unsigned> packing::shrinkUnfitting(
    std::vector<unsigned> buffers,
    const std::function<bool(const std::vector<unsigned> &)> &cannotFit,
    const Limits &limits) {
  for (std::size_t chunk = (buffers.size() + 1) / 2; chunk > 0;
       chunk = chunk == 1 ? 0 : (chunk + 1) / 2)
    for (std::size_t at = 0; at < buffers.size() && !limits.isOver();) {
      std::size_t end = std::min(at + chunk, buffers.size());
      std::vector<unsigned> fewer(buffers.begin(), buffers.begin() + at);
      fewer.insert(fewer.end(), buffers.begin() + end, buffers.end());
      if (!fewer.empty() && cannotFit(fewer))
        buffers = std::move(fewer);
      else
        at = end;
    }
  return buffers;
}

bool packing::cannotShare(const PackingProblem &problem,
                          const std::vector<unsigned> &buffers,
                          int64_t capacity, const Limits &limits) {
  PackingOptions options;
  options.minimize = false;
  options.nodeLimit = nodesPerQuestion;
  Model model = makeModel(problem, buffers);
  return solveSpace(model, capacity, options, limits, nullptr).infeasible;
}

/// What is alive at the time of max-live.
static std::vector<unsigned> findPeak(const Model &model, int64_t time) {
  std::vector<unsigned> peak;
  for (const Item &item : model.items)
    for (const Piece &piece : item.pieces)
      if (model.times[piece.first] <= time && time < model.times[piece.last])
        peak.push_back(item.buffer);
  return peak;
}

std::vector<unsigned>
packing::findUnfitting(const PackingProblem &problem,
                       const std::vector<unsigned> &buffers, int64_t capacity,
                       const Limits &limits) {
  auto cannotFit = [&](const std::vector<unsigned> &fewer) {
    return cannotShare(problem, fewer, capacity, limits);
  };
  Model model = makeModel(problem, buffers);
  for (const Item &item : model.items)
    if (item.size > capacity - item.fixed.value_or(0))
      return {item.buffer};
  if (auto pair = findFixedOverlap(model))
    return {model.items[pair->first].buffer, model.items[pair->second].buffer};
  std::vector<unsigned> peak = findPeak(model, findLiveBound(model).time);
  bool isPeak = !peak.empty() && cannotFit(peak);
  return shrinkUnfitting(isPeak ? peak : buffers, cannotFit, limits);
}
