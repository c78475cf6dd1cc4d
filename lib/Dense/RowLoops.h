// SPDX-License-Identifier: Apache-2.0
// Writes the loops of a RowGroup in place of its operations.

#pragma once

#include "RowGroup.h"

namespace tensoropt {

/// Replaces the operations of a group, which has rows, by one nest of loops at
/// the place of its root. So many rows of each loop are computed at a time.
/// With several threads one loop is cut among them, unless none has enough
/// iterations: the first that gives each about as many, if extents are not
/// known the first that has enough when the program runs.
void emitRowLoops(const RowGroup &group, unsigned threads,
                  llvm::ArrayRef<int64_t> steps, mlir::RewriterBase &rewriter);

} // namespace tensoropt
