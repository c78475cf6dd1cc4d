// SPDX-License-Identifier: Apache-2.0
// The extents and buffers of a tensor that loops visit, by level.

#pragma once

#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

struct TensorBuffers {
  llvm::SmallVector<mlir::Value> extents, positions, coordinates;
  mlir::Value values; ///< null for a memref

  /// Emits reads of what a tensor, or a memref, with that layout consists of.
  void load(mlir::ImplicitLocOpBuilder &builder, mlir::Value tensor,
            const StorageLayout &layout);
};

/// Loads a position or coordinate. They are unsigned, as in sparse_tensor.
mlir::Value loadIndex(mlir::ImplicitLocOpBuilder &builder, mlir::Value buffer,
                      mlir::Value at);

/// A view of all elements of a buffer in one dimension, of dynamic extent: the
/// values that an encoded tensor is assembled from.
mlir::Value flattenBuffer(mlir::ImplicitLocOpBuilder &builder,
                          mlir::Value buffer);

} // namespace tensoropt
