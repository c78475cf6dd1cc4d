// SPDX-License-Identifier: Apache-2.0
// What is known of the order of a sweep's indices.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"

namespace tensoropt {

/// The order that a sweep states, and that of canonical coordinates.
class IndexOrder {
public:
  explicit IndexOrder(SweepOp sweep);

  /// True if `lesser` is known not to exceed `greater`.
  bool isKnown(mlir::Value lesser, mlir::Value greater) const;

private:
  void add(mlir::Value lesser, mlir::Value greater);
  void addCanonical(mlir::Type type, llvm::ArrayRef<mlir::Value> coordinate);

  llvm::SmallVector<std::pair<mlir::Value, mlir::Value>> pairs;
};

} // namespace tensoropt
