// SPDX-License-Identifier: Apache-2.0
// Brings entries into the order of a coordinate tree.

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tensoropt {

/// Entries in lexicographic order of some of their indices.
struct SortedEntries {
  /// For each index by which they are sorted its values, in sorted order.
  std::vector<std::vector<int64_t>> columns;
  /// For each place the number of the entry that came there; equal entries
  /// keep their order.
  std::vector<uint64_t> order;

  size_t count() const { return order.size(); }

  /// Whether the entries at two places have equal indices.
  bool equal(size_t a, size_t b) const {
    for (const std::vector<int64_t> &column : columns)
      if (column[a] != column[b])
        return false;
    return true;
  }
};

/// Sorts `count` entries of `rank` indices each by the indices `dimensions`,
/// the first one counting most. Indices lie in [0, extents[dimension]). Linear
/// if they are sorted already; radix sort, O(count) per 11 bits, if the indices
/// of an entry fit 64 bits; else O(count log count). Works on `threads`
/// threads, one per processor if that is 0; the result does not depend on it.
SortedEntries sortEntries(const int64_t *coordinates, size_t count, size_t rank,
                          const std::vector<unsigned> &dimensions,
                          const std::vector<int64_t> &extents,
                          unsigned threads = 0);

} // namespace tensoropt
