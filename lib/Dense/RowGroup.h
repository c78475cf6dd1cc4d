// SPDX-License-Identifier: Apache-2.0
// Operations that one loop may compute row by row: softmax, a normalisation, a
// convolution with what becomes of its result.
//
//   RowGroup group = RowGroup::find(root, isFree);
//   if (group.ops.size() > 1) ...

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/ADT/MapVector.h"

namespace tensoropt {

struct LaneReduction;

/// Rows are the iterations of the group's loops. Invariants: for each operation
/// each row is a loop of its own, of one iteration there, so that no row
/// computes what another one does; what a row reads of another operation of the
/// group is what the same row wrote; what a row reads along is not cut.
struct RowGroup {
  /// The loop of the group that each loop of an operation is, if it is one.
  using Rows = llvm::SmallVector<std::optional<unsigned>>;

  /// The operations in the order of their block; the last one is the root.
  llvm::SmallVector<mlir::linalg::LinalgOp> ops;
  llvm::DenseMap<mlir::Operation *, Rows> rows;
  unsigned numRows = 0; ///< loops of the group; 0: it cannot be cut
  /// The reduction whose results a tile of rows holds in registers, if there is
  /// one, or the first part of it; its lanes alone are not cut.
  mlir::Operation *tiled = nullptr;

  bool contains(mlir::Operation *op) const { return rows.contains(op); }
  /// The operation whose plan is that of the group.
  mlir::Operation *getPlanned() const {
    mlir::linalg::LinalgOp root = ops.back();
    return tiled ? tiled : root.getOperation();
  }

  /// The root and those operations in front of it that may be computed with
  /// it, of those that `mayJoin`. Their other users come after the root.
  static RowGroup
  find(mlir::linalg::LinalgOp root,
       llvm::function_ref<bool(mlir::linalg::LinalgOp)> mayJoin);

  /// True for an operation that a group may hold: a pure one on tensors whose
  /// results are written each element once.
  static bool mayHold(mlir::linalg::LinalgOp op);
  /// True for a reduction whose results fill registers, and for an operation
  /// on its elements.
  static bool fillsRegisters(mlir::linalg::LinalgOp op);

private:
  bool chooseRows(mlir::linalg::LinalgOp root);
  bool chooseTiles(mlir::linalg::LinalgOp root, const LaneReduction &packed);
  std::optional<Rows> match(mlir::linalg::LinalgOp producer,
                            mlir::linalg::LinalgOp root) const;
};

} // namespace tensoropt
