// SPDX-License-Identifier: Apache-2.0

#include "StateTable.h"

#include <algorithm>
#include <string_view>

using namespace tensoropt::ordering;

size_t StateTable::findSlot(const uint64_t *set) const {
  std::string_view bytes(reinterpret_cast<const char *>(set),
                         words * sizeof(uint64_t));
  size_t slot = std::hash<std::string_view>()(bytes) & (slots.size() - 1);
  while (slots[slot] != none &&
         !std::equal(set, set + words, getBits(slots[slot])))
    slot = (slot + 1) & (slots.size() - 1);
  return slot;
}

std::pair<uint32_t, bool> StateTable::insert(const uint64_t *set) {
  size_t slot = findSlot(set);
  if (slots[slot] != none)
    return {slots[slot], false};
  uint32_t index = uint32_t(states.size());
  slots[slot] = index;
  states.emplace_back();
  bits.insert(bits.end(), set, set + words);
  if (2 * states.size() > slots.size()) {
    slots.assign(2 * slots.size(), none);
    for (uint32_t state = 0; state < states.size(); ++state)
      slots[findSlot(getBits(state))] = state;
  }
  return {index, true};
}

std::vector<unsigned> StateTable::trace(uint32_t index) const {
  std::vector<unsigned> order;
  for (; states[index].parent != none; index = states[index].parent)
    order.push_back(states[index].step);
  std::reverse(order.begin(), order.end());
  return order;
}
