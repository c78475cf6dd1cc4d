// SPDX-License-Identifier: Apache-2.0
// Depthwise convolutions whose channels are the last dimension, by registers.

#pragma once

#include "Product.h"

namespace tensoropt {

/// The channels of a product in which each has weights of its own, if they are
/// the last dimension of all operands and some lanes are whole.
struct LastChannels {
  Product product;
  unsigned channel; ///< the loop
  int64_t lanes;

  static std::optional<LastChannels> find(const Product &product,
                                          int64_t mostLanes);
  /// Replaces the product by one whose lanes are a dimension: all operands are
  /// as they were in memory.
  void split(mlir::RewriterBase &rewriter) const;
};

} // namespace tensoropt
