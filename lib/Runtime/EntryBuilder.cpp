// SPDX-License-Identifier: Apache-2.0
// Terms: collecting, sorting, adding. Fibres that come in order are in
// BuilderFibres.cpp, the buffers in EntryBuffers.cpp.

#include "TensorOpt/Runtime/EntryBuilder.h"
#include "FibreList.h"
#include "SortIndices.h"
#include "TensorSums.h"

#include <algorithm>
#include <cstring>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

EntryBuilder::EntryBuilder(Element element, Sum sum)
    : element(element), sum(sum) {}

EntryBuilder::~EntryBuilder() = default;

void EntryBuilder::addLevel(const Level &added) {
  levels.push_back(added);
  columns.emplace_back();
}

void EntryBuilder::append(size_t count, const int64_t *coordinates,
                          const void *terms) {
  listFibres();
  for (size_t level = 0; level < rank(); ++level) {
    std::vector<int64_t> &column = columns[level];
    column.resize(entries + count);
    for (size_t at = 0; at < count; ++at)
      column[entries + at] = coordinates[at * rank() + level];
  }
  auto *bytes = static_cast<const char *>(terms);
  values.insert(values.end(), bytes, bytes + count * element.bytes);
  entries += count;
  isCombined = false;
  if (entries < combineAt)
    return;
  // Terms of one place are added now and then, so that the memory follows the
  // entries and not the terms.
  combine();
  combineAt = std::max(combineAt, 2 * entries);
}

//===----------------------------------------------------------------------===//
// Sorting
//===----------------------------------------------------------------------===//

namespace {

/// An entry and, where all its indices fit one word, those.
struct Item {
  uint64_t key;
  size_t entry;
};

/// A stable merge sort that starts from the ascending runs that are there:
/// terms of a sweep come in few of them, or in none worth speaking of.
template <typename Less> void sortRuns(std::vector<Item> &items, Less less) {
  std::vector<size_t> ends{0};
  for (size_t at = 1; at < items.size(); ++at)
    if (less(items[at], items[at - 1]))
      ends.push_back(at);
  if (ends.size() > items.size() / 8 + 8) {
    std::sort(items.begin(), items.end(), [&](Item a, Item b) {
      return less(a, b) || (!less(b, a) && a.entry < b.entry);
    });
    return;
  }
  ends.push_back(items.size());
  std::vector<Item> merged(items.size());
  while (ends.size() > 2) {
    std::vector<size_t> mergedEnds{0};
    for (size_t at = 0; at + 1 < ends.size(); at += 2) {
      size_t middle = ends[at + 1],
             end = ends[std::min(at + 2, ends.size() - 1)];
      auto from = items.begin();
      std::merge(from + ends[at], from + middle, from + middle, from + end,
                 merged.begin() + ends[at], less);
      mergedEnds.push_back(end);
    }
    items.swap(merged);
    ends = std::move(mergedEnds);
  }
}

} // namespace

std::vector<size_t> EntryBuilder::sortedOrder() const {
  uint64_t places = 1;
  bool fits = true;
  for (const Level &level : levels)
    fits &= !__builtin_mul_overflow(
        places, static_cast<uint64_t>(std::max<int64_t>(level.extent, 1)),
        &places);
  std::vector<Item> items(entries);
  for (size_t entry = 0; entry < entries; ++entry) {
    uint64_t key = 0;
    for (size_t level = 0; fits && level < rank(); ++level)
      key = key * levels[level].extent + columns[level][entry];
    items[entry] = {key, entry};
  }
  if (fits)
    sortRuns(items, [](Item a, Item b) { return a.key < b.key; });
  else
    sortRuns(items, [&](Item a, Item b) {
      for (const std::vector<int64_t> &column : columns)
        if (column[a.entry] != column[b.entry])
          return column[a.entry] < column[b.entry];
      return false;
    });
  std::vector<size_t> order(entries);
  for (size_t at = 0; at < entries; ++at)
    order[at] = items[at].entry;
  return order;
}

/// True if two entries share the indices of levels `first` to `last`.
bool EntryBuilder::sameIndices(size_t a, size_t b, size_t first,
                               size_t last) const {
  for (size_t level = first; level <= last; ++level)
    if (columns[level][a] != columns[level][b])
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Adding
//===----------------------------------------------------------------------===//

void EntryBuilder::combine() {
  if (isCombined)
    return;
  std::vector<size_t> order = sortedOrder();
  size_t width = element.bytes;
  std::vector<char> sums(values.size());
  std::vector<size_t> kept; // the entry that stands for each place
  for (size_t entry : order) {
    const char *term = &values[entry * width];
    if (!kept.empty() &&
        (rank() == 0 || sameIndices(kept.back(), entry, 0, rank() - 1))) {
      addTerm(element, sum, &sums[(kept.size() - 1) * width], term);
      continue;
    }
    std::memcpy(&sums[kept.size() * width], term, width);
    kept.push_back(entry);
  }
  for (std::vector<int64_t> &column : columns) {
    std::vector<int64_t> sorted(kept.size());
    for (size_t at = 0; at < kept.size(); ++at)
      sorted[at] = column[kept[at]];
    column = std::move(sorted);
  }
  entries = kept.size();
  sums.resize(entries * width);
  values = std::move(sums);
  isCombined = true;
}
