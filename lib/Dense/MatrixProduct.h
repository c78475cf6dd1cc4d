// SPDX-License-Identifier: Apache-2.0
// Products of two matrices that are both given when they are multiplied.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>

namespace tensoropt {

/// The roles of operands and loops: result[.., row, column] += left[.., row,
/// sum] * right[.., sum, column], each operand in any order of dimensions but
/// the result, in which columns come last.
struct MatrixProduct {
  mlir::linalg::LinalgOp op;
  mlir::OpOperand *left = nullptr, *right = nullptr;
  unsigned row = 0, column = 0, sum = 0;
  /// Loops around: those of the result first, then sums.
  llvm::SmallVector<unsigned> around;
  /// Sums among them, which are added to the result one after the other.
  bool sumsAround = false;

  /// Empty for what is no such product of f32 or f64, or has a single row,
  /// column or term.
  static std::optional<MatrixProduct> find(mlir::linalg::LinalgOp op);

  mlir::Type elementType() const;
  /// An extent, or a guess where it is not known.
  int64_t guess(unsigned loop) const;
  bool isKnown(unsigned loop) const;

  /// Rows that share a copy of the right matrix, below which it does not pay.
  static constexpr int64_t leastSharingRows = 24;

  /// True if neighbours in a row of the right matrix are such in memory.
  bool isRightAlongColumns() const;
  /// True if neighbours in a row or a column of the left matrix are such in
  /// memory, so that registers can copy it.
  bool canPackLeft() const;
  /// True if the right matrix should be copied, block by block, into the order
  /// in which registers read it: else as many rows share one block as pay for
  /// that.
  bool packsRight() const;
};

} // namespace tensoropt
