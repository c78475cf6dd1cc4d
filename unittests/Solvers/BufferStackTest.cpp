// SPDX-License-Identifier: Apache-2.0
//
// Places for sizes that the plan did not know, against the verifier of plans.

#include "TensorOpt/Solvers/BufferStack.h"

#include <gtest/gtest.h>
#include <random>

using namespace tensoropt;

namespace {

class Random {
public:
  explicit Random(uint64_t seed) : engine(seed) {}
  int64_t from(int64_t lower, int64_t upper) {
    return lower + int64_t(engine() % uint64_t(upper - lower + 1));
  }
  PackingBuffer buffer(unsigned at) {
    PackingBuffer buffer;
    buffer.id = std::to_string(at);
    buffer.lower = from(0, 20);
    buffer.upper = from(buffer.lower + 1, 24);
    if (buffer.upper - buffer.lower > 3 && from(0, 2) == 0)
      buffer.gaps.push_back({buffer.lower + 1, buffer.upper - 1});
    buffer.size = from(0, 9);
    return buffer;
  }

private:
  std::mt19937_64 engine;
};

} // namespace

TEST(BufferStack, LiesWithoutOverlapForAnySizes) {
  for (uint64_t seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    PackingProblem problem;
    for (unsigned at = 0, count = unsigned(random.from(1, 12)); at < count;
         ++at)
      problem.buffers.push_back(random.buffer(at));
    PackingOptions options;
    options.nodeLimit = 1000;
    PackingResult planned = solvePacking(problem, options);
    BufferStack stack(problem, planned.placements);
    for (int sizes = 0; sizes < 8; ++sizes) {
      std::vector<int64_t> given;
      int64_t highest = 0;
      for (PackingBuffer &buffer : problem.buffers) {
        // First those that were planned.
        if (sizes > 0)
          buffer.size = random.from(0, sizes % 2 ? 3 : 1000);
        given.push_back(buffer.size);
      }
      StackedBuffers placed = stack.place(given);
      std::vector<PackingPlacement> placements;
      for (size_t at = 0; at < given.size(); ++at) {
        placements.push_back({0, placed.offsets[at]});
        highest = std::max(highest, placed.offsets[at] + given[at]);
        if (sizes == 0)
          EXPECT_LE(placed.offsets[at], planned.placements[at].offset)
              << "seed " << seed;
      }
      EXPECT_EQ(verifyPacking(problem, placements), "") << "seed " << seed;
      EXPECT_EQ(placed.extent, highest) << "seed " << seed;
      EXPECT_GE(placed.extent, countMaxLive(problem)) << "seed " << seed;
    }
  }
}

TEST(BufferStack, CountsWhatLives) {
  PackingProblem problem;
  problem.buffers = {{"a", 0, 4, 10}, {"b", 1, 3, 5}, {"c", 3, 6, 7}};
  EXPECT_EQ(countMaxLive(problem), 17);
  problem.buffers[0].gaps.push_back({1, 4});
  EXPECT_EQ(countMaxLive(problem), 10);
}

TEST(BufferStack, LeavesOutWhatFollows) {
  // All live at once: each lies on one other, and one on top.
  PackingProblem problem;
  std::vector<PackingPlacement> placements;
  for (unsigned at = 0; at < 5; ++at) {
    problem.buffers.push_back({std::to_string(at), 0, 2, 8});
    placements.push_back({0, int64_t(8 * (4 - at))});
  }
  BufferStack stack(problem, placements);
  EXPECT_EQ(stack.order(), (std::vector<unsigned>{4, 3, 2, 1, 0}));
  EXPECT_EQ(stack.top(), std::vector<unsigned>{0});
  EXPECT_TRUE(stack.below(4).empty());
  for (unsigned at = 0; at < 4; ++at)
    EXPECT_EQ(stack.below(at), std::vector<unsigned>{at + 1});
}
