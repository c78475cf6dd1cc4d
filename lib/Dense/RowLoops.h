// SPDX-License-Identifier: Apache-2.0
// Writes the loops of a RowGroup in place of its operations.

#pragma once

#include "RowGroup.h"

namespace tensoropt {

/// Replaces the operations of a group, which has rows, by one nest of loops at
/// the place of its root. So many rows of each loop are computed at a time.
/// With several threads one loop is cut among them, unless none has enough
/// iterations: the first that gives each about as many, if extents are not
/// known the first that has enough when the program runs. Where windows are
/// clipped (`ClippedWindows`), the loops over what they move along are written
/// once for each box of results that read the same part of them, with a tile of
/// its own, which that many registers hold.
void emitRowLoops(const RowGroup &group, unsigned threads,
                  llvm::ArrayRef<int64_t> steps, int64_t registers,
                  mlir::RewriterBase &rewriter);

} // namespace tensoropt
