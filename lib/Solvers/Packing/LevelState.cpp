// SPDX-License-Identifier: Apache-2.0

#include "LevelState.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

LevelState::LevelState(const LevelProblem &problem)
    : problem(problem), levels(problem.items.size()),
      floors(problem.cliques.size()), totals(problem.cliques.size()),
      sorted(problem.cliques), byEnd(problem.cliques),
      fixedNeighbours(problem.items.size()), isDirty(problem.cliques.size()) {
  for (const LevelItem &item : problem.items)
    sizes.push_back(item.size);
  if (!problem.hasFixed)
    return;
  for (unsigned item = 0; item < sizes.size(); ++item) {
    std::vector<unsigned> &others = fixedNeighbours[item];
    for (unsigned clique : problem.items[item].cliques)
      for (unsigned other : problem.cliques[clique])
        if (other != item && problem.items[other].fixed >= 0)
          others.push_back(other);
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }
}

int64_t LevelState::highestEnd(int64_t capacity) const {
  int64_t end = -1;
  for (const LevelItem &item : problem.items)
    end = std::max(end, problem.latest(item, capacity) + item.size);
  return end;
}

void LevelState::setLevel(unsigned item, int64_t level) {
  changes.push_back({item, true, levels[item], 0});
  levels[item] = level;
}

void LevelState::undo(std::size_t mark) {
  while (changes.size() > mark) {
    const Change &change = changes.back();
    if (change.isItem) {
      levels[change.index] = change.level;
    } else {
      floors[change.index] = change.level;
      totals[change.index] = change.total;
    }
    changes.pop_back();
  }
}

void LevelState::markDirty(unsigned item) {
  for (unsigned clique : problem.items[item].cliques)
    if (!isDirty[clique]) {
      isDirty[clique] = 1;
      dirty.push_back(clique);
    }
}

/// Moves an item above the fixed ones that it would overlap.
bool LevelState::avoidFixed(unsigned item) {
  const LevelItem &moved = problem.items[item];
  if (moved.fixed >= 0 && levels[item] > moved.fixed)
    return false;
  for (bool changed = true; changed;) {
    changed = false;
    for (unsigned other : fixedNeighbours[item]) {
      int64_t lower = problem.items[other].fixed;
      int64_t upper = lower + sizes[other];
      if (levels[other] == placed || levels[item] + sizes[item] <= lower ||
          levels[item] >= upper)
        continue;
      if (moved.fixed >= 0)
        return false;
      setLevel(item, alignUp(upper, moved.alignment));
      changed = true;
    }
  }
  return true;
}

bool LevelState::raise(unsigned item, int64_t level) {
  while (levels[item] < level) {
    setLevel(item, alignUp(level, problem.items[item].alignment));
    markDirty(item);
    if (problem.hasFixed && !avoidFixed(item))
      return false;
    int64_t twin = problem.items[item].twin;
    if (twin < 0)
      break;
    level = levels[item] + sizes[item];
    item = twin;
  }
  return true;
}

/// Insertion sort by ascending keys: little has changed since the last time.
template <typename Function>
static void sortAgain(std::vector<unsigned> &items, Function key) {
  for (std::size_t at = 1; at < items.size(); ++at) {
    unsigned item = items[at];
    int64_t moved = key(item);
    std::size_t to = at;
    for (; to > 0 && key(items[to - 1]) > moved; --to)
      items[to] = items[to - 1];
    items[to] = item;
  }
}

/// What is above all of a set is not below one of it: an item that would not
/// leave the room for a set lies above the lowest end in it. The best sets have
/// the highest ends, so they are prefixes by descending ends, without the item.
bool LevelState::raiseThoseNotFirst(unsigned clique, std::size_t number,
                                    int64_t end) {
  std::vector<unsigned> &items = byEnd[clique];
  sortAgain(items, [&](unsigned item) {
    return levels[item] == placed ? 0 : -(levels[item] + sizes[item]);
  });
  prefixes.clear();
  for (std::size_t at = 0; at < number; ++at) {
    const int64_t before = at ? prefixes[at - 1].sum : 0;
    prefixes.push_back({before + sizes[items[at]],
                        levels[items[at]] + sizes[items[at]], items[at]});
  }
  auto exceeds = [](int64_t room, const Prefix &prefix) {
    return room < prefix.sum;
  };
  for (std::size_t at = 0; at < number; ++at) {
    // As it was: what has been raised below is looked at again.
    Prefix own = prefixes[at];
    int64_t room = end - own.end;
    auto last =
        std::upper_bound(prefixes.begin(), prefixes.end(), room, exceeds);
    if (last >= prefixes.begin() + at)
      last = std::upper_bound(last, prefixes.end(), room + sizes[own.item],
                              exceeds);
    if (last == prefixes.end() || last->end <= levels[own.item])
      continue;
    if (!raise(own.item, last->end))
      return false;
  }
  return true;
}

/// A clique is one machine and levels are release dates: in their order the
/// items end first (Jackson's rule).
bool LevelState::propagateClique(unsigned clique, int64_t end) {
  std::vector<unsigned> &items = sorted[clique];
  sortAgain(items, [&](unsigned item) { return levels[item]; });
  int64_t reached = 0, total = 0;
  std::size_t number = 0;
  for (; number < items.size() && levels[items[number]] != placed; ++number) {
    reached = std::max(reached, levels[items[number]]) + sizes[items[number]];
    total += sizes[items[number]];
  }
  changes.push_back({clique, false, floors[clique], totals[clique]});
  totals[clique] = total;
  floors[clique] = number ? levels[items[0]] : placed;
  if (reached > end)
    return false;
  if (!number || levels[items[number - 1]] + total <= end)
    return true;
  return raiseThoseNotFirst(clique, number, end);
}

bool LevelState::propagate(bool fits, int64_t capacity) {
  int64_t end =
      problem.hasPadding ? highestEnd(capacity) : capacity / problem.unit;
  while (!dirty.empty()) {
    unsigned clique = dirty.back();
    dirty.pop_back();
    isDirty[clique] = 0;
    fits = fits && propagateClique(clique, end);
  }
  return fits;
}

bool LevelState::start(int64_t capacity) {
  bool fits = true;
  for (unsigned item = 0; item < levels.size(); ++item)
    levels[item] = std::max<int64_t>(problem.items[item].fixed, 0);
  for (unsigned item = 0; item < levels.size(); ++item) {
    const LevelItem &moved = problem.items[item];
    fits = fits && avoidFixed(item) &&
           levels[item] <= problem.latest(moved, capacity);
    if (moved.twin >= 0)
      fits = fits && raise(moved.twin, levels[item] + sizes[item]);
    markDirty(item);
  }
  fits = propagate(fits, capacity);
  changes.clear();
  return fits;
}

bool LevelState::place(unsigned item, int64_t capacity) {
  int64_t top = levels[item] + sizes[item];
  bool fits = levels[item] <= problem.latest(problem.items[item], capacity);
  setLevel(item, placed);
  markDirty(item);
  for (unsigned clique : problem.items[item].cliques)
    for (unsigned other : sorted[clique])
      if (fits && levels[other] < top)
        fits = raise(other, top);
  return propagate(fits, capacity);
}

bool LevelState::remove(const std::vector<unsigned> &items, int64_t capacity) {
  for (unsigned item : items) {
    setLevel(item, placed);
    markDirty(item);
  }
  return propagate(true, capacity);
}

bool LevelState::raiseClique(unsigned clique, int64_t level, int64_t capacity) {
  bool fits = true;
  for (unsigned item : problem.cliques[clique])
    fits = fits && raise(item, level);
  return propagate(fits, capacity);
}
