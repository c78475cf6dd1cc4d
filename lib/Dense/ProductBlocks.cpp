// SPDX-License-Identifier: Apache-2.0

#include "ProductBlocks.h"

using namespace mlir;
using namespace tensoropt;

/// As few parts as fit `most`, of about the same size, in whole steps.
static int64_t divideEvenly(int64_t extent, int64_t most, int64_t step) {
  int64_t parts = llvm::divideCeil(extent, std::max(most, step));
  return llvm::alignTo(llvm::divideCeil(extent, parts), step);
}

ProductBlocks ProductBlocks::choose(const MatrixProduct &product,
                                    VectorRegisters registers) {
  /// Terms that a tile adds before it is stored: the first cache holds rows and
  /// a panel of columns of so many.
  constexpr int64_t mostSums = 256;
  /// Of a second cache, for columns that all rows share.
  constexpr int64_t rightBytes = 1 << 20;
  /// Columns for which it pays to copy rows.
  constexpr int64_t manyColumns = 192;
  ProductBlocks blocks;
  int64_t bytes = product.elementType().getIntOrFloatBitWidth() / 8;
  blocks.lanes = registers.bytes / bytes;
  blocks.vectors = product.guess(product.column) > blocks.lanes ? 2 : 1;
  int64_t mostRows = registers.count >= 32 ? 12 : 6;
  blocks.rows = product.isKnown(product.row)
                    ? divideEvenly(product.guess(product.row), mostRows, 1)
                    : mostRows;
  blocks.packsRight = product.packsRight();
  auto isKnown = [&](unsigned loop, int64_t guess) {
    return product.isKnown(loop) ? product.guess(loop) : guess;
  };
  blocks.sums =
      divideEvenly(isKnown(product.sum, mostSums), mostSums, blocks.lanes);
  blocks.right =
      divideEvenly(isKnown(product.column, 1 << 20),
                   rightBytes / bytes / blocks.sums, blocks.columns());
  blocks.packsLeft = blocks.packsRight && product.canPackLeft() &&
                     product.guess(product.column) >= manyColumns;
  return blocks;
}
