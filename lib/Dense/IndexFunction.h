// SPDX-License-Identifier: Apache-2.0
// Values of bodies that depend on the index of a loop alone.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace tensoropt {

/// A value of a body that depends on no more than the index of one loop.
class IndexFunction {
public:
  explicit IndexFunction(mlir::Value value)
      : value(value), isKnown(visit(value)) {}

  /// Null if it depends on elements, or on several loops.
  explicit operator bool() const { return isKnown; }
  /// The loop; none if the value is always the same.
  std::optional<unsigned> getLoop() const { return loop; }
  /// What it is for each index that is smaller than `extent`; empty if some
  /// operation cannot be evaluated.
  llvm::SmallVector<mlir::TypedAttr> tabulate(int64_t extent) const;
  /// The same of integers and indices; empty for others, too.
  llvm::SmallVector<int64_t> tabulateIndices(int64_t extent) const;

private:
  bool visit(mlir::Value needed);
  mlir::TypedAttr evaluate(int64_t at) const;

  mlir::Value value;
  std::optional<unsigned> loop;
  llvm::SmallVector<mlir::Operation *> operations; ///< in the body's order
  llvm::SmallPtrSet<mlir::Operation *, 16> visited;
  llvm::DenseMap<mlir::Value, mlir::Attribute> constants;
  bool isKnown;
};

} // namespace tensoropt
