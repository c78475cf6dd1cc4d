// SPDX-License-Identifier: Apache-2.0
// What the command line and the files it names ask for.
//
//   auto problem = readProblem({"a.csv", "", {}, "1Mi"}, error);
//   if (!problem) llvm::errs() << error << "\n";
//
// Errors are one line, with the place in the file or else the tool's name.

#pragma once

#include "TensorOpt/Solvers/Packing.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

struct ProblemSource {
  std::string path;                ///< of the buffers; "-" is standard input
  std::string conflicts;           ///< path of the pairs; empty for none
  std::vector<std::string> spaces; ///< NAME:CAPACITY:COST each
  std::string capacity;            ///< of the only space; empty for none
};

/// Bytes as "4096", "4K", "4Ki", with K, M, G for powers of 1000 and Ki, Mi, Gi
/// for those of 1024.
std::optional<int64_t> parseBytes(llvm::StringRef text);

/// "tensor-plan: error: MESSAGE"
std::string makeError(const llvm::Twine &message);

/// The whole problem; also refuses fixed offsets that overlap.
std::optional<PackingProblem> readProblem(const ProblemSource &source,
                                          std::string &error);

/// The placements of the plan in a file.
std::optional<std::vector<PackingPlacement>>
readPlan(const std::string &path, const PackingProblem &problem,
         std::string &error);

} // namespace tensoropt
