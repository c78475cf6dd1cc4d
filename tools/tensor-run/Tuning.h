// SPDX-License-Identifier: Apache-2.0
// Measuring how the kernels of a function are computed fastest.

#pragma once

#include "TensorOpt/Report/Progress.h"
#include "mlir/IR/BuiltinOps.h"
#include <string>

namespace tensoropt {

/// What the command line asks for.
struct TuningOptions {
  std::string file;
  double budget = 0; ///< seconds; 0: any
};

/// Tunes the kernels of a function as `pipeline` compiles it, and prints a
/// summary. `pipeline` takes the plans of the file from then on.
bool tune(mlir::ModuleOp module, const std::string &entry,
          const TuningOptions &options, const std::string &targetCPU,
          std::string &pipeline, Progress &progress, std::string &error);

} // namespace tensoropt
