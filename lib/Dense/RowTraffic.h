// SPDX-License-Identifier: Apache-2.0
// What the loops of a RowGroup read again and again, by which their order and
// their step are chosen.

#pragma once

#include "RowGroup.h"

namespace tensoropt {

/// True for products of matrices and for windows, which read elements of an
/// operand more than once.
bool readsAgain(mlir::linalg::LinalgOp op);

/// Iterations of all loops, with a guess of extents that are not known.
double countIterations(mlir::linalg::LinalgOp op);

/// Bytes of the operands that each row reads all of, of one operation.
double countShared(mlir::linalg::LinalgOp op, const RowGroup::Rows &rows);

/// Puts the loops into the order that reads the fewest bytes from beyond a
/// near cache, or of whose tiles the best one takes the fewest cycles.
void orderRows(RowGroup &group, int64_t registers);

/// Rows of each loop to compute at a time: a tile that registers hold, of that
/// many results, or rows of the last loop that share what they read.
llvm::SmallVector<int64_t> chooseSteps(const RowGroup &group,
                                       int64_t registers);

} // namespace tensoropt
