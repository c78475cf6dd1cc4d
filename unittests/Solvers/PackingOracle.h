// SPDX-License-Identifier: Apache-2.0
//
// The best plan of a small packing problem by trying every space and offset.
// Bytes are bits: a buffer that occupies bytes 2 and 3 at time 5 sets two bits
// of the word of time 5.
//
//   PackingOracle oracle(problem, /*bytes=*/24);
//   oracle.best();   // none: infeasible; else cost and sum of extents
#pragma once

#include "TensorOpt/Solvers/Packing.h"

#include <algorithm>

namespace tensoropt::oracle {

class PackingOracle {
public:
  /// Cost, then the sum of extents.
  using Value = std::pair<int64_t, int64_t>;

  /// No offset plus size beyond `bytes`, which is at most 64, is tried; times
  /// are below `times`.
  PackingOracle(const PackingProblem &problem, int64_t bytes, int64_t times = 8)
      : problem(problem), bytes(bytes), times(times) {
    offsets.resize(problem.buffers.size());
    extents.assign(problem.spaces.size(), 0);
    occupied.assign(problem.spaces.size(), std::vector<uint64_t>(times));
    for (const PackingBuffer &buffer : problem.buffers)
      needed.push_back(wordsOf(buffer));
    place(0, 0);
  }

  std::optional<Value> best() const { return found; }

private:
  static uint64_t bits(int64_t lower, int64_t upper) {
    uint64_t word = 0;
    for (int64_t bit = lower; bit < upper; ++bit)
      word |= uint64_t(1) << bit;
    return word;
  }

  /// The bits that a buffer at offset 0 needs at each time.
  std::vector<uint64_t> wordsOf(const PackingBuffer &buffer) const {
    std::vector<uint64_t> words(times);
    for (int64_t time = 0; time < times; ++time) {
      if (!problem.conflicts && (time < buffer.lower || time >= buffer.upper))
        continue;
      words[time] = bits(0, buffer.size);
      for (const PackingGap &gap : buffer.gaps)
        if (!problem.conflicts && gap.lower <= time && time < gap.upper)
          words[time] =
              gap.window ? bits(gap.window->first, gap.window->second) : 0;
    }
    return words;
  }

  bool collides(size_t at, unsigned space, int64_t offset) const {
    if (problem.conflicts) {
      for (auto [first, second] : *problem.conflicts)
        if (second == at && spaceOf[first] == space &&
            ((needed[first][0] << offsets[first]) & (needed[at][0] << offset)))
          return true;
      return false;
    }
    for (int64_t time = 0; time < times; ++time)
      if (occupied[space][time] & (needed[at][time] << offset))
        return true;
    return false;
  }

  void flip(size_t at, unsigned space, int64_t offset) {
    for (int64_t time = 0; time < times; ++time)
      occupied[space][time] ^= needed[at][time] << offset;
  }

  void place(size_t at, int64_t cost) {
    int64_t sum = 0;
    for (int64_t extent : extents)
      sum += extent;
    if (found && Value(cost, sum) >= *found)
      return;
    if (at == problem.buffers.size()) {
      found = Value(cost, sum);
      return;
    }
    const PackingBuffer &buffer = problem.buffers[at];
    for (unsigned space = 0; space < problem.spaces.size(); ++space) {
      if (buffer.space && *buffer.space != space)
        continue;
      int64_t last =
          std::min(bytes, problem.spaces[space].capacity.value_or(bytes)) -
          buffer.size;
      for (int64_t offset = 0; offset <= last; offset += buffer.alignment)
        if ((!buffer.offset || *buffer.offset == offset) &&
            !collides(at, space, offset))
          descend(at, space, offset, cost);
    }
  }

  void descend(size_t at, unsigned space, int64_t offset, int64_t cost) {
    const PackingBuffer &buffer = problem.buffers[at];
    int64_t before = extents[space];
    extents[space] = std::max(before, offset + buffer.size);
    offsets[at] = offset;
    spaceOf.push_back(space);
    flip(at, space, offset);
    place(at + 1, cost + buffer.traffic * problem.spaces[space].cost);
    flip(at, space, offset);
    spaceOf.pop_back();
    extents[space] = before;
  }

  const PackingProblem &problem;
  int64_t bytes, times;
  std::vector<std::vector<uint64_t>> needed;   ///< [buffer][time]
  std::vector<std::vector<uint64_t>> occupied; ///< [space][time]
  std::vector<int64_t> offsets, extents;
  std::vector<unsigned> spaceOf;
  std::optional<Value> found;
};

} // namespace tensoropt::oracle
