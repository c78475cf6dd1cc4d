// SPDX-License-Identifier: Apache-2.0

#include "SortEntries.h"
#include "Threads.h"

#include <algorithm>
#include <array>
#include <atomic>
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

/// Calls `work(begin, end, part)` for nearly equal parts of `count` items.
template <typename Work>
void forParts(size_t count, unsigned parts, Work work) {
  runParts(parts, [&](unsigned part) {
    work(partBegin(count, parts, part), partBegin(count, parts, part + 1),
         part);
  });
}

/// Sorts by the lowest `bits` bits of the keys, least significant digit first;
/// stable. Each part counts and moves its own entries, so that the result does
/// not depend on how many there are. Digits that all keys share cost one count.
void radixSort(std::vector<Keyed> &entries, unsigned bits, unsigned parts) {
  constexpr unsigned digitBits = 11;
  constexpr size_t buckets = 1u << digitBits;
  std::vector<Keyed> other(entries.size());
  std::vector<std::array<size_t, buckets>> starts(parts);
  for (unsigned shift = 0; shift < bits; shift += digitBits) {
    auto bucketOf = [&](const Keyed &entry) {
      return (entry.key >> shift) & (buckets - 1);
    };
    forParts(entries.size(), parts, [&](size_t begin, size_t end, unsigned p) {
      starts[p].fill(0);
      for (size_t at = begin; at < end; ++at)
        ++starts[p][bucketOf(entries[at])];
    });
    size_t start = 0, largest = 0;
    for (size_t bucket = 0; bucket < buckets; ++bucket) {
      size_t before = start;
      for (auto &ofPart : starts)
        start += std::exchange(ofPart[bucket], start);
      largest = std::max(largest, start - before);
    }
    if (largest == entries.size())
      continue;
    forParts(entries.size(), parts, [&](size_t begin, size_t end, unsigned p) {
      for (size_t at = begin; at < end; ++at)
        other[starts[p][bucketOf(entries[at])]++] = entries[at];
    });
    entries.swap(other);
  }
}

SortedEntries sortByKey(const int64_t *coordinates, size_t count, size_t rank,
                        const std::vector<unsigned> &dimensions,
                        const KeyLayout &layout, unsigned parts) {
  std::vector<Keyed> keyed(count);
  std::atomic<bool> ascends = true;
  forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
    bool isSorted = true;
    for (size_t entry = begin; entry < end; ++entry) {
      keyed[entry] = {layout.pack(coordinates + entry * rank, dimensions),
                      entry};
      isSorted &= entry == begin || keyed[entry - 1].key <= keyed[entry].key;
    }
    if (!isSorted)
      ascends = false;
  });
  for (unsigned part = 1; part < parts; ++part) {
    size_t begin = partBegin(count, parts, part);
    if (keyed[begin - 1].key > keyed[begin].key)
      ascends = false;
  }
  if (!ascends)
    radixSort(keyed, layout.bits, parts);
  SortedEntries sorted;
  sorted.order.resize(count);
  sorted.columns.assign(dimensions.size(), std::vector<int64_t>(count));
  forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
    for (size_t at = begin; at < end; ++at) {
      sorted.order[at] = keyed[at].entry;
      for (size_t level = 0; level < dimensions.size(); ++level)
        sorted.columns[level][at] = layout.unpack(keyed[at].key, level);
    }
  });
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
                                     const std::vector<int64_t> &extents,
                                     unsigned threads) {
  KeyLayout layout(dimensions, extents);
  if (layout.bits <= 64)
    return sortByKey(coordinates, count, rank, dimensions, layout,
                     countThreads(threads, count));
  return sortByComparison(coordinates, count, rank, dimensions);
}
