// SPDX-License-Identifier: Apache-2.0
// Convolutions on channels in blocks, and what alone becomes of their results.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>

namespace tensoropt {

/// A convolution with constant weights by windows of 3 x 3 that move by one:
/// images [n, C / lanes, h + 2, w + 2, lanes], weights [K / lanes, C / lanes,
/// 3, 3, lanes of C, lanes of K], results [n, K / lanes, h, w, lanes]. All
/// extents are known.
struct BlockedConvolution {
  mlir::linalg::GenericOp op;
  /// The operation on elements that alone reads the result, and can work on
  /// vectors of lanes; null if there is none.
  mlir::linalg::GenericOp ending;
  mlir::Value image, weights;
  int64_t batch, inputs, outputs; ///< images, and blocks of channels
  int64_t height, width;          ///< of the result
  int64_t lanes;

  /// Empty if the operation is none, or does not start from zeros.
  static std::optional<BlockedConvolution> find(mlir::linalg::GenericOp op);

  /// The last operation, whose result others read.
  mlir::linalg::GenericOp getLast() const { return ending ? ending : op; }
};

} // namespace tensoropt
