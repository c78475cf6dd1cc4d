// SPDX-License-Identifier: Apache-2.0
// The oracle that compiled code is checked against: it interprets the source
// function in plain loops, in int64, double or complex<double>, and shares no
// code with the compiler.
//
//   ReferenceInput a{ReferenceSparse{*readMatrixMarket("a.mtx", error), {}}};
//   ReferenceInput x{ReferenceTensor{{34}, std::vector<double>(34, 1.0)}};
//   auto results = runReference(function, {a, x, x}, /*maxTerms=*/1 << 28);
//   auto difference = compare(buffer, results->front());
//   difference->maxRel; // 1e-16

#pragma once

#include "TensorOpt/Execution/TensorData.h"
#include "llvm/ADT/ArrayRef.h"

#include <variant>

namespace tensoropt {

/// A dense tensor in row-major order; of rank 0, a scalar. A result with an
/// encoding is sparse: it has one value per coordinate, in any order, with its
/// symmetry written out.
struct ReferenceTensor {
  std::vector<int64_t> shape;
  ScalarColumn values;
  std::vector<std::vector<int64_t>> coordinates = {};
  bool isSparse = false;
};

/// A sparse tensor as its file gives it. The file's symmetry is written out,
/// or, where `generators` are given, the symmetry that they generate: then the
/// entries are one per orbit. A dense last level stores zeros in its padding:
/// for a semiring whose zero is another number give what `unpackTensor` gives.
struct ReferenceSparse {
  CoordinateTensor entries;
  std::vector<SignedPermutation> generators;
};

/// An argument of a function. Scalars are tensors of rank 0.
using ReferenceInput = std::variant<ReferenceTensor, ReferenceSparse>;

/// Interprets a function of tensoropt.einsum, tensor.empty, tensor.cast,
/// tensor.dim, linalg.fill, arith.constant, complex.constant, func.call and
/// func.return on tensors and scalars. Arguments are rounded to their element
/// types; from there on floats are doubles, and integers of width w wrap as w
/// bits do. Entries that a sparse argument does not hold add nothing; a sparse
/// output holds an entry wherever a term was added. Returns one tensor per
/// result.
///
/// Emits a located error and fails for: other operations and types, arguments
/// whose number, shape or values do not fit, reading a tensor that nothing has
/// written, a tensor of more than `maxTerms` elements, and an einsum of more
/// index combinations than that (for a sparse input: entries times the
/// combinations of the other indices).
llvm::FailureOr<std::vector<ReferenceTensor>>
runReference(mlir::func::FuncOp function,
             llvm::ArrayRef<ReferenceInput> arguments, uint64_t maxTerms);

/// How far a result is from its reference. NaN equals NaN, and an infinity
/// equals itself; against anything else an infinity differs by infinity.
struct Difference {
  /// Largest distance of two elements.
  double maxAbs = 0;
  /// `maxAbs` relative to the largest finite magnitude of the whole reference;
  /// infinite if that is zero and `maxAbs` is not.
  double maxRel = 0;
  /// The element where `maxAbs` is reached, or the first with `nanMismatch`.
  size_t at = 0;
  /// An element is NaN on one side only; it is left out of `maxAbs`.
  bool nanMismatch = false;
  /// A place that is stored on one side only: of sparse results.
  std::optional<std::vector<int64_t>> storedOnce;
};

/// Compares a row-major buffer with a reference. Empty if their numbers of
/// elements differ, or their kinds: integer, float, complex. O(elements).
std::optional<Difference> compare(const Buffer &actual,
                                  const ReferenceTensor &reference);

/// Compares an encoded result, its symmetry written out, with a sparse
/// reference: the stored places must be the same, but for zeros that pad a
/// dense last level. Elements are counted in lexicographic order of their
/// places. Empty if the kinds of elements, the shapes or the ranks differ, or
/// if the result breaks its own type. O(entries log entries).
std::optional<Difference> compare(const TensorData &actual,
                                  const ReferenceTensor &reference);

} // namespace tensoropt
