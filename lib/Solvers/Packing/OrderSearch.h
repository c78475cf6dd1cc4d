// SPDX-License-Identifier: Apache-2.0
//
// Exact search for plans where items need different bytes at different times,
// so that one may lie both above and below another: each pair of pieces that
// live together is decided by itself. For small problems. Private to the
// packing solver.
//
//   OrderSearch search(model, limits);
//   search.run(/*capacity=*/96, /*nodes=*/1000);   // Answer::Plan
//   search.offsets();
#pragma once

#include "Greedy.h"
#include "Limits.h"

namespace tensoropt::packing {

class OrderSearch {
public:
  enum class Answer { Plan, None, Limit };

  OrderSearch(const Model &model, const Limits &limits);

  /// Whether there is a plan within `capacity`; looks at `nodes` states at
  /// most.
  Answer run(int64_t capacity, uint64_t nodes);

  const Offsets &offsets() const { return lowest; }
  uint64_t nodes() const { return count; }

private:
  /// Two pieces that live together: `second` is `above` bytes or more above
  /// `first`, or `first` is `below` bytes or more above `second`.
  struct Pair {
    unsigned first, second;
    int64_t above, below;
    enum { Open, FirstBelow, SecondBelow } order = Open;
  };
  struct Change {
    unsigned index;
    enum { Lowest, Highest, Order } what;
    int64_t value;
  };

  void addPairs(unsigned first, unsigned second);
  bool solve();
  bool decide(unsigned pair, bool firstBelow);
  bool propagate();
  bool propagatePair(unsigned pair, bool &changed);
  bool keepApart(unsigned below, unsigned above, int64_t distance,
                 bool &changed);
  bool raise(unsigned item, int64_t offset);
  bool lower(unsigned item, int64_t offset);
  int64_t chooseOverlap() const;
  void undo(std::size_t mark);

  const Model &model;
  const Limits &limits;
  std::vector<Pair> pairs;
  Offsets lowest, highest;
  std::vector<Change> changes;
  uint64_t count = 0, lastNode = 0;
  bool exhausted = false;
};

} // namespace tensoropt::packing
