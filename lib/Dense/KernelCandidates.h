// SPDX-License-Identifier: Apache-2.0
// The kernels of a module while it is compiled, and other plans for them.
//
//   KernelCandidates found(/*count=*/6, KernelParts::Loops);
//   found.watch(pm);
//   pm.run(module);
//   for (KernelCandidates::Kernel &kernel : found.takeKernels()) ...

#pragma once

#include "ExtractKernel.h"
#include "KernelPlan.h"
#include "TensorOpt/Dense/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringMap.h"
#include <string>
#include <vector>

namespace tensoropt {

class KernelCandidates {
public:
  struct Kernel {
    ExtractedKernel alone;
    /// The one that it has, first, and others; those of the algorithms may
    /// exceed the tolerance.
    std::vector<KernelPlan> plans;
    unsigned threads = 1; ///< that it may use
    int64_t count = 1;    ///< in the module
    double work = 0;      ///< iterations of all
  };

  /// At most so many plans of loops of each kernel, and those kernels alone.
  KernelCandidates(unsigned count, KernelParts parts)
      : count(count), parts(parts) {}

  /// Looks at what tensoropt-plan-kernels decides in that manager, which must
  /// not outlive this.
  void watch(mlir::PassManager &pm);

  /// Distinct kernels, those with the most iterations first.
  std::vector<Kernel> takeKernels();

  /// From tensoropt-plan-kernels that has run on a module, with its options as
  /// text.
  void collect(mlir::ModuleOp module, llvm::StringRef options);

private:
  void collectAlgorithms(mlir::Operation *function, unsigned threads,
                         double threadWork);
  void collectLoops(mlir::Operation *function, unsigned threads,
                    double threadWork);
  void collectProducts(mlir::Operation *function, unsigned threads,
                       double threadWork);
  void add(ExtractedKernel alone, llvm::ArrayRef<KernelPlan> plans,
           unsigned threads, double work);

  unsigned count;
  KernelParts parts;
  std::vector<Kernel> found;
  llvm::StringMap<size_t> numbers; ///< by name and threads
};

/// From now on `plans` holds what tensoropt-plan-kernels decided in that
/// manager, the decisions of all its runs.
void watchPlans(mlir::PassManager &pm, std::vector<KernelPlan> &plans);

} // namespace tensoropt
