// SPDX-License-Identifier: Apache-2.0
// Writes the loops of a product of two matrices on buffers.

#pragma once

#include "ProductBlocks.h"

namespace tensoropt {

/// Writes its loops at the operation, which is to go. Results begin with
/// `start`, or with what they hold.
void emitProductLoops(const MatrixProduct &product, const ProductBlocks &blocks,
                      std::optional<double> start, unsigned threads,
                      mlir::OpBuilder &builder);

} // namespace tensoropt
