// SPDX-License-Identifier: Apache-2.0
// Packed factors of an einsum that visits a larger tensor.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Replaces packed inputs of fewer dimensions than another input that must be
/// visited by full ones, which state their symmetry: each of their entries is
/// read many times, so making them once is cheap. Does nothing to others.
void expandFactors(EinsumOp op, mlir::RewriterBase &rewriter);

} // namespace tensoropt
