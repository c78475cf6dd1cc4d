// SPDX-License-Identifier: Apache-2.0
// Where two branches from one tensor meet: which of them should not wait for
// the other one.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// True if an operation on the elements of a product's result keeps memory when
/// it becomes part of the product's loops: what the product reads is larger
/// than what it makes, and nobody else needs it once the operation's other
/// operand is there, which was made of it. A shortcut that halves a picture can
/// be taken first, and added last.
bool keepsOperand(mlir::linalg::LinalgOp product,
                  mlir::linalg::LinalgOp ending);

} // namespace tensoropt
