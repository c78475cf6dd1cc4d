// SPDX-License-Identifier: Apache-2.0
// A memory plan to be shown: buffers and where they were put. A report has any
// number of them; the picture stands alone, too.
//
//   MemoryPlan plan{"main", problem, solvePacking(problem, options)};
//   llvm::outs() << printSummary(plan);
//   writeFile("map.svg", printMemoryMap(plan), error);
//   report.memoryPlans.push_back(plan);   // in JSON, text, page and trace

#pragma once

#include "TensorOpt/Solvers/Packing.h"
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tensoropt {

/// A problem that checkProblem() accepts, and a result with a placement for
/// each of its buffers and a row for each of its spaces.
struct MemoryPlan {
  std::string name; ///< of a function or a file
  PackingProblem problem;
  PackingResult result;

  /// The sizes of all buffers, as if none shared bytes.
  int64_t sumOfSizes() const;

  /// Whether the placements keep to the capacities.
  bool fits() const {
    return result.status == PackingStatus::Optimal ||
           result.status == PackingStatus::Feasible;
  }

  /// Whether the search ended with a proof.
  bool isProven() const {
    return result.status == PackingStatus::Optimal ||
           result.status == PackingStatus::Infeasible;
  }
};

/// "optimal", "feasible", "infeasible" or "unknown".
std::string_view stringify(PackingStatus status);

/// A count of bytes, "1536 B (1.5 KiB)".
std::string printByteCount(int64_t bytes);

/// Names and values: buffers, sum of sizes, for each space the largest sum of
/// live sizes, the arena and its distance from the bound, then status, method
/// and time.
std::vector<std::pair<std::string, std::string>>
describe(const MemoryPlan &plan);

/// The same for a terminal, one a line; control characters are written as \xNN.
std::string printSummary(const MemoryPlan &plan);

/// The memory map as an SVG file: time across, offsets up, each buffer a box
/// that tells its life and size where the pointer rests, and over them the sum
/// of live sizes, the bound and the capacity. Times without a change between
/// them are drawn as one where the times are far apart. Of more than
/// `mostBoxes` buffers of a space the largest are drawn so and the others as
/// grey areas. O(n log n).
std::string printMemoryMap(const MemoryPlan &plan, size_t mostBoxes = 4000);

} // namespace tensoropt
