// SPDX-License-Identifier: Apache-2.0
// Sums of products of 8-bit integers.

#pragma once

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include <optional>

namespace tensoropt {

/// A factor of a product: an 8-bit integer minus its zero point.
struct IntegerFactor {
  mlir::OpOperand *operand = nullptr;
  bool isSigned = true;
  int64_t zero = 0;

  /// How large it can be.
  int64_t getBound() const;
};

/// A sum of products of two such factors in i32, as of `linalg.matmul` and
/// convolutions, with and without zero points.
struct IntegerProduct {
  mlir::linalg::LinalgOp op;
  IntegerFactor factors[2];

  static std::optional<IntegerProduct> find(mlir::linalg::LinalgOp op);

  /// Terms whose sum every float of 24 binary digits holds, however they are
  /// added.
  int64_t countExactTerms() const;
};

} // namespace tensoropt
