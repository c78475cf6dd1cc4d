// SPDX-License-Identifier: Apache-2.0
// The coordinates of stored values, a block at a time: one typed loop per level
// and block instead of a decision per entry.

#pragma once

#include "StorageWalk.h"

namespace tensoropt {

/// Reads the coordinates of a tensor without blocks, not packed, whose buffers
/// have the right sizes and positions, in storage order.
class EntryStream {
public:
  /// Most values that one block covers; its columns stay in the nearest cache.
  static constexpr size_t blockSize = 512;

  explicit EntryStream(const TensorData &tensor);

  /// Reads the coordinates of the values at places `begin` to `end` - 1, at
  /// most `blockSize`. Cheapest where `begin` is the last `end` or near.
  void read(uint64_t begin, uint64_t end);

  /// The indices of a dimension, one per value of the block.
  const int64_t *column(unsigned dimension) const {
    return columns[dimension].data();
  }

private:
  struct Level {
    LevelSpec spec;
    uint64_t extent;
    const Buffer *positions = nullptr, *coordinates = nullptr;
    uint64_t parent = 0; ///< where the last search for a parent ended
  };

  void readDense(Level &level, size_t count);
  void readCoordinates(Level &level, size_t count);
  void findParents(Level &level, size_t count);

  std::vector<Level> levels;
  std::vector<std::vector<int64_t>> columns; ///< by dimension
  std::vector<uint64_t> nodes; ///< of each value at the level being read
};

} // namespace tensoropt
