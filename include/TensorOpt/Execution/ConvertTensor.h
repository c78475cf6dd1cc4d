// SPDX-License-Identifier: Apache-2.0
// From one storage of a tensor to another.
//
//   // csr: a full CSR matrix; upper: the spec of the canonical triangle.
//   std::string error;
//   std::optional<TensorData> triangle = convertTensor(csr, upper, error);
//   std::optional<TensorData> again = convertTensor(*triangle, csr.spec,
//   error);

#pragma once

#include "TensorOpt/Execution/TensorData.h"

namespace tensoropt {

struct ConvertOptions {
  /// Of use where the target states a symmetry that the source does not.
  SymmetryCheck symmetry;
  /// Threads that work; 0 takes one per processor. The result does not depend
  /// on it.
  unsigned threads = 0;
};

/// Stores a tensor as another type says: another order and kinds of levels, no
/// encoding at all, other widths, other elements, canonical entries in either
/// triangle or all of them. The tensor must satisfy `verifyTensor`, and if it
/// states a symmetry and stores all entries have it; the result then does, too.
///
/// A symmetry that the target states and the source does not is checked, as
/// `options.symmetry` asks; one that only the source states is written out.
/// Explicit zeros stay, but for those that the symmetry forces and those of a
/// dense last level, which are taken for padding. Values convert as for
/// `packTensor`, and nothing is returned, with a sentence in `error`, for the
/// same reasons as there.
///
/// Matrices stored as CSR, CSC, doubly compressed with ascending coordinates,
/// COO or densely, whose elements keep their type, take two passes over the
/// source and no list of coordinates: O(stored values + rows * threads) time, 8
/// bytes of memory per row and thread. All others are listed, canonical entries
/// alone if the target stores no others, and sorted as by `packTensor`, in
/// linear time if the order of levels stays the same.
std::optional<TensorData> convertTensor(const TensorData &tensor,
                                        const TensorSpec &spec,
                                        std::string &error,
                                        const ConvertOptions &options = {});

} // namespace tensoropt
