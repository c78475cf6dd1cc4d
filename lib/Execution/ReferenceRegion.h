// SPDX-License-Identifier: Apache-2.0
// Product and sum of a tensoropt.semiring as the reference computes them: in
// int64 or double, operation by operation.
//
//   auto reduce = ReferenceRegion::get(semiring.getReduce());
//   T sum = reduce->evaluate<T>(a, b);

#pragma once

#include "mlir/IR/BuiltinAttributeInterfaces.h"
#include "mlir/IR/Region.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/LogicalResult.h"

#include <complex>
#include <functional>

namespace tensoropt {

class ReferenceRegion {
public:
  /// An element: `integer` of integers, wrapped to their width, else `real`.
  struct Number {
    int64_t integer = 0;
    double real = 0;
  };

  /// Prepares a verified region. Emits an error at an operation that the
  /// reference does not know: other than those of arith on scalars, and
  /// absf, exp, expm1, log, log1p, sqrt, tanh and powf of math.
  static llvm::FailureOr<ReferenceRegion> get(mlir::Region &region);

  /// What the region yields. O(operations).
  Number evaluate(Number lhs, Number rhs);

  int64_t evaluate(int64_t lhs, int64_t rhs) {
    return evaluate(Number{lhs, 0}, Number{rhs, 0}).integer;
  }
  double evaluate(double lhs, double rhs) {
    return evaluate(Number{0, lhs}, Number{0, rhs}).real;
  }
  /// There are no semirings of complex numbers.
  std::complex<double> evaluate(std::complex<double> lhs,
                                std::complex<double>) {
    return lhs;
  }

private:
  using Operands = llvm::ArrayRef<Number>;

  struct Step {
    std::function<Number(Operands)> compute;
    llvm::SmallVector<unsigned, 3> operands; ///< numbers of values
  };

  /// Values are numbered: the two arguments, then one per step.
  std::vector<Step> steps;
  std::vector<Number> values;
  unsigned yielded = 0;
};

/// The value of an integer or a float.
ReferenceRegion::Number readNumber(mlir::TypedAttr attribute);

} // namespace tensoropt
