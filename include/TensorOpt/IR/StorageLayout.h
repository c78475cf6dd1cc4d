// SPDX-License-Identifier: Apache-2.0
// The buffers that an encoded tensor consists of: a projection of its type.
//
//   FailureOr<StorageLayout> layout = StorageLayout::get(type, emitError);
//   for (const StorageLevel &level : layout->levels) ...
//
// The same layout drives the lowering of sweeps, the calling convention of
// compiled functions and the binding of user data, so that the three agree.

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/Solvers/CanonicalRegion.h"

namespace tensoropt {

/// How one level of the coordinate tree is stored.
enum class LevelKind {
  Dense,      ///< every coordinate 0 .. extent-1, no buffer
  Compressed, ///< positions into a list of coordinates
  Singleton   ///< one coordinate per entry of the level above
};

/// What a level holds of the coordinate of its dimension.
enum class LevelPart {
  Whole, ///< all of it
  Block, ///< the number of its block: coordinate / block
  Inside ///< where it lies in the block: coordinate % block
};

/// One level; levels are ordered from the root of the tree to its leaves.
struct StorageLevel {
  LevelKind kind;
  unsigned dimension; ///< the dimension of the tensor whose coordinate it holds
  bool unique;        ///< no coordinate twice below one parent
  bool ordered;       ///< coordinates ascend below one parent
  LevelPart part = LevelPart::Whole;
  int64_t block = 1; ///< extent of the blocks, which divide the dimension
};

/// What one buffer of an encoded tensor holds.
struct StorageBuffer {
  enum class Role { Positions, Coordinates, Values };
  Role role;
  unsigned level; ///< of positions and coordinates
  mlir::MemRefType type;
};

struct StorageLayout {
  mlir::RankedTensorType type;
  llvm::SmallVector<StorageLevel> levels;
  SymmetryAttr symmetry; ///< null if none is stated
  Stored stored = Stored::Full;
  TriangleKind triangle = TriangleKind::Upper;
  /// Of packed storage, canonical without a sparse one: the values are those of
  /// this region in lexicographic order, and the levels, all dense, hold
  /// nothing outside it.
  std::optional<CanonicalRegion> region;
  mlir::Type positionType;   ///< i8 .. i64, or index
  mlir::Type coordinateType; ///< i8 .. i64, or index

  /// The layout of an encoded tensor type. A dimension may be divided into
  /// blocks: `i floordiv b` on one level and, further down, `i mod b` on a
  /// dense one. The last block may reach beyond the extent; what lies there is
  /// never read. Canonical storage in blocks holds the blocks that contain
  /// canonical entries in full, so blocks on a diagonal hold mirror images,
  /// too.
  ///
  /// Fails, saying why through `emitError`, on storage that this compiler
  /// cannot visit: n:m, batch and loose levels, other maps to levels, the
  /// array-of-structs form of COO, no dimensions, canonical blocks unless the
  /// symmetry is all permutations of dimensions with equal blocks, and packed
  /// entries of a symmetry that `CanonicalRegion` does not support.
  static mlir::FailureOr<StorageLayout>
  get(mlir::RankedTensorType type,
      llvm::function_ref<mlir::InFlightDiagnostic()> emitError);

  /// The buffers in the order of the calling convention: for each level its
  /// positions and coordinates, then the values. All have one dimension.
  llvm::SmallVector<StorageBuffer> buffers() const;

  /// True if only one entry per orbit is stored.
  bool isCanonical() const { return stored == Stored::Canonical; }

  /// True if a dimension is divided into blocks.
  bool hasBlocks() const;

  /// True if those entries are stored without coordinates.
  bool isPacked() const { return region.has_value(); }
};

/// True if the type carries an encoding of this dialect or of sparse_tensor.
bool isEncoded(mlir::Type type);

/// True if a builder can add elements of the type: integers of 1, 8, 16, 32 or
/// 64 bits, index, f16, f32, f64, and complex numbers of f32 or f64.
bool canBuild(mlir::Type type);

/// The sparse storage stated by either kind of encoding, or null.
mlir::sparse_tensor::SparseTensorEncodingAttr
getSparseEncoding(mlir::RankedTensorType type);

/// The symmetry stated by the type, or null.
SymmetryAttr getSymmetry(mlir::RankedTensorType type);

} // namespace tensoropt
