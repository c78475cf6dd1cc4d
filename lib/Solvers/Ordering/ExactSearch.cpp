// SPDX-License-Identifier: Apache-2.0

#include "Search.h"
#include "StateTable.h"

#include <queue>
#include <tuple>

using namespace tensoropt;
using namespace tensoropt::ordering;

namespace {

/// A state that waits for its turn.
struct Entry {
  int64_t peak;
  uint32_t size;
  uint32_t state;

  /// Those that need least first, of these the furthest.
  bool operator<(const Entry &other) const {
    return std::make_tuple(-peak, size, other.state) <
           std::make_tuple(-other.peak, other.size, state);
  }
};

class Search {
public:
  Search(const StepStates &states, int64_t limit, Budget &budget)
      : states(states), limit(limit), budget(budget), table(states.getWords()),
        set(states.getWords()) {}

  Found run(int64_t goal);

private:
  void expand(uint32_t state, int64_t level);
  void reach(uint32_t parent, const Move &move);

  const StepStates &states;
  int64_t limit;
  Budget &budget;
  StateTable table;
  std::priority_queue<Entry> waiting;
  std::vector<uint64_t> set;
  std::vector<Move> moves;
};

} // namespace

void Search::reach(uint32_t parent, const Move &move) {
  int64_t peak = std::max(table[parent].peak, move.during);
  const uint64_t *bits = table.getBits(parent);
  std::copy(bits, bits + set.size(), set.begin());
  set[move.step / 64] |= uint64_t(1) << move.step % 64;
  auto [index, isNew] = table.insert(set.data());
  StateTable::State &state = table[index];
  if (!isNew && (state.isDone || state.peak <= peak))
    return;
  state.parent = parent;
  state.step = move.step;
  state.size = table[parent].size + 1;
  state.peak = peak;
  state.live = move.after;
  waiting.push({peak, state.size, index});
}

void Search::expand(uint32_t state, int64_t level) {
  int64_t live = table[state].live;
  states.findMoves(table.getBits(state), live, moves);
  if (const Move *free = StepStates::findFree(moves, live, level))
    return reach(state, *free);
  for (const Move &move : moves)
    if (move.during < limit)
      reach(state, move);
}

Found Search::run(int64_t goal) {
  Found found;
  found.bound = std::max(goal, states.getBound());
  uint32_t begin = table.insert(set.data()).first;
  table[begin].peak = found.bound;
  table[begin].live = states.getBegin();
  waiting.push({found.bound, 0, begin});
  while (!waiting.empty()) {
    Entry entry = waiting.top();
    waiting.pop();
    if (table[entry.state].isDone)
      continue;
    table[entry.state].isDone = true;
    found.bound = entry.peak;
    if (entry.size == states.getSteps()) {
      found.order = table.trace(entry.state);
      found.peak = entry.peak;
      return found;
    }
    if (!budget.spend(getNodeCost(states.getSteps())))
      return found;
    expand(entry.state, entry.peak);
  }
  found.bound = limit;
  return found;
}

Found ordering::searchAll(const StepStates &states, int64_t peak, int64_t goal,
                          Budget &budget) {
  return Search(states, peak, budget).run(goal);
}
