// SPDX-License-Identifier: Apache-2.0
// How the indices of an entry fit one number: the first in the highest bits, so
// that numbers compare as entries do.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tensoropt {

struct KeyLayout {
  std::vector<unsigned> shifts, widths;
  unsigned bits = 0; ///< of all indices; keys hold them up to 64

  /// `extents` has one element per index, the first counting most.
  explicit KeyLayout(const std::vector<int64_t> &extents)
      : shifts(extents.size()), widths(extents.size()) {
    for (size_t at = extents.size(); at-- > 0;) {
      uint64_t largest = std::max<int64_t>(extents[at], 1) - 1;
      while (widths[at] < 64 && (largest >> widths[at]) != 0)
        ++widths[at];
      // One without bits is always zero; its shift must be one all the same.
      shifts[at] = widths[at] ? bits : 0;
      bits += widths[at];
    }
  }

  /// Number of indices.
  size_t size() const { return shifts.size(); }

  /// Reads one index off keys.
  struct Reader {
    unsigned shift;
    uint64_t mask;
    int64_t operator()(uint64_t key) const { return (key >> shift) & mask; }
  };
  Reader reader(size_t at) const {
    return {shifts[at], widths[at] ? UINT64_MAX >> (64 - widths[at]) : 0};
  }

  /// For each bit of a key the index that it belongs to.
  std::vector<uint8_t> indicesOfBits() const {
    std::vector<uint8_t> indices;
    for (size_t at = size(); at-- > 0;)
      indices.insert(indices.end(), widths[at], at);
    return indices;
  }
};

} // namespace tensoropt
