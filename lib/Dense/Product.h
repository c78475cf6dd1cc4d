// SPDX-License-Identifier: Apache-2.0
// Sums of products with weights: convolutions, products of matrices.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>

namespace tensoropt {

/// The roles of operands and loops of a sum of products of two operands: a
/// convolution, a product of matrices. Weights and the other factor are read at
/// plain indices and at linear ones, each result at plain indices.
struct Product {
  mlir::linalg::LinalgOp op;
  mlir::OpOperand *factor = nullptr, *weights = nullptr;
  /// Loops of the result that both factors have, as of groups; those that only
  /// the weights have, as of output channels; the other ones, as of rows and
  /// columns of an image.
  llvm::SmallVector<unsigned> batches, channels, columns;
  llvm::SmallVector<unsigned> sums; ///< in the order of the weights

  /// The product that an operation is, with these weights; empty if it is none,
  /// or not of f32 or f64.
  static std::optional<Product> find(mlir::linalg::LinalgOp op,
                                     mlir::OpOperand *weights);
  /// The same with the first operand of constants that it is one with.
  static std::optional<Product> findConstant(mlir::linalg::LinalgOp op);
};

/// True for a body that adds the product of two inputs to the result, a sum in
/// f32 or f64. Inputs may have fewer digits than that, or be signed integers.
bool addsProducts(mlir::linalg::LinalgOp op);

/// A number, or a vector of them, as it is, with more digits, or as a float.
mlir::Value extendTo(mlir::Type type, mlir::Value value,
                     mlir::OpBuilder &builder, mlir::Location loc);

/// Writes such a body, whose product and sum may be one instruction.
void buildSumOfProducts(mlir::OpBuilder &builder, mlir::Location loc,
                        mlir::ValueRange arguments);

} // namespace tensoropt
