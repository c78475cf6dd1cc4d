// SPDX-License-Identifier: Apache-2.0
// Buffers whose every use is plain to see, so that they can become a part of
// another one.
//
//   PlainUses uses = PlainUses::find(alloc);
//   if (uses.isPlain && canRetype(alloc, type)) retype(alloc, place);

#pragma once

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace tensoropt {

/// What reads and writes a buffer through parts and other shapes of it.
struct PlainUses {
  /// Operands of copies, loads, stores and operations of linalg, and of what
  /// ends the function.
  llvm::SmallVector<mlir::OpOperand *> touches;
  bool isPlain = true; ///< false if there are others

  /// Uses of an allocation, but for those through parts that `skip` holds for.
  static PlainUses find(
      mlir::Value buffer,
      llvm::function_ref<bool(mlir::memref::SubViewOp)> skip =
          [](mlir::memref::SubViewOp) { return false; });

private:
  void add(mlir::Value view,
           llvm::function_ref<bool(mlir::memref::SubViewOp)> skip);
};

/// True if an operation writes to a buffer that it touches; reading may be,
/// too.
bool isWrittenBy(mlir::OpOperand &touch);

/// The allocation that a value has all elements of, if nothing but its shape is
/// another one.
mlir::memref::AllocOp findWhole(mlir::Value value);

/// True if all that is made of `value` can be made of one of the same shape and
/// another layout.
bool canRetype(mlir::Value value, mlir::MemRefType type);

/// Puts `place`, whose type canRetype() accepts, where `value` is used.
void replaceRetyped(mlir::Value value, mlir::Value place);

} // namespace tensoropt
