// SPDX-License-Identifier: Apache-2.0
// What generated code calls outside of itself, where no runtime of ours is.

#pragma once

#include "TensorOpt/Library/LibraryInterface.h"

namespace llvm {
class Triple;
} // namespace llvm

namespace tensoropt {

/// Puts what generated code needs of the runtime into a module of the LLVM
/// dialect.
mlir::LogicalResult defineRuntime(mlir::ModuleOp lowered);

/// Fails, with an error at the call, for calls of other functions than those
/// of the libraries of C and OpenMP, and for allocations unless they are
/// allowed; notes which functions allocate. To be called while functions have
/// their names.
mlir::LogicalResult checkCalls(mlir::ModuleOp lowered,
                               const llvm::Triple &triple, bool mayAllocate,
                               std::vector<LibraryFunction> &functions);

} // namespace tensoropt
