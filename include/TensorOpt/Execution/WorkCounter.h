// SPDX-License-Identifier: Apache-2.0
// What a function executes on given arguments, counted while it runs: the
// loops are compiled with counters beside them, once as they are and once
// without all symmetry.
//
//   auto counter = WorkCounter::compile(module, "ssyrk", options, error);
//   auto work = counter->count(arguments, error);
//   work->total().total();   // operations on elements
//   work->full->total();     // of the same function on full storage

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"

namespace tensoropt {

struct ExecutedWork {
  std::vector<Operations> kernels; ///< in the order of their records
  /// All kernels of the same function without symmetry, on tensors that store
  /// all entries in the same levels. Nothing, and the reason beside it, where
  /// there is no such function or its data are too large.
  std::optional<Operations> full;
  std::string whyNotFull;

  Operations total() const;
};

class WorkCounter {
public:
  /// Compiles one function of a module as `CompiledModule::compile` does, with
  /// the same failures; `options.entries` is not used.
  static std::unique_ptr<WorkCounter> compile(mlir::ModuleOp module,
                                              const std::string &entry,
                                              CompileOptions options,
                                              std::string &error);

  /// The function that counts.
  const CompiledFunction &function() const { return *counted; }

  /// Runs the function on these arguments, which it leaves as they are, and
  /// the one without symmetry on the same data in full. Fails as a call does,
  /// or where memory is short.
  std::optional<ExecutedWork> count(const std::vector<CallValue> &arguments,
                                    std::string &error) const;

private:
  std::unique_ptr<CompiledModule> module, fullModule;
  const CompiledFunction *counted = nullptr, *countedInFull = nullptr;
  std::string whyNotFull;
};

} // namespace tensoropt
