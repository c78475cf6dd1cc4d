// SPDX-License-Identifier: Apache-2.0
// Tiles and blocks of a product of two matrices.

#pragma once

#include "MatrixProduct.h"
#include "TensorOpt/IR/VectorRegisters.h"

namespace tensoropt {

/// Tiles that registers hold, and the blocks in which matrices are copied so
/// that caches hold them (Goto and van de Geijn 2008, section 4). All are
/// elements.
struct ProductBlocks {
  int64_t lanes = 0;             ///< of a register
  int64_t rows = 0, vectors = 0; ///< of a tile
  int64_t sums = 0;              ///< of a block; multiples of lanes
  int64_t right = 0;             ///< columns of a block, whole tiles
  bool packsLeft = false, packsRight = false;

  int64_t columns() const { return lanes * vectors; } ///< of a tile
  /// Of a panel of columns to the next one, in another set of a cache.
  int64_t pitch() const { return sums * columns() + lanes; }
  /// Of a copy of a tile's rows, either way round, and what copying whole
  /// registers adds.
  int64_t leftElements() const { return (rows + 2 * lanes) * (sums + lanes); }

  /// Those for a processor with such registers. How sums are cut depends on
  /// nothing but their number, so that rows may be divided among threads.
  static ProductBlocks choose(const MatrixProduct &product,
                              VectorRegisters registers);
};

} // namespace tensoropt
