// SPDX-License-Identifier: Apache-2.0
// Places buffers in memory: reads their lives and sizes, finds offsets, proves
// that no smaller arena would do, and shows the result.

#include "CommandLine.h"
#include "TensorOpt/Report/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"
#include <atomic>

using namespace tensoropt;

namespace {

enum ExitCode {
  Planned = 0,
  Failed = 1,
  Infeasible = 2,
  NotFound = 3,
  Interrupted = 130
};

std::atomic<bool> isStopped{false};

int fail(const std::string &line) {
  llvm::errs() << line << "\n";
  return Failed;
}

/// Tells each better plan.
void showBest(Progress &progress, const PackingResult &best) {
  std::string step = "arena";
  for (const PackingSpaceResult &space : best.spaces)
    step += " " + std::to_string(space.extent) + " B, at least " +
            std::to_string(space.lowerBound) + " B";
  progress.show(step + ", " + best.method);
}

int exitCode(const PackingResult &result) {
  switch (result.status) {
  case PackingStatus::Optimal:
    return Planned;
  case PackingStatus::Infeasible:
    return Infeasible;
  case PackingStatus::Feasible:
    return isStopped ? Interrupted : Planned;
  case PackingStatus::Unknown:
    return isStopped ? Interrupted : NotFound;
  }
  llvm_unreachable("unknown status of a packing");
}

/// Solves, shows and writes; returns the exit code.
int plan(PackingProblem problem, const Settings &settings, Report &report) {
  Progress progress(llvm::errs(), llvm::sys::Process::StandardErrIsDisplayed());
  progress.show("searching for a plan of " +
                std::to_string(problem.buffers.size()) + " buffers");
  // A second interrupt ends the process.
  llvm::sys::SetInterruptFunction([] { isStopped = true; });
  PackingOptions options = settings.options;
  options.stop = &isStopped;
  options.progress = [&](const PackingResult &best) {
    showBest(progress, best);
  };
  PackingResult result = solvePacking(problem, options);
  progress.finish();
  report.memoryPlans.push_back({llvm::sys::path::filename(report.input).str(),
                                std::move(problem), std::move(result)});
  const MemoryPlan &plan = report.memoryPlans.back();
  if (plan.fits())
    if (std::string wrong = verifyPacking(plan.problem, plan.result.placements);
        !wrong.empty())
      return fail(makeError("the plan found is wrong: " + wrong));
  int code = exitCode(plan.result);
  report.succeeded = code == Planned;
  // Standard output may be the plan itself.
  (settings.paths.plan == "-" ? llvm::errs() : llvm::outs())
      << printSummary(plan);
  std::string error;
  if (!writeOutputs(settings.paths, report, error))
    return fail(makeError(error));
  if (code == Interrupted)
    llvm::errs() << "tensor-plan: interrupted\n";
  return code;
}

int verifyPlan(const PackingProblem &problem, const std::string &path) {
  std::string error;
  auto placements = readPlan(path, problem, error);
  if (!placements)
    return fail(error);
  if (std::string wrong = verifyPacking(problem, *placements); !wrong.empty())
    return fail(path + ": error: " + wrong);
  std::vector<int64_t> extents(problem.spaces.size());
  for (auto [buffer, place] : llvm::zip(problem.buffers, *placements))
    extents[place.space] =
        std::max(extents[place.space], place.offset + buffer.size);
  llvm::outs() << "valid: " << placements->size() << " buffers in ";
  for (auto [at, space] : llvm::enumerate(problem.spaces))
    llvm::outs() << (at ? ", " : "") << printByteCount(extents[at])
                 << (space.name.empty() ? "" : " of " + space.name);
  llvm::outs() << "\n";
  return Planned;
}

} // namespace

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  std::string error;
  auto settings = parseCommandLine(argc, argv, error);
  if (!settings)
    return fail(error);
  if (!checkPaths(settings->paths, error))
    return fail(makeError(error));
  auto problem = readProblem(settings->source, error);
  if (!problem)
    return fail(error);
  if (!settings->verify.empty())
    return verifyPlan(*problem, settings->verify);
  Report report;
  report.tool = "tensor-plan";
  report.toolVersion = TENSOROPT_VERSION;
  report.command = printCommand("tensor-plan", argc, argv);
  report.input = settings->source.path;
  return plan(std::move(*problem), *settings, report);
}
