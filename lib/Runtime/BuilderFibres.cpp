// SPDX-License-Identifier: Apache-2.0
// Results that come fibre by fibre, and builders that are filled apart.

#include "FibreList.h"
#include "SortIndices.h"
#include "TensorOpt/Runtime/EntryBuilder.h"

#include <algorithm>
#include <cstring>

using namespace tensoropt;

/// More lists than this mean that fibres come in no order worth keeping.
static constexpr size_t maxLists = 64;

//===----------------------------------------------------------------------===//
// Collecting
//===----------------------------------------------------------------------===//

/// Fibres are kept apart while all terms come in fibres.
bool EntryBuilder::keepsFibres() const {
  return entries == 0 && rank() > 0 &&
         levels.back().kind == Level::Kind::Compressed;
}

void EntryBuilder::appendFibre(const int64_t *prefix, size_t count,
                               int64_t *indices, const void *workspace) {
  if (!sorter)
    sorter = std::make_unique<IndexSorter>(levels.back().extent);
  sorter->sort(indices, count);
  addFibre(prefix, count, indices, workspace, /*packed=*/false);
}

void EntryBuilder::appendSortedFibre(const int64_t *prefix, size_t count,
                                     const int64_t *indices,
                                     const void *values) {
  addFibre(prefix, count, indices, values, /*packed=*/true);
}

void EntryBuilder::addFibre(const int64_t *prefix, size_t count,
                            const int64_t *indices, const void *values,
                            bool packed) {
  if (count == 0)
    return;
  unsigned bits = 8 * levels.back().coordinateBytes;
  bool fits = bits == 64 || indices[count - 1] >> bits == 0;
  if (keepsFibres() && fits) {
    bool ascends =
        !fibres.empty() &&
        fibres.back().compare(prefix, fibres.back().fibres() - 1) > 0;
    if (ascends || fibres.size() < maxLists) {
      if (!ascends)
        fibres.emplace_back(rank() - 1, levels.back().coordinateBytes,
                            element.bytes);
      fibres.back().append(prefix, count, indices, values, packed);
      return;
    }
  }
  // One by one, then.
  listFibres();
  size_t before = entries, width = element.bytes;
  for (size_t level = 0; level + 1 < rank(); ++level)
    columns[level].insert(columns[level].end(), count, prefix[level]);
  columns.back().insert(columns.back().end(), indices, indices + count);
  size_t end = this->values.size();
  this->values.resize(end + count * width);
  auto *bytes = static_cast<const char *>(values);
  for (size_t at = 0; at < count; ++at)
    std::memcpy(&this->values[end + at * width],
                bytes + (packed ? at : indices[at]) * width, width);
  entries += count;
  // The fibre itself ascends; so does all if it starts beyond what is there.
  for (size_t level = 0; before && isCombined && level < rank(); ++level) {
    int64_t last = columns[level][before - 1], first = columns[level][before];
    if (last < first)
      break;
    isCombined = last == first && level + 1 < rank();
  }
}

/// Turns fibres into entries one by one.
void EntryBuilder::listFibres() {
  std::vector<FibreList> lists = std::move(fibres);
  fibres.clear();
  for (const FibreList &list : lists) {
    isCombined &= entries == 0;
    for (size_t fibre = 0; fibre < list.fibres(); ++fibre) {
      size_t count = list.end(fibre) - list.begin(fibre);
      for (size_t level = 0; level + 1 < rank(); ++level)
        columns[level].insert(columns[level].end(), count,
                              list.prefix(fibre)[level]);
    }
    for (size_t entry = 0; entry < list.entries(); ++entry)
      columns.back().push_back(list.coordinate(entry));
    values.insert(values.end(), list.values(),
                  list.values() + list.entries() * element.bytes);
    entries += list.entries();
  }
}

//===----------------------------------------------------------------------===//
// Builders that are filled apart
//===----------------------------------------------------------------------===//

std::unique_ptr<EntryBuilder> EntryBuilder::fork() const {
  auto other = std::make_unique<EntryBuilder>(element, sum);
  for (const Level &level : levels)
    other->addLevel(level);
  return other;
}

void EntryBuilder::join(std::unique_ptr<EntryBuilder> other) {
  if (entries == 0 && other->entries == 0) {
    std::move(other->fibres.begin(), other->fibres.end(),
              std::back_inserter(fibres));
    return;
  }
  listFibres();
  other->listFibres();
  isCombined &= entries == 0 && other->isCombined;
  for (size_t level = 0; level < rank(); ++level)
    columns[level].insert(columns[level].end(), other->columns[level].begin(),
                          other->columns[level].end());
  values.insert(values.end(), other->values.begin(), other->values.end());
  entries += other->entries;
}

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

/// Merges the ascending runs of lists, two at a time, until there is one run.
void EntryBuilder::mergeFibreLists() {
  auto follows = [](const FibreList &list, const FibreList &next) {
    return list.compare(next.prefix(0), list.fibres() - 1) > 0;
  };
  for (;;) {
    std::vector<size_t> ends;
    for (size_t at = 1; at <= fibres.size(); ++at)
      if (at == fibres.size() || !follows(fibres[at - 1], fibres[at]))
        ends.push_back(at);
    if (ends.size() < 2)
      return;
    auto makeList = [&] {
      return FibreList(rank() - 1, levels.back().coordinateBytes,
                       element.bytes);
    };
    auto flatten = [&](size_t first, size_t last) {
      if (last - first == 1)
        return std::move(fibres[first]);
      FibreList all = makeList();
      for (size_t at = first; at < last; ++at)
        all.append(fibres[at], 0, fibres[at].fibres());
      return all;
    };
    std::vector<FibreList> merged;
    for (size_t run = 0; run < ends.size(); run += 2) {
      FibreList first = flatten(run ? ends[run - 1] : 0, ends[run]);
      if (run + 1 < ends.size())
        first = mergeFibres(first, flatten(ends[run], ends[run + 1]),
                            makeList(), element, sum);
      merged.push_back(std::move(first));
    }
    fibres = std::move(merged);
  }
}

/// Makes one sequence of the fibres, and entries of their prefixes: the levels
/// above the last one are written as if there were nothing below.
void EntryBuilder::beginFibres() {
  mergeFibreLists();
  for (const FibreList &list : fibres) {
    for (size_t fibre = 0; fibre < list.fibres(); ++fibre)
      for (size_t level = 0; level + 1 < rank(); ++level)
        columns[level].push_back(list.prefix(fibre)[level]);
    entries += list.fibres();
  }
}
