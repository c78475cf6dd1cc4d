// SPDX-License-Identifier: Apache-2.0
// The part of an element-wise operation that scales and shifts channels.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>
#include <utility>

namespace tensoropt {

/// True for weights and what is computed of them, which is evaluated later.
bool isOfWeights(mlir::Value value);

/// The part of an element-wise body that is scale * x + shift, where x is an
/// operand and both are the same for all of a channel.
class AffinePart {
public:
  AffinePart(mlir::linalg::GenericOp op, unsigned operand)
      : op(op), argument(op.getBody()->getArgument(operand)) {}

  /// Finds it, and the dimension of the channels; false if nothing is scaled.
  bool match();

  unsigned getChannel() const { return *channel; }

  /// The scale and the shift of each channel, two tensors.
  std::pair<mlir::Value, mlir::Value> emit(mlir::RewriterBase &rewriter);

  /// What the affine part ends with; becomes x + shift.
  mlir::Value getLast() const;

private:
  /// What a step does to scale * x + shift.
  enum class Step { Add, Subtract, SubtractFrom, Negate, Multiply, Divide };
  /// A step, and what it adds or multiplies by; null for a negation.
  struct Entry {
    mlir::Operation *op;
    Step step;
    mlir::Value other;
  };

  mlir::RankedTensorType getResultType() const;
  std::optional<Entry> findStep(mlir::OpOperand &use);
  bool isOfChannel(mlir::Value value);
  bool takeChannel(unsigned operand);
  void emitBody(mlir::OpBuilder &builder, mlir::Location loc,
                mlir::ValueRange arguments);

  mlir::linalg::GenericOp op;
  mlir::BlockArgument argument;
  llvm::SmallVector<Entry> steps; ///< from the operand on
  std::optional<unsigned> channel;
  llvm::SmallVector<unsigned> constants; ///< operands that the part reads
};

} // namespace tensoropt
