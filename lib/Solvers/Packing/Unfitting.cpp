// SPDX-License-Identifier: Apache-2.0

#include "Unfitting.h"

#include <algorithm>
#include <map>
#include <tuple>

using namespace tensoropt;
using namespace tensoropt::packing;

/// States that a question of a deletion filter is worth.
static constexpr uint64_t nodesPerQuestion = 5000;

/// Ends of what is taken at a time, by their starts.
using Taken = std::map<int64_t, std::pair<int64_t, unsigned>>;

/// Takes [lower, upper) for an item; the item that has some of it, if one does.
static std::optional<unsigned> take(Taken &taken, int64_t lower, int64_t upper,
                                    unsigned item) {
  auto next = taken.lower_bound(lower);
  if (next != taken.end() && next->first < upper)
    return next->second.second;
  if (next != taken.begin() && std::prev(next)->second.first > lower)
    return std::prev(next)->second.second;
  taken[lower] = {upper, item};
  return std::nullopt;
}

static std::optional<std::pair<unsigned, unsigned>>
findFixedOverlapInTime(const Model &model) {
  // Section, whether it begins, the item and its piece.
  std::vector<std::tuple<unsigned, bool, unsigned, const Piece *>> events;
  for (unsigned at = 0; at < model.items.size(); ++at)
    for (const Piece &piece : model.items[at].pieces)
      if (model.items[at].fixed) {
        events.emplace_back(piece.first, true, at, &piece);
        events.emplace_back(piece.last, false, at, &piece);
      }
  std::sort(events.begin(), events.end());
  Taken taken;
  for (const auto &[section, begins, at, piece] : events) {
    int64_t offset = *model.items[at].fixed;
    if (!begins)
      taken.erase(offset + piece->lower);
    else if (std::optional<unsigned> other =
                 take(taken, offset + piece->lower, offset + piece->upper, at))
      return std::pair(*other, at);
  }
  return std::nullopt;
}

std::optional<std::pair<unsigned, unsigned>>
packing::findFixedOverlap(const Model &model) {
  if (!model.conflicts)
    return findFixedOverlapInTime(model);
  for (unsigned at = 0; at < model.items.size(); ++at) {
    const Item &item = model.items[at];
    if (!item.fixed)
      continue;
    for (unsigned other : (*model.conflicts)[at]) {
      const Item &second = model.items[other];
      if (second.fixed && *item.fixed < *second.fixed + second.size &&
          *second.fixed < *item.fixed + item.size)
        return std::pair(at, other);
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
