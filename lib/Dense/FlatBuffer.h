// SPDX-License-Identifier: Apache-2.0
// Buffers as runs of elements.

#pragma once

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include <optional>

namespace tensoropt {

/// A buffer as elements side by side: the element of some indices is a linear
/// function of them away from the first.
class FlatBuffer {
public:
  FlatBuffer(mlir::Value buffer, mlir::OpBuilder &builder, mlir::Location loc);

  /// Elements between the first and that at places, linear functions of loops.
  mlir::AffineExpr distance(mlir::AffineMap places) const;
  /// Elements between the first and that at known indices, if strides are
  /// known.
  std::optional<int64_t> distance(llvm::ArrayRef<int64_t> indices) const;
  /// The place in `get()` of the element at known indices.
  mlir::Value place(llvm::ArrayRef<int64_t> indices, mlir::OpBuilder &builder,
                    mlir::Location loc) const;
  mlir::Value get() const { return flat; }
  llvm::ArrayRef<mlir::Value> getSymbols() const { return symbols; }

private:
  mlir::Value flat;
  /// Strides, as symbols if not known.
  llvm::SmallVector<mlir::AffineExpr> factors;
  llvm::SmallVector<mlir::Value> symbols;
};

} // namespace tensoropt
