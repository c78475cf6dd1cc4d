// SPDX-License-Identifier: Apache-2.0

#include "Search.h"
#include "StateTable.h"

#include <tuple>

using namespace tensoropt;
using namespace tensoropt::ordering;

namespace {

/// A state that may follow.
struct Candidate {
  uint32_t parent;
  unsigned step;
  int64_t peak, live;

  bool operator<(const Candidate &other) const {
    return std::tie(peak, live, parent, step) <
           std::tie(other.peak, other.live, other.parent, other.step);
  }
};

} // namespace

static void addCandidates(const StepStates &states, uint32_t parent,
                          const uint64_t *done, int64_t peak, int64_t live,
                          int64_t limit, std::vector<Candidate> &candidates) {
  std::vector<Move> moves;
  states.findMoves(done, live, moves);
  if (const Move *free = StepStates::findFree(moves, live, peak)) {
    candidates.push_back({parent, free->step, peak, free->after});
    return;
  }
  for (const Move &move : moves)
    if (move.during < limit)
      candidates.push_back(
          {parent, move.step, std::max(peak, move.during), move.after});
}

Found ordering::searchBeam(const StepStates &states, unsigned width,
                           int64_t peak, int64_t goal, Budget &budget) {
  Found found;
  found.bound = std::max(goal, states.getBound());
  StateTable table(states.getWords());
  std::vector<uint64_t> set(states.getWords());
  uint32_t begin = table.insert(set.data()).first;
  table[begin].peak = found.bound;
  table[begin].live = states.getBegin();
  std::vector<uint32_t> beam = {begin};
  std::vector<Candidate> candidates;
  for (unsigned size = 0; size < states.getSteps(); ++size) {
    candidates.clear();
    for (uint32_t state : beam) {
      // One that only goes on with the best is always affordable.
      if (!budget.spend(getNodeCost(states.getSteps())) && width > 1)
        return found;
      addCandidates(states, state, table.getBits(state), table[state].peak,
                    table[state].live, peak, candidates);
    }
    std::sort(candidates.begin(), candidates.end());
    beam.clear();
    for (const Candidate &candidate : candidates) {
      if (beam.size() == width)
        break;
      const uint64_t *bits = table.getBits(candidate.parent);
      std::copy(bits, bits + set.size(), set.begin());
      set[candidate.step / 64] |= uint64_t(1) << candidate.step % 64;
      auto [index, isNew] = table.insert(set.data());
      if (!isNew)
        continue;
      table[index].parent = candidate.parent;
      table[index].step = candidate.step;
      table[index].peak = candidate.peak;
      table[index].live = candidate.live;
      beam.push_back(index);
    }
    if (beam.empty())
      return found;
  }
  found.order = table.trace(beam.front());
  found.peak = table[beam.front()].peak;
  return found;
}
