// SPDX-License-Identifier: Apache-2.0
//
// The packing solver on problems whose answers are known by hand, and what it
// and the verifier refuse.

#include "TensorOpt/Solvers/Packing.h"

#include <gtest/gtest.h>

using namespace tensoropt;

namespace {

PackingProblem threeBuffers() {
  PackingProblem problem;
  problem.buffers = {{"a", 0, 2, 64}, {"b", 1, 3, 32}, {"c", 2, 4, 64}};
  return problem;
}

TEST(Packing, SharesBytesOfWhatNeverLivesTogether) {
  PackingProblem problem = threeBuffers();
  ASSERT_EQ(checkProblem(problem), "");
  PackingResult result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
  EXPECT_EQ(result.status, PackingStatus::Optimal);
  EXPECT_EQ(result.spaces[0].extent, 96);
  EXPECT_EQ(result.spaces[0].lowerBound, 96);
  EXPECT_EQ(result.spaces[0].maxLive, 96);
  EXPECT_EQ(result.spaces[0].maxLiveTime, 1);
}

TEST(Packing, NamesWhatIsWrongWithAProblem) {
  PackingProblem problem = threeBuffers();
  problem.buffers[1].upper = 1;
  EXPECT_EQ(checkProblem(problem), "Buffer 'b' has the empty life [1, 1)");
  problem = threeBuffers();
  problem.buffers[2].gaps = {{2, 5, std::nullopt}};
  EXPECT_EQ(checkProblem(problem),
            "Buffer 'c' has the gap [2, 5) outside its life [2, 4)");
  problem = threeBuffers();
  problem.buffers[0].size = problem.buffers[1].size = int64_t(1) << 61;
  EXPECT_EQ(checkProblem(problem),
            "The sizes of the buffers up to 'c' add up to more than 2^62");
  problem = threeBuffers();
  problem.conflicts = {{{1, 0}}};
  EXPECT_EQ(checkProblem(problem),
            "The conflict (1, 0) is no ascending pair of 3 buffers");
}

TEST(Packing, VerifierFindsOverlap) {
  PackingProblem problem = threeBuffers();
  EXPECT_EQ(verifyPacking(problem, {{0, 0}, {0, 64}, {0, 0}}), "");
  EXPECT_EQ(verifyPacking(problem, {{0, 0}, {0, 63}, {0, 0}}),
            "The buffer 'a' overlaps the buffer 'b' at time 1");
  problem.spaces[0].capacity = 95;
  EXPECT_EQ(verifyPacking(problem, {{0, 0}, {0, 64}, {0, 0}}),
            "The buffer 'b' is at 64 and needs 32 bytes, which ends beyond "
            "its space");
}

} // namespace
