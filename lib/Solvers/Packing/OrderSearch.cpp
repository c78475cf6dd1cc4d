// SPDX-License-Identifier: Apache-2.0

#include "OrderSearch.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

OrderSearch::OrderSearch(const Model &model, const Limits &limits)
    : model(model), limits(limits) {
  for (unsigned second = 0; second < model.items.size(); ++second)
    for (unsigned first = 0; first < second; ++first)
      addPairs(first, second);
}

void OrderSearch::addPairs(unsigned first, unsigned second) {
  const Item &a = model.items[first], &b = model.items[second];
  if (model.conflicts) {
    const std::vector<unsigned> &others = (*model.conflicts)[first];
    if (std::binary_search(others.begin(), others.end(), second))
      pairs.push_back({first, second, a.size, b.size});
    return;
  }
  for (const Piece &p : a.pieces)
    for (const Piece &q : b.pieces) {
      if (p.last <= q.first || q.last <= p.first)
        continue;
      Pair pair{first, second, p.upper - q.lower, q.upper - p.lower};
      bool known =
          std::any_of(pairs.begin(), pairs.end(), [&](const Pair &old) {
            return old.first == first && old.second == second &&
                   old.above == pair.above && old.below == pair.below;
          });
      if (!known)
        pairs.push_back(pair);
    }
}

void OrderSearch::undo(std::size_t mark) {
  while (changes.size() > mark) {
    const Change &change = changes.back();
    if (change.what == Change::Lowest)
      lowest[change.index] = change.value;
    else if (change.what == Change::Highest)
      highest[change.index] = change.value;
    else
      pairs[change.index].order = Pair::Open;
    changes.pop_back();
  }
}

bool OrderSearch::raise(unsigned item, int64_t offset) {
  changes.push_back({item, Change::Lowest, lowest[item]});
  lowest[item] = alignUp(offset, model.items[item].alignment);
  return lowest[item] <= highest[item];
}

bool OrderSearch::lower(unsigned item, int64_t offset) {
  changes.push_back({item, Change::Highest, highest[item]});
  highest[item] = offset;
  return lowest[item] <= offset;
}

bool OrderSearch::keepApart(unsigned below, unsigned above, int64_t distance,
                            bool &changed) {
  bool fits = true;
  if (lowest[above] < lowest[below] + distance) {
    fits = raise(above, lowest[below] + distance);
    changed = true;
  }
  if (highest[below] > highest[above] - distance) {
    fits = lower(below, highest[above] - distance) && fits;
    changed = true;
  }
  return fits;
}

bool OrderSearch::propagatePair(unsigned at, bool &changed) {
  Pair &pair = pairs[at];
  if (pair.order == Pair::Open) {
    bool canBeBelow = lowest[pair.first] + pair.above <= highest[pair.second];
    bool canBeAbove = lowest[pair.second] + pair.below <= highest[pair.first];
    if (canBeBelow && canBeAbove)
      return true;
    if (!canBeBelow && !canBeAbove)
      return false;
    changes.push_back({at, Change::Order, 0});
    pair.order = canBeBelow ? Pair::FirstBelow : Pair::SecondBelow;
  }
  return pair.order == Pair::FirstBelow
             ? keepApart(pair.first, pair.second, pair.above, changed)
             : keepApart(pair.second, pair.first, pair.below, changed);
}

bool OrderSearch::propagate() {
  for (bool changed = true; changed;) {
    changed = false;
    for (unsigned pair = 0; pair < pairs.size(); ++pair)
      if (!propagatePair(pair, changed))
        return false;
  }
  return true;
}

/// The pair that overlaps with everything as low as possible and leaves least
/// room; -1 if none does.
int64_t OrderSearch::chooseOverlap() const {
  int64_t best = -1, least = INT64_MAX;
  for (unsigned at = 0; at < pairs.size(); ++at) {
    const Pair &pair = pairs[at];
    if (pair.order != Pair::Open ||
        lowest[pair.first] + pair.above <= lowest[pair.second] ||
        lowest[pair.second] + pair.below <= lowest[pair.first])
      continue;
    int64_t room = (highest[pair.second] - lowest[pair.first] - pair.above) +
                   (highest[pair.first] - lowest[pair.second] - pair.below);
    if (room < least) {
      best = at;
      least = room;
    }
  }
  return best;
}

bool OrderSearch::decide(unsigned at, bool firstBelow) {
  if (count >= lastNode || limits.isOver()) {
    exhausted = true;
    return false;
  }
  ++count;
  std::size_t mark = changes.size();
  changes.push_back({at, Change::Order, 0});
  pairs[at].order = firstBelow ? Pair::FirstBelow : Pair::SecondBelow;
  if (propagate() && solve())
    return true;
  undo(mark);
  return false;
}

bool OrderSearch::solve() {
  int64_t at = chooseOverlap();
  if (at < 0)
    return true;
  const Pair &pair = pairs[at];
  bool firstBelow =
      lowest[pair.first] + pair.above <= lowest[pair.second] + pair.below;
  return decide(at, firstBelow) || (!exhausted && decide(at, !firstBelow));
}

OrderSearch::Answer OrderSearch::run(int64_t capacity, uint64_t nodes) {
  lastNode = count + nodes;
  exhausted = false;
  changes.clear();
  lowest.clear();
  highest.clear();
  for (Pair &pair : pairs)
    pair.order = Pair::Open;
  bool fits = true;
  for (const Item &item : model.items) {
    lowest.push_back(item.fixed.value_or(0));
    highest.push_back(item.fixed.value_or(capacity - item.size));
    fits = fits && lowest.back() <= capacity - item.size;
  }
  if (!fits || !propagate())
    return Answer::None;
  if (solve())
    return Answer::Plan;
  return exhausted ? Answer::Limit : Answer::None;
}
