// SPDX-License-Identifier: Apache-2.0
//
// Buffers to be packed, and plans, as CSV in the format of MiniMalloc; see
// docs/memory.md. Rows are buffers, the header names the columns, in any order:
//
//   id,lower,upper,size,alignment,offset
//   input,0,3,4096,64,
//   weights,0,9,512,,0
//
//   PackingProblem problem;
//   auto buffers = parseBuffers("a.csv", text, problem.spaces, error);
//   if (!buffers) llvm::errs() << error;  // a.csv:3:9: error: ...
//
// Errors are one line, "FILE:LINE:COLUMN: error: MESSAGE". Any bytes may come:
// what is no table is an error.
#pragma once

#include "TensorOpt/Solvers/Packing.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tensoropt {

/// Which columns a table of buffers must have besides the ids.
enum class PackingColumns {
  LivesAndSizes, ///< what a problem of lives needs
  Sizes          ///< what one with a conflict graph needs; lives are optional
};

/// The buffers of a table, in its order. `path` goes into errors. The names of
/// `spaces` are those that a column `space` may use. O(n log n).
std::optional<std::vector<PackingBuffer>>
parseBuffers(const std::string &path, std::string_view text,
             const std::vector<PackingSpace> &spaces, std::string &error,
             PackingColumns needed = PackingColumns::LivesAndSizes);

/// Pairs of buffers that conflict, from a table with the columns `first` and
/// `second` of ids: the smaller index first, ascending, each pair once.
std::optional<std::vector<std::pair<unsigned, unsigned>>>
parseConflicts(const std::string &path, std::string_view text,
               const std::vector<PackingBuffer> &buffers, std::string &error);

/// The placements of a plan for `problem`: a table with an offset in each row,
/// and a space if there are several. It must name the same buffers, in any
/// order; what else it says of them must agree with the problem.
std::optional<std::vector<PackingPlacement>>
parsePlan(const std::string &path, std::string_view text,
          const PackingProblem &problem, std::string &error);

/// The plan as a table: the buffers of the problem in their order, with an
/// offset each. Columns that say nothing are left out.
std::string printPlan(const PackingProblem &problem,
                      const std::vector<PackingPlacement> &placements);

} // namespace tensoropt
