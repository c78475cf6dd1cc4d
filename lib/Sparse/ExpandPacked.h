// SPDX-License-Identifier: Apache-2.0
// tensoropt.expand: a buffer for its result, then loops that fill it.

#pragma once

#include "SweepLoops.h"
#include "TensorOpt/IR/PackedOps.h"

namespace tensoropt {

/// Makes buffers of the results of all tensoropt.expand in a module.
void allocateExpanded(mlir::ModuleOp module);

/// Lowers tensoropt.expand into a buffer. Refuses groups of more than 720
/// elements.
mlir::LogicalResult lowerExpand(ExpandOp op, const SweepOptions &options,
                                mlir::RewriterBase &rewriter);

} // namespace tensoropt
