// SPDX-License-Identifier: Apache-2.0
// When the bytes of a buffer matter, from the operations that touch them.

#pragma once

#include "TensorOpt/Memory/Timeline.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace tensoropt {

/// The times, ascending and apart, between a first and a last touch of all ways
/// through `root`, which runs once from its beginning to its end and holds all
/// `touches`. Loops around touches live as wholes. Where one way through a
/// branch is done with the buffer, or has not begun with it, it does not live.
llvm::SmallVector<LiveTime, 1>
findLiveTimes(const Timeline &timeline, mlir::Region &root,
              llvm::ArrayRef<mlir::Operation *> touches);

/// From the first to the last operation that touches, of the innermost block
/// that holds all touches: where code before and behind has the buffer to
/// itself.
std::pair<mlir::Operation *, mlir::Operation *>
findHull(const Timeline &timeline, mlir::Region &root,
         llvm::ArrayRef<mlir::Operation *> touches);

} // namespace tensoropt
