// SPDX-License-Identifier: Apache-2.0

#include "LevelSearch.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

LevelSearch::LevelSearch(const LevelProblem &problem, const Limits &limits)
    : problem(problem), limits(limits), state(problem),
      preference(problem.items.size()), itemStamp(problem.items.size()),
      cliqueStamp(problem.cliques.size()), choices(problem.cliques.size()),
      table(64), result(problem.items.size()) {}

/// Counts a state; false where the search is to end.
bool LevelSearch::mayVisit() {
  if (count >= lastNode || (count % 16 == 0 && limits.isOver()) ||
      (cancel && cancel->load(std::memory_order_relaxed)))
    exhausted = true;
  else
    ++count;
  return !exhausted;
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
/// is above can move down by its size, and nothing is left there. The last twin
/// comes first, for it is the highest.
bool LevelSearch::solveAround(Part part,
                              const std::vector<unsigned> &everywhere) {
  for (auto item = everywhere.rbegin(); item != everywhere.rend(); ++item) {
    int64_t offset = problem.latest(problem.items[*item], part.capacity);
    if (state.level(*item) > offset)
      return false;
    part.capacity = result[*item] = offset * problem.unit;
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
    return preference[a] != preference[b] ? preference[a] > preference[b]
                                          : a < b;
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

LevelSearch::Answer LevelSearch::run(int64_t capacity, const Slice &slice) {
  setVariant(slice.variant, slice.seed);
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
