// SPDX-License-Identifier: Apache-2.0
// Where buffers of open sizes lie, as code.

#pragma once

#include "ApplyScope.h"
#include "TensorOpt/Solvers/BufferStack.h"

namespace tensoropt {

/// Which item of a planned scope lies above which.
BufferStack getStack(const MemoryScope &scope);

/// The bytes of a planned open scope as one more of its terms.
unsigned addArenaBytes(const MemoryScope &scope);

/// Places of an open scope behind the first `base` bytes of an arena: an item
/// lies at the end of the highest one below it. `bytes` of the whole are -1
/// where a buffer cannot be addressed.
struct OpenPlaces {
  ScopePlaces places;
  mlir::Value bytes;
};

/// `sources` are the extents that the scope's terms are made of.
OpenPlaces createOpenPlaces(const MemoryScope &scope, int64_t base,
                            mlir::ValueRange sources, mlir::OpBuilder &builder,
                            mlir::Location loc);

} // namespace tensoropt
