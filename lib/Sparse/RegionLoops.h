// SPDX-License-Identifier: Apache-2.0
// The canonical region of packed storage as operations: the bounds of its loops
// and the positions of its values.
//
//   RegionLoops loops(region, builder, extents);
//   // for (i = 0; i < n; ++i) for (j = 0; j < loops.end(1, {i}); ++j)
//   //   values[loops.base({i}) + j]

#pragma once

#include "TensorOpt/Solvers/CanonicalRegion.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

class RegionLoops {
public:
  /// One extent per slot. All must outlive the object.
  RegionLoops(const CanonicalRegion &region,
              mlir::ImplicitLocOpBuilder &builder,
              llvm::ArrayRef<mlir::Value> extents)
      : region(region), builder(builder), extents(extents) {}

  /// The first index of a slot, given those of the slots before it.
  mlir::Value begin(unsigned slot, llvm::ArrayRef<mlir::Value> indices);

  /// One more than the last index of a slot, likewise.
  mlir::Value end(unsigned slot, llvm::ArrayRef<mlir::Value> indices);

  /// What the index of the last slot is added to for the position of a value,
  /// given the indices of the other slots.
  mlir::Value base(llvm::ArrayRef<mlir::Value> indices);

private:
  mlir::Value bound(unsigned slot, llvm::ArrayRef<mlir::Value> indices);

  const CanonicalRegion &region;
  mlir::ImplicitLocOpBuilder &builder;
  llvm::ArrayRef<mlir::Value> extents;
};

/// Knows which comparisons of coordinates fail in the region except at the
/// extreme index of the last slot: its last in the lower triangle, its first in
/// the upper.
class RegionInterior {
public:
  RegionInterior(const CanonicalRegion &region,
                 llvm::ArrayRef<mlir::BlockArgument> coordinate);

  /// True if some index of the last slot is extreme by more than the extent.
  bool isBounded() const;

  /// True for `a == b` of coordinates, or a conjunction of such, that cannot
  /// hold inside.
  bool isFalse(mlir::Operation *op) const;

private:
  using Pairs = std::vector<std::pair<unsigned, unsigned>>;

  std::optional<unsigned> slotOf(mlir::Value value) const;
  bool collect(mlir::Value condition, Pairs &equal) const;
  bool isBeyond(unsigned slot, unsigned other) const;

  const CanonicalRegion &region;
  llvm::ArrayRef<mlir::BlockArgument> coordinate;
};

} // namespace tensoropt
