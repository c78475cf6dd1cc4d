// SPDX-License-Identifier: Apache-2.0
// Sums of products with weights whose last dimension fills a register: what
// tensoropt-pack-weights makes, and kernels are written for.

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
};

/// A product whose weights have a channel's loop as last dimension, which lies
/// across the lanes of registers.
struct PackedProduct : Product {
  unsigned lane = 0; ///< its loop; not one of the channels
  int64_t lanes = 0; ///< its extent

  /// Empty unless that extent is known.
  static std::optional<PackedProduct> find(mlir::linalg::LinalgOp op);

  /// True if the lanes are those of one register, as in packed weights.
  bool isOneRegister() const { return lanes == 4 || lanes == 8 || lanes == 16; }
};

} // namespace tensoropt
