// SPDX-License-Identifier: Apache-2.0
// Buffers that are made only to be copied into a part of another one.

#pragma once

#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace tensoropt {

/// A copy of a whole buffer to a part of another one, where the buffer could be
/// that part from the beginning.
struct CopyInPlace {
  mlir::memref::CopyOp copy;
  mlir::memref::AllocOp from, to;
  mlir::memref::SubViewOp part; ///< of `to`

  /// Nothing if the copy is needed: others touch the part while it would be the
  /// buffer, or one is written once both hold the same.
  static std::optional<CopyInPlace> find(mlir::memref::CopyOp copy);

  /// Drops the copy and the buffer.
  void apply();
};

} // namespace tensoropt
