// SPDX-License-Identifier: Apache-2.0
// Where packed storage holds the entry of a coordinate, as operations.
//
//   PackedPlace place(region, builder, extents);
//   PackedPlace::Coordinate canonical = place.canonicalise({i, j});
//   Value at = place.position(canonical.indices); // max (max + 1) / 2 + min
//   place.count();                                // n (n + 1) / 2

#pragma once

#include "TensorOpt/Solvers/CanonicalRegion.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

class PackedPlace {
public:
  /// Exchanges of blocks of slots that lead to the region, innermost first:
  /// done in this order, each where it moves a coordinate further into the
  /// region, they make it canonical. Pairs of slots in ascending order.
  using Exchange = std::vector<std::pair<unsigned, unsigned>>;

  /// A canonical coordinate, and for each exchange an i1 that tells whether it
  /// was done; null where the order was known.
  struct Coordinate {
    llvm::SmallVector<mlir::Value> indices;
    llvm::SmallVector<mlir::Value> isExchanged;
  };

  /// One extent per slot. All must outlive the object.
  PackedPlace(const CanonicalRegion &region,
              mlir::ImplicitLocOpBuilder &builder,
              llvm::ArrayRef<mlir::Value> extents);

  llvm::ArrayRef<Exchange> getExchanges() const { return exchanges; }

  /// The canonical coordinate of the orbit of `indices`, one per slot. Emits
  /// O(rank^2) operations, fewer where `isKnownOrder` tells that its first
  /// argument never exceeds its second.
  Coordinate canonicalise(
      llvm::ArrayRef<mlir::Value> indices,
      llvm::function_ref<bool(mlir::Value, mlir::Value)> isKnownOrder = {});
  /// An i1 that tells whether a coordinate is canonical; null if all are.
  mlir::Value isCanonical(llvm::ArrayRef<mlir::Value> indices);

  /// The position of a canonical coordinate, the last index added last.
  mlir::Value position(llvm::ArrayRef<mlir::Value> indices);

  /// What the index of the last slot is added to for the position, given the
  /// indices of the other slots.
  mlir::Value base(llvm::ArrayRef<mlir::Value> indices);

  /// The number of canonical coordinates.
  mlir::Value count();

private:
  mlir::Value isBeyond(const Exchange &exchange,
                       llvm::ArrayRef<mlir::Value> indices);

  const CanonicalRegion &region;
  mlir::ImplicitLocOpBuilder &builder;
  llvm::ArrayRef<mlir::Value> extents;
  llvm::SmallVector<Exchange> exchanges;
};

} // namespace tensoropt
