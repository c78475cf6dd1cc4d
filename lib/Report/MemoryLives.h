// SPDX-License-Identifier: Apache-2.0
// What of a memory plan is drawn and listed: which bytes a buffer occupies
// when, and how many are live.
//
//   for (const LiveStep &step : findLiveBytes(plan, /*space=*/0))
//     plot(step.time, step.bytes);

#pragma once

#include "Table.h"
#include "TensorOpt/Report/MemoryPlan.h"

namespace tensoropt {

/// In [from, to) a buffer occupies [lower, upper) of its space.
struct OccupiedPart {
  int64_t from, to;
  int64_t lower, upper;
};

/// From `time` on, up to the next step, so many bytes are live.
struct LiveStep {
  int64_t time, bytes;
};

/// Whether times mean something: with a conflict graph, lives may be missing or
/// all the same. Then the n-th buffer is shown in [n, n + 1).
bool hasLives(const PackingProblem &problem);

/// The parts of buffer `at`, in order of time.
std::vector<OccupiedPart> findParts(const MemoryPlan &plan, size_t at);

/// The steps of the sum of live sizes in a space, ascending in time; the last
/// one is 0.
std::vector<LiveStep> findLiveBytes(const MemoryPlan &plan, unsigned space);

/// One buffer in a line.
std::string describeBuffer(const MemoryPlan &plan, size_t at);

/// The longest table of buffers that is for reading.
inline constexpr size_t mostRows = 2000;

/// The most buffers of a space that are drawn one by one.
inline constexpr size_t mostBoxes = 4000;

/// A row for each buffer; of more than `mostRows` for the largest.
Table tabulateBuffers(const MemoryPlan &plan, size_t mostRows);

} // namespace tensoropt
