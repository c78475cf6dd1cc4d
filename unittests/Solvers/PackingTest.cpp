// SPDX-License-Identifier: Apache-2.0
//
// The packing solver on problems whose answers are known by hand, and what it
// and the verifier refuse.

#include "TensorOpt/Solvers/Packing.h"

#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <sstream>

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

TEST(Packing, NamesWhatCannotFit) {
  PackingProblem problem = threeBuffers();
  problem.buffers.push_back({"d", 8, 9, 16});
  problem.spaces[0].capacity = 80;
  PackingResult result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(result.status, PackingStatus::Infeasible);
  EXPECT_EQ(result.spaces[0].lowerBound, 96);
  EXPECT_EQ(result.unfitting.size(), 2u);
  EXPECT_EQ(result.placements.size(), 4u);
  problem.spaces[0].capacity = 40;
  result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(result.unfitting.size(), 1u);
}

TEST(Packing, FixedOffsetsThatOverlapFitNothing) {
  PackingProblem problem = threeBuffers();
  problem.buffers[0].offset = 0;
  problem.buffers[1].offset = 63;
  EXPECT_EQ(checkProblem(problem),
            "The buffer 'a' overlaps the buffer 'b' at time 1");
  PackingResult result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(result.status, PackingStatus::Infeasible);
  EXPECT_EQ(result.unfitting, (std::vector<unsigned>{0, 1}));
}

/// Three of 5 bytes at multiples of 8 take 8 + 8 + 5; one of 7 may be the
/// topmost instead of one of 5, which saves less.
TEST(Packing, BoundKnowsAlignment) {
  PackingProblem problem;
  problem.buffers = {{"a", 0, 2, 5, 8}, {"b", 0, 2, 5, 8}, {"c", 0, 2, 5, 8}};
  PackingOptions greedy;
  greedy.exact = false;
  PackingResult result = solvePacking(problem, greedy);
  EXPECT_EQ(result.spaces[0].lowerBound, 21);
  EXPECT_EQ(result.status, PackingStatus::Optimal);
  problem.buffers[1].size = 7;
  EXPECT_EQ(solvePacking(problem, greedy).spaces[0].lowerBound, 21);
  problem.buffers[0].size = problem.buffers[2].size = 16;
  EXPECT_EQ(solvePacking(problem, greedy).spaces[0].lowerBound, 39);
  problem.conflicts = {{{0, 1}, {0, 2}, {1, 2}}};
  EXPECT_EQ(solvePacking(problem, greedy).spaces[0].lowerBound, 39);
}

TEST(Packing, KeepsAHintThatIsFree) {
  PackingProblem problem;
  problem.buffers = {{"a", 0, 1, 8}, {"b", 2, 3, 4}};
  problem.buffers[1].hint = 4;
  PackingResult result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(result.status, PackingStatus::Optimal);
  EXPECT_EQ(result.placements[1].offset, 4);
}

TEST(Packing, SpillsWhatCostsLeast) {
  PackingProblem problem;
  problem.buffers = {{"a", 0, 2, 64}, {"b", 0, 2, 64}, {"c", 2, 4, 64}};
  problem.buffers[0].traffic = 10;
  problem.buffers[1].traffic = 30;
  problem.buffers[2].traffic = 20;
  problem.spaces = {{"fast", 100, 1}, {"slow", std::nullopt, 4}};
  PackingResult result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(result.status, PackingStatus::Optimal);
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
  EXPECT_EQ(result.placements[0].space, 1u);
  EXPECT_EQ(result.placements[1].space, 0u);
  EXPECT_EQ(result.placements[2].space, 0u);
  EXPECT_EQ(result.cost, 10 * 4 + 30 + 20);
  EXPECT_EQ(result.costBound, result.cost);
}

TEST(Packing, NothingAsksForNothing) {
  PackingProblem problem;
  ASSERT_EQ(checkProblem(problem), "");
  PackingResult result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(result.status, PackingStatus::Optimal);
  EXPECT_EQ(result.spaces[0].extent, 0);
  problem.buffers = {{"empty", 0, 1, 0}};
  problem.conflicts.emplace();
  problem.spaces = {{"one", 0, 0}, {"two", 0, 0}};
  result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(result.status, PackingStatus::Optimal);
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
}

TEST(Packing, LargeNumbersDoNotOverflow) {
  PackingProblem problem = threeBuffers();
  for (PackingBuffer &buffer : problem.buffers) {
    buffer.size = (int64_t(1) << 59) + 1;
    buffer.alignment = int64_t(1) << 59;
    buffer.lower *= INT64_MAX / 8;
    buffer.upper *= INT64_MAX / 8;
  }
  ASSERT_EQ(checkProblem(problem), "");
  PackingResult result = solvePacking(problem, PackingOptions());
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
  EXPECT_EQ(result.status, PackingStatus::Optimal);
  EXPECT_EQ(result.spaces[0].extent, 3 * (int64_t(1) << 59) + 1);
}

