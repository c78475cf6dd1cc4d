// SPDX-License-Identifier: Apache-2.0

#include "LevelSearch.h"
#include "Hash.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

LevelSearch::LevelSearch(const LevelProblem &problem, const Limits &limits)
    : problem(problem), limits(limits), state(problem),
      preference(problem.items.size()), itemStamp(problem.items.size()),
      cliqueStamp(problem.cliques.size()), choices(problem.cliques.size()),
      table(64), result(problem.items.size()) {}

/// What to try first: items that fill much, live long, or are large or small.
void LevelSearch::setPreference(unsigned variant, uint64_t seed) {
  for (unsigned at = 0; at < preference.size(); ++at) {
    const LevelItem &item = problem.items[at];
    double size = item.size, cliques = item.cliques.size();
    double values[variants] = {size, cliques + size / (size + 1e9), 1 / size,
                               size * cliques};
    preference[at] = values[variant % variants];
    if (seed)
      preference[at] *= 1 + 0.3 * double(mix(seed * 7919 + at) >> 11) / 0x1p53;
  }
}

/// Counts a state; false where the search is to end.
bool LevelSearch::mayVisit() {
  if (count >= lastNode || (count % 16 == 0 && limits.isOver()) ||
      (cancel && cancel->load(std::memory_order_relaxed)))
    exhausted = true;
  else
    ++count;
  return !exhausted;
}

/// Adds what is reachable from an item to `lists`, first the items.
void LevelSearch::growPart(unsigned start) {
  std::size_t first = lists.size();
  lists.push_back(start);
  itemStamp[start] = stamp;
  for (std::size_t at = first; at < lists.size(); ++at)
    for (unsigned clique : problem.items[lists[at]].cliques) {
      if (cliqueStamp[clique] == stamp)
        continue;
      cliqueStamp[clique] = stamp;
      for (unsigned other : problem.cliques[clique])
        if (itemStamp[other] != stamp && !state.isPlaced(other)) {
          itemStamp[other] = stamp;
          lists.push_back(other);
        }
    }
  std::sort(lists.begin() + first, lists.end());
}

/// Parts where cliques follow each other in time: nothing spans the cuts.
void LevelSearch::splitInTime(const Part &part, std::vector<Part> &parts) {
  std::size_t first = lists.size();
  for (std::size_t at = part.items; at < part.itemsEnd; ++at)
    if (!state.isPlaced(lists[at]))
      lists.push_back(lists[at]);
  auto begin = [&](unsigned item) {
    return problem.items[item].cliques.front();
  };
  auto end = [&](unsigned item) { return problem.items[item].cliques.back(); };
  for (std::size_t at = first; at < lists.size();) {
    parts.push_back({at, 0, 0, 0, part.capacity});
    unsigned last = end(lists[at]);
    for (; at < lists.size() && begin(lists[at]) <= last; ++at)
      last = std::max(last, end(lists[at]));
    parts.back().itemsEnd = at;
    parts.back().cliques = last; // for now
  }
  for (Part &next : parts) {
    unsigned last = next.cliques;
    next.cliques = lists.size();
    for (unsigned clique = begin(lists[next.items]); clique <= last; ++clique)
      if (state.floor(clique) != LevelState::placed)
        lists.push_back(clique);
    next.cliquesEnd = lists.size();
  }
}

/// Parts of any graph.
void LevelSearch::splitGraph(const Part &part, std::vector<Part> &parts) {
  ++stamp;
  for (std::size_t at = part.items; at < part.itemsEnd; ++at) {
    unsigned start = lists[at];
    if (itemStamp[start] == stamp || state.isPlaced(start))
      continue;
    parts.push_back({lists.size(), 0, 0, 0, part.capacity});
    growPart(start);
    parts.back().itemsEnd = lists.size();
  }
  for (Part &next : parts) {
    ++stamp;
    next.cliques = lists.size();
    for (std::size_t at = next.items; at < next.itemsEnd; ++at)
      for (unsigned clique : problem.items[lists[at]].cliques)
        if (cliqueStamp[clique] != stamp) {
          cliqueStamp[clique] = stamp;
          lists.push_back(clique);
        }
    next.cliquesEnd = lists.size();
  }
}

bool LevelSearch::solveParts(const Part &part) {
  std::vector<Part> parts;
  std::size_t end = lists.size();
  if (problem.isLinear)
    splitInTime(part, parts);
  else
    splitGraph(part, parts);
  std::sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) {
    return a.itemsEnd - a.items < b.itemsEnd - b.items;
  });
  bool solved = std::all_of(parts.begin(), parts.end(),
                            [&](const Part &next) { return solve(next); });
  lists.resize(end);
  return solved;
}

/// What conflicts with all the rest may as well lie above it: in any plan what
/// is above can move down by its size, and nothing is left there.
bool LevelSearch::solveAround(Part part,
                              const std::vector<unsigned> &everywhere) {
  for (unsigned item : everywhere) {
    int64_t offset = problem.latest(problem.items[item], part.capacity);
    if (state.level(item) > offset)
      return false;
    part.capacity = result[item] = offset * problem.unit;
  }
  return state.remove(everywhere, part.capacity) && solveParts(part);
}

