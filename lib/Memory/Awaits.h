// SPDX-License-Identifier: Apache-2.0
// Where asynchronous operations are known to have ended.

#pragma once

#include "mlir/IR/Operation.h"
#include "llvm/ADT/SetVector.h"

namespace tensoropt {

/// True if the operation may still run when those behind it do: it gives a
/// token.
bool isAsynchronous(mlir::Operation *op);

/// Adds the operations that await an asynchronous one, or one that waits for
/// it. False if there is a way on which nothing does, or tokens go elsewhere.
bool addAwaits(mlir::Operation *op, llvm::SetVector<mlir::Operation *> &awaits);

} // namespace tensoropt
