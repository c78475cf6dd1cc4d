// SPDX-License-Identifier: Apache-2.0
// Einsums of several sparse tensors, of several products, or with sparse
// results: to sweeps with joins.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

/// Replaces an einsum of several products by one einsum for each, the results
/// of one being the initial tensors of the next; returns them.
llvm::SmallVector<EinsumOp> splitProducts(EinsumOp op,
                                          mlir::RewriterBase &rewriter);

/// True if reading at a place takes a visit: entries may be missing.
bool mustBeVisited(mlir::Type type);

/// The extent of an index of an einsum.
mlir::Value getExtent(mlir::OpBuilder &builder, EinsumOp op, char letter);

/// True if several inputs must be visited, or an output is encoded.
bool needsJoins(EinsumOp op);

/// Replaces an einsum of one product by a sweep for each visit that its stored
/// entries need. With `expand`, canonical matrices whose halves would take dear
/// visits are stored in full first. Emits an error and fails for what JoinPlan
/// refuses.
llvm::LogicalResult lowerToJoins(EinsumOp op, uint64_t maxUpdates, bool expand,
                                 mlir::IRRewriter &rewriter);

} // namespace tensoropt
