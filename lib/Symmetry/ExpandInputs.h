// SPDX-License-Identifier: Apache-2.0
// Canonical matrices of a product that are stored in full first.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/Symmetry/JoinPlan.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Replaces canonical matrices by copies with all entries where the visits that
/// `plan` has for their halves are dear: an operand's outermost index is none
/// of the other's, so that all pairs of their rows would be tried, or several
/// visits add to one sparse output. Returns the einsums that make the copies
/// and, last, the one that takes the place of `op`; nothing if the matrices
/// stay as they are. Records tell. Matrices of two dimensions with coordinates
/// are copied, in a named semiring.
llvm::SmallVector<EinsumOp> expandInputs(EinsumOp op, const JoinPlan &plan,
                                         mlir::RewriterBase &rewriter);

} // namespace tensoropt
