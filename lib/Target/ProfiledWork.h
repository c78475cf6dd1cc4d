// SPDX-License-Identifier: Apache-2.0
// What a profile says of one operation on buffers: its kind, its operands, and
// its iterations and bytes as values of the program.
//
//   if (doesWork(op)) {
//     ProfiledOperation known = describe(op);
//     ProfiledWork work = emitWork(op, builder); // in front of the operation
//   }

#pragma once

#include "TensorOpt/IR/ProfileAttr.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpDefinition.h"

namespace tensoropt {

/// True for an operation of linalg, a copy, a sweep and what stores or expands
/// its tensors, all on buffers of known rank, unless it is known to handle one
/// element at most.
bool doesWork(mlir::Operation *op);

/// True for a loop; of a parallel one no part can be timed on its own.
bool isLoop(mlir::Operation *op, bool &isParallel);

/// What is known of an operation, or of a loop, without its data. A question
/// mark in `shapes` stands for each of the work's extents.
ProfiledOperation describe(mlir::Operation *op);

struct ProfiledWork {
  /// Zero where the operation's work is not known here.
  mlir::OpFoldResult iterations, bytes;
  /// Of its operands, those that the types leave open.
  llvm::SmallVector<mlir::OpFoldResult> extents;
};

/// Emits what computes the work of an operation in this execution.
ProfiledWork emitWork(mlir::Operation *op, mlir::OpBuilder &builder);

} // namespace tensoropt
