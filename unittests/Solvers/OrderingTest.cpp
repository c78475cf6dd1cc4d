// SPDX-License-Identifier: Apache-2.0
//
// Orders whose peaks were found by hand.

#include "TensorOpt/Solvers/Ordering.h"

#include <gtest/gtest.h>

using namespace tensoropt;

namespace {

using Steps = std::vector<unsigned>;

TEST(Ordering, MeasuresLivesFromFirstToLastTouch) {
  OrderingProblem problem;
  problem.steps = 3;
  problem.buffers = {{8, {0, 1}}, {4, {1, 2}}, {2, {0}}};
  // 8 + 2, 8 + 4, 4; and 4, 8 + 4, 8 + 2.
  EXPECT_EQ(measurePeak(problem, {0, 1, 2}), 12);
  EXPECT_EQ(measurePeak(problem, {2, 1, 0}), 12);
  // Both live at the second step, whatever it touches.
  EXPECT_EQ(measurePeak(problem, {0, 2, 1}), 12);
  EXPECT_EQ(measurePeak(problem, {1, 0, 2}), 14);
}

TEST(Ordering, CountsGivenAndKeptBuffers) {
  OrderingProblem problem;
  problem.steps = 2;
  problem.buffers = {{8, {1}, /*isGiven=*/true},
                     {4, {0}, false, /*isKept=*/true},
                     {2, {}, true, true},
                     {1, {}, true, false}};
  EXPECT_EQ(measurePeak(problem, {0, 1}), 14);
  EXPECT_EQ(measurePeak(problem, {1, 0}), 10);
}

/// A block of Xception: two large steps and a shortcut that halves, last. The
/// shortcut first leaves 3 bytes in place of 6 beside the large ones.
TEST(Ordering, TakesTheShortcutFirst) {
  OrderingProblem problem;
  problem.steps = 6;
  problem.dependences = {{0, 1}, {1, 2}, {2, 3}, {0, 4}, {3, 5}, {4, 5}};
  problem.buffers = {
      {6, {0, 1, 4}}, {12, {1, 2}}, {11, {2, 3}}, {3, {3, 5}}, {3, {4, 5}}};
  OrderingResult result = solveOrdering(problem, OrderingOptions());
  EXPECT_EQ(result.givenPeak, 29);
  EXPECT_EQ(result.peak, 26);
  EXPECT_EQ(result.lowerBound, 26);
  EXPECT_TRUE(result.isProven);
  EXPECT_EQ(result.order, (Steps{0, 4, 1, 2, 3, 5}));
}

TEST(Ordering, KeepsTheGivenOrderWhereNoneIsBetter) {
  OrderingProblem problem;
  problem.steps = 4;
  problem.dependences = {{0, 1}, {0, 2}, {1, 3}, {2, 3}};
  problem.buffers = {{8, {0, 1, 2}}, {4, {1, 3}}, {4, {2, 3}}};
  OrderingResult result = solveOrdering(problem, OrderingOptions());
  EXPECT_EQ(result.order, (Steps{0, 1, 2, 3}));
  EXPECT_EQ(result.method, "given");
  EXPECT_EQ(result.peak, 16);
  EXPECT_TRUE(result.isProven);
}

/// Fills that only their own buffer's user waits for move there, and no search
/// is needed.
TEST(Ordering, JoinsStepsWithTheOneThatWaits) {
  OrderingProblem problem;
  problem.steps = 6;
  for (unsigned step = 0; step < 3; ++step) {
    problem.dependences.push_back({step, step + 3});
    problem.buffers.push_back({10, {step, step + 3}});
  }
  OrderingResult result = solveOrdering(problem, OrderingOptions());
  EXPECT_EQ(result.givenPeak, 30);
  EXPECT_EQ(result.peak, 10);
  EXPECT_EQ(result.method, "joined");
  EXPECT_EQ(result.nodes, 0u);
}

/// `branches` ways of `length` steps each from one buffer to a sum: each way is
/// best gone to its end.
OrderingProblem makeBranches(unsigned branches, unsigned length) {
  OrderingProblem problem;
  problem.steps = branches * length + 2;
  problem.buffers.push_back({1, {0}});
  unsigned last = problem.steps - 1;
  for (unsigned branch = 0; branch < branches; ++branch) {
    unsigned previous = 0;
    for (unsigned at = 0; at < length; ++at) {
      // All first steps, then all second ones.
      unsigned step = 1 + at * branches + branch;
      problem.dependences.push_back({previous, step});
      if (previous)
        problem.buffers.push_back({10 + branch, {previous, step}});
      else
        problem.buffers[0].steps.push_back(step);
      previous = step;
    }
    problem.dependences.push_back({previous, last});
    problem.buffers.push_back({1, {previous, last}});
  }
  std::sort(problem.buffers[0].steps.begin(), problem.buffers[0].steps.end());
  return problem;
}

TEST(Ordering, GoesBranchByBranch) {
  OrderingProblem problem = makeBranches(8, 3);
  OrderingResult result = solveOrdering(problem, OrderingOptions());
  EXPECT_TRUE(result.isProven);
  EXPECT_EQ(verifyOrder(problem, result.order), "");
  // The source, two buffers of one branch, and a byte of branches gone before.
  EXPECT_EQ(result.peak, 1 + 2 * 17);
  EXPECT_EQ(measurePeak(problem, result.order), result.peak);
}

TEST(Ordering, IsTheSameEachTimeAndSaysWhereItStopped) {
  OrderingProblem problem = makeBranches(12, 4);
  // Ways that share buffers, so that no branch is free to go on.
  for (unsigned step = 1; step + 7 < problem.steps; step += 5)
    problem.buffers.push_back({3 + step % 4, {step, step + 7}});
  OrderingOptions options;
  options.nodeLimit = 400;
  OrderingResult first = solveOrdering(problem, options);
  OrderingResult second = solveOrdering(problem, options);
  EXPECT_EQ(first.order, second.order);
  EXPECT_EQ(verifyOrder(problem, first.order), "");
  EXPECT_LE(first.lowerBound, first.peak);
  EXPECT_LE(first.peak, first.givenPeak);
  EXPECT_FALSE(first.isTimedOut);
  options.timeout = 1e-9;
  options.nodeLimit = 0;
  OrderingResult third = solveOrdering(problem, options);
  EXPECT_EQ(verifyOrder(problem, third.order), "");
  EXPECT_LE(third.peak, third.givenPeak);
  EXPECT_TRUE(third.isTimedOut || third.isProven);
}

TEST(Ordering, TakesNoStepsAndTooMany) {
  OrderingResult none = solveOrdering(OrderingProblem(), OrderingOptions());
  EXPECT_TRUE(none.order.empty());
  EXPECT_TRUE(none.isProven);
  OrderingProblem problem;
  problem.steps = maxOrderingSteps + 1;
  problem.buffers = {{1, {0, maxOrderingSteps}}};
  OrderingResult many = solveOrdering(problem, OrderingOptions());
  EXPECT_EQ(many.order.size(), problem.steps);
  EXPECT_EQ(many.peak, 1);
  EXPECT_FALSE(many.isProven);
}

TEST(Ordering, ChecksProblems) {
  OrderingProblem problem;
  problem.steps = 2;
  problem.dependences = {{1, 0}};
  EXPECT_EQ(checkOrdering(problem), "step 1 is to run before step 0 of 2");
  problem.dependences = {{0, 1}};
  problem.buffers = {{-1, {0}}};
  EXPECT_EQ(checkOrdering(problem), "buffer 0 has a negative number of bytes");
  problem.buffers = {{1, {}}};
  EXPECT_EQ(checkOrdering(problem), "buffer 0 is touched by no step");
  problem.buffers = {{1, {2}}};
  EXPECT_EQ(checkOrdering(problem), "buffer 0 is touched by step 2 of 2");
  problem.buffers = {{1, {1, 1}}};
  EXPECT_EQ(checkOrdering(problem), "buffer 0 has steps that do not ascend");
  problem.buffers = {{int64_t(1) << 62, {0}}, {1, {1}}};
  EXPECT_EQ(checkOrdering(problem), "buffers have more than 2^62 bytes");
  problem.buffers.pop_back();
  EXPECT_EQ(checkOrdering(problem), "");
}

TEST(Ordering, VerifiesOrders) {
  OrderingProblem problem;
  problem.steps = 2;
  problem.dependences = {{0, 1}};
  EXPECT_EQ(verifyOrder(problem, {0, 1}), "");
  EXPECT_EQ(verifyOrder(problem, {1, 0}), "step 1 runs before step 0");
  EXPECT_EQ(verifyOrder(problem, {0}), "the order has 1 steps of 2");
  EXPECT_EQ(verifyOrder(problem, {0, 0}), "step 0 runs twice");
  EXPECT_EQ(verifyOrder(problem, {0, 2}), "there is no step 2");
}

} // namespace
