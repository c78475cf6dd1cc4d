// SPDX-License-Identifier: Apache-2.0
// What a function takes and returns, in plain structs: a projection of its MLIR
// type, made once, for code that binds data and knows nothing of MLIR.
//
//   FailureOr<FunctionSpec> spec = getFunctionSpec(function);
//   spec->arguments[0].tensor.str();
//   // "tensor<?x?xf64, symmetry <(0 1)>, canonical upper,
//   //  (d0 : dense, d1 : compressed)>"

#pragma once

#include "TensorOpt/Runtime/ScalarType.h"
#include "TensorOpt/Solvers/CanonicalRegion.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LogicalResult.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace mlir {
namespace func {
class FuncOp;
} // namespace func
} // namespace mlir

namespace tensoropt {

/// One level of a coordinate tree, as `StorageLevel` has it.
struct LevelSpec {
  enum class Kind { Dense, Compressed, Singleton };
  enum class Part { Whole, Block, Inside };
  Kind kind = Kind::Dense;
  unsigned dimension = 0; ///< the dimension of the tensor that it stores
  bool unique = true;     ///< no coordinate twice below one parent
  bool ordered = true;    ///< coordinates ascend below one parent
  /// What it stores of the coordinate: all, the number of its block, or where
  /// it lies in the block.
  Part part = Part::Whole;
  int64_t block = 1; ///< extent of the blocks, 1 for none

  /// Number of indices of the level, given the extent of its dimension. The
  /// last block may reach beyond that.
  int64_t extentOf(int64_t extent) const {
    return part == Part::Inside ? block
                                : extent / block + (extent % block != 0);
  }

  /// The index on the level, given the coordinate.
  int64_t indexOf(int64_t coordinate) const {
    return part == Part::Inside ? coordinate % block : coordinate / block;
  }

  bool operator==(const LevelSpec &other) const;
};

/// A tensor type: elements, shape, storage and symmetry.
struct TensorSpec {
  ScalarType element;
  /// One extent per dimension; -1 is dynamic.
  std::vector<int64_t> shape;
  /// The levels from the root of the tree to its leaves: one per dimension, or
  /// two if it is divided into blocks. Empty: a tensor without encoding, one
  /// row-major buffer with its shape.
  std::vector<LevelSpec> levels;
  /// Types of positions and coordinates, I8 to I64; `index` is I64. They hold
  /// unsigned numbers, up to 2^width - 1.
  ScalarType positionType{ScalarKind::I64};
  ScalarType coordinateType{ScalarKind::I64};
  /// The stated symmetry on the dimensions. A trivial group, of whatever
  /// degree, states none.
  PermutationGroup group{0};
  /// True if only the entry of each orbit that `triangle` picks is stored.
  bool canonical = false;
  Triangle triangle = Triangle::Upper;
  /// Of packed storage: the coordinates whose values are stored, in
  /// lexicographic order. The levels are dense and hold nothing else; the group
  /// has a point per dimension.
  std::optional<CanonicalRegion> region;
  /// The value of entries that are not stored and of padding; zero where none
  /// is stated.
  std::optional<std::variant<int64_t, double>> fill;

  /// Number of dimensions.
  size_t rank() const { return shape.size(); }

  /// True for a tensor without encoding.
  bool isDense() const { return levels.empty(); }

  /// True if a dimension is divided into blocks.
  bool hasBlocks() const;

  /// True for canonical entries stored without coordinates.
  bool isPacked() const { return region.has_value(); }

  /// The type for messages, close to its MLIR text.
  std::string str() const;
};

/// One argument or result: a tensor, or a scalar passed by value (index as
/// I64, integers, floats).
struct ArgumentSpec {
  bool isTensor = false;
  TensorSpec tensor; ///< if it is a tensor
  ScalarType scalar; ///< if it is a scalar
};

/// The signature of a function.
struct FunctionSpec {
  std::string name;
  std::vector<ArgumentSpec> arguments;
  std::vector<ArgumentSpec> results;
};

/// A unit attribute on arguments and results of functions: their signless
/// integers are unsigned.
inline constexpr llvm::StringLiteral unsignedAttrName = "tensoropt.unsigned";

/// Projects the signature of a function on tensors and scalars. Signless
/// integers with `tensoropt.unsigned` are unsigned, others signed. Emits an
/// error at the function that names the argument or result, and fails, for a
/// type that data cannot be bound to: anything but ranked tensors and scalars,
/// `tensoropt.unsigned` on others than integers of 8 bits and more,
/// elements without a `ScalarKind` (i7, f8E3M4, ...), complex scalars, more
/// than 64 dimensions, encodings of other dialects, and storage that
/// `StorageLayout` refuses.
llvm::FailureOr<FunctionSpec> getFunctionSpec(mlir::func::FuncOp function);

} // namespace tensoropt
