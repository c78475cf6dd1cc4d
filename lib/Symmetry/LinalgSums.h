// SPDX-License-Identifier: Apache-2.0
// What the body of a linalg operation computes, read as sums of products.
//
//   LinalgSumReader reader(op, SemiringKind::PlusTimes);
//   if (std::optional<LinalgSum> sum = reader.read(/*output=*/0))
//     ...; // sum->products

#pragma once

#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <optional>

namespace tensoropt {

/// Inputs, by number, times numbers: constants, or values from outside the
/// body.
struct LinalgProduct {
  llvm::SmallVector<unsigned> inputs;
  llvm::SmallVector<mlir::OpFoldResult> scalars, divisors;
  bool isNegative = false;

  bool operator==(const LinalgProduct &rhs) const {
    return inputs == rhs.inputs && scalars == rhs.scalars &&
           divisors == rhs.divisors && isNegative == rhs.isNegative;
  }
};

/// What an output becomes: products, and perhaps itself.
struct LinalgSum {
  bool addsToOutput = false;
  llvm::SmallVector<LinalgProduct> products;

  bool operator==(const LinalgSum &rhs) const {
    return addsToOutput == rhs.addsToOutput && products == rhs.products;
  }
};

/// Reads what is yielded for outputs of an operation as sums in one semiring.
class LinalgSumReader {
public:
  LinalgSumReader(mlir::linalg::LinalgOp op, SemiringKind kind);

  /// Empty if it is no such sum.
  std::optional<LinalgSum> read(unsigned output);

  /// What would have to be stated for a division to be a product; empty if
  /// there was none.
  llvm::StringRef hint;

private:
  mlir::Operation *definitionOf(mlir::Value value) const;
  bool readSum(mlir::Value value, unsigned output, bool isNegative,
               LinalgSum &sum);
  bool readProduct(mlir::Value value, LinalgProduct &product);
  bool readDivisor(mlir::arith::DivFOp quotient, LinalgProduct &product);
  std::optional<mlir::OpFoldResult> getScalar(mlir::Value value) const;

  mlir::linalg::LinalgOp op;
  mlir::Block *body;
  unsigned inputs;
  SemiringKind kind;
};

} // namespace tensoropt
