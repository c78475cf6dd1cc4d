// SPDX-License-Identifier: Apache-2.0
// Blocks of the outermost loop of a sweep, coloured so that those of one colour
// add to no place in common.
//
//   BlockColouring blocks(builder, tensor, layout, places, threads);
//   ... fill blocks.bounds() ...
//   blocks.emitRanges(one);            // which places each block writes
//   blocks.emitColours();
//   blocks.emitGroups([&](Value block) { ... });
//
// A block adds to places between the least and the greatest coordinate in the
// dimensions `places`. Blocks are intervals, then, and taking them by left end,
// each with the first colour that is free, needs as few colours as any way
// (Gupta, Lee, Leung 1979): as many as intervals have a place in common.

#pragma once

#include "TensorBuffers.h"

namespace tensoropt {

class BlockColouring {
public:
  /// Emits the allocation of what is noted of each block. Blocks are ranges of
  /// the outermost loop, `count` of them.
  BlockColouring(mlir::ImplicitLocOpBuilder &builder,
                 const TensorBuffers &tensor, const StorageLayout &layout,
                 llvm::SmallVector<unsigned> places, int64_t count,
                 int64_t threads);

  /// Where blocks begin and the last one ends, to be filled by the caller.
  mlir::Value bounds() const { return borders; }
  int64_t count() const { return blocks; }

  /// Emits a search of all blocks, in parallel, for the places that they write,
  /// or for some of those: one fibre in `stride`.
  void emitRanges(mlir::Value stride);

  /// Ranges of coordinates that `emitRanges` reads with stride 1, as a value.
  mlir::Value countRanges();

  /// Emits the colouring. O(blocks * colours), where blocks are not ordered by
  /// left end O(blocks^2). Returns the number of colours and of steps: how many
  /// blocks run one after another on as many threads.
  std::pair<mlir::Value, mlir::Value> emitColours();

  /// Emits the colours one after another and the blocks of each in parallel.
  void emitGroups(llvm::function_ref<void(mlir::Value)> body);

private:
  using Range = std::pair<mlir::Value, mlir::Value>; ///< [first, second)
  /// What is noted: for each block where its places begin and end and its
  /// colour; block numbers by left end, then by colour; for each colour where
  /// the places of its blocks end, and how many there are, then where they end
  /// in the list.
  enum Column { Begin, End, Colour, List, Taken, Members, Columns };

  mlir::Value index(int64_t value);
  mlir::Value get(Column column, mlir::Value at);
  void set(Column column, mlir::Value at, mlir::Value value);
  Range rangeIf(mlir::Value condition, Range range,
                llvm::function_ref<Range()> other);
  Range widen(Range range, Range other, int64_t block);
  Range widenBy(Range range, Range nodes, mlir::Value stride,
                llvm::function_ref<Range(mlir::Value, Range)> visit);
  Range widenBySorted(Range range, unsigned level, Range nodes);
  Range widenByLevel(Range range, unsigned level, Range parents, Range nodes,
                     mlir::Value stride);
  Range childrenOf(unsigned level, Range parents);
  Range placesOf(Range root, mlir::Value stride);
  void sortBlocks();
  mlir::Value colourBlocks();
  mlir::Value listGroups(mlir::Value colours);

  mlir::ImplicitLocOpBuilder &builder;
  const TensorBuffers &tensor;
  const StorageLayout &layout;
  llvm::SmallVector<unsigned> places;
  int64_t blocks, threads;
  mlir::Value borders, table;
};

} // namespace tensoropt
