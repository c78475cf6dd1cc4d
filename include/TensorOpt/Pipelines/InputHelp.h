// SPDX-License-Identifier: Apache-2.0
// Help where MLIR's parser refuses a module: who writes what it stumbled over,
// and the command that makes of it what is read.
//
//   ScopedDiagnosticHandler mine(&context, ...);
//   InputHelp help(&context, text);
//   auto module = parseSourceString<ModuleOp>(text, &context);

#pragma once

#include "mlir/IR/Diagnostics.h"
#include <memory>

namespace llvm {
class MemoryBuffer;
class raw_ostream;
} // namespace llvm

namespace tensoropt {

/// While it lives, errors in `context` get a note where one helps, and go on to
/// the handlers that were there before. To be used around parsing alone.
class InputHelp {
public:
  /// `text` is what is parsed, text or bytecode; it must outlive this.
  InputHelp(mlir::MLIRContext *context, llvm::StringRef text);

private:
  mlir::ScopedDiagnosticHandler handler;
};

/// For drivers that parse out of our sight: parses a buffer that was refused
/// again, in a context like theirs, and prints the notes alone. Costs as much
/// as it took to refuse it.
void explainRefusal(std::unique_ptr<llvm::MemoryBuffer> buffer,
                    mlir::MLIRContext &context, llvm::raw_ostream &os);

} // namespace tensoropt
