// SPDX-License-Identifier: Apache-2.0
// Tiles of the results of a reduction that registers hold, and what they cost
// by a model.
//
//   Tiling tiling(group, registers);
//   tiling.forEach([&](llvm::ArrayRef<int64_t> tile) { ... });

#pragma once

#include "ClippedWindows.h"
#include "LaneReduction.h"
#include "RowReads.h"
#include <map>

namespace tensoropt {

class Tiling {
public:
  /// Of a group with a tile. Windows are clipped if they can be, unless
  /// `isPadded`.
  Tiling(const RowGroup &group, int64_t registers, bool isPadded = false);

  /// Cycles of all tiles with the loops in that order.
  double count(llvm::ArrayRef<int64_t> tile,
               llvm::ArrayRef<unsigned> order) const;
  /// How far inside loops over batches are, and the loop over blocks: less of
  /// both is better among orders of equal cycles. Batches share nothing, so
  /// that one of them is all that a cache has to hold. Tiles that share weights
  /// from far away have time to fetch the next ones.
  std::pair<double, double> getPlaces(llvm::ArrayRef<unsigned> order) const;
  /// Each tile that registers hold.
  void
  forEach(llvm::function_ref<void(llvm::ArrayRef<int64_t>)> consider) const;
  /// The tiles of the boxes of clipped windows, where that of whole windows is
  /// given: as many blocks, and the columns that take the fewest cycles.
  llvm::SmallVector<llvm::SmallVector<int64_t>>
  fitBoxes(llvm::ArrayRef<int64_t> tile) const;

private:
  double getBlockPlace(llvm::ArrayRef<unsigned> order) const;
  /// Results that read the same part of their windows.
  struct Box {
    llvm::SmallVector<double> extents; ///< by row
    double sums;                       ///< steps of a tile
    bool isWhole;                      ///< all of their windows
  };
  void listBoxes();
  void findFetched();
  bool findCollision() const;
  double countSteps() const;
  void forEachColumns(llvm::ArrayRef<double> extents,
                      llvm::SmallVector<int64_t> &tile,
                      llvm::function_ref<void()> consider) const;
  double countStep(int64_t blocks, int64_t columns, double steps) const;
  /// Cycles of the tiles of a box, and the number of their kernels.
  std::pair<double, unsigned> count(const Box &box,
                                    llvm::ArrayRef<int64_t> tile) const;
  double countOthers(llvm::ArrayRef<int64_t> tile) const;

  const RowGroup &group;
  int64_t registers;
  LaneReduction reduction;
  llvm::SmallVector<double> extents;
  llvm::SmallVector<Read> reads;
  /// Weights among them that tiles fetch while they compute, if the last cache
  /// holds them.
  std::optional<Read> fetched;
  /// Whether what neighbouring columns read falls on the same lines of the
  /// first cache.
  bool collides = false;
  llvm::SmallVector<bool> isBlock; ///< by row
  llvm::SmallVector<bool> isOpen;  ///< by row: its extent is not known
  std::optional<unsigned> block;
  llvm::SmallVector<unsigned> batches; ///< rows
  llvm::SmallVector<unsigned> columns; ///< the innermost first
  llvm::SmallVector<unsigned> clipped; ///< rows that boxes cut
  llvm::SmallVector<Box> boxes;
  /// By blocks of a tile: cycles of all boxes but that of whole windows.
  mutable std::map<int64_t, double> others;
};

} // namespace tensoropt
