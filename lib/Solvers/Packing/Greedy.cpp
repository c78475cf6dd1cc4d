// SPDX-License-Identifier: Apache-2.0

#include "Greedy.h"
#include "Timeline.h"

#include <map>
#include <set>
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

/// Times may be as far apart as no int64 says.
static double lifetime(const Model &model, const Item &item) {
  if (item.pieces.empty())
    return 0;
  double last = model.times[item.pieces.back().last];
  return last - model.times[item.pieces.front().first];
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
  ranked.reserve(model.items.size());
  for (unsigned at = 0; at < model.items.size(); ++at)
    ranked.emplace_back(!model.items[at].fixed, rank(model, at, order), at);
  std::sort(ranked.begin(), ranked.end());
  std::vector<unsigned> items;
  items.reserve(ranked.size());
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
  if (item.hint && *item.hint % item.alignment == 0 &&
      std::none_of(
          excluded.begin(), excluded.end(), [&](const Excluded &range) {
            return range.lower < *item.hint && *item.hint < range.upper;
          }))
    return *item.hint;
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

namespace {

/// Places items one by one.
class Placer {
public:
  explicit Placer(const Model &model)
      : model(model), timeline(model), offsets(model.items.size(), -1) {}

  void place(unsigned at, Fit fit) {
    const Item &item = model.items[at];
    excluded.clear();
    if (model.conflicts)
      for (unsigned other : (*model.conflicts)[at]) {
        if (offsets[other] >= 0)
          excluded.push_back({offsets[other] - item.size,
                              offsets[other] + model.items[other].size});
      }
    for (const Piece &piece : item.pieces)
      timeline.forEachOverlap(piece, [&](int64_t lower, int64_t upper) {
        excluded.push_back({lower - piece.upper, upper - piece.lower});
      });
    std::sort(excluded.begin(), excluded.end());
    offsets[at] = choose(item, excluded, fit);
    for (const Piece &piece : item.pieces)
      timeline.add(piece, offsets[at]);
  }

  Offsets take() { return std::move(offsets); }

private:
  const Model &model;
  Timeline timeline;
  Offsets offsets;
  std::vector<Excluded> excluded;
};

} // namespace

std::optional<Offsets> packing::placeInOrder(const Model &model,
                                             const std::vector<unsigned> &order,
                                             Fit fit, const Limits &limits) {
  Placer placer(model);
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (at % 64 == 0 && limits.isOver())
      return std::nullopt;
    placer.place(order[at], fit);
  }
  return placer.take();
}

namespace {

/// The holes of a space, by size and by offset.
class Holes {
public:
  int64_t take(int64_t size, int64_t alignment) {
    // A hole of this size has room wherever it begins.
    auto found = bySize.lower_bound({size + alignment - 1, 0});
    int64_t lower = end, upper = end;
    if (found != bySize.end()) {
      lower = found->second;
      upper = lower + found->first;
    } else if (!byOffset.empty() && std::prev(byOffset.end())->second == end) {
      lower = std::prev(byOffset.end())->first;
    }
    int64_t offset = alignUp(lower, alignment);
    end = std::max(end, offset + size);
    remove(lower);
    give(lower, offset);
    give(offset + size, upper);
    return offset;
  }

  /// Adds a hole and joins it with its neighbours.
  void give(int64_t lower, int64_t upper) {
    if (lower >= upper)
      return;
    auto next = byOffset.lower_bound(lower);
    if (next != byOffset.end() && next->first == upper) {
      upper = next->second;
      remove(next->first);
    }
    next = byOffset.lower_bound(lower);
    if (next != byOffset.begin() && std::prev(next)->second == lower) {
      lower = std::prev(next)->first;
      remove(lower);
    }
    byOffset[lower] = upper;
    bySize.insert({upper - lower, lower});
  }

private:
  void remove(int64_t lower) {
    auto found = byOffset.find(lower);
    if (found == byOffset.end())
      return;
    bySize.erase({found->second - lower, lower});
    byOffset.erase(found);
  }

  std::set<std::pair<int64_t, int64_t>> bySize; ///< and offset
  std::map<int64_t, int64_t> byOffset;          ///< to their ends
  int64_t end = 0;
};

} // namespace

std::optional<Offsets> packing::placeInTime(const Model &model) {
  if (model.conflicts ||
      std::any_of(model.items.begin(), model.items.end(),
                  [](const Item &item) { return item.fixed || item.hint; }))
    return std::nullopt;
  // Section, whether it begins, the larger first, and the item.
  std::vector<std::tuple<unsigned, bool, int64_t, unsigned>> events;
  for (unsigned at = 0; at < model.items.size(); ++at) {
    const Item &item = model.items[at];
    if (item.pieces.empty())
      continue;
    events.emplace_back(item.pieces.front().first, true, -item.size, at);
    events.emplace_back(item.pieces.back().last, false, 0, at);
  }
  std::sort(events.begin(), events.end());
  Offsets offsets(model.items.size());
  Holes holes;
  for (const auto &[section, begins, size, at] : events) {
    const Item &item = model.items[at];
    if (begins)
      offsets[at] = holes.take(item.size, item.alignment);
    else
      holes.give(offsets[at], offsets[at] + item.size);
  }
  return offsets;
}
