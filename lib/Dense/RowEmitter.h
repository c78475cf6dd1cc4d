// SPDX-License-Identifier: Apache-2.0
// The loops over the rows of a group: see RowLoops.h.

#pragma once

#include "ClippedWindows.h"
#include "RowGroup.h"
#include "RowTraffic.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Writes the loops of one group.
class RowEmitter {
public:
  RowEmitter(const RowGroup &group, unsigned threads,
             llvm::ArrayRef<int64_t> steps, int64_t registers,
             mlir::RewriterBase &rewriter)
      : group(group), threads(threads), steps(steps), rewriter(rewriter) {
    if (group.tiled)
      windows =
          ClippedWindows::find(mlir::cast<mlir::linalg::LinalgOp>(group.tiled));
    if (windows)
      boxSteps = fitBoxes(group, steps, registers);
  }

  void emit();

private:
  using Bounds = llvm::SmallVector<mlir::OpFoldResult>;

  /// Where the loops are: rows of tensors from outside, and of what the loops
  /// make, which begins at this thread's first row.
  struct Place {
    Bounds global, local;
    /// Rows of each loop that are computed at a time.
    llvm::SmallVector<int64_t> steps;
    /// Rows of each loop: those of this thread, or those of them in a box.
    Bounds counts;
    /// Of windows that are clipped: the part of them that is read.
    ClippedWindows::Box clips;
    bool isInBox = false;
  };

  /// A part of a tensor that some of the loops make.
  struct Part {
    Bounds offsets, sizes, strides;

    mlir::Value extract(mlir::Value whole, mlir::OpBuilder &builder,
                        mlir::Location loc) const {
      return mlir::tensor::ExtractSliceOp::create(builder, loc, whole, offsets,
                                                  sizes, strides);
    }
  };

  struct Made {
    mlir::OpResult value; ///< of an operation, read outside of the group
    mlir::Value init;     ///< what the loops begin with
  };

  // The group (RowLoops.cpp).
  const Bounds &extentsOf(mlir::linalg::LinalgOp op) { return extents[op]; }
  void findExtents(mlir::linalg::LinalgOp op);
  mlir::Value findInit(mlir::Value value) const;
  void collectMade();

  // Parts of tensors.
  Bounds placeOf(mlir::OpResult value, const Bounds &rows) const;
  Bounds sizesOf(mlir::OpResult value, mlir::Value whole,
                 const Place &place) const;
  Part cutPart(mlir::OpResult value, mlir::Value whole, const Bounds &starts,
               const Bounds &counts) const;
  mlir::OpFoldResult addRows(mlir::OpFoldResult first, mlir::OpFoldResult rows);

  // Threads (RowThreads.cpp).
  llvm::SmallVector<unsigned> chooseCuts() const;
  llvm::SmallVector<mlir::Value> areCut(llvm::ArrayRef<unsigned> cuts);
  std::pair<mlir::OpFoldResult, mlir::OpFoldResult> cutRow(unsigned row,
                                                           mlir::Value thread);
  llvm::SmallVector<mlir::Value> emitThreads(llvm::ArrayRef<unsigned> cuts,
                                             Place place);

  // Loops.
  std::optional<int64_t> findRest(unsigned row, const Place &place) const;
  llvm::SmallVector<int64_t> listSteps(unsigned row, const Place &place) const;
  mlir::OpFoldResult findLowered(unsigned row, const Place &place);
  llvm::SmallVector<mlir::Value> emitLoop(unsigned row, Place place,
                                          mlir::ValueRange made);
  llvm::SmallVector<mlir::Value> emitLoop(unsigned row, mlir::OpFoldResult from,
                                          mlir::OpFoldResult to, Place place,
                                          mlir::ValueRange made);

  // Boxes of clipped windows (RowBoxes.cpp).
  std::optional<unsigned> findAxis(unsigned row) const;
  std::pair<mlir::OpFoldResult, mlir::OpFoldResult>
  cutSegment(unsigned row, const ClippedWindows::Segment &segment,
             const Place &place);
  llvm::SmallVector<mlir::Value> emitBoxes(unsigned row, Place place,
                                           mlir::ValueRange made);

  // One step (RowBody.cpp).
  mlir::Value slice(mlir::OpOperand &operand, mlir::Value whole,
                    llvm::ArrayRef<mlir::OpFoldResult> offsets,
                    llvm::ArrayRef<mlir::OpFoldResult> sizes,
                    llvm::ArrayRef<mlir::OpFoldResult> cuts);
  llvm::SmallVector<mlir::Value> emitRow(const Place &place,
                                         mlir::ValueRange made);

  const RowGroup &group;
  unsigned threads;
  /// Of each loop, while there are as many rows.
  llvm::SmallVector<int64_t> steps;
  mlir::RewriterBase &rewriter;
  mlir::Location loc = mlir::linalg::LinalgOp(group.ops.back()).getLoc();
  llvm::SmallVector<Made> mades;
  /// The result whose row is begun with one of what the loops make.
  llvm::DenseMap<mlir::Value, unsigned> begins;
  llvm::DenseMap<mlir::Operation *, Bounds> extents; ///< of the loops
  Bounds rowExtents;                                 ///< of all rows
  std::optional<ClippedWindows> windows; ///< of the tile's reduction
  /// Of each of their boxes.
  llvm::SmallVector<llvm::SmallVector<int64_t>> boxSteps;
};

} // namespace tensoropt
