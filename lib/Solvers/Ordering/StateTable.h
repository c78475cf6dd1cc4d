// SPDX-License-Identifier: Apache-2.0
//
// Sets of steps that were reached, and how. Private to the ordering solver.
//
//   StateTable table(states.getWords());
//   auto [index, isNew] = table.insert(bits);
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tensoropt::ordering {

class StateTable {
public:
  static constexpr uint32_t none = ~uint32_t(0);

  struct State {
    uint32_t parent = none;
    uint32_t step = 0; ///< what was added to the parent
    uint32_t size = 0;
    bool isDone = false;
    int64_t peak = 0; ///< on the way here
    int64_t live = 0;
  };

  explicit StateTable(size_t words) : words(words), slots(1024, none) {}

  State &operator[](uint32_t index) { return states[index]; }
  const uint64_t *getBits(uint32_t index) const {
    return bits.data() + index * words;
  }
  size_t size() const { return states.size(); }

  /// The number of a set, and whether it is new.
  std::pair<uint32_t, bool> insert(const uint64_t *set);

  /// The steps on the way to a state.
  std::vector<unsigned> trace(uint32_t index) const;

private:
  size_t findSlot(const uint64_t *set) const;

  size_t words;
  std::vector<State> states;
  std::vector<uint64_t> bits;
  std::vector<uint32_t> slots; ///< a power of two, at most half of them used
};

} // namespace tensoropt::ordering
