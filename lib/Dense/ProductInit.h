// SPDX-License-Identifier: Apache-2.0
// What a sum of products starts from.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// True if the only result starts from a fill with zeros.
bool startsFromZeros(mlir::linalg::LinalgOp product);

/// The weights, a number for each place along `dimension` of the result, that a
/// product starts from; null if it starts from anything else.
mlir::Value findBias(mlir::linalg::LinalgOp product, unsigned dimension);

/// Lets a product start from zeros instead.
void startFromZeros(mlir::linalg::LinalgOp product,
                    mlir::RewriterBase &rewriter);

/// Lets a product start from zeros, and adds what it started from at the end,
/// where other operations on the elements follow: by the operation that it
/// gives back, which is null if there is nothing to add.
mlir::linalg::LinalgOp addStartLast(mlir::linalg::LinalgOp product,
                                    mlir::RewriterBase &rewriter);

/// The last operation before another in its block that reads or writes memory;
/// null if there is none.
mlir::Operation *findMemoryUserBefore(mlir::Operation *op);

/// The fill that all results of a product on buffers begin with, if nothing in
/// between reads or writes memory.
mlir::linalg::FillOp findFill(mlir::linalg::LinalgOp op);

/// Adds: operations on elements of which the second alone reads the first
/// become one.
void addEndingPatterns(mlir::RewritePatternSet &patterns);

} // namespace tensoropt
