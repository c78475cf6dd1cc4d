// SPDX-License-Identifier: Apache-2.0

#include "Greedy.h"

#include <algorithm>
#include <tuple>

using namespace tensoropt;
using namespace tensoropt::packing;

const char *packing::getName(Order order) {
  const char *names[] = {"size", "area", "lifetime", "start", "conflicts"};
  return names[static_cast<int>(order)];
}

const char *packing::getName(Fit fit) {
  return fit == Fit::First ? "first fit" : "best fit";
}

static int64_t lifetime(const Model &model, const Item &item) {
  return item.pieces.empty() ? 0
                             : model.times[item.pieces.back().last] -
                                   model.times[item.pieces.front().first];
}

/// What an order has first is smaller.
static std::pair<double, int64_t> rank(const Model &model, unsigned at,
                                       Order order) {
  const Item &item = model.items[at];
  double life = lifetime(model, item);
  switch (order) {
  case Order::Size:
    return {-double(item.size), 0};
  case Order::Area:
    return {-life * item.size, 0};
  case Order::Lifetime:
    return {-life, -item.size};
  case Order::Start:
    return {item.pieces.empty() ? 0 : item.pieces.front().first, -item.size};
  case Order::Conflicts:
    return {model.conflicts ? -double((*model.conflicts)[at].size()) : 0,
            -item.size};
  }
  return {};
}

std::vector<unsigned> packing::makeOrder(const Model &model, Order order) {
  std::vector<std::tuple<bool, std::pair<double, int64_t>, unsigned>> ranked;
  for (unsigned at = 0; at < model.items.size(); ++at)
    ranked.emplace_back(!model.items[at].fixed, rank(model, at, order), at);
  std::sort(ranked.begin(), ranked.end());
  std::vector<unsigned> items;
  for (const auto &[movable, key, at] : ranked)
    items.push_back(at);
  return items;
}

int64_t packing::findExtent(const Model &model, const Offsets &offsets) {
  int64_t extent = 0;
  for (unsigned at = 0; at < offsets.size(); ++at)
    extent = std::max(extent, offsets[at] + model.items[at].size);
  return extent;
}

namespace {

/// Offsets of an item that a placed one excludes: those in (lower, upper).
struct Excluded {
  int64_t lower, upper;
  bool operator<(const Excluded &other) const { return lower < other.lower; }
};

} // namespace

/// The offset among those left; `excluded` is sorted.
static int64_t choose(const Item &item, const std::vector<Excluded> &excluded,
                      Fit fit) {
  if (item.fixed)
    return *item.fixed;
  int64_t best = -1, leastRoom = INT64_MAX, offset = 0;
  for (const Excluded &next : excluded) {
    int64_t room = next.lower - offset;
    if (room >= 0 && room < leastRoom) {
      best = offset;
      leastRoom = room;
      if (fit == Fit::First)
        return best;
    }
    if (next.upper > offset)
      offset = alignUp(next.upper, item.alignment);
  }
  return best < 0 ? offset : best;
}

Offsets packing::placeInOrder(const Model &model,
                              const std::vector<unsigned> &order, Fit fit) {
  Offsets offsets(model.items.size());
  std::vector<Excluded> excluded;
  for (unsigned at = 0; at < order.size(); ++at) {
    excluded.clear();
    for (unsigned before = 0; before < at; ++before)
      forEachExcluded(model, order[at], order[before], offsets[order[before]],
                      [&](int64_t lower, int64_t upper) {
                        excluded.push_back({lower, upper});
                      });
    std::sort(excluded.begin(), excluded.end());
    offsets[order[at]] = choose(model.items[order[at]], excluded, fit);
  }
  return offsets;
}
