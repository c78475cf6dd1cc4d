// SPDX-License-Identifier: Apache-2.0
// What tensor-run says of a result: is it right, and how far from the best
// possible time is it.

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/DenseWork.h"
#include "TensorOpt/Execution/Reference.h"
#include "TensorOpt/Execution/WorkspaceMemory.h"
#include "TensorOpt/Report/Progress.h"
#include "TensorOpt/Report/Report.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <vector>

namespace tensoropt {

/// Largest difference that passes, relative to the largest magnitude of the
/// reference: 0 for integers, 1e-12 for doubles, 1e-5 for floats, 1e-2 for
/// halves.
double defaultTolerance(ScalarType type);

/// Compares results with the reference and prints a line per result. Returns
/// the worst comparison: one that failed, or the one nearest to its tolerance
/// (the default one where absent).
Report::Check checkResults(const std::vector<CallValue> &results,
                           const std::vector<ReferenceTensor> &reference,
                           std::optional<double> tolerance,
                           llvm::raw_ostream &os);

/// Calls the function once to warm up, then `runs` times, at least one. The
/// least traffic is every byte of the arguments, results and known constants
/// once, the bound the time that this machine needs to read as much.
bool timeCalls(const CompiledFunction &function,
               const std::optional<DenseWork> &dense,
               const std::vector<CallValue> &arguments,
               const WorkspaceMemory &workspace, unsigned runs,
               Report::Measurement &measurement, Progress &progress,
               std::string &error);

/// The work of the function's kernels on these arguments; empty if it is not
/// known of all of them.
std::vector<Report::Kernel>
measureKernels(const CompiledFunction &function,
               const std::vector<CallValue> &arguments);

/// Counts what the function executes on these arguments, by compiling it again
/// with those options, and prints it.
bool countOperations(mlir::ModuleOp module, const CompiledFunction &function,
                     const CompileOptions &options,
                     const std::vector<CallValue> &arguments,
                     Report::Measurement &measurement, std::string &error);

/// Prints the times, what the kernels do, and how much of the bound they reach.
void print(const Report::Measurement &measurement, llvm::raw_ostream &os);

/// Prints a value: all of it when short, else its beginning.
void print(const CallValue &value, llvm::raw_ostream &os);

} // namespace tensoropt
