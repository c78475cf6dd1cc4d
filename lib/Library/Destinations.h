// SPDX-License-Identifier: Apache-2.0
// Results in memory of the caller.

#pragma once

#include "TensorOpt/Library/LibraryInterface.h"

namespace tensoropt {

/// Gives each of the functions a tensor argument for each of its results, which
/// is computed there; numbers become tensors without dimensions. Other
/// functions of the module call copies as they were.
void addDestinations(mlir::ModuleOp module,
                     llvm::ArrayRef<LibraryFunction> functions);

/// Adds for each function with open outputs one that computes their open
/// extents, in order, from the extents of its inputs followed by its inputs
/// that are numbers, and notes what extents of outputs are those of inputs. To
/// be called first. Fails, with an error at the function, for extents that
/// depend on the elements of tensors.
mlir::LogicalResult addShapeFunctions(mlir::ModuleOp module,
                                      std::vector<LibraryFunction> &functions);

} // namespace tensoropt
