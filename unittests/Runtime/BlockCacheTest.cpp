// SPDX-License-Identifier: Apache-2.0
// Blocks of generated code: large ones wait for whoever needs as much.

#include "TensorOpt/Runtime/BlockCache.h"
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>
#include <thread>
#include <vector>

using namespace tensoropt;

namespace {

constexpr size_t MB = size_t(1) << 20;

class BlockCacheTest : public ::testing::Test {
protected:
  void SetUp() override { trimBlocks(); }
  void TearDown() override { trimBlocks(); }
};

TEST_F(BlockCacheTest, LargeBlocksWait) {
  for (size_t bytes : {MB / 4, 3 * MB, 40 * MB + 1}) {
    auto *first = static_cast<char *>(tensoroptAllocate(bytes));
    ASSERT_TRUE(first);
    std::memset(first, 7, bytes);
    tensoroptFree(first);
    // A little less fits, too; half of it would waste the rest.
    EXPECT_EQ(tensoroptAllocate(bytes - bytes / 8), first);
    void *half = tensoroptAllocate(bytes / 2);
    EXPECT_NE(half, first);
    tensoroptFree(half);
    tensoroptFree(first);
  }
}

TEST_F(BlockCacheTest, UsedBlocksAreNotGivenTwice) {
  void *first = tensoroptAllocate(MB), *second = tensoroptAllocate(MB);
  EXPECT_NE(first, second);
  tensoroptFree(first);
  EXPECT_EQ(tensoroptAllocate(MB), first);
  tensoroptFree(first);
  tensoroptFree(second);
}

TEST_F(BlockCacheTest, SmallAndForeignBlocksMayBeFreed) {
  for (size_t bytes : {size_t(0), size_t(1), size_t(4096), size_t(100000)})
    tensoroptFree(tensoroptAllocate(bytes));
  tensoroptFree(nullptr);
  tensoroptFree(std::malloc(4 * MB));
  tensoroptFree(std::aligned_alloc(4096, 64 * 4096));
  EXPECT_EQ(tensoroptAllocate(SIZE_MAX - 5), nullptr);
  EXPECT_EQ(tensoroptAllocate(SIZE_MAX / 2), nullptr);
}

TEST_F(BlockCacheTest, BlocksAreAligned) {
  for (size_t alignment : {size_t(16), size_t(64), size_t(4096), MB})
    for (size_t bytes : {alignment, MB, 8 * MB}) {
      void *block = tensoroptAllocateAligned(alignment, bytes);
      ASSERT_TRUE(block);
      EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % alignment, 0u);
      tensoroptFree(block);
    }
}

TEST_F(BlockCacheTest, ReallocatedBlocksKeepTheirBytes) {
  auto *block = static_cast<char *>(tensoroptAllocate(MB));
  for (size_t at = 0; at < MB; ++at)
    block[at] = char(at * 31 >> 3);
  for (size_t bytes : {2 * MB, size_t(1000), 5 * MB})
    block = static_cast<char *>(tensoroptReallocate(block, bytes));
  for (size_t at = 0; at < 1000; ++at)
    ASSERT_EQ(block[at], char(at * 31 >> 3));
  tensoroptFree(block);
  tensoroptFree(tensoroptReallocate(nullptr, MB));
}

/// What lies in memory, in bytes.
size_t getResident() {
  size_t pages = 0, resident = 0;
  FILE *file = std::fopen("/proc/self/statm", "r");
  EXPECT_EQ(std::fscanf(file, "%zu %zu", &pages, &resident), 2);
  std::fclose(file);
  return resident * 4096;
}

TEST_F(BlockCacheTest, NoMoreWaitsThanWasInUse) {
  size_t before = getResident();
  // Each too large for the last one: all would add up to 1.2 GB.
  for (size_t bytes = 4 * MB; bytes < 200 * MB; bytes += bytes / 3) {
    void *block = tensoroptAllocate(bytes);
    std::memset(block, 1, bytes);
    tensoroptFree(block);
  }
  EXPECT_LT(getResident(), before + 220 * MB);
  trimBlocks();
  EXPECT_LT(getResident(), before + 20 * MB);
}

TEST_F(BlockCacheTest, ThreadsShareIt) {
  std::vector<std::thread> threads;
  for (unsigned number = 0; number < 4; ++number)
    threads.emplace_back([number] {
      std::mt19937 random(number);
      std::vector<std::pair<unsigned char *, size_t>> blocks;
      for (unsigned step = 0; step < 2000; ++step) {
        if (blocks.size() > 6 || (random() % 2 && !blocks.empty())) {
          auto [block, bytes] = blocks.back();
          blocks.pop_back();
          EXPECT_EQ(block[0], number);
          EXPECT_EQ(block[bytes - 1], number);
          tensoroptFree(block);
          continue;
        }
        size_t bytes = 1 + random() % (600 << 10);
        auto *block = static_cast<unsigned char *>(tensoroptAllocate(bytes));
        block[0] = block[bytes - 1] = number;
        blocks.emplace_back(block, bytes);
      }
      for (auto [block, bytes] : blocks)
        tensoroptFree(block);
    });
  for (std::thread &thread : threads)
    thread.join();
}

} // namespace
