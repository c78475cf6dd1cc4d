// SPDX-License-Identifier: Apache-2.0
// What becomes of a tile in registers: operations on its elements, and stores.

#pragma once

#include "FlatBuffer.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

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

/// The operation on elements that follows a reduction and can work on its
/// registers, so that what it makes is stored; there may be none.
class TileEnding {
public:
  /// Indices of the result, lane by lane.
  using Run = llvm::SmallVector<llvm::SmallVector<int64_t>>;

  /// One that follows the last of these products to one tile in the block with
  /// nothing in between that touches memory, and alone reads the tile or
  /// overwrites it.
  explicit TileEnding(llvm::ArrayRef<mlir::linalg::LinalgOp> products);

  /// Where both can run at once: at the operation, whose operands are made by
  /// then.
  void setInsertionPoint(mlir::OpBuilder &builder);
  /// Describes buffers; comes before any use below.
  void begin(mlir::OpBuilder &builder);
  /// What is stored to.
  const FlatBuffer &getResult() const { return *result; }
  /// Applies the operation to lanes at a run of neighbours, and stores them.
  void store(mlir::Value lanes, const Run &run);
  /// Erases the operation that was applied; false if there is none.
  bool eraseOp(mlir::RewriterBase &rewriter);

private:
  mlir::Value apply(mlir::Value lanes, const Run &run);

  mlir::linalg::LinalgOp product;
  mlir::linalg::GenericOp op; ///< null if there is none
  mlir::OpBuilder *builder = nullptr;
  std::optional<FlatBuffer> result;
  /// By operand; nothing for scalars and for what is in registers.
  llvm::SmallVector<std::optional<FlatBuffer>> inputs;
};

} // namespace tensoropt
