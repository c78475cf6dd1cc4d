// SPDX-License-Identifier: Apache-2.0

#include "Model.h"

#include <algorithm>
#include <set>

using namespace tensoropt;
using namespace tensoropt::packing;

/// Calls occupy(from, to, lower, upper) for each part of a buffer's life.
template <typename Function>
static void forEachPart(const PackingBuffer &buffer, Function occupy) {
  auto part = [&](int64_t from, int64_t to, int64_t lower, int64_t upper) {
    if (from < to && lower < upper)
      occupy(from, to, lower, upper);
  };
  int64_t from = buffer.lower;
  for (const PackingGap &gap : buffer.gaps) {
    part(from, gap.lower, 0, buffer.size);
    if (gap.window)
      part(gap.lower, gap.upper, gap.window->first, gap.window->second);
    from = gap.upper;
  }
  part(from, buffer.upper, 0, buffer.size);
}

static Item makeItem(const PackingBuffer &buffer, unsigned at) {
  return {at, buffer.size, buffer.alignment, buffer.offset, buffer.hint, {}};
}

/// Times where something begins or ends, and pieces between them.
static void addLives(const PackingProblem &problem, Model &model) {
  std::vector<int64_t> &times = model.times;
  for (const Item &item : model.items)
    forEachPart(problem.buffers[item.buffer],
                [&](int64_t from, int64_t to, int64_t, int64_t) {
                  times.push_back(from);
                  times.push_back(to);
                });
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  auto sectionAt = [&](int64_t time) -> unsigned {
    return std::lower_bound(times.begin(), times.end(), time) - times.begin();
  };
  for (Item &item : model.items)
    forEachPart(problem.buffers[item.buffer],
                [&](int64_t from, int64_t to, int64_t lower, int64_t upper) {
                  item.pieces.push_back(
                      {sectionAt(from), sectionAt(to), lower, upper});
                });
}

static void addConflicts(const PackingProblem &problem, Model &model) {
  constexpr unsigned absent = -1;
  std::vector<unsigned> itemOf(problem.buffers.size(), absent);
  for (unsigned at = 0; at < model.items.size(); ++at)
    itemOf[model.items[at].buffer] = at;
  model.conflicts.emplace(model.items.size());
  for (auto [first, second] : *problem.conflicts) {
    unsigned a = itemOf[first], b = itemOf[second];
    if (a == absent || b == absent || !model.items[a].size ||
        !model.items[b].size)
      continue;
    (*model.conflicts)[a].push_back(b);
    (*model.conflicts)[b].push_back(a);
  }
  for (std::vector<unsigned> &others : *model.conflicts) {
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }
}

Model packing::makeModel(const PackingProblem &problem,
                         const std::vector<unsigned> &buffers) {
  Model model;
  model.items.reserve(buffers.size());
  for (unsigned at : buffers)
    model.items.push_back(makeItem(problem.buffers[at], at));
  if (problem.conflicts)
    addConflicts(problem, model);
  else
    addLives(problem, model);
  return model;
}

/// Sums of sizes over time. Where all offsets are multiples of one alignment,
/// what lies above another buffer starts at its rounded end, so that all sizes
/// but the topmost count rounded, at best the one that rounding adds most to.
/// Parts of buffers start anywhere.
static LiveBound sweepLives(const Model &model, int64_t common) {
  unsigned sections = model.sections();
  std::vector<int64_t> live(sections + 1), rounded(sections + 1);
  std::vector<std::vector<int64_t>> begins(sections + 1), ends(sections + 1);
  for (const Item &item : model.items)
    for (const Piece &piece : item.pieces) {
      int64_t size = piece.upper - piece.lower;
      bool isWhole = size == item.size;
      int64_t up = isWhole ? alignUp(size, common) : size - (common - 1);
      live[piece.first] += size;
      live[piece.last] -= size;
      rounded[piece.first] += up;
      rounded[piece.last] -= up;
      if (!isWhole || up == size)
        continue;
      begins[piece.first].push_back(up - size);
      ends[piece.last].push_back(up - size);
    }
  LiveBound result;
  int64_t sum = 0, roundedSum = 0;
  std::multiset<int64_t> padding;
  for (unsigned at = 0; at < sections; ++at) {
    sum += live[at];
    roundedSum += rounded[at];
    for (int64_t bytes : ends[at])
      padding.erase(padding.find(bytes));
    padding.insert(begins[at].begin(), begins[at].end());
    if (sum > result.maxLive) {
      result.maxLive = sum;
      result.time = model.times[at];
    }
    int64_t spared = padding.empty() ? 0 : *padding.rbegin();
    result.bound = std::max({result.bound, sum, roundedSum - spared});
  }
  return result;
}

/// Comparisons that the search for heavy cliques is worth.
static constexpr uint64_t cliqueWork = 50000000;

/// The heaviest clique that grows from some item by decreasing sizes.
static LiveBound findCliques(const Model &model, int64_t common) {
  const auto &conflicts = *model.conflicts;
  std::vector<unsigned> bySize(model.items.size());
  for (unsigned at = 0; at < bySize.size(); ++at)
    bySize[at] = at;
  std::sort(bySize.begin(), bySize.end(), [&](unsigned a, unsigned b) {
    return std::pair(-model.items[a].size, a) <
           std::pair(-model.items[b].size, b);
  });
  std::vector<unsigned> rank(bySize.size());
  for (unsigned at = 0; at < bySize.size(); ++at)
    rank[bySize[at]] = at;
  auto conflict = [&](unsigned a, unsigned b) {
    return std::binary_search(conflicts[a].begin(), conflicts[a].end(), b);
  };
  LiveBound result;
  uint64_t work = 0;
  for (unsigned seed : bySize) {
    if (work > cliqueWork)
      break;
    std::vector<unsigned> clique = {seed}, candidates = conflicts[seed];
    std::sort(candidates.begin(), candidates.end(),
              [&](unsigned a, unsigned b) { return rank[a] < rank[b]; });
    int64_t sum = 0, roundedSum = 0, spared = 0;
    auto add = [&](const Item &item) {
      int64_t up = alignUp(item.size, common);
      sum += item.size;
      roundedSum += up;
      spared = std::max(spared, up - item.size);
    };
    add(model.items[seed]);
    for (unsigned other : candidates) {
      work += clique.size();
      if (!std::all_of(clique.begin(), clique.end(),
                       [&](unsigned at) { return conflict(at, other); }))
        continue;
      clique.push_back(other);
      add(model.items[other]);
    }
    result.maxLive = std::max(result.maxLive, sum);
    result.bound = std::max({result.bound, sum, roundedSum - spared});
  }
  return result;
}

/// The greatest common divisor of all alignments and fixed offsets.
static int64_t commonAlignment(const Model &model) {
  int64_t common = 0;
  auto divide = [&](int64_t by) {
    while (by) {
      int64_t rest = common % by;
      common = by;
      by = rest;
    }
  };
  for (const Item &item : model.items)
    divide(item.alignment);
  return std::max<int64_t>(common, 1);
}

LiveBound packing::findLiveBound(const Model &model) {
  int64_t common = commonAlignment(model);
  LiveBound result =
      model.conflicts ? findCliques(model, common) : sweepLives(model, common);
  for (const Item &item : model.items)
    result.bound = std::max(result.bound, item.fixed.value_or(0) + item.size);
  return result;
}
