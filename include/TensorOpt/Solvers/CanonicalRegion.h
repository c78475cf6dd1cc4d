// SPDX-License-Identifier: Apache-2.0
//
// The canonical coordinates of a symmetric tensor as a loop nest, and their
// numbers in lexicographic order: the positions of packed storage.
//
//   std::string error; // of the two-electron integrals, A[i,j,k,l]
//   auto region = CanonicalRegion::get(group, Triangle::Lower, error);
//   region->count({7, 7, 7, 7});               // 406 = 28 * 29 / 2
//   region->position(coordinate, extents);     // ij * (ij + 1) / 2 + kl
//   region->bounds(3);                         // l <= k; l <= j where i == k
#pragma once

#include "TensorOpt/Solvers/PermutationGroup.h"

#include <utility>

namespace tensoropt {

template <typename Numbers> class RegionPosition;

/// An earlier slot whose index is the largest (lower triangle) or smallest
/// (upper) that a slot may have, where the slots of each tie hold equal
/// indices; always if there are no ties. Ties name earlier slots, too.
struct SlotBound {
  unsigned slot;
  std::vector<std::pair<unsigned, unsigned>> ties;
};

/// The region of a group and a triangle. Supported are the products of full
/// symmetric groups on disjoint sets of slots, wherever these stand; full
/// symmetric groups that exchange equal blocks of slots, where each block ends
/// before the next begins and has such a symmetry in itself; and these within
/// each other. Slots that no element moves take any index. Characters do not
/// matter: places that they force to zero or to be real are in the region.
///
/// Extents have one element per slot, none negative, equal where the group
/// exchanges slots. Immutable; copies are independent.
class CanonicalRegion {
public:
  /// The region, or nothing with what is supported in `error`, a phrase that
  /// follows "needs". Asks the group about O(degree^2) permutations.
  static std::optional<CanonicalRegion>
  get(const PermutationGroup &group, Triangle triangle, std::string &error);

  /// Number of slots.
  unsigned rank() const { return boundsOf.size(); }

  Triangle triangle() const { return side; }

  /// What bounds the index of a slot, given the slots before it, from above in
  /// the lower triangle and from below in the upper. On the other side are 0
  /// and the extent. Whatever the slots before it are, some index is inside.
  const std::vector<SlotBound> &bounds(unsigned slot) const {
    return boundsOf[slot];
  }

  /// The least and the largest index of `slot`, given those of the slots before
  /// it in `coordinate`. The extent is not zero.
  int64_t lowest(unsigned slot, const int64_t *coordinate) const;
  int64_t highest(unsigned slot, const int64_t *coordinate,
                  const std::vector<int64_t> &extents) const;

  /// Whether a coordinate inside the extents is canonical.
  bool contains(const int64_t *coordinate) const;

  /// Number of canonical coordinates; empty if it exceeds 2^64 - 1.
  std::optional<uint64_t> count(const std::vector<int64_t> &extents) const;

  /// The number, from zero and in lexicographic order, of a canonical
  /// coordinate. The count times the rank must be below 2^64. O(rank^2),
  /// O(rank) without slots of one orbit between those of another.
  /// RegionPosition.h has it as operations of other kinds of numbers.
  uint64_t position(const int64_t *coordinate,
                    const std::vector<int64_t> &extents) const;

  /// Moves to the first canonical coordinate; false if there is none. O(rank).
  bool first(int64_t *coordinate, const std::vector<int64_t> &extents) const;

  /// Moves to the next canonical coordinate in lexicographic order; false after
  /// the last. O(1) on average for extents beyond a few.
  bool next(int64_t *coordinate, const std::vector<int64_t> &extents) const;

private:
  friend class RegionFinder;
  template <typename Numbers> friend class RegionPosition;

  /// A part of the region with slots of its own: one slot, independent parts,
  /// or equal parts of which each must not exceed the one before.
  struct Part {
    enum class Kind { Slot, Independent, Ordered };
    Kind kind;
    std::vector<unsigned> slots; ///< all, ascending
    std::vector<Part> parts;
  };

  CanonicalRegion(Triangle side, unsigned rank) : side(side), boundsOf(rank) {}

  static std::optional<uint64_t> count(const Part &part,
                                       const std::vector<int64_t> &extents);

  /// The furthest that `slot` may be from where the region begins.
  int64_t limit(unsigned slot, const int64_t *coordinate, int64_t open) const;

  Triangle side;
  std::vector<std::vector<SlotBound>> boundsOf;
  Part root{Part::Kind::Independent, {}, {}};
};

} // namespace tensoropt
