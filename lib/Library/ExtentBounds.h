// SPDX-License-Identifier: Apache-2.0
// The largest extents that a library is called with.

#pragma once

#include "TensorOpt/Library/Library.h"

namespace tensoropt {

/// States bounds of extents on the arguments of functions, from where memory is
/// planned by them, and notes those that are stated. Fails, with an error, for
/// a name that no parameter has, or where only some extents of an argument are
/// bounded.
mlir::LogicalResult boundExtents(mlir::ModuleOp module,
                                 llvm::ArrayRef<ExtentBound> bounds,
                                 std::vector<LibraryFunction> &functions);

} // namespace tensoropt
