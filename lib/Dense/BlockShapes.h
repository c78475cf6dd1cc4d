// SPDX-License-Identifier: Apache-2.0
// Operations that move elements, on tensors of blocked channels.

#pragma once

#include "ChannelBlocks.h"

namespace tensoropt {

/// Replaces a padding, concatenation, slice or reshape of tensors whose blocked
/// forms are at hand, if blocks of the result are those of operands; false if
/// they are not.
bool blockShape(mlir::Operation *op, ChannelBlocks &blocks,
                mlir::RewriterBase &rewriter);

/// True for the operations that it may replace.
bool movesElements(mlir::Operation *op);

} // namespace tensoropt
