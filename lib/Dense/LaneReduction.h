// SPDX-License-Identifier: Apache-2.0
// Reductions whose results lie across the lanes of registers: products with
// packed weights, sums and maxima over windows of blocked channels.

#pragma once

#include "NarrowGroups.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>

namespace tensoropt {

/// The roles of operands and loops of a reduction. A loop of the result, the
/// lane, is the last dimension of all operands that depend on it.
struct LaneReduction {
  mlir::linalg::LinalgOp op;
  unsigned lane = 0;
  int64_t lanes = 0; ///< the extent of the lane's loop
  bool isProduct = false;
  /// What is read, lane by lane, and for all lanes at once.
  llvm::SmallVector<mlir::OpOperand *> vectors, scalars;
  /// The other loops of the result: those that each operand has, as of groups
  /// and of batches of blocks; of those that only vectors have plainly, as of
  /// output channels; and of rows and columns of an image.
  llvm::SmallVector<unsigned> batches, channels, columns;
  llvm::SmallVector<unsigned> sums; ///< in the order of the last vector
  /// The vector of which lanes are read by the group that they are in; the loop
  /// within groups is the last sum.
  mlir::OpOperand *grouped = nullptr;
  GroupPlace group;

  /// Empty if the results are not of f32 or f64, or the lane's extent is not
  /// known.
  static std::optional<LaneReduction> find(mlir::linalg::LinalgOp op);

  /// True if the lanes are those of one register, as in packed weights.
  bool isOneRegister() const { return lanes == 4 || lanes == 8 || lanes == 16; }
  /// Bytes of a product's weights on tensors, zero if they are not known and
  /// for what is no product.
  int64_t countWeightBytes() const;
  /// True if the registers of a tile of results are those of another reduction
  /// to the same tensor, in the same order.
  bool sharesRegisters(const LaneReduction &other) const;
};

/// The product that alone reads what a product makes, and goes on adding to it:
/// the next part of one sum, as over a last block that is not full. Null if
/// there is none.
mlir::linalg::LinalgOp findNextPart(mlir::linalg::LinalgOp product);

/// Fewer bytes of weights stay in a near cache from one call to the next one.
constexpr int64_t farWeightBytes = 256 << 10;

/// True for bodies of which each operation has a form on vectors of such
/// elements.
bool hasVectorForm(mlir::Block &body);

} // namespace tensoropt
