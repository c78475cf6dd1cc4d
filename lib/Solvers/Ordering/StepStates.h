// SPDX-License-Identifier: Apache-2.0
//
// What lives once a set of steps has run, and during the step that runs next.
// Private to the ordering solver.
//
//   StepStates states(problem);
//   states.getBegin();                        // nothing has run
//   states.findMoves(done, live);             // what may run next
#pragma once

#include "StepSet.h"

namespace tensoropt::ordering {

/// A step that may run next.
struct Move {
  unsigned step;
  int64_t during; ///< bytes that live while it runs
  int64_t after;  ///< and behind it
};

class StepStates {
public:
  explicit StepStates(const OrderingProblem &problem);

  unsigned getSteps() const { return steps; }
  size_t getWords() const { return before.getWords(); }
  /// Bytes that live before the first step.
  int64_t getBegin() const { return begin; }
  /// No order needs less: of each step what it touches, and what is touched
  /// both before and behind it in any order.
  int64_t getBound() const { return bound; }

  /// The steps that may run behind the set `done`, ascending, where `live`
  /// bytes live.
  void findMoves(const uint64_t *done, int64_t live,
                 std::vector<Move> &moves) const;

  /// Of moves where `live` bytes live one that is as good as any: it ends as
  /// much as it begins, and needs no more than `peak`, which every way on
  /// needs. In any order it may come first: what it begins nothing touches
  /// before it, and what it ends it would end then, too. Null without one.
  static const Move *findFree(const std::vector<Move> &moves, int64_t live,
                              int64_t peak);

private:
  void setBound(const OrderingProblem &problem);

  unsigned steps;
  StepSets before;  ///< by step
  StepSets touches; ///< by buffer
  std::vector<std::vector<unsigned>> buffersOf;
  std::vector<OrderingBuffer> buffers;
  int64_t begin = 0, bound = 0;
};

} // namespace tensoropt::ordering
