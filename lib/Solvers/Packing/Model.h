// SPDX-License-Identifier: Apache-2.0
//
// What the searches of one space read: times compressed to sections, lives cut
// into pieces, and who conflicts with whom. Private to the packing solver.
//
//   Model model = makeModel(problem, {0, 1, 2});
//   forEachPiecePair(model, 0, 1, [](Piece a, Piece b) { ... });
#pragma once

#include "TensorOpt/Solvers/Packing.h"

namespace tensoropt::packing {

/// Bytes [lower, upper), from the offset of its item, during the sections
/// [first, last).
struct Piece {
  unsigned first, last;
  int64_t lower, upper;
};

/// A buffer of the space that is looked at.
struct Item {
  unsigned buffer; ///< of the problem
  int64_t size, alignment;
  std::optional<int64_t> fixed, hint;
  std::vector<Piece> pieces; ///< ascending; none overlap; none is empty
};

/// A set of buffers to be placed in one space.
struct Model {
  std::vector<Item> items;
  /// Start of each section, and the end of the last one; empty with conflicts.
  std::vector<int64_t> times;
  /// Neighbours of items, ascending, where the problem lists conflicts.
  std::optional<std::vector<std::vector<unsigned>>> conflicts;

  unsigned sections() const { return times.empty() ? 0 : times.size() - 1; }
};

/// The model of `buffers`, in that order.
Model makeModel(const PackingProblem &problem,
                const std::vector<unsigned> &buffers);

/// The smallest multiple of `alignment` that is not below `offset`.
inline int64_t alignUp(int64_t offset, int64_t alignment) {
  int64_t rest = offset % alignment;
  return rest ? offset + (alignment - rest) : offset;
}

/// A bound on the extent of any plan, and where it comes from.
struct LiveBound {
  int64_t maxLive = 0;
  int64_t time = -1; ///< first time of max-live
  int64_t bound = 0; ///< at least max-live; knows alignment, fixed offsets
};

/// Max-live and what follows from it in O(n log n); with conflicts the
/// heaviest of some cliques.
LiveBound findLiveBound(const Model &model);

} // namespace tensoropt::packing
