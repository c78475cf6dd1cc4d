// SPDX-License-Identifier: Apache-2.0

#include "SortIndices.h"

#include <algorithm>

using namespace tensoropt;

/// As many indices are sorted by insertion.
static constexpr size_t fewIndices = 16;

/// Leaves of the tree take 8 MB at most.
static constexpr int64_t longestExtent = int64_t(1) << 26;

static void insertAll(int64_t *indices, size_t count) {
  for (size_t at = 1; at < count; ++at) {
    int64_t moved = indices[at];
    size_t to = at;
    for (; to > 0 && indices[to - 1] > moved; --to)
      indices[to] = indices[to - 1];
    indices[to] = moved;
  }
}

/// Calls `body` with the number of each bit of a word, and clears the word.
template <typename Body> static void takeBits(uint64_t &word, Body body) {
  for (uint64_t rest = word; rest; rest &= rest - 1)
    body(__builtin_ctzll(rest));
  word = 0;
}

void IndexSorter::sortByBits(int64_t *indices, size_t count) {
  if (bits.empty()) {
    bits.resize((extent >> 6) + 1);
    words.resize((extent >> 12) + 1);
    groups.resize((extent >> 18) + 1);
  }
  auto set = [](std::vector<uint64_t> &level, uint64_t at) {
    level[at >> 6] |= uint64_t(1) << (at & 63);
  };
  for (size_t at = 0; at < count; ++at) {
    uint64_t index = indices[at];
    set(bits, index);
    set(words, index >> 6);
    set(groups, index >> 12);
  }
  for (size_t top = 0; top < groups.size(); ++top)
    takeBits(groups[top], [&](uint64_t low) {
      uint64_t group = top << 6 | low;
      takeBits(words[group], [&](uint64_t low) {
        uint64_t word = group << 6 | low;
        takeBits(bits[word],
                 [&](uint64_t low) { *indices++ = word << 6 | low; });
      });
    });
}

void IndexSorter::sort(int64_t *indices, size_t count) {
  if (std::is_sorted(indices, indices + count))
    return;
  if (count <= fewIndices)
    insertAll(indices, count);
  else if (extent <= longestExtent)
    sortByBits(indices, count);
  else
    std::sort(indices, indices + count);
}
