// SPDX-License-Identifier: Apache-2.0
// Constants in another order of their elements.

#pragma once

#include "TensorOpt/Execution/TensorData.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Operation.h"
#include "mlir/IR/Value.h"
#include <optional>

namespace tensoropt {

/// The elements of a tensor that are those of another one in some order, or a
/// part of them, as reshapes, transpositions and slices make them.
class ConstantLayout {
public:
  /// Follows such operations up to the tensor that they begin with.
  explicit ConstantLayout(mlir::Value value);

  /// What they begin with: the value itself if it is none of them.
  mlir::Value getSource() const { return source; }
  bool isSource() const { return operations.empty(); }

  /// The elements of the value, given those of the source, of a type with
  /// elements of whole bytes. Nothing if there is no memory.
  std::optional<Buffer> apply(llvm::ArrayRef<char> elements) const;

private:
  mlir::Value source;
  llvm::SmallVector<mlir::Operation *> operations; ///< the first one first
};

} // namespace tensoropt
