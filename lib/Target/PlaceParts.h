// SPDX-License-Identifier: Apache-2.0
// Where the parts of concatenated tensors lie.

#pragma once

#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace tensoropt {

/// Makes a concatenation a tensor that is there before the first of its parts
/// is made, and into which each is inserted as soon as it is there. One whose
/// extents are not known by then is there after its parts.
void placeParts(mlir::tensor::ConcatOp concat, mlir::RewriterBase &rewriter);

} // namespace tensoropt
