// SPDX-License-Identifier: Apache-2.0
// The functions that C calls, around those that the pipeline made.

#pragma once

#include "ErrorCodes.h"
#include "TensorOpt/Library/LibraryInterface.h"
#include "Weights.h"

namespace tensoropt {

/// The bytes that a library aligns its workspace to.
inline constexpr int64_t workspaceAlignment = 64;

/// Adds to a module of the LLVM dialect, for each function, those that its
/// header declares; nothing else can be called from outside then. `weights` is
/// null if they are part of the code. Fails, with an error at the function,
/// where the pipeline did not compute results in the places given for them.
mlir::LogicalResult addEntryPoints(mlir::ModuleOp lowered,
                                   std::vector<LibraryFunction> &functions,
                                   const Weights *weights, ErrorCodes &codes);

} // namespace tensoropt
