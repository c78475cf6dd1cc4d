// SPDX-License-Identifier: Apache-2.0
//
// What the exact search reads: items and the cliques in which they conflict, in
// the largest unit of which all offsets are multiples. Private to the packing
// solver.
//
//   std::optional<LevelProblem> problem = makeLevelProblem(model);
//   if (problem)   // no windows, and not too large
//     LevelSearch search(*problem);
#pragma once

#include "Model.h"

namespace tensoropt::packing {

struct LevelItem {
  unsigned item;                 ///< of the model
  int64_t bytes;                 ///< its size
  int64_t size;                  ///< in units, rounded up
  int64_t alignment;             ///< in units
  int64_t fixed;                 ///< in units; -1: movable
  std::vector<unsigned> cliques; ///< ascending; at least one
  /// An item that cannot be told from this one, and is placed above it; -1.
  int64_t twin = -1;
};

/// Each pair of items that conflict is in a clique, and no other pair is.
struct LevelProblem {
  int64_t unit = 1;
  std::vector<LevelItem> items;
  std::vector<std::vector<unsigned>> cliques; ///< items, ascending
  /// Cliques are sections of time, and items are sorted by the first of theirs.
  bool isLinear = false;
  bool hasFixed = false;
  bool hasAlignment = false;
  bool hasPadding = false; ///< some sizes were rounded up

  /// The highest offset of an item within `capacity` bytes, in units; negative
  /// if there is none.
  int64_t latest(const LevelItem &item, int64_t capacity) const {
    return capacity < item.bytes ? -1 : (capacity - item.bytes) / unit;
  }
  /// The smallest capacity that allows more than `capacity` does.
  int64_t nextCapacity(int64_t capacity) const;
};

/// None if pieces of items have windows, or if the cliques would have more than
/// `memberLimit` members together. Items without bytes are left out.
std::optional<LevelProblem> makeLevelProblem(const Model &model,
                                             uint64_t memberLimit);

} // namespace tensoropt::packing
