// SPDX-License-Identifier: Apache-2.0
// Sorting counts, for each slot, the slots before and behind it that change
// places with it: comparisons without branches, whose results also make the
// number of the permutation in mixed radix (Knuth, The Art of Computer
// Programming 4A, 7.2.1.2).

#include "OrbitFolder.h"

#include <array>

using namespace tensoropt;

IndexColumns IndexColumns::ofEntries(const int64_t *coordinates, size_t rank) {
  IndexColumns entries{{}, rank};
  for (size_t dimension = 0; dimension < rank; ++dimension)
    // Without entries there may be no coordinates.
    entries.columns.push_back(coordinates ? coordinates + dimension : nullptr);
  return entries;
}

std::optional<OrbitFolder>
OrbitFolder::get(const PermutationGroup &group, Triangle triangle,
                 const std::vector<int64_t> &extents) {
  KeyLayout layout(extents);
  uint64_t limit = group.isFullSymmetricOnOrbits() ? maxOrder : maxTableOrder;
  if (layout.bits > 64 || group.order() > limit ||
      group.degree() != extents.size())
    return std::nullopt;
  return OrbitFolder(group, triangle, std::move(layout));
}

OrbitFolder::OrbitFolder(const PermutationGroup &group, Triangle triangle,
                         KeyLayout layout)
    : keyLayout(std::move(layout)), groupOrder(group.order()),
      isUpper(triangle == Triangle::Upper) {
  if (group.isFullSymmetricOnOrbits())
    collectSorted(group);
  else
    collectTable(group);
  if (std::all_of(characters.begin(), characters.end(),
                  [](Character character) { return character.isTrivial(); }))
    characters.clear();
}

/// Numbers of several orbits are digits of one number.
void OrbitFolder::collectSorted(const PermutationGroup &group) {
  characters.assign(1, Character());
  for (const std::vector<unsigned> &orbit : group.orbits()) {
    if (orbit.size() == 1) {
      fixed.push_back(orbit.front());
      continue;
    }
    orbits.push_back(orbit);
    std::string error;
    auto swap =
        Permutation::fromCycles({{orbit[0], orbit[1]}}, group.degree(), error);
    Character odd = *group.contains(*swap);
    // The digits of a number in mixed radix are inversions.
    std::vector<Character> own{Character()};
    for (size_t radix = 2; radix <= orbit.size(); ++radix) {
      std::vector<Character> longer;
      for (size_t digit = 0; digit < radix; ++digit)
        for (Character character : own)
          longer.push_back(digit % 2 ? character * odd : character);
      own = std::move(longer);
    }
    std::vector<Character> product;
    for (Character outer : characters)
      for (Character inner : own)
        product.push_back(outer * inner);
    characters = std::move(product);
  }
}

void OrbitFolder::collectTable(const PermutationGroup &group) {
  group.forEachElement([&](const SignedPermutation &element) {
    std::vector<unsigned> &shifts = table.emplace_back();
    for (unsigned slot = 0; slot < group.degree(); ++slot)
      shifts.push_back(keyLayout.shifts[element.permutation[slot]]);
    characters.push_back(element.character);
    return true;
  });
}

namespace {

/// Adds the indices of one orbit to keys and its digit to numbers.
struct SortedOrbit {
  const IndexColumns &from;
  size_t begin, count;
  const std::vector<unsigned> &slots;
  const KeyLayout &layout;
  uint64_t *keys;
  uint32_t *numbers;

