// SPDX-License-Identifier: Apache-2.0
// Reshapes whose shapes are computed, as importers write them where extents are
// open, become ones that other operations can move and cancel.

#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Adds: `tensor.reshape` to collapsing and expanding, expanding what was
/// collapsed from the same extents to nothing, and a multiple of an extent
/// divided by the same number to the extent.
void addReshapePatterns(mlir::RewritePatternSet &patterns);

} // namespace tensoropt
