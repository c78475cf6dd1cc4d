// SPDX-License-Identifier: Apache-2.0
// Squares of registers that go to memory and come from there.

#pragma once

#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Replaces transfers of vectors with several dimensions, of which the last
/// lies along memory, by loads and stores of that one: reads whose rows are
/// extracted, and writes of vectors that rows were inserted into. What is
/// written beyond the end is left out, and read there any element, where the
/// padding is poison. Others stay.
void lowerTileTransfers(mlir::Operation *function,
                        mlir::RewriterBase &rewriter);

} // namespace tensoropt
