// SPDX-License-Identifier: Apache-2.0

#include "SortEntries.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

using namespace tensoropt;

namespace {

/// How the indices of an entry fit one number: level by level, the first in
/// the highest bits, so that numbers compare as entries do.
struct KeyLayout {
  std::vector<unsigned> shifts, widths;
  unsigned bits = 0;

  KeyLayout(const std::vector<unsigned> &dimensions,
            const std::vector<int64_t> &extents)
      : shifts(dimensions.size()), widths(dimensions.size()) {
    for (size_t level = dimensions.size(); level-- > 0;) {
      uint64_t largest = std::max<int64_t>(extents[dimensions[level]], 1) - 1;
      while (widths[level] < 64 && (largest >> widths[level]) != 0)
        ++widths[level];
      shifts[level] = bits;
      bits += widths[level];
    }
  }

  uint64_t pack(const int64_t *coordinate,
                const std::vector<unsigned> &dimensions) const {
    uint64_t key = 0;
    for (size_t level = 0; level < dimensions.size(); ++level)
      if (widths[level])
        key |= static_cast<uint64_t>(coordinate[dimensions[level]])
               << shifts[level];
    return key;
  }

  int64_t unpack(uint64_t key, size_t level) const {
    if (!widths[level])
      return 0;
    return (key >> shifts[level]) & (UINT64_MAX >> (64 - widths[level]));
  }
};

struct Keyed {
  uint64_t key;
  uint64_t entry;
};

/// Sorts by the lowest `bits` bits of the keys, least significant digit first;
/// stable. Digits that all keys share cost nothing.
void radixSort(std::vector<Keyed> &entries, unsigned bits) {
  constexpr unsigned digitBits = 11;
  constexpr uint64_t mask = (1u << digitBits) - 1;
  unsigned digits = (bits + digitBits - 1) / digitBits;
  std::vector<std::array<size_t, mask + 1>> counts(digits);
  for (auto &histogram : counts)
    histogram.fill(0);
  for (const Keyed &entry : entries)
    for (unsigned digit = 0; digit < digits; ++digit)
      ++counts[digit][(entry.key >> (digit * digitBits)) & mask];
  std::vector<Keyed> other(entries.size());
  for (unsigned digit = 0; digit < digits; ++digit) {
    auto &starts = counts[digit];
    if (std::count(starts.begin(), starts.end(), entries.size()))
      continue;
    size_t start = 0;
    for (size_t &bucket : starts)
      start += std::exchange(bucket, start);
    for (const Keyed &entry : entries)
      other[starts[(entry.key >> (digit * digitBits)) & mask]++] = entry;
    entries.swap(other);
  }
}

SortedEntries sortByKey(const int64_t *coordinates, size_t count, size_t rank,
                        const std::vector<unsigned> &dimensions,
                        const KeyLayout &layout) {
  std::vector<Keyed> keyed(count);
  bool ascends = true;
  for (size_t entry = 0; entry < count; ++entry) {
    keyed[entry] = {layout.pack(coordinates + entry * rank, dimensions), entry};
    ascends &= entry == 0 || keyed[entry - 1].key <= keyed[entry].key;
  }
  if (!ascends)
    radixSort(keyed, layout.bits);
  SortedEntries sorted;
  sorted.order.reserve(count);
  for (const Keyed &entry : keyed)
    sorted.order.push_back(entry.entry);
  for (size_t level = 0; level < dimensions.size(); ++level) {
    std::vector<int64_t> &column = sorted.columns.emplace_back();
    column.reserve(count);
    for (const Keyed &entry : keyed)
      column.push_back(layout.unpack(entry.key, level));
  }
  return sorted;
}

SortedEntries sortByComparison(const int64_t *coordinates, size_t count,
                               size_t rank,
                               const std::vector<unsigned> &dimensions) {
  SortedEntries sorted;
  sorted.order.resize(count);
  std::iota(sorted.order.begin(), sorted.order.end(), 0);
  std::sort(sorted.order.begin(), sorted.order.end(),
            [&](uint64_t a, uint64_t b) {
              for (unsigned dimension : dimensions) {
                int64_t left = coordinates[a * rank + dimension];
                int64_t right = coordinates[b * rank + dimension];
                if (left != right)
                  return left < right;
              }
              return a < b;
            });
  for (unsigned dimension : dimensions) {
    std::vector<int64_t> &column = sorted.columns.emplace_back();
    column.reserve(count);
    for (uint64_t entry : sorted.order)
      column.push_back(coordinates[entry * rank + dimension]);
  }
  return sorted;
}

} // namespace

SortedEntries tensoropt::sortEntries(const int64_t *coordinates, size_t count,
                                     size_t rank,
                                     const std::vector<unsigned> &dimensions,
                                     const std::vector<int64_t> &extents) {
  KeyLayout layout(dimensions, extents);
  if (layout.bits <= 64)
    return sortByKey(coordinates, count, rank, dimensions, layout);
  return sortByComparison(coordinates, count, rank, dimensions);
}
