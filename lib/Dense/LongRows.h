// SPDX-License-Identifier: Apache-2.0
// Reductions whose results are rows in memory, to which the terms of each sum
// are added in turn, as tensoropt-order-loops puts them: of a vector times a
// matrix, say.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// True if neighbours along `loop` are neighbours in the operand, or one
/// element of it.
bool isAlongMemory(mlir::AffineMap map, unsigned loop);

/// True if the last loop runs along the memory of all operands and of the
/// result, as tensoropt-order-loops leaves it where it can.
bool runsAlongMemory(mlir::linalg::LinalgOp op);

/// True for such an operation on buffers whose terms may be added by loops.
bool addsToRows(mlir::linalg::LinalgOp op);

/// Emits its loops before it: several terms are added, in their order, each
/// time that an element of the row is loaded and stored, and are read from as
/// many places of memory at a time.
void emitTermLoops(mlir::linalg::LinalgOp op, mlir::OpBuilder &builder);

} // namespace tensoropt
