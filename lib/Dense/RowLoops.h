// SPDX-License-Identifier: Apache-2.0
// Writes the loops of a RowGroup in place of its operations.

#pragma once

#include "RowGroup.h"

namespace tensoropt {

/// Replaces the operations of a group, which has rows, by one nest of loops at
/// the place of its root. So many rows of each loop are computed at a time.
/// With several threads the first loop that has enough iterations, as far as is
/// known, is cut among them, unless none has.
void emitRowLoops(const RowGroup &group, unsigned threads,
                  llvm::ArrayRef<int64_t> steps, mlir::RewriterBase &rewriter);

} // namespace tensoropt
