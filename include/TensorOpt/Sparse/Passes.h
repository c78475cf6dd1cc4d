// SPDX-License-Identifier: Apache-2.0
// Passes of the room Sparse; see Passes.td.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace tensoropt {

/// How threads of a sweep share an output that several of them add to.
enum class Conflicts {
  Auto,    ///< copies, columns, colours or one thread, by the sizes
  Copies,  ///< private copies, added at the end in the same order each time
  Columns, ///< each thread has columns of a free index across vectors
  Colour,  ///< blocks of rows that share no place run together
  Rows,    ///< each thread has rows of the outputs, in the order of one thread
  Atomic   ///< atomic updates, in any order
};

#define GEN_PASS_DECL
#include "TensorOpt/Sparse/Passes.h.inc"
#define GEN_PASS_REGISTRATION
#include "TensorOpt/Sparse/Passes.h.inc"
} // namespace tensoropt
