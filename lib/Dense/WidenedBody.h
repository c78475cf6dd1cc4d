// SPDX-License-Identifier: Apache-2.0
// Bodies of loops on f16 and bf16 that compute in f32.

#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/ADT/DenseMap.h"

namespace tensoropt {

/// f16 or bf16, or a tensor of them: what is stored narrow and computed in f32.
bool isNarrow(mlir::Type type);

/// True for what computes with numbers of such types, and does not only move or
/// convert them.
bool computesNarrow(mlir::Operation &op);

/// Lets a body, without regions inside, compute in f32. Conversions that it
/// adds may meet and cancel (`contract`); those that are there already stay, as
/// roundings that somebody asked for.
class WidenedBody {
public:
  WidenedBody(mlir::Block &body, mlir::RewriterBase &rewriter)
      : body(body), rewriter(rewriter) {}

  /// Gives an argument the type f32, and what is yielded into it.
  void widenArgument(unsigned argument, unsigned yielded);
  /// Computes in f32; conversions that nobody reads go.
  void apply();

private:
  mlir::Value getWide(mlir::Value value);
  mlir::Value addNarrow(mlir::Value wide, mlir::Type type);
  void widen(mlir::Operation *op);
  void eraseUnread();

  mlir::Block &body;
  mlir::RewriterBase &rewriter;
  llvm::DenseMap<mlir::Value, mlir::Value> wides; ///< of narrow values
  llvm::SmallVector<unsigned> wideResults;
};

} // namespace tensoropt
