// SPDX-License-Identifier: Apache-2.0
// Where operations on elements read and write buffers.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// Lanes of the registers that the widest elements of an operation fill.
int64_t countLanes(mlir::linalg::LinalgOp op);

/// True if neighbours of a loop are neighbours in the memory of an operand.
bool runsAlong(mlir::OpOperand &operand, unsigned loop);

/// The indices of what an operand has for those of loops.
llvm::SmallVector<mlir::Value> placeOf(mlir::OpOperand &operand,
                                       llvm::ArrayRef<mlir::Value> indices,
                                       mlir::OpBuilder &builder,
                                       mlir::Location loc);

} // namespace tensoropt
