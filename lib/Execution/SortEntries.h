// SPDX-License-Identifier: Apache-2.0
// Brings entries into the order of a coordinate tree.

#pragma once

#include "KeyLayout.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tensoropt {

/// Entries in lexicographic order of some of their indices.
struct SortedEntries {
  /// For each place the number of the entry that came there; equal entries
  /// keep their order.
  std::vector<uint64_t> order;
  /// For each place the first index that differs from the place before; their
  /// number if none does. Zero at the first place.
  std::vector<uint8_t> firstNew;

  size_t count() const { return order.size(); }

  /// Whether the entry at a place has the indices of the one before.
  bool repeats(size_t at) const { return at && firstNew[at] == layout.size(); }

  /// Calls `visit` with a function from places to the values of one of the
  /// indices.
  template <typename Visit> void visitColumn(size_t index, Visit visit) const {
    if (columns.empty())
      visit([this, reader = layout.reader(index)](size_t at) {
        return reader(keys[at]);
      });
    else
      visit([&column = columns[index]](size_t at) { return column[at]; });
  }

  /// Where `parts` nearly equal parts begin so that none shares a node above
  /// index `first` with another; at the end the number of entries.
  std::vector<size_t> divide(unsigned parts, size_t first) const;

  /// Moves the nodes of index `first` below one parent into ascending order of
  /// the number of nodes that they have down to index `last`; equal ones keep
  /// their order. Entries are in lexicographic order no longer, but each node
  /// is still in one piece, and `firstNew` tells where it begins. No entry may
  /// be there twice. O(entries), divided among `threads`; the result does not
  /// depend on them.
  void orderByChildren(size_t first, size_t last, unsigned threads);

private:
  friend class EntrySorter;
  friend class NodeOrder;

  explicit SortedEntries(KeyLayout layout) : layout(std::move(layout)) {}

  KeyLayout layout;
  std::vector<uint64_t> keys; ///< in order, where indices fit 64 bits
  std::vector<std::vector<int64_t>> columns; ///< else each index by itself
};

/// Sorts `count` entries of `rank` indices each by the indices `dimensions`, at
/// most 255 of them, the first one counting most. Indices lie in
/// [0, extents[dimension]). Linear if they are sorted already; radix sort,
/// O(count) per 11 bits, if the indices of an entry fit 64 bits; else O(count
/// log count). Works on `threads` threads, one per processor if that is 0; the
/// result does not depend on it.
SortedEntries sortEntries(const int64_t *coordinates, size_t count, size_t rank,
                          const std::vector<unsigned> &dimensions,
                          const std::vector<int64_t> &extents,
                          unsigned threads = 0);

} // namespace tensoropt
