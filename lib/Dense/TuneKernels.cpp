// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Dense/TuneKernels.h"
#include "KernelPlanFile.h"
#include "KernelTimer.h"
#include "TensorOpt/Execution/CodeGeneration.h"
#include "TensorOpt/IR/RecordsOff.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Target/TargetMachine.h"
#include <chrono>

using namespace mlir;
using namespace tensoropt;

/// Seconds of the rounds of a kernel, and of those that confirm the fastest.
static constexpr double roundSeconds = 0.4, confirmSeconds = 0.2;
/// Plans that are not faster than that are noise.
static constexpr double leastGain = 0.97;

namespace {

class Tuning {
public:
  Tuning(ModuleOp module, const TuneOptions &options, std::string &error)
      : module(module), options(options), error(error) {}

  bool run();
  TuneResult result;

private:
  bool begin();
  bool collect(KernelCandidates &found);
  bool tune(KernelCandidates &found);
  bool measure(KernelCandidates::Kernel &kernel);
  bool keep(const KernelCandidates::Kernel &kernel, const KernelPlan &plan,
            double seconds, double modelSeconds, size_t measured);
  bool isOver() const {
    return options.budget > 0 && elapsed() >= options.budget;
  }
  double elapsed() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() -
                                         start)
        .count();
  }
  bool tell(const std::string &step) {
    result.seconds = elapsed();
    isStopped |= options.progress && !options.progress(result, step);
    return !isStopped;
  }

  ModuleOp module;
  const TuneOptions &options;
  std::string &error;
  std::unique_ptr<llvm::TargetMachine> target;
  CompileOptions compile;
  std::string machine;
  KernelPlanFile file;
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
  bool isStopped = false;
};

} // namespace

/// Reads the file, and writes it: better now than after the first kernel.
bool Tuning::begin() {
  compile.addPasses = options.addPasses;
  compile.targetCPU = options.targetCPU;
  compile.entries = options.entries;
  auto made = createHostMachine(options.targetCPU, compile.optimisation);
  if (!made) {
    error = "cannot compile: " + llvm::toString(made.takeError());
    return false;
  }
  target = std::move(*made);
  machine = nameMachine(*target);
  if (llvm::sys::fs::exists(options.planFile) &&
      !file.read(options.planFile, error))
    return false;
  return file.write(options.planFile, error);
}

/// The kernels of the module as the pipeline plans them with the file so far.
bool Tuning::collect(KernelCandidates &found) {
  CompileOptions watched = compile;
  watched.addPasses = [&](PassManager &pm, llvm::raw_ostream &errors) {
    found.watch(pm);
    return options.addPasses(pm, errors);
  };
  // Weights are drawn anew each time.
  NewResources made(module.getContext());
  OwningOpRef<ModuleOp> copy = module.clone();
  return lowerModule(*copy, *target, watched, made, error);
}

bool Tuning::keep(const KernelCandidates::Kernel &kernel,
                  const KernelPlan &plan, double seconds, double modelSeconds,
                  size_t measured) {
  KernelChoice choice;
  choice.kernel = kernel.alone.name;
  choice.machine = machine;
  choice.threads = kernel.threads;
  choice.plan = plan;
  choice.seconds = seconds;
  choice.modelSeconds = modelSeconds;
  choice.measured = measured;
  file.set(std::move(choice));
  ++result.measured;
  result.modelSeconds += modelSeconds * kernel.count;
  result.tunedSeconds += seconds * kernel.count;
  return file.write(options.planFile, error);
}

/// The fastest plan, if it is clearly faster than the model's once more.
bool Tuning::measure(KernelCandidates::Kernel &kernel) {
  CompileOptions alone = compile;
  alone.addPasses = options.addKernelPasses;
  KernelTimer timer(alone);
  std::vector<KernelPlan> plans;
  for (const KernelPlan &plan : kernel.plans) {
    if (timer.add(kernel, plan))
      plans.push_back(plan);
    // Without the model's there is nothing to compare with.
    if (plans.empty())
      break;
  }
  if (plans.empty()) {
    ++result.skipped;
    return true;
  }
  std::vector<double> medians = timer.run(roundSeconds);
  size_t best = llvm::min_element(medians) - medians.begin();
  double model = medians[0], fastest = model;
  if (best != 0 && medians[best] < model * leastGain)
    std::tie(model, fastest) = timer.compare(0, best, confirmSeconds);
  if (fastest >= model * leastGain) {
    best = 0;
    fastest = model;
  }
  return keep(kernel, plans[best], fastest, model, plans.size());
}

bool Tuning::tune(KernelCandidates &found) {
  std::vector<KernelCandidates::Kernel> kernels = found.takeKernels();
  for (auto [number, kernel] : llvm::enumerate(kernels)) {
    if (file.lookup(kernel.alone.name, machine, kernel.threads)) {
      ++result.kernels;
      ++result.known;
      continue;
    }
    if (isStopped || isOver() ||
        !tell("kernel " + std::to_string(number + 1) + " of " +
              std::to_string(kernels.size()) + ", " + kernel.alone.name)) {
      ++result.left;
      continue;
    }
    ++result.kernels;
    if (!measure(kernel))
      return false;
  }
  return true;
}

bool Tuning::run() {
  if (!begin())
    return false;
  // What passes decide about candidates is not about the user's module.
  RecordsOff quiet(module.getContext());
  // Then loops are those of the algorithms that were chosen.
  for (auto [parts, name] : {std::pair(KernelParts::Algorithms, "convolutions"),
                             {KernelParts::Loops, "loops"},
                             {KernelParts::Products, "products"}}) {
    KernelCandidates found(options.candidates, parts);
    if (isStopped || !tell(std::string("looking for ") + name))
      break;
    if (!collect(found) || !tune(found))
      return false;
  }
  result.seconds = elapsed();
  return true;
}

std::optional<TuneResult> tensoropt::tuneKernels(ModuleOp module,
                                                 const TuneOptions &options,
                                                 std::string &error) {
  Tuning tuning(module, options, error);
  if (!tuning.run())
    return std::nullopt;
  return tuning.result;
}
