// SPDX-License-Identifier: Apache-2.0
// Code that copies the entries of a sparse tensor into another order of levels.

#pragma once

#include "TensorBuffers.h"

namespace tensoropt {

/// The buffers of a copy, by its levels, and where its entries came from.
struct TransposedStorage : TensorBuffers {
  mlir::Value places; ///< by place in the source, the place in the copy
};

/// Emits a counting sort of all entries by their coordinate along `root`; those
/// that share it stay in the order of the source. The levels of the copy are
/// those of getTransposedLevels. Coordinates are as wide as the source's; those
/// of dense levels have 32 bits where `fitsWord(dimension)` and else are of
/// type index. O(entries + extents) at run time.
TransposedStorage emitTransposed(mlir::ImplicitLocOpBuilder &builder,
                                 const TensorBuffers &source,
                                 const StorageLayout &layout, unsigned root,
                                 llvm::function_ref<bool(unsigned)> fitsWord);

} // namespace tensoropt
