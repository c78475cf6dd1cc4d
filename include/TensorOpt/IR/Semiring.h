// SPDX-License-Identifier: Apache-2.0
// The operations of a semiring, as IR, on scalars and on vectors of them.
//
//   Value term = emitMultiply(builder, SemiringKind::MinPlus, a, x);
//   Value sum = emitReduce(builder, ReduceKind::Min, accumulator, term);
//   Semiring semiring = Semiring::of(einsum); // named, or defined by the user

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

/// How terms are added: by a named sum, or by that of a tensoropt.semiring.
struct Reduction {
  ReduceKind kind;
  SemiringOp custom = nullptr; ///< of ReduceKind::Custom

  Reduction(ReduceKind kind) : kind(kind) {}
  Reduction(SemiringOp custom) : kind(ReduceKind::Custom), custom(custom) {}

  /// The sum of a verified reduction. Looks a name up, in time linear in the
  /// symbols of the module.
  static Reduction of(ReduceOp op);

  /// The name that tensoropt.reduce refers to a custom sum by; null for others.
  mlir::FlatSymbolRefAttr name() const;

  bool operator==(const Reduction &rhs) const {
    return kind == rhs.kind && custom == rhs.custom;
  }
};

/// How terms are multiplied and added.
struct Semiring {
  SemiringKind kind;
  SemiringOp custom = nullptr; ///< of SemiringKind::Custom

  Semiring(SemiringKind kind) : kind(kind) {}
  Semiring(SemiringOp custom) : kind(SemiringKind::Custom), custom(custom) {}

  /// The semiring of a verified einsum. Looks a name up, in time linear in the
  /// symbols of the module.
  static Semiring of(EinsumOp op);

  bool isCustom() const { return kind == SemiringKind::Custom; }

  /// True if factors may be exchanged.
  bool isCommutative() const;

  /// True if (-x) * y = -(x * y), so that signs cancel in products.
  bool movesSigns() const { return kind == SemiringKind::PlusTimes; }

  /// The sum.
  Reduction reduction() const;

  /// As einsums print it: `min_plus`, `@max_min`.
  std::string str() const;
};

/// True if x + x = x, so that a term may be added any number of times.
bool isIdempotent(const Reduction &reduction);

/// True if the sum can be emitted for vectors: it works on each element alone.
bool isElementwise(const Reduction &reduction);

/// The neutral element of a sum: 0, false, the extreme value of the type
/// (infinities for floats), or what a tensoropt.semiring states.
mlir::TypedAttr getIdentity(mlir::Builder &builder, const Reduction &reduction,
                            mlir::Type type);

/// The same as a value; `type` may also be complex or a vector.
mlir::Value emitIdentity(mlir::ImplicitLocOpBuilder &builder,
                         const Reduction &reduction, mlir::Type type);

/// `lhs` + `rhs` for a sum. Minimum and maximum take `lhs` if `rhs` is NaN, so
/// that terms which are NaN are passed over. With `reassociate`, sums of floats
/// may be taken in any order. Vectors need `isElementwise`.
mlir::Value emitReduce(mlir::ImplicitLocOpBuilder &builder,
                       const Reduction &reduction, mlir::Value lhs,
                       mlir::Value rhs, bool reassociate = false);

/// An entry as a symmetry changes it: conjugated, negated, or both.
mlir::Value emitCharacter(mlir::ImplicitLocOpBuilder &builder,
                          Character character, mlir::Value entry);

/// The sum of `count` times `term`, for a `count` of type i64 from 1 to
/// `limit`, in 2 log2(limit) additions. For sums of a tensoropt.semiring, which
/// say nothing about multiples.
mlir::Value emitRepeated(mlir::ImplicitLocOpBuilder &builder,
                         const Reduction &reduction, mlir::Value term,
                         mlir::Value count, uint64_t limit);

/// The product of a semiring.
mlir::Value emitMultiply(mlir::ImplicitLocOpBuilder &builder,
                         const Semiring &semiring, mlir::Value lhs,
                         mlir::Value rhs);

} // namespace tensoropt
