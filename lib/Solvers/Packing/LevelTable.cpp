// SPDX-License-Identifier: Apache-2.0
// What the exact search remembers: states without a plan.

#include "Hash.h"
#include "LevelSearch.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::packing;

/// 96 MiB.
static constexpr std::size_t mostEntries = std::size_t(1) << 22;

/// The items of a part with their levels, above the lowest of them where all
/// may move together. Two states are taken for the same where 128 bits agree.
LevelSearch::Key LevelSearch::makeKey(const Part &part) const {
  int64_t base = LevelState::placed;
  for (std::size_t at = part.items; at < part.itemsEnd; ++at)
    base = std::min(base, state.level(lists[at]));
  if (problem.hasFixed || problem.hasAlignment || problem.hasPadding)
    base = 0;
  Key key;
  for (std::size_t at = part.items; at < part.itemsEnd; ++at) {
    uint64_t level = state.level(lists[at]) - base;
    uint64_t low = mix(mix(lists[at]) ^ level);
    key.low += low;
    key.high += mix(low ^ 0x632be59bd9b4e019);
  }
  key.capacity = part.capacity - base * problem.unit;
  return key;
}

bool LevelSearch::isKnown(const Key &key) const {
  const Entry &entry = table[key.low & (table.size() - 1)];
  return entry.high == key.high && entry.low == key.low &&
         entry.capacity >= key.capacity;
}

void LevelSearch::store(const Entry &entry) {
  Entry &place = table[entry.low & (table.size() - 1)];
  stored += place.capacity < 0;
  place = entry;
}

void LevelSearch::remember(const Key &key) {
  if (2 * stored > table.size() && table.size() < mostEntries) {
    std::vector<Entry> old(4 * table.size());
    std::swap(old, table);
    stored = 0;
    for (const Entry &entry : old)
      if (entry.capacity >= 0)
        store(entry);
  }
  store({key.high, key.low, key.capacity});
}
