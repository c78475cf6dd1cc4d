// SPDX-License-Identifier: Apache-2.0
// Operations on elements, in registers.

#pragma once

#include "FlatBuffer.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// Indices of a result, lane by lane.
using LaneRun = llvm::SmallVector<llvm::SmallVector<int64_t>>;

/// Lanes that are not beyond the end.
mlir::Value makeMask(size_t length, mlir::VectorType type,
                     mlir::OpBuilder &builder, mlir::Location loc);

/// The elements of a buffer at these indices, lane by lane; the last ones again
/// where the vector is longer.
mlir::Value loadRun(const FlatBuffer &buffer,
                    llvm::ArrayRef<llvm::SmallVector<int64_t>> run,
                    mlir::VectorType type, mlir::OpBuilder &builder,
                    mlir::Location loc);

/// A body on lanes; constants and other scalars are the same in each.
mlir::Value applyToLanes(mlir::Block &body, mlir::ValueRange arguments,
                         int64_t lanes, mlir::OpBuilder &builder,
                         mlir::Location loc);

/// An operation on the elements of buffers that works on registers.
class LaneOperation {
public:
  /// True for an operation on buffers whose elements fill bytes, and are no
  /// floats of 8 bits, with one result, which a body with a form on vectors
  /// makes of elements at the same place, or at some of its indices.
  static bool accepts(mlir::linalg::LinalgOp op);

  /// Describes the buffers, but for a tile that is in registers.
  LaneOperation(mlir::linalg::LinalgOp op, mlir::Value tile,
                mlir::OpBuilder &builder);
  /// As many lanes of results as `count`, at a run of neighbours. `lanes` is
  /// what the tile has there; null if the operation does not read it.
  mlir::Value apply(mlir::Value lanes, const LaneRun &run, int64_t count);

private:
  mlir::linalg::LinalgOp op;
  mlir::OpBuilder &builder;
  /// By operand; nothing for scalars and for the tile.
  llvm::SmallVector<std::optional<FlatBuffer>> buffers;
};

} // namespace tensoropt
