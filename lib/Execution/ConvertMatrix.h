// SPDX-License-Identifier: Apache-2.0
// Conversion of matrices by counting.

#pragma once

#include "TensorOpt/Execution/TensorData.h"

namespace tensoropt {

/// Which entries of the target a stored entry of the source makes.
struct EntryImages {
  bool isItself = true;    ///< the one at its own place
  bool isMirrored = false; ///< the one at the transposed place
  /// But only if it lies in this triangle; elsewhere the source has padding or
  /// what follows from the symmetry.
  std::optional<Triangle> triangle;
};

/// Converts a matrix as `convertTensor` says; the source has the symmetry of
/// `spec` where that states one, and `images` follow from where it stores all
/// entries. Empty for what it cannot do: blocks, levels that are neither
/// dense nor those of CSR, DCSR and COO, extents far beyond the entries,
/// elements of another type, and values or indices that the target cannot hold.
std::optional<TensorData> convertMatrix(const TensorData &tensor,
                                        const TensorSpec &spec,
                                        EntryImages images, Character character,
                                        unsigned threads);

} // namespace tensoropt