bool LevelSearch::solve(Part part) {
  if (!problem.hasFixed && !problem.hasAlignment && !problem.hasPadding) {
    std::vector<unsigned> everywhere;
    for (std::size_t at = part.items; at < part.itemsEnd; ++at)
      if (problem.items[lists[at]].cliques.size() ==
          part.cliquesEnd - part.cliques)
        everywhere.push_back(lists[at]);
    if (!everywhere.empty())
      return solveAround(part, everywhere);
  }
  Key key = makeKey(part);
  if (isKnown(key))
    return false;
  if (branch(part, chooseClique(part)))
    return true;
  if (!exhausted)
    remember(key);
  return false;
}

/// One item lies at the floor, or none does.
bool LevelSearch::branch(const Part &part, unsigned clique) {
  int64_t floor = state.floor(clique);
  std::vector<unsigned> candidates;
  for (unsigned item : problem.cliques[clique])
    if (state.level(item) == floor)
      candidates.push_back(item);
  std::sort(candidates.begin(), candidates.end(), [&](unsigned a, unsigned b) {
    return std::pair(-preference[a], a) < std::pair(-preference[b], b);
  });
  std::size_t mark = state.mark();
  for (unsigned item : candidates) {
    if (!mayVisit())
      return false;
    result[item] = floor * problem.unit;
    if (state.place(item, part.capacity) && solveParts(part))
      return true;
    state.undo(mark);
    if (exhausted)
      return false;
  }
  int64_t next = findNextFloor(clique);
  if (next == LevelState::placed ||
      next + state.total(clique) > state.highestEnd(part.capacity) ||
      !mayVisit())
    return false;
  if (state.raiseClique(clique, next, part.capacity) && solveParts(part))
    return true;
  state.undo(mark);
  return false;
}

/// The clique with the fewest choices, among those below whose lowest items
/// nothing else can lie.
unsigned LevelSearch::chooseClique(const Part &part) {
  for (std::size_t at = part.cliques; at < part.cliquesEnd; ++at)
    choices[lists[at]] = 0;
  for (std::size_t at = part.items; at < part.itemsEnd; ++at) {
    unsigned item = lists[at];
    int64_t level = state.level(item);
    const std::vector<unsigned> &cliques = problem.items[item].cliques;
    bool isFlat =
        std::all_of(cliques.begin(), cliques.end(), [&](unsigned clique) {
          return state.floor(clique) == level;
        });
    for (unsigned clique : cliques)
      if (state.floor(clique) == level)
        choices[clique] += isFlat ? 1 : notHere;
  }
  unsigned best = -1;
  std::pair<int64_t, int64_t> least;
  int64_t end = state.highestEnd(part.capacity);
  for (std::size_t at = part.cliques; at < part.cliquesEnd; ++at) {
    unsigned clique = lists[at];
    if (choices[clique] >= notHere)
      continue;
    int64_t slack = end - state.floor(clique) - state.total(clique);
    std::pair<int64_t, int64_t> key(2 * choices[clique] + (slack > 0), slack);
    if (best == unsigned(-1) || key < least) {
      best = clique;
      least = key;
    }
  }
  return best;
}

/// Where the lowest item of a clique can start above the floor: at its level,
/// or on top of something outside the clique that comes below it.
int64_t LevelSearch::findNextFloor(unsigned clique) {
  int64_t floor = state.floor(clique), next = LevelState::placed;
  ++stamp;
  for (unsigned item : problem.cliques[clique])
    itemStamp[item] = stamp;
  for (unsigned item : problem.cliques[clique]) {
    if (state.isPlaced(item))
      continue;
    if (state.level(item) > floor) {
      next = std::min(next, state.level(item));
      continue;
    }
    int64_t alignment = problem.items[item].alignment;
    for (unsigned other : problem.items[item].cliques)
      for (unsigned below : problem.cliques[other])
        if (itemStamp[below] != stamp && !state.isPlaced(below))
          next = std::min(
              next, alignUp(state.level(below) + problem.items[below].size,
                            alignment));
  }
  return next;
}

LevelSearch::Answer LevelSearch::run(int64_t capacity, const Slice &slice) {
  setPreference(slice.variant, slice.seed);
  lastNode =
      slice.nodes > UINT64_MAX - count ? UINT64_MAX : count + slice.nodes;
  cancel = slice.cancel;
  exhausted = false;
  if (!state.start(capacity))
    return Answer::None;
  lists.clear();
  for (unsigned item = 0; item < problem.items.size(); ++item)
    lists.push_back(item);
  if (solveParts({0, lists.size(), 0, 0, capacity}))
    return Answer::Plan;
  return exhausted ? Answer::Limit : Answer::None;
}