  template <unsigned size, bool isUpper> void run() const {
    std::array<const int64_t *, size> columns;
    std::array<unsigned, size> shifts;
    std::array<uint32_t, size> weights; // (size - 1 - slot)!
    uint32_t factorial = 1;
    for (unsigned slot = size; slot-- > 0;) {
      columns[slot] = from.columns[slots[slot]] + begin * from.stride;
      shifts[slot] = layout.shifts[slots[slot]];
      weights[slot] = factorial;
      factorial *= size - slot;
    }
    for (size_t entry = 0; entry < count; ++entry) {
      std::array<int64_t, size> index;
      std::array<unsigned, size> place;
      for (unsigned slot = 0; slot < size; ++slot) {
        index[slot] = columns[slot][entry * from.stride];
        place[slot] = slot;
      }
      uint32_t digit = 0;
      for (unsigned a = 0; a < size; ++a)
        for (unsigned b = a + 1; b < size; ++b) {
          unsigned swaps = isUpper ? index[a] > index[b] : index[a] < index[b];
          place[a] += swaps;
          place[b] -= swaps;
          digit += swaps * weights[a];
        }
      uint64_t key = keys[entry];
      for (unsigned slot = 0; slot < size; ++slot)
        key |= static_cast<uint64_t>(index[slot]) << shifts[place[slot]];
      keys[entry] = key;
      numbers[entry] = numbers[entry] * factorial + digit;
    }
  }
};

/// Calls `visit` with a number of slots as a constant.
template <typename Visit> void visitSize(size_t size, Visit visit) {
  switch (size) {
  case 2:
    return visit(std::integral_constant<unsigned, 2>());
  case 3:
    return visit(std::integral_constant<unsigned, 3>());
  case 4:
    return visit(std::integral_constant<unsigned, 4>());
  case 5:
    return visit(std::integral_constant<unsigned, 5>());
  case 6:
    return visit(std::integral_constant<unsigned, 6>());
  case 7:
    return visit(std::integral_constant<unsigned, 7>());
  default: // `maxOrder` admits no more
    return visit(std::integral_constant<unsigned, 8>());
  }
}

/// Clears the mark of each entry whose indices do not ascend along `slots`.
template <unsigned size>
void keepAscending(const IndexColumns &from, size_t begin, size_t count,
                   const unsigned *slots, uint8_t *isCanonical) {
  std::array<const int64_t *, size> columns;
  for (unsigned slot = 0; slot < size; ++slot)
    columns[slot] = from.columns[slots[slot]] + begin * from.stride;
  size_t stride = from.stride;
  for (size_t entry = 0; entry < count; ++entry) {
    bool ascends = true;
    for (unsigned slot = 1; slot < size; ++slot)
      ascends &=
          columns[slot - 1][entry * stride] <= columns[slot][entry * stride];
    isCanonical[entry] &= ascends;
  }
}

} // namespace

void OrbitFolder::fold(const IndexColumns &from, size_t begin, size_t count,
                       uint64_t *keys, uint32_t *numbers) const {
  if (!table.empty())
    return foldByTable(from, begin, count, keys, numbers);
  std::fill_n(keys, count, 0);
  std::fill_n(numbers, count, 0);
  for (unsigned slot : fixed)
    for (size_t entry = 0; entry < count; ++entry)
      keys[entry] |= static_cast<uint64_t>(from.at(slot, begin + entry))
                     << keyLayout.shifts[slot];
  for (const std::vector<unsigned> &slots : orbits) {
    SortedOrbit orbit{from, begin, count, slots, keyLayout, keys, numbers};
    visitSize(slots.size(), [&](auto size) {
      if (isUpper)
        orbit.run<size(), true>();
      else
        orbit.run<size(), false>();
    });
  }
}

void OrbitFolder::foldByTable(const IndexColumns &from, size_t begin,
                              size_t count, uint64_t *keys,
                              uint32_t *numbers) const {
  size_t slots = from.columns.size();
  for (size_t entry = 0; entry < count; ++entry) {
    uint64_t best = 0;
    uint32_t number = 0;
    for (uint32_t element = 0; element < table.size(); ++element) {
      const unsigned *shifts = table[element].data();
      uint64_t key = 0;
      for (size_t slot = 0; slot < slots; ++slot)
        key |= static_cast<uint64_t>(from.at(slot, begin + entry))
               << shifts[slot];
      bool isBetter = element == 0 || (isUpper ? key < best : key > best);
      best = isBetter ? key : best;
      number = isBetter ? element : number;
    }
    keys[entry] = best;
    numbers[entry] = number;
  }
}

void OrbitFolder::findCanonical(const IndexColumns &from, size_t begin,
                                size_t count, uint8_t *isCanonical) const {
  if (!table.empty()) {
    std::vector<uint64_t> keys(count);
    std::vector<uint32_t> numbers(count);
    foldByTable(from, begin, count, keys.data(), numbers.data());
    for (size_t entry = 0; entry < count; ++entry)
      isCanonical[entry] = numbers[entry] == 0;
    return;
  }
  std::fill_n(isCanonical, count, 1);
  for (std::vector<unsigned> slots : orbits) {
    if (!isUpper)
      std::reverse(slots.begin(), slots.end());
    visitSize(slots.size(), [&](auto size) {
      keepAscending<size()>(from, begin, count, slots.data(), isCanonical);
    });
  }
}

uint64_t OrbitFolder::orbitSize(const IndexColumns &from, size_t entry) const {
  uint64_t stabiliser = 1;
  for (const std::vector<unsigned> &slots : orbits)
    for (size_t at = 1, run = 1; at < slots.size(); ++at) {
      run = from.at(slots[at], entry) == from.at(slots[at - 1], entry) ? run + 1
                                                                       : 1;
      stabiliser *= run;
    }
  uint64_t own = 0, fixing = 0;
  for (const std::vector<unsigned> &shifts : table) {
    uint64_t key = 0;
    for (size_t slot = 0; slot < shifts.size(); ++slot)
      key |= static_cast<uint64_t>(from.at(slot, entry)) << shifts[slot];
    if (fixing == 0)
      own = key;
    fixing += key == own;
  }
  return groupOrder / (table.empty() ? stabiliser : fixing);
}
