// SPDX-License-Identifier: Apache-2.0
// Rows that LLVM would unroll before it looks for vectors.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// True if the last loop of an operation has a known number of steps, enough to
/// fill a vector, and so few that LLVM unrolls it, and then makes vectors of
/// what neighbouring rows have. Of longer rows it makes vectors of neighbours.
inline bool hasShortRows(mlir::linalg::LinalgOp op) {
  if (op.getNumLoops() == 0)
    return false;
  int64_t length = op.getStaticLoopRanges().back();
  return !mlir::ShapedType::isDynamic(length) && length >= 4 && length <= 128;
}

} // namespace tensoropt
