// SPDX-License-Identifier: Apache-2.0
//
// The order of steps that needs the least memory: a buffer lives from the first
// step that touches it to the last one, and steps may change places where
// nothing says which of them comes first.
//
//   OrderingProblem problem;
//   problem.steps = 4;                         // a, b, c, d in this order
//   problem.dependences = {{0, 1}, {0, 2}, {1, 3}, {2, 3}};
//   problem.buffers = {{8, {0, 1, 2}}, {4, {1, 3}}, {2, {2, 3}}};
//   OrderingResult result = solveOrdering(problem, OrderingOptions());
//   result.order;      // the steps, first to last
//   result.peak;       // bytes that live at one time at most
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tensoropt {

/// `bytes` that live from the first of `steps`, ascending, to the last one in
/// whatever order they run; from the beginning or to the end where that is
/// said, and `steps` may be empty where either is.
struct OrderingBuffer {
  int64_t bytes = 0;
  std::vector<unsigned> steps;
  bool isGiven = false; ///< lives before the first step
  bool isKept = false;  ///< lives behind the last step
};

/// Steps 0, 1, ... in the given order; the first of each pair of `dependences`
/// runs before the second one, and is smaller.
struct OrderingProblem {
  unsigned steps = 0;
  std::vector<std::pair<unsigned, unsigned>> dependences;
  std::vector<OrderingBuffer> buffers;
};

struct OrderingOptions {
  double timeout = 0;         ///< seconds; <= 0: no limit of time
  uint64_t nodeLimit = 50000; ///< sets of steps that are looked at; 0: any
  unsigned beamWidth = 32;    ///< sets of each size that the beam keeps
};

struct OrderingResult {
  std::vector<unsigned> order; ///< as given where nothing better was found
  int64_t givenPeak = 0;
  int64_t peak = 0;       ///< at most givenPeak
  int64_t lowerBound = 0; ///< no order needs less
  bool isProven = false;  ///< peak is lowerBound
  bool isTimedOut = false;
  /// What found the order: "given", "joined", "beam" or "exact".
  std::string method = "given";
  uint64_t nodes = 0;
  double seconds = 0;
};

/// Steps of a problem beyond which the given order is kept: who comes before
/// whom is a matrix of bits.
inline constexpr unsigned maxOrderingSteps = 1 << 13;

/// What is wrong with a problem, in one line; empty if nothing is. Bytes are
/// not negative and their sum at most 2^62. Linear time.
std::string checkOrdering(const OrderingProblem &problem);

/// The best order found for a problem that checkOrdering() accepts. Steps that
/// lose nothing beside a neighbour are joined with it, the rest is cut where
/// all steps before come before all steps behind, and each part is searched:
/// with a beam, then over all sets of steps that may have run. Parts that need
/// less than another one does at best keep the given order. Without a limit of
/// time the result is the same each time.
OrderingResult solveOrdering(const OrderingProblem &problem,
                             const OrderingOptions &options);

/// Bytes that live at one time at most if the steps run in this order, by the
/// definition alone.
int64_t measurePeak(const OrderingProblem &problem,
                    const std::vector<unsigned> &order);

/// What is wrong with an order: a step that is missing or runs before one that
/// it depends on. Empty if nothing is. Shares no code with the solver.
std::string verifyOrder(const OrderingProblem &problem,
                        const std::vector<unsigned> &order);

} // namespace tensoropt
