// SPDX-License-Identifier: Apache-2.0
// Values as the reference knows them: dense tensors and lists of entries, of
// int64, double or complex<double>. It shares nothing with the code that packs
// and compiles, on purpose.

#pragma once

#include "TensorOpt/Execution/Reference.h"
#include "mlir/IR/BuiltinTypes.h"

namespace tensoropt {

/// What an SSA value is bound to.
struct ReferenceValue {
  std::vector<int64_t> shape;
  /// Of dense tensors and scalars all elements, of sparse tensors one per
  /// entry.
  ScalarColumn values;
  /// Of sparse tensors: one coordinate per entry, symmetry written out.
  std::vector<std::vector<int64_t>> coordinates;
  bool isSparse = false;
  /// False for tensor.empty.
  bool isWritten = true;
};

/// Number of elements of a shape; empty if it overflows.
std::optional<uint64_t> countOf(llvm::ArrayRef<int64_t> shape);

/// `count` zeros of the kind in which elements of `type` are computed; empty
/// for a type that the reference does not compute with.
std::optional<ScalarColumn> makeColumn(mlir::Type type, uint64_t count);

/// Converts values to the kind of `type` and rounds floats to it; false with a
/// sentence in `error` if one of them does not fit.
bool convertColumn(ScalarColumn &values, mlir::Type type, std::string &error);

/// The integer that the lowest bits of `value` mean in an element type.
int64_t wrapInteger(int64_t value, mlir::Type type);

/// Lists the entries of a sparse tensor with its symmetry written out, in the
/// kind that they have. Empty with a sentence in `error` if they do not fit.
std::optional<ReferenceValue> expandSymmetry(const ReferenceSparse &sparse,
                                             std::string &error);

/// Lists the entries of a sparse argument with its symmetry written out, in
/// the kind of `type`. Empty with a sentence in `error` if they do not fit.
std::optional<ReferenceValue> expandEntries(const ReferenceSparse &sparse,
                                            mlir::Type type,
                                            std::string &error);

} // namespace tensoropt
