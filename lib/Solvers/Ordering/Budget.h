// SPDX-License-Identifier: Apache-2.0
//
// When to stop. Private to the ordering solver.
//
//   Budget budget(options);
//   if (!budget.spend(1)) ...
#pragma once

#include "TensorOpt/Solvers/Ordering.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace tensoropt::ordering {

class Budget {
public:
  explicit Budget(const OrderingOptions &options)
      : limit(options.nodeLimit ? options.nodeLimit
                                : std::numeric_limits<uint64_t>::max()),
        timeout(options.timeout) {}

  /// Counts nodes; false once there are no more, or no more time.
  bool spend(uint64_t nodes) {
    spent += nodes;
    // A look at the clock takes as long as a few nodes.
    if (timeout > 0 && (++looks & 15) == 0 && seconds() >= timeout)
      isTimedOut = true;
    return spent <= limit && !isTimedOut;
  }

  uint64_t left() const { return spent < limit ? limit - spent : 0; }
  uint64_t nodes() const { return spent; }
  bool timedOut() const { return isTimedOut; }
  double seconds() const {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }

private:
  using Clock = std::chrono::steady_clock;
  uint64_t limit, spent = 0, looks = 0;
  double timeout;
  bool isTimedOut = false;
  Clock::time_point start = Clock::now();
};

/// What a look at a set of steps costs.
inline uint64_t getNodeCost(unsigned steps) { return 1 + steps / 64; }

} // namespace tensoropt::ordering
