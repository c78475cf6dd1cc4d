// SPDX-License-Identifier: Apache-2.0
// Groups of channels of which registers hold several: a convolution reads those
// of its own group from the lanes of one register.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>

namespace tensoropt {

class ChannelBlocks;

/// A place among the channels of a group: (channel floordiv size) * size +
/// within, where `channel` is a channel of the result.
struct GroupPlace {
  unsigned channel = 0, within = 0; ///< loops
  int64_t size = 0;

  /// Empty for other expressions.
  static std::optional<GroupPlace> find(mlir::AffineExpr place);
  /// The place of another loop over channels.
  mlir::AffineExpr at(mlir::AffineExpr channel) const;
};

/// Rewrites an operation whose tensors have a dimension of groups and one of
/// the few channels of each as one that has both in one dimension, as in the
/// blocked form at hand of what it reads: a convolution with constant weights,
/// and operations on elements. Gives back the operations on those tensors, in
/// their order; none if there is nothing to rewrite.
llvm::SmallVector<mlir::linalg::LinalgOp>
joinGroups(mlir::linalg::LinalgOp op, const ChannelBlocks &blocks,
           mlir::RewriterBase &rewriter);

/// Replaces a reshape that takes back what another one did.
bool cancelReshape(mlir::Operation *op, mlir::RewriterBase &rewriter);

} // namespace tensoropt
