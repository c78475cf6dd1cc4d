// SPDX-License-Identifier: Apache-2.0
// Operations of linalg on tensors of blocked channels.

#pragma once

#include "ChannelBlocks.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace tensoropt {

/// The loops over channels of an operation that blocks cut: one that is summed
/// over, and one of the result.
struct BlockedLoops {
  std::optional<unsigned> sum, lane;

  bool isEmpty() const { return !sum && !lane; }
  /// The loops in the order of their lanes in operands that have both.
  llvm::SmallVector<unsigned> list() const;

  /// Those by which an operation reads the blocked forms of its operands, and,
  /// of a convolution with constant weights, writes one, if `isWanted`.
  static BlockedLoops find(mlir::linalg::LinalgOp op,
                           const ChannelBlocks &blocks, bool isWanted);
};

/// Replaces an operation by one on blocks. A convolution then starts from
/// zeros; what adds what it started from is given back, null if it did so.
mlir::linalg::LinalgOp blockLoops(mlir::linalg::LinalgOp op,
                                  const BlockedLoops &loops,
                                  ChannelBlocks &blocks,
                                  mlir::RewriterBase &rewriter);

} // namespace tensoropt
