// SPDX-License-Identifier: Apache-2.0
//
// The state of the exact search: items not placed yet, each with the lowest
// offset it may have, its level. Whether they fit above is a question that no
// earlier step enters: the same state reached twice has the same answer.
//
//   LevelState state(problem);
//   state.start(/*capacity=*/96);
//   std::size_t mark = state.mark();
//   if (!state.place(3, /*capacity=*/96)) // or raiseClique(), placeOnTop()
//     state.undo(mark);
#pragma once

#include "LevelProblem.h"

#include <cstddef>

namespace tensoropt::packing {

class LevelState {
public:
  static constexpr int64_t placed = INT64_MAX;

  explicit LevelState(const LevelProblem &problem);

  /// Everything is to be placed. All capacities are in bytes. False, here and
  /// below, if there is no plan; then only undo() may follow.
  bool start(int64_t capacity);

  /// Puts an item at its level and others above it.
  bool place(unsigned item, int64_t capacity);
  /// Takes items away whose place others need not know.
  bool remove(const std::vector<unsigned> &items, int64_t capacity);
  /// No item of the clique is below `level`.
  bool raiseClique(unsigned clique, int64_t level, int64_t capacity);

  std::size_t mark() const { return changes.size(); }
  void undo(std::size_t mark);

  bool isPlaced(unsigned item) const { return levels[item] == placed; }
  int64_t level(unsigned item) const { return levels[item]; }
  /// The lowest level in a clique; `placed` without one.
  int64_t floor(unsigned clique) const { return floors[clique]; }
  /// Sum of the sizes in a clique that are not placed.
  int64_t total(unsigned clique) const { return totals[clique]; }
  /// The items of a clique, in order of levels when it was last looked at.
  const std::vector<unsigned> &members(unsigned clique) const {
    return sorted[clique];
  }
  /// The highest end of an item within `capacity`, in units.
  int64_t highestEnd(int64_t capacity) const;

private:
  struct Change {
    unsigned index;
    bool isItem;
    int64_t level, total;
  };

  /// Of the items of a clique with the highest ends: the sum of sizes, and the
  /// last of them with its end.
  struct Prefix {
    int64_t sum, end;
    unsigned item;
  };

  void setLevel(unsigned item, int64_t level);
  bool raise(unsigned item, int64_t level);
  bool avoidFixed(unsigned item);
  void markDirty(unsigned item);
  bool propagate(bool fits, int64_t capacity);
  bool propagateClique(unsigned clique, int64_t end);
  bool raiseThoseNotFirst(unsigned clique, std::size_t number, int64_t end);

  const LevelProblem &problem;
  std::vector<int64_t> levels, sizes, floors, totals;
  std::vector<std::vector<unsigned>> sorted, byEnd;
  std::vector<std::vector<unsigned>> fixedNeighbours;
  std::vector<Change> changes;
  std::vector<unsigned> dirty;
  std::vector<char> isDirty;
  std::vector<Prefix> prefixes; ///< scratch
};

} // namespace tensoropt::packing
