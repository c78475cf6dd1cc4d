// SPDX-License-Identifier: Apache-2.0
// Times the same kernel with several plans, in turn.
//
//   KernelTimer timer(options);
//   timer.add(kernel, plan);                  // false if it does not compile
//   std::vector<double> medians = timer.run();

#pragma once

#include "KernelCandidates.h"
#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/WorkspaceMemory.h"

namespace tensoropt {

class KernelTimer {
public:
  /// `options` compile each plan.
  explicit KernelTimer(const CompileOptions &options) : options(options) {}

  /// Compiles the kernel with a plan. False where it cannot be computed so, or
  /// gives other results than the first one did.
  bool add(KernelCandidates::Kernel &kernel, const KernelPlan &plan);

  /// Seconds of a call by each plan that was added: medians of as many rounds
  /// as fit into so many seconds, of 7 at least and 60 at most.
  std::vector<double> run(double seconds);
  /// The same of two of them alone.
  std::pair<double, double> compare(size_t a, size_t b, double seconds);

private:
  struct Candidate {
    std::unique_ptr<CompiledModule> module;
    const CompiledFunction *function;
    WorkspaceMemory workspace;
    std::vector<CallValue> results;
    std::vector<double> seconds;
  };
  bool fillArguments(const FunctionSpec &spec);
  bool call(Candidate &candidate);
  bool isClose(const std::vector<CallValue> &results) const;
  void coolCaches();
  std::vector<double> run(llvm::ArrayRef<size_t> numbers, double seconds);

  const CompileOptions &options;
  std::vector<CallValue> arguments;
  std::vector<Candidate> candidates;
  std::vector<CallValue> expected; ///< results of the first one
  std::vector<char> other;         ///< what else caches hold
};

} // namespace tensoropt
