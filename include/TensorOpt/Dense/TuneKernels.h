// SPDX-License-Identifier: Apache-2.0
// Measures how the kernels of a module are computed fastest on this machine.
//
//   TuneOptions options;
//   options.planFile = "plan.json";
//   options.addPasses = [](PassManager &pm, raw_ostream &errors) {
//     return parsePipeline("cpu{kernel-plan=plan.json}", pm, errors);
//   };
//   options.addKernelPasses = ... // the same with kernels-only=true
//   std::optional<TuneResult> result = tuneKernels(module, options, error);

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// What a tuning has found so far.
struct TuneResult {
  int64_t kernels = 0;  ///< distinct ones that have been looked at
  int64_t known = 0;    ///< of these, had an entry in the file
  int64_t measured = 0; ///< of these, have one now
  int64_t skipped = 0;  ///< of these, cannot be measured, as of open extents
  int64_t left = 0;     ///< that the budget did not suffice for
  double seconds = 0;   ///< that it took
  /// Sums of the kernels that were measured, as often as the module has them,
  /// with the plans of the model and with those that were kept.
  double modelSeconds = 0, tunedSeconds = 0;

  double speedUp() const {
    return tunedSeconds > 0 ? modelSeconds / tunedSeconds : 1;
  }
};

struct TuneOptions {
  using AddPasses = std::function<mlir::LogicalResult(mlir::PassManager &,
                                                      llvm::raw_ostream &)>;
  /// Adds the passes that lower a module to the LLVM dialect, with the plans of
  /// the file; problems with their text go to the stream.
  AddPasses addPasses;
  /// The same for kernels that are alone, whose operations have the form that
  /// the passes above give them.
  AddPasses addKernelPasses;
  std::string targetCPU = "native"; ///< or a name that LLVM knows
  /// Names of the functions whose kernels count; empty: all public ones.
  std::vector<std::string> entries;
  std::string planFile;    ///< is made where there is none
  double budget = 0;       ///< seconds after which no kernel is begun; 0: any
  unsigned candidates = 8; ///< plans of loops that are measured
  /// Told what it is at, before each kernel; false ends the tuning there.
  std::function<bool(const TuneResult &, const std::string &step)> progress;
};

/// Measures each distinct kernel of the module that the file has no plan for on
/// this machine: the best plans of the model and other algorithms, each
/// compiled alone with random data, called in turn, with other data in the
/// caches in between. The fastest one goes to the file, which is whole at any
/// time, after each kernel; the model's stays unless another is clearly faster.
/// First algorithms, then the loops of what these consist of. Fails, with a
/// sentence in `error`, where the module does not compile or the file cannot be
/// read or written; diagnostics go to the context's handlers.
std::optional<TuneResult> tuneKernels(mlir::ModuleOp module,
                                      const TuneOptions &options,
                                      std::string &error);

} // namespace tensoropt
