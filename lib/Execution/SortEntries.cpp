// SPDX-License-Identifier: Apache-2.0

#include "SortEntries.h"
#include "Threads.h"

#include <array>
#include <atomic>
#include <numeric>
#include <utility>

using namespace tensoropt;

namespace {

struct Keyed {
  uint64_t key;
  uint64_t entry;
};

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

} // namespace

namespace tensoropt {

class EntrySorter {
public:
  EntrySorter(const int64_t *coordinates, size_t count, size_t rank,
              const std::vector<unsigned> &dimensions, KeyLayout layout,
              unsigned parts)
      : coordinates(coordinates), count(count), rank(rank),
        dimensions(dimensions), parts(parts), sorted(std::move(layout)) {}

  SortedEntries run() {
    sorted.order.resize(count);
    sorted.firstNew.resize(count);
    if (sorted.layout.bits <= 64)
      sortByKey();
    else
      sortByComparison();
    return std::move(sorted);
  }

private:
  uint64_t pack(size_t entry) const {
    const int64_t *coordinate = coordinates + entry * rank;
    uint64_t key = 0;
    for (size_t index = 0; index < dimensions.size(); ++index)
      key |= static_cast<uint64_t>(coordinate[dimensions[index]])
             << sorted.layout.shifts[index];
    return key;
  }

  void sortByKey() {
    sorted.keys.resize(count);
    std::atomic<bool> ascends = true;
    forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
      uint64_t before = begin ? pack(begin - 1) : 0;
      bool isSorted = true;
      for (size_t entry = begin; entry < end; ++entry) {
        uint64_t key = sorted.keys[entry] = pack(entry);
        isSorted &= before <= key;
        before = key;
      }
      if (!isSorted)
        ascends = false;
    });
    if (ascends)
      std::iota(sorted.order.begin(), sorted.order.end(), 0);
    else
      sortKeys();
    std::vector<uint8_t> indices = sorted.layout.indicesOfBits();
    forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
      for (size_t at = std::max<size_t>(begin, 1); at < end; ++at) {
        uint64_t changed = sorted.keys[at] ^ sorted.keys[at - 1];
        sorted.firstNew[at] =
            changed ? indices[63 - __builtin_clzll(changed)] : rankOfKeys();
      }
    });
  }

  uint8_t rankOfKeys() const { return dimensions.size(); }

  void sortKeys() {
    std::vector<Keyed> keyed(count);
    forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
      for (size_t entry = begin; entry < end; ++entry)
        keyed[entry] = {sorted.keys[entry], entry};
    });
    radixSort(keyed, sorted.layout.bits, parts);
    forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
      for (size_t at = begin; at < end; ++at) {
        sorted.keys[at] = keyed[at].key;
        sorted.order[at] = keyed[at].entry;
      }
    });
  }

  /// The first index in which two entries differ.
  size_t firstDifference(uint64_t a, uint64_t b) const {
    size_t index = 0;
    while (index < dimensions.size() &&
           coordinates[a * rank + dimensions[index]] ==
               coordinates[b * rank + dimensions[index]])
      ++index;
    return index;
  }

  void sortByComparison() {
    std::vector<uint64_t> &order = sorted.order;
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](uint64_t a, uint64_t b) {
      size_t index = firstDifference(a, b);
      if (index == dimensions.size())
        return a < b;
      return coordinates[a * rank + dimensions[index]] <
             coordinates[b * rank + dimensions[index]];
    });
    for (size_t at = 1; at < count; ++at)
      sorted.firstNew[at] = firstDifference(order[at - 1], order[at]);
    for (unsigned dimension : dimensions) {
      std::vector<int64_t> &column = sorted.columns.emplace_back();
      column.reserve(count);
      for (uint64_t entry : order)
        column.push_back(coordinates[entry * rank + dimension]);
    }
  }

  const int64_t *coordinates;
  size_t count, rank;
  const std::vector<unsigned> &dimensions;
  unsigned parts;
  SortedEntries sorted;
};

} // namespace tensoropt

SortedEntries tensoropt::sortEntries(const int64_t *coordinates, size_t count,
                                     size_t rank,
                                     const std::vector<unsigned> &dimensions,
                                     const std::vector<int64_t> &extents,
                                     unsigned threads) {
  std::vector<int64_t> ordered;
  for (unsigned dimension : dimensions)
    ordered.push_back(extents[dimension]);
  return EntrySorter(coordinates, count, rank, dimensions, KeyLayout(ordered),
                     countThreads(threads, count))
      .run();
}
