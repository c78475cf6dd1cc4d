// SPDX-License-Identifier: Apache-2.0
// What tensor-run says of a result: is it right, and how far from the best
// possible time is it.

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/Reference.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <vector>

namespace tensoropt {

/// Largest difference that passes, relative to the largest magnitude of the
/// reference: 0 for integers, 1e-12 for doubles, 1e-5 for floats.
double defaultTolerance(ScalarType type);

/// Compares results with the reference, prints a line per result, and returns
/// whether all are within the tolerance (the default one where absent).
bool checkResults(const std::vector<CallValue> &results,
                  const std::vector<ReferenceTensor> &reference,
                  std::optional<double> tolerance, llvm::raw_ostream &os);

/// Seconds of several runs.
struct Timing {
  unsigned runs = 0;
  double minimum = 0, median = 0;
  /// Bytes that must be read or written at least once.
  uint64_t bytes = 0;
  /// Bytes per second at which this machine reads a working set of that size.
  double bandwidth = 0;

  /// Seconds below which no program can be that reads from the same memory.
  double floor() const { return bandwidth > 0 ? bytes / bandwidth : 0; }
};

/// Calls the function once to warm up, then `runs` times.
std::optional<Timing> timeCalls(const CompiledFunction &function,
                                std::vector<CallValue> &arguments,
                                unsigned runs, std::string &error);

void print(const Timing &timing, llvm::raw_ostream &os);

/// Prints a value: all of it when short, else its beginning.
void print(const CallValue &value, llvm::raw_ostream &os);

} // namespace tensoropt
