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

/// The operations on elements that follow a product and can work on its
/// registers, so that it stores what they make.
class TileEnding {
public:
  /// Indices of the result, lane by lane.
  using Run = llvm::SmallVector<llvm::SmallVector<int64_t>>;

  /// Those that follow in the block, read nothing that is written in between,
  /// and alone read what they replace.
  explicit TileEnding(mlir::linalg::LinalgOp product);

  /// Where the product and the operations can run at once: at the last of them,
  /// whose operands are made by then.
  void setInsertionPoint(mlir::OpBuilder &builder);
  /// Describes buffers; comes before any use below.
  void begin(mlir::OpBuilder &builder);
  /// What is stored to.
  const FlatBuffer &getResult() const { return *result; }
  /// Applies the operations to lanes at a run of neighbours, and stores them.
  void store(mlir::Value lanes, const Run &run);
  /// Erases the operations that were applied; true if there are any.
  bool eraseOps(mlir::RewriterBase &rewriter);

private:
  bool mayFollow(mlir::linalg::GenericOp op, mlir::Value made) const;
  mlir::Value apply(mlir::linalg::GenericOp op, mlir::Value lanes,
                    const Run &run, unsigned number);

  mlir::linalg::LinalgOp product;
  llvm::SmallVector<mlir::linalg::GenericOp> ops;
  mlir::Value buffer; ///< what the last of them writes
  mlir::OpBuilder *builder = nullptr;
  std::optional<FlatBuffer> result;
  /// By operation and operand; nothing for scalars and for what is in
  /// registers.
  llvm::SmallVector<llvm::SmallVector<std::optional<FlatBuffer>>> inputs;
};

} // namespace tensoropt
