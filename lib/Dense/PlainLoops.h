// SPDX-License-Identifier: Apache-2.0
// Reductions that no kernel takes: what is left to plain loops.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// True for an operation on buffers whose last loops are those that it reduces
/// over, and which reads neighbours there: each result can be finished before
/// the next one begins.
bool reducesNeighbours(mlir::linalg::LinalgOp op);

/// Emits a missed record for each reduction on buffers that reads elements
/// again and again, or one element after the other across memory, and iterates
/// at least so often in all: its results are not in registers.
void reportPlainLoops(mlir::Operation *function, double leastWork);

} // namespace tensoropt
