// SPDX-License-Identifier: Apache-2.0
//
// When to stop. Private to the packing solver.
//
//   Limits limits(options);
//   if (limits.isOver()) ...
#pragma once

#include "TensorOpt/Solvers/Packing.h"

#include <chrono>

namespace tensoropt::packing {

class Limits {
public:
  using Clock = std::chrono::steady_clock;

  explicit Limits(const PackingOptions &options) : stop(options.stop) {
    // Longer than a year is no limit, and would overflow the clock.
    if (options.timeout > 0 && options.timeout < 3e7)
      end = start + std::chrono::duration_cast<Clock::duration>(
                        std::chrono::duration<double>(options.timeout));
  }

  /// Whether time is over or someone said so. Costs a look at the clock.
  bool isOver() const {
    return (stop && stop->load(std::memory_order_relaxed)) ||
           (end && Clock::now() >= *end);
  }

  double seconds() const {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }

  /// These limits, but at most `share` of the time that is left.
  Limits part(double share) const {
    Limits result = *this;
    if (end)
      result.end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                      (*end - Clock::now()) * share);
    return result;
  }

private:
  const std::atomic<bool> *stop;
  Clock::time_point start = Clock::now();
  std::optional<Clock::time_point> end;
};

} // namespace tensoropt::packing
