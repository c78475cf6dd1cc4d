// SPDX-License-Identifier: Apache-2.0
//
// Packed storage of a tensor as that of one with fewer slots: where a group
// moves blocks of neighbouring slots as wholes, a block is one slot, and its
// index the number of the canonical coordinate in the block.
//
//   // (ij|kl) with its eight symmetries is a symmetric matrix over pairs.
//   auto merged = MergedSlots::get(group, {2, 2});
//   merged->group;              // (0 1) on two slots
//   merged->isSorted;           // {true, true}: pairs with i >= j
#pragma once

#include "TensorOpt/Solvers/CanonicalRegion.h"

namespace tensoropt {

/// A group on blocks of slots. Canonical coordinates in lexicographic order,
/// of either triangle, are those of `group` with blocks for slots: the largest
/// image of a coordinate has each block as large as it can be, and blocks
/// compare as their numbers do.
struct MergedSlots {
  PermutationGroup group; ///< on the blocks, in order, with its characters
  /// By block: whether all permutations of its slots are symmetries that leave
  /// values alone; if not, no permutation of them is one.
  std::vector<bool> isSorted;

  /// Merges blocks of `sizes` slots, each at least 1 and their sum the degree.
  /// Empty unless the group is the product of a group that moves whole blocks,
  /// in the order of their slots, and of all permutations within some blocks.
  /// Asks the group about O(degree) permutations, builds one group.
  static std::optional<MergedSlots> get(const PermutationGroup &group,
                                        const std::vector<unsigned> &sizes);

  /// The canonical coordinates within a block of `size` slots.
  static CanonicalRegion regionOf(unsigned size, bool isSorted,
                                  Triangle triangle);
};

} // namespace tensoropt
