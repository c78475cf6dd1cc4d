// SPDX-License-Identifier: Apache-2.0
// A tile of a packed product in vector registers.

#pragma once

#include "PackedProduct.h"
#include "TensorOpt/IR/VectorRegisters.h"

namespace tensoropt {

/// A packed product on buffers whose results fit into registers: blocks of
/// channels across lanes, a register for each block and column.
struct RegisterTile {
  PackedProduct product;
  int64_t lanes = 0; ///< of a register
  int64_t blocks = 0, columns = 0;

  /// Empty unless the extents of all loops of the result are known, its lanes
  /// fill registers, and it needs two registers less than there are.
  static std::optional<RegisterTile> find(mlir::linalg::LinalgOp op,
                                          VectorRegisters registers);
};

/// Replaces a product by loops over its sums that add to registers, which are
/// loaded before and stored behind them. `start` is what all results begin with
/// if that is one number; they are not loaded then.
void emitTileKernel(const RegisterTile &tile, std::optional<double> start,
                    mlir::RewriterBase &rewriter);

} // namespace tensoropt
