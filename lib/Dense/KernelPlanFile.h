// SPDX-License-Identifier: Apache-2.0
// Plans of kernels as a JSON file:
//
//   {"format": "tensoropt-kernel-plan", "version": 1, "kernels": [
//     {"kernel": "loops 28x8x128x16 f32 +1 8c2e...", "machine": "znver4
//     61f0...",
//      "threads": 1, "plan": {"order": [1, 0], "tile": [7, 2]},
//      "seconds": 2.1e-05, "model_seconds": 2.6e-05, "measured": 7}]}

#pragma once

#include "KernelPlan.h"
#include <map>
#include <tuple>

namespace tensoropt {

/// A plan for all kernels that are alike, on processors that are.
struct KernelChoice {
  std::string kernel;  ///< what it computes, as nameKernel() says
  std::string machine; ///< a processor and its features; empty: any
  int64_t threads = 1; ///< that it may use
  KernelPlan plan;
  /// Medians with this plan and with that of the cost model, and how many plans
  /// were measured; 0 for one that was not.
  double seconds = 0, modelSeconds = 0;
  int64_t measured = 0;
};

class KernelPlanFile {
public:
  /// Adds what a file has. Fails, with what is wrong in `error`, for a file
  /// that cannot be read or is no plan of kernels.
  bool read(llvm::StringRef path, std::string &error);
  /// Writes all, so that the file is whole at any time.
  bool write(llvm::StringRef path, std::string &error) const;

  /// The choice for a machine, or else for any; null if there is none.
  const KernelChoice *lookup(llvm::StringRef kernel, llvm::StringRef machine,
                             int64_t threads) const;
  /// Adds a choice, or takes it in place of the one it had.
  void set(KernelChoice choice);
  /// Adds the choices of another one for kernels that have none here.
  void addMissing(const KernelPlanFile &other);

  size_t size() const { return choices.size(); }

private:
  bool add(const llvm::json::Value &value, std::string &error);

  using Key = std::tuple<std::string, std::string, int64_t>;
  std::map<Key, KernelChoice> choices;
};

} // namespace tensoropt
