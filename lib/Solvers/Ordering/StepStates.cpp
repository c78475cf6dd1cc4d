// SPDX-License-Identifier: Apache-2.0

#include "StepStates.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::ordering;

StepStates::StepStates(const OrderingProblem &problem)
    : steps(problem.steps), before(findPredecessors(problem)),
      touches(problem.buffers.size(), problem.steps), buffersOf(problem.steps),
      buffers(problem.buffers) {
  for (unsigned at = 0; at < buffers.size(); ++at) {
    for (unsigned step : buffers[at].steps) {
      touches.insert(at, step);
      buffersOf[step].push_back(at);
    }
    if (buffers[at].isGiven)
      begin += buffers[at].bytes;
  }
  setBound(problem);
}

void StepStates::setBound(const OrderingProblem &problem) {
  for (unsigned step = 0; step < steps; ++step) {
    int64_t live = 0;
    for (const OrderingBuffer &buffer : problem.buffers) {
      bool begins = buffer.isGiven, ends = buffer.isKept, touched = false;
      for (unsigned other : buffer.steps) {
        touched |= other == step;
        begins |= before.contains(step, other);
        ends |= before.contains(other, step);
      }
      if (touched || (begins && ends))
        live += buffer.bytes;
    }
    bound = std::max(bound, live);
  }
}

void StepStates::findMoves(const uint64_t *done, int64_t live,
                           std::vector<Move> &moves) const {
  moves.clear();
  size_t words = getWords();
  for (unsigned step = 0; step < steps; ++step) {
    if (done[step / 64] >> step % 64 & 1)
      continue;
    const uint64_t *needed = before.of(step);
    bool isReady = true;
    for (size_t at = 0; at < words && isReady; ++at)
      isReady = (needed[at] & ~done[at]) == 0;
    if (!isReady)
      continue;
    Move move{step, live, 0};
    int64_t ended = 0;
    for (unsigned buffer : buffersOf[step]) {
      const uint64_t *touched = touches.of(buffer);
      bool begun = buffers[buffer].isGiven, goesOn = buffers[buffer].isKept;
      for (size_t at = 0; at < words && !(begun && goesOn); ++at) {
        uint64_t own = at == step / 64 ? uint64_t(1) << step % 64 : 0;
        begun |= (touched[at] & done[at]) != 0;
        goesOn |= (touched[at] & ~done[at] & ~own) != 0;
      }
      move.during += begun ? 0 : buffers[buffer].bytes;
      ended += goesOn ? 0 : buffers[buffer].bytes;
    }
    move.after = move.during - ended;
    moves.push_back(move);
  }
}

const Move *StepStates::findFree(const std::vector<Move> &moves, int64_t live,
                                 int64_t peak) {
  for (const Move &move : moves)
    if (move.during <= peak && move.after <= live)
      return &move;
  return nullptr;
}
