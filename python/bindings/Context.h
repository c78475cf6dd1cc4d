// SPDX-License-Identifier: Apache-2.0
// An MLIR context with the lock that guards it, and the diagnostics that work
// in it emits.
//
//   auto shared = std::make_shared<SharedContext>();
//   Diagnostics diagnostics;
//   bool ok = shared->run(diagnostics, [&] { return succeeded(...); });
//   if (!ok) raiseCompileError(diagnostics, "the pipeline failed");

#pragma once

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include <functional>
#include <mutex>
#include <pybind11/pybind11.h>
#include <string>
#include <vector>

namespace tensoropt::python {

/// A diagnostic with its place as text and numbers; it outlives its context.
struct DiagnosticRecord {
  std::string severity; ///< "error", "warning", "note" or "remark"
  std::string message;
  std::string file;              ///< empty if the place is unknown
  unsigned line = 0, column = 0; ///< counted from one
  std::vector<DiagnosticRecord> notes;
};
using Diagnostics = std::vector<DiagnosticRecord>;

/// Registers all passes and pipelines. Safe to call more than once.
void registerPasses();

/// The context of one Module and of all that pipelines make of it. It has
/// threads of its own only while it works, so that a process with modules may
/// fork.
class SharedContext {
public:
  SharedContext();

  /// Runs `work` with the interpreter's lock released and this context's lock
  /// held, and appends what is emitted meanwhile. `work` may neither throw nor
  /// touch Python.
  bool run(Diagnostics &diagnostics, const std::function<bool()> &work);

  mlir::MLIRContext *get() { return &context; }

private:
  std::mutex mutex;
  mlir::MLIRContext context;
};

/// Throws tensoropt.CompileError with the diagnostics. `summary` is added as
/// one of them if none of them is an error.
[[noreturn]] void raiseCompileError(const Diagnostics &diagnostics,
                                    const std::string &summary);

/// Hands the warnings among the diagnostics to Python's warnings module.
void issueWarnings(const Diagnostics &diagnostics);

} // namespace tensoropt::python
