// SPDX-License-Identifier: Apache-2.0
// Destinations whose extents a cast forgets.

#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Adds a pattern that gives `linalg.generic` the empty tensor behind a cast.
/// Upstream's fusion of elementwise operations never ends otherwise: it makes
/// such a destination anew, with a cast, as long as it is not empty itself.
void addDestinationPatterns(mlir::RewritePatternSet &patterns);

} // namespace tensoropt
