// SPDX-License-Identifier: Apache-2.0
// What constants alone decide.

#pragma once

#include "mlir/IR/Operation.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include <optional>

namespace tensoropt {

/// Bytes of a tensor that a constant may hold and a call return, or nothing.
std::optional<int64_t> getConstantBytes(mlir::Type type);

/// True for what costs nothing at run time, or no more than reading a constant.
bool isFree(mlir::Operation *op);

/// Operations of a function whose results depend on constants alone.
class KnownOperations {
public:
  explicit KnownOperations(mlir::Operation *function);

  /// Those whose results others read, and which are worth it.
  llvm::SmallVector<mlir::Operation *> findRoots() const;
  /// What the roots need, in order.
  llvm::SmallVector<mlir::Operation *>
  collect(llvm::ArrayRef<mlir::Operation *> roots) const;

private:
  bool mayHold(mlir::Operation *op) const;
  int64_t countBytes(mlir::Operation *op) const;
  bool isComputed(mlir::Operation *op) const;
  bool isWorth(mlir::Operation *op, int64_t read) const;

  llvm::MapVector<mlir::Operation *, int64_t> bytes; ///< read, in order
  llvm::DenseSet<mlir::Operation *> computed;
};

} // namespace tensoropt
