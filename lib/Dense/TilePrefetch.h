// SPDX-License-Identifier: Apache-2.0
// Weights of the next tile, which come from far away while this one is
// computed.

#pragma once

#include "FlatBuffer.h"
#include "TileKernel.h"

namespace tensoropt {

/// Fetches the panel of weights that follows that of a tile. Tiles of a loop
/// that share a panel have a part of the next one each.
class TilePrefetch {
public:
  /// Does nothing where weights are few or their panels do not lie side by
  /// side.
  TilePrefetch(const RegisterTile &tile, const FlatBuffer &weights,
               mlir::OpBuilder &builder);

  /// What goes with one step of the tile's sums.
  void emitStep(mlir::ValueRange sums, mlir::OpBuilder &builder) const;

private:
  mlir::Value buffer;
  mlir::Value begin;                  ///< of this tile's part
  mlir::Value step;                   ///< elements for each of the tile's steps
  llvm::SmallVector<int64_t> extents; ///< of the sums
  int64_t lines = 0;                  ///< at each step; 0: nothing is fetched
};

} // namespace tensoropt
