// SPDX-License-Identifier: Apache-2.0
// Sorts different indices below a known extent, again and again.
//
//   IndexSorter sorter(extent);
//   sorter.sort(indices, count);

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tensoropt {

class IndexSorter {
public:
  explicit IndexSorter(int64_t extent) : extent(extent) {}

  /// Sorts `count` different indices of [0, extent). Few are inserted one by
  /// one; more set a bit each in a tree of words, 64 children to a word, that
  /// is read in order: O(count) and a word per 2^18 of the extent. Only where
  /// the tree would be too large are they compared.
  void sort(int64_t *indices, size_t count);

private:
  void sortByBits(int64_t *indices, size_t count);

  int64_t extent;
  std::vector<uint64_t> bits, words, groups; ///< from the leaves up; all zero
};

} // namespace tensoropt
