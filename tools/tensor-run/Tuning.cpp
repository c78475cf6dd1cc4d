// SPDX-License-Identifier: Apache-2.0

#include "Tuning.h"
#include "TensorOpt/Dense/TuneKernels.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;
using llvm::format;

static void print(const TuneResult &result, llvm::raw_ostream &os) {
  os << "tuned   " << result.measured << " kernels in "
     << format("%.3g s", result.seconds) << ", "
     << format("%.3g times as fast", result.speedUp()) << "; " << result.known
     << " known";
  if (result.skipped)
    os << ", " << result.skipped << " not measured";
  if (result.left)
    os << ", " << result.left << " left for more time";
  os << "\n";
}

bool tensoropt::tune(mlir::ModuleOp module, const std::string &entry,
                     const TuningOptions &options, const std::string &targetCPU,
                     std::string &pipeline, Progress &progress,
                     std::string &error) {
  auto alone =
      takeKernelPlan(pipeline, options.file, /*kernelsOnly=*/true, error);
  auto tuned =
      takeKernelPlan(pipeline, options.file, /*kernelsOnly=*/false, error);
  if (!alone || !tuned)
    return false;
  pipeline = *tuned;
  TuneOptions tuning;
  tuning.planFile = options.file;
  tuning.budget = options.budget;
  tuning.targetCPU = targetCPU;
  tuning.entries = {entry};
  tuning.addPasses = [&](mlir::PassManager &pm, llvm::raw_ostream &errors) {
    return parsePipeline(pipeline, pm, errors);
  };
  tuning.addKernelPasses = [&](mlir::PassManager &pm,
                               llvm::raw_ostream &errors) {
    return parsePipeline(*alone, pm, errors);
  };
  tuning.progress = [&](const TuneResult &result, const std::string &step) {
    std::string text;
    llvm::raw_string_ostream os(text);
    os << "tune: " << step << format("; %.0f s", result.seconds);
    if (options.budget > 0)
      os << format(" of %.0f s", options.budget);
    os << format(", %.3g times as fast", result.speedUp());
    progress.show(text);
    return true;
  };
  auto result = tuneKernels(module, tuning, error);
  progress.hide();
  if (result)
    print(*result, llvm::outs());
  return result.has_value();
}
