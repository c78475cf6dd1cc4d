// SPDX-License-Identifier: Apache-2.0
//
// Packed storage of a tensor as that of one with fewer slots: where a group
// moves blocks of neighbouring slots as wholes, a block is one slot, and its
// index the number of the canonical coordinate in the block.
//
//   // (ij|kl) with its eight symmetries is a symmetric matrix over pairs.
//   auto merged = MergedSlots::get(group, {2, 2});
//   merged->group;                    // (0 1) on two slots
//   merged->regionOf(0, triangle);    // pairs with i >= j
#pragma once

#include "TensorOpt/Solvers/CanonicalRegion.h"

namespace tensoropt {

/// A group on blocks of slots. Canonical coordinates in lexicographic order,
/// of either triangle, are those of `group` with blocks for slots: the largest
/// image of a coordinate has each block as large as it can be, and blocks
/// compare as their numbers do.
struct MergedSlots {
  PermutationGroup group; ///< on the blocks, in order, with its characters
  /// By block: the symmetries within it, on its slots.
  std::vector<PermutationGroup> inner;

  /// Merges blocks of `sizes` slots, each at least 1 and their sum the degree.
  /// Empty unless the group is the product of a group that moves whole blocks,
  /// in the order of their slots, and of groups within blocks, which leave
  /// values alone unless no block is moved. Builds a group for each block.
  static std::optional<MergedSlots> get(const PermutationGroup &group,
                                        const std::vector<unsigned> &sizes);

  /// The sizes of the smallest blocks that no element moves: each holds the
  /// orbits of its slots, and slots between those of an orbit.
  static std::vector<unsigned> independentSizes(const PermutationGroup &group);

  /// True if all permutations of two or more slots of a block are symmetries
  /// that leave values alone.
  bool isSorted(unsigned block) const;

  /// The canonical coordinates within a block; empty if they make no loop nest,
  /// which is so only where the whole group makes none.
  std::optional<CanonicalRegion> regionOf(unsigned block,
                                          Triangle triangle) const;
};

} // namespace tensoropt
