// SPDX-License-Identifier: Apache-2.0
// Whether a matrix is symmetric, in one pass.

#pragma once

#include "TensorOpt/Execution/TensorData.h"

namespace tensoropt {

/// True if `isSymmetricMatrix` can tell: a matrix stored in full by rows or by
/// columns that are sorted, with one generator.
bool isPlainMatrix(const TensorSpec &spec);

/// Whether every entry has its mirror image, as `verifySymmetry` says, which
/// finds out where not. O(entries + rows * threads * log(row)), 8 bytes per row
/// and thread.
bool isSymmetricMatrix(const TensorData &tensor, double tolerance,
                       unsigned threads);

} // namespace tensoropt
