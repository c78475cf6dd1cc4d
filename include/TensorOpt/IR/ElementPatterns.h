// SPDX-License-Identifier: Apache-2.0
// Single elements of small tensors as numbers. Importers compute shapes in
// tensors of a few integers, behind which nobody sees extents.

#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Adds a pattern that computes what `tensor.extract` reads, at constant
/// indices, from a tensor of at most 64 elements: it goes through slices,
/// reshapes, concatenations and operations of linalg without reductions, whose
/// bodies it repeats for one element.
void addElementPatterns(mlir::RewritePatternSet &patterns);

} // namespace tensoropt
