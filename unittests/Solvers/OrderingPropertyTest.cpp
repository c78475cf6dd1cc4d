// SPDX-License-Identifier: Apache-2.0
//
// The ordering solver on thousands of small random problems against every order
// there is.

#include "TensorOpt/Solvers/Ordering.h"

#include <gtest/gtest.h>
#include <random>
#include <sstream>

using namespace tensoropt;

namespace {

/// Every order, one step after the other, and the least peak.
class EveryOrder {
public:
  explicit EveryOrder(const OrderingProblem &problem) : problem(problem) {}

  int64_t findPeak() {
    std::vector<char> done(problem.steps);
    go(done, 0, 0);
    return best;
  }

private:
  bool isReady(unsigned step, const std::vector<char> &done) const {
    for (auto [before, after] : problem.dependences)
      if (after == step && !done[before])
        return false;
    return true;
  }

  /// What lives while `step` runs.
  int64_t measure(unsigned step, const std::vector<char> &done) const {
    int64_t live = 0;
    for (const OrderingBuffer &buffer : problem.buffers) {
      bool begun = buffer.isGiven, over = !buffer.isKept;
      for (unsigned other : buffer.steps) {
        begun |= done[other] || other == step;
        over &= done[other] != 0;
      }
      if (begun && !over)
        live += buffer.bytes;
    }
    return live;
  }

  void go(std::vector<char> &done, unsigned count, int64_t peak) {
    if (count == problem.steps) {
      best = std::min(best, peak);
      return;
    }
    for (unsigned step = 0; step < problem.steps; ++step) {
      if (done[step] || !isReady(step, done))
        continue;
      int64_t next = std::max(peak, measure(step, done));
      if (next >= best)
        continue;
      done[step] = true;
      go(done, count + 1, next);
      done[step] = false;
    }
  }

  const OrderingProblem &problem;
  int64_t best = int64_t(1) << 62;
};

class RandomOrdering {
public:
  explicit RandomOrdering(uint64_t seed) : engine(seed) {}

  unsigned from(unsigned lower, unsigned upper) {
    return lower + unsigned(engine() % (upper - lower + 1));
  }
  bool oneIn(unsigned number) { return from(1, number) == 1; }

  /// Each step has a buffer that later ones may read; others are anywhere.
  OrderingProblem problem(unsigned most) {
    OrderingProblem problem;
    problem.steps = from(1, most);
    unsigned density = from(2, 6);
    for (unsigned step = 0; step < problem.steps; ++step) {
      OrderingBuffer buffer;
      buffer.bytes = from(0, 9);
      buffer.steps = {step};
      for (unsigned user = step + 1; user < problem.steps; ++user)
        if (oneIn(density)) {
          buffer.steps.push_back(user);
          problem.dependences.push_back({step, user});
        }
      buffer.isGiven = oneIn(12);
      buffer.isKept = oneIn(12);
      problem.buffers.push_back(std::move(buffer));
      if (step > 0 && oneIn(4))
        problem.dependences.push_back({from(0, step - 1), step});
    }
    for (unsigned extra = from(0, 3); extra > 0; --extra) {
      OrderingBuffer buffer;
      buffer.bytes = from(1, 9);
      buffer.isGiven = oneIn(3);
      buffer.isKept = oneIn(3);
      for (unsigned step = 0; step < problem.steps; ++step)
        if (oneIn(3))
          buffer.steps.push_back(step);
      if (!buffer.steps.empty() || buffer.isGiven)
        problem.buffers.push_back(std::move(buffer));
    }
    return problem;
  }

private:
  std::mt19937_64 engine;
};

std::string print(const OrderingProblem &problem) {
  std::ostringstream out;
  out << problem.steps << " steps;";
  for (auto [before, after] : problem.dependences)
    out << ' ' << before << "->" << after;
  for (const OrderingBuffer &buffer : problem.buffers) {
    out << "; " << buffer.bytes << (buffer.isGiven ? " given" : "")
        << (buffer.isKept ? " kept" : "") << " {";
    for (unsigned step : buffer.steps)
      out << ' ' << step;
    out << " }";
  }
  return out.str();
}

void checkResult(const OrderingProblem &problem, const OrderingResult &result,
                 int64_t best) {
  EXPECT_EQ(verifyOrder(problem, result.order), "");
  EXPECT_EQ(measurePeak(problem, result.order), result.peak);
  EXPECT_LE(result.peak, result.givenPeak);
  EXPECT_LE(result.lowerBound, best);
  EXPECT_GE(result.peak, best);
  EXPECT_EQ(result.isProven, result.peak == result.lowerBound);
}

TEST(OrderingProperty, IsTheBestOfAllOrders) {
  for (uint64_t seed = 0; seed < 6000; ++seed) {
    OrderingProblem problem =
        RandomOrdering(seed).problem(seed % 10 == 0 ? 9 : 7);
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + print(problem));
    ASSERT_EQ(checkOrdering(problem), "");
    int64_t best = EveryOrder(problem).findPeak();
    OrderingResult result = solveOrdering(problem, OrderingOptions());
    checkResult(problem, result, best);
    EXPECT_EQ(result.peak, best);
    EXPECT_TRUE(result.isProven);
    if (HasFailure())
      return;
  }
}

/// A bound is a bound and an order an order wherever the search stops; without
/// a beam everything is the exact search's.
TEST(OrderingProperty, StopsAnywhere) {
  for (uint64_t seed = 0; seed < 2000; ++seed) {
    OrderingProblem problem = RandomOrdering(seed + 100000).problem(8);
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + print(problem));
    int64_t best = EveryOrder(problem).findPeak();
    OrderingOptions options;
    options.nodeLimit = 1 + seed % 12;
    options.beamWidth = 1 + seed % 3;
    checkResult(problem, solveOrdering(problem, options), best);
    if (HasFailure())
      return;
  }
}

} // namespace
