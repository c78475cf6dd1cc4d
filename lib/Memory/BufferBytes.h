// SPDX-License-Identifier: Apache-2.0
// How many bytes an allocation needs, and at which addresses.

#pragma once

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include <string>

namespace tensoropt {

/// The bytes of a buffer, at most; else why they are not known, or cannot be
/// the part of an array of bytes.
struct BufferBytes {
  int64_t bytes = 0;
  int64_t alignment = 1; ///< stated, or of its elements
  std::string reason;
  /// Open extents: `bytes` is for each one of their product.
  llvm::SmallVector<mlir::Value> factors;
  /// Or what each of them is at most; `bytes` is for all.
  llvm::SmallVector<int64_t> bounds;
};

BufferBytes getBufferBytes(mlir::memref::AllocOp alloc);

} // namespace tensoropt
