// SPDX-License-Identifier: Apache-2.0
// Operations on elements that lie along another dimension than their results.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// An operation on elements of which some operands are transposed: their
/// neighbours are those of another loop than the result's.
class ElementSquares {
public:
  /// Empty unless both loops have known extents, no less than the lanes of a
  /// register. Where an operand may have the memory of the result, registers
  /// have to divide them.
  static std::optional<ElementSquares> find(mlir::linalg::LinalgOp op);

  /// Writes loops over squares, which are turned in registers. Squares at the
  /// end of a row overlap those before.
  void emit(mlir::OpBuilder &builder);

private:
  explicit ElementSquares(mlir::linalg::LinalgOp op);

  bool isTurned(mlir::OpOperand &operand);
  bool findAcross();
  bool mayEmit();
  void emitSquare(llvm::ArrayRef<mlir::Value> corner, mlir::OpBuilder &builder);

  mlir::linalg::LinalgOp op;
  int64_t lanes;
  unsigned along;      ///< the loop along the memory of the result
  unsigned across = 0; ///< that along the memory of what is turned
};

} // namespace tensoropt
