// SPDX-License-Identifier: Apache-2.0
// Tensors with their elements in another type.

#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Converts one element.
using ConvertElement = llvm::function_ref<mlir::Value(
    mlir::OpBuilder &, mlir::Location, mlir::Value)>;

/// To f32, without a flag that would let a rounding before it be left out.
mlir::Value extendElement(mlir::OpBuilder &builder, mlir::Location loc,
                          mlir::Value value);

/// A tensor with each element converted.
mlir::Value convertElements(mlir::Value tensor, mlir::Type element,
                            mlir::RewriterBase &rewriter,
                            ConvertElement convert);

/// The same, converted in front of paddings and reshapes that nobody else
/// reads.
mlir::Value convertSource(mlir::Value tensor, mlir::Type element,
                          mlir::RewriterBase &rewriter, ConvertElement convert);

/// A narrow tensor that sums begin with, in f32; of fills and broadcasts
/// without a pass over all.
mlir::Value widenStart(mlir::Value start, mlir::RewriterBase &rewriter);

} // namespace tensoropt
