// SPDX-License-Identifier: Apache-2.0
// How often the tiles of a free index run.

#include "TensorOpt/Solvers/KernelCost.h"
#include <gtest/gtest.h>

using namespace tensoropt;

namespace {

/// All tiles that code is made for: the widest, and below it a power of two
/// alone or with its half or quarter.
std::vector<CostBlock::Tile> listTiles(int64_t widest) {
  std::vector<CostBlock::Tile> tiles{{0, widest, widest}};
  for (int64_t high = widest / 2; high > 0; high /= 2) {
    tiles.push_back({0, high, widest});
    for (int64_t low = high / 2; low > 0 && low >= high / 4; low /= 2)
      tiles.push_back({0, high + low, widest});
  }
  return tiles;
}

TEST(KernelCostTile, CoversEachExtentOnce) {
  for (int64_t widest : {2, 4, 32, 256})
    for (int64_t extent = 0; extent < 3 * widest; ++extent) {
      int64_t covered = 0;
      for (const CostBlock::Tile &tile : listTiles(widest))
        covered += tile.width * tile.countIn(extent);
      EXPECT_EQ(covered, extent) << "in tiles of up to " << widest;
    }
}

TEST(KernelCostTile, TakesTwoPowersAtATime) {
  auto count = [](int64_t width, int64_t extent) {
    return CostBlock::Tile{0, width, 32}.countIn(extent);
  };
  EXPECT_EQ(count(32, 74), 2); // 74 = 32 + 32 + (8 + 2)
  EXPECT_EQ(count(10, 74), 1);
  EXPECT_EQ(count(8, 74), 0);
  EXPECT_EQ(count(2, 74), 0);
  EXPECT_EQ(count(12, 13), 1); // 13 = (8 + 4) + 1
  EXPECT_EQ(count(1, 13), 1);
  EXPECT_EQ(count(8, 9), 1); // 9 = 8 + 1: too far apart
  EXPECT_EQ(count(1, 9), 1);
  EXPECT_EQ(count(16, 19), 1); // 19 = 16 + (2 + 1)
  EXPECT_EQ(count(3, 19), 1);
  EXPECT_EQ(count(24, 31), 1); // 31 = (16 + 8) + (4 + 2) + 1
  EXPECT_EQ(count(6, 31), 1);
  EXPECT_EQ(count(1, 31), 1);
  EXPECT_EQ(count(16, 31), 0);
}

} // namespace