/// Many buffers, most of which are small and short-lived.
PackingProblem manyBuffers(unsigned count, uint64_t seed) {
  std::mt19937_64 engine(seed);
  PackingProblem problem;
  for (unsigned at = 0; at < count; ++at) {
    int64_t lower = int64_t(engine() % (2 * count));
    int64_t life = 1 + int64_t(engine() % 8) * int64_t(engine() % 16);
    int64_t size = int64_t(64) << (engine() % 8);
    problem.buffers.push_back(
        {std::to_string(at), lower, lower + life, size + 64});
  }
  return problem;
}

TEST(Packing, PlacesManyBuffers) {
  PackingProblem problem = manyBuffers(20000, 1);
  PackingOptions options;
  options.exact = false;
  options.timeout = 1;
  PackingResult result = solvePacking(problem, options);
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
  EXPECT_LE(result.spaces[0].lowerBound, result.spaces[0].extent);
}

/// Buffers of odd sizes, few times: the search does not end soon.
PackingProblem crowdedBuffers(unsigned count, uint64_t seed) {
  std::mt19937_64 engine(seed);
  PackingProblem problem;
  for (unsigned at = 0; at < count; ++at) {
    int64_t lower = int64_t(engine() % 30);
    int64_t upper = lower + 1 + int64_t(engine() % 9);
    problem.buffers.push_back(
        {std::to_string(at), lower, upper, 20 + int64_t(engine() % 30)});
  }
  return problem;
}

TEST(Packing, IsTheSameAgain) {
  PackingProblem problem = crowdedBuffers(60, 2);
  PackingOptions options;
  options.timeout = 0;
  options.nodeLimit = 3000;
  for (unsigned threads : {1, 2, 3}) {
    options.threads = threads;
    PackingResult first = solvePacking(problem, options);
    PackingResult second = solvePacking(problem, options);
    EXPECT_EQ(verifyPacking(problem, first.placements), "");
    EXPECT_EQ(first.nodes, second.nodes);
    EXPECT_EQ(first.method, second.method);
    for (size_t at = 0; at < first.placements.size(); ++at)
      EXPECT_EQ(first.placements[at].offset, second.placements[at].offset);
  }
}

TEST(Packing, StopsWhenToldAndTellsEachBetterPlan) {
  PackingProblem problem = manyBuffers(1500, 3);
  std::atomic<bool> stop{true};
  PackingOptions options;
  options.stop = &stop;
  int64_t last = INT64_MAX;
  options.progress = [&](const PackingResult &better) {
    EXPECT_EQ(verifyPacking(problem, better.placements), "");
    EXPECT_LE(better.spaces[0].extent, last);
    last = better.spaces[0].extent;
  };
  PackingResult result = solvePacking(problem, options);
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
  EXPECT_EQ(result.spaces[0].extent, last);
}

/// Buffers of a file with the columns id, lower, upper and size.
PackingProblem readBuffers(const std::string &path) {
  PackingProblem problem;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    PackingBuffer buffer;
    char comma;
    std::istringstream fields(line);
    std::getline(fields, buffer.id, ',');
    fields >> buffer.lower >> comma >> buffer.upper >> comma >> buffer.size;
    problem.buffers.push_back(buffer);
  }
  return problem;
}

/// The instances A to F of MiniMalloc (Moffitt, ASPLOS 2023), which no greedy
/// plan solves.
class Challenging : public testing::TestWithParam<char> {};

TEST_P(Challenging, FitsTheCapacityOfItsName) {
  std::string folder = TENSOROPT_SOURCE_DIR "/../shared/data/minimalloc/";
  PackingProblem problem =
      readBuffers(folder + GetParam() + std::string(".1048576.csv"));
  if (problem.buffers.empty())
    GTEST_SKIP() << "no data in " << folder;
  PackingOptions options;
  options.timeout = 0;
  options.nodeLimit = 100000;
  // The least capacity that is known.
  problem.spaces[0].capacity = GetParam() == 'C'   ? 1039360
                               : GetParam() == 'D' ? 1017344
                                                   : 1048576;
  options.minimize = false;
  PackingResult result = solvePacking(problem, options);
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
  EXPECT_EQ(result.status, GetParam() == 'D' ? PackingStatus::Feasible
                                             : PackingStatus::Optimal);
}

INSTANTIATE_TEST_SUITE_P(Packing, Challenging,
                         testing::Values('A', 'B', 'C', 'D', 'E', 'F'));

} // namespace
