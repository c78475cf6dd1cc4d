// SPDX-License-Identifier: Apache-2.0
// How often the loops of operations on buffers run.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// The number of iterations of a loop: a constant, or the extent of an operand.
mlir::Value getLoopExtent(mlir::linalg::LinalgOp op, unsigned loop,
                          mlir::OpBuilder &builder, mlir::Location loc);

} // namespace tensoropt
