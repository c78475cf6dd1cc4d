// SPDX-License-Identifier: Apache-2.0
// What a tile in registers begins with, and what becomes of it: operations on
// its elements, and stores.

#pragma once

#include "LaneOperation.h"

namespace tensoropt {

/// The operation that gives each element of a tile what a reduction to it
/// begins with, such as a number or a bias, and can work on registers, so that
/// nothing is stored before; there may be none.
class TileBeginning {
public:
  /// One in front of a reduction, with nothing in between that touches memory.
  explicit TileBeginning(mlir::linalg::LinalgOp reduction);

  explicit operator bool() const { return bool(op); }
  /// Describes buffers; comes before any use below.
  void begin(mlir::OpBuilder &builder) { lanes.emplace(op, tile, builder); }
  /// As many lanes as `count`, at a run of neighbours.
  mlir::Value load(const LaneRun &run, int64_t count) {
    return lanes->apply({}, run, count);
  }
  /// Erases the operation, if there is one.
  void eraseOp(mlir::RewriterBase &rewriter);

private:
  mlir::linalg::LinalgOp op; ///< null if there is none
  mlir::Value tile;
  std::optional<LaneOperation> lanes;
};

/// The operation on elements that follows a reduction and can work on its
/// registers, so that what it makes is stored; there may be none.
class TileEnding {
public:
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
  void store(mlir::Value lanes, const LaneRun &run);
  /// The same at a run of any places whose distances are known, one a lane.
  void scatter(mlir::Value lanes, const LaneRun &run);
  /// Erases the operation that was applied; false if there is none.
  bool eraseOp(mlir::RewriterBase &rewriter);

private:
  mlir::Value apply(mlir::Value lanes, const LaneRun &run);

  mlir::linalg::LinalgOp product;
  mlir::linalg::GenericOp op; ///< null if there is none
  mlir::OpBuilder *builder = nullptr;
  std::optional<FlatBuffer> result;
  std::optional<LaneOperation> applied;
};

} // namespace tensoropt
