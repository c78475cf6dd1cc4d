// SPDX-License-Identifier: Apache-2.0
// Canonical places of many entries: a number for each orbit and one for the
// element that leads there, without a call or an allocation per entry.

#pragma once

#include "KeyLayout.h"
#include "TensorOpt/Solvers/PermutationGroup.h"

#include <optional>

namespace tensoropt {

/// Coordinates of entries, of which each dimension is a strided column.
struct IndexColumns {
  std::vector<const int64_t *> columns; ///< one per dimension
  size_t stride = 1;                    ///< from one entry to the next

  /// Entries whose indices follow each other.
  static IndexColumns ofEntries(const int64_t *coordinates, size_t rank);

  int64_t at(size_t dimension, size_t entry) const {
    return columns[dimension][entry * stride];
  }
};

/// The action of a group on coordinates that fit a key of 64 bits together.
class OrbitFolder {
public:
  /// Larger groups are left to `PermutationGroup`.
  static constexpr uint64_t maxOrder = 40320;    ///< 8 slots in all orders
  static constexpr uint64_t maxTableOrder = 128; ///< of other groups

  /// Empty where the group or the extents are too large.
  static std::optional<OrbitFolder> get(const PermutationGroup &group,
                                        Triangle triangle,
                                        const std::vector<int64_t> &extents);

  /// For entries `begin` to `begin + count` - 1 the key of the canonical place
  /// and the number, below `order()`, of what leads there. Entries of one orbit
  /// have one key, and of these no two the same number; zero is the canonical
  /// entry's. O(count * slots^2), of a table O(count * order * slots).
  void fold(const IndexColumns &from, size_t begin, size_t count,
            uint64_t *keys, uint32_t *numbers) const;

  /// Sets `isCanonical` to 0 or 1 for each of these entries.
  void findCanonical(const IndexColumns &from, size_t begin, size_t count,
                     uint8_t *isCanonical) const;

  /// Number of entries in the orbit of a canonical one.
  uint64_t orbitSize(const IndexColumns &from, size_t entry) const;

  /// What the element of a number does to values.
  Character character(uint32_t number) const {
    return characters.empty() ? Character() : characters[number];
  }
  bool hasCharacters() const { return !characters.empty(); }

  uint64_t order() const { return groupOrder; }
  const KeyLayout &layout() const { return keyLayout; }

private:
  OrbitFolder(const PermutationGroup &group, Triangle triangle,
              KeyLayout layout);

  void collectSorted(const PermutationGroup &group);
  void collectTable(const PermutationGroup &group);
  void foldByTable(const IndexColumns &from, size_t begin, size_t count,
                   uint64_t *keys, uint32_t *numbers) const;

  KeyLayout keyLayout;
  uint64_t groupOrder;
  bool isUpper;
  /// Slots that are exchanged in all ways, each ascending; those that stay.
  std::vector<std::vector<unsigned>> orbits;
  std::vector<unsigned> fixed;
  /// Else for each element where it moves the bits of each slot.
  std::vector<std::vector<unsigned>> table;
  std::vector<Character> characters; ///< by number; empty if all are trivial
};

} // namespace tensoropt
