// SPDX-License-Identifier: Apache-2.0
//
// The packing solver on thousands of small random problems against every plan
// there is, and each of its plans against the verifier.

#include "PackingOracle.h"

#include <gtest/gtest.h>
#include <random>
#include <sstream>

using namespace tensoropt;
using namespace tensoropt::oracle;

namespace {

/// What random problems have.
struct Shape {
  unsigned buffers = 6;
  int64_t largest = 4, times = 6;
  bool alignments = false, fixed = false, gaps = false, windows = false;
  bool capacity = false, conflicts = false;
  unsigned spaces = 1;
};

class RandomProblem {
public:
  explicit RandomProblem(uint64_t seed) : engine(seed) {}

  int64_t from(int64_t lower, int64_t upper) {
    return lower + int64_t(engine() % uint64_t(upper - lower + 1));
  }
  bool oneIn(int64_t number) { return from(1, number) == 1; }

  PackingBuffer buffer(const Shape &shape, unsigned at) {
    PackingBuffer buffer;
    buffer.id = std::to_string(at);
    buffer.lower = from(0, shape.times - 1);
    buffer.upper = from(buffer.lower + 1, shape.times);
    buffer.size = from(oneIn(20) ? 0 : 1, shape.largest);
    if (shape.alignments && oneIn(2))
      buffer.alignment = from(1, 4);
    if (shape.fixed && oneIn(5))
      buffer.offset = buffer.alignment * from(0, 5 / buffer.alignment);
    if (shape.gaps && buffer.upper - buffer.lower > 2 && oneIn(2))
      buffer.gaps.push_back({buffer.lower + 1, buffer.upper - 1});
    if (shape.windows && !buffer.gaps.empty() && oneIn(2)) {
      int64_t lower = from(0, buffer.size);
      buffer.gaps[0].window = {lower, from(lower, buffer.size)};
    }
    buffer.traffic = from(0, 5);
    if (shape.spaces > 1 && (buffer.offset || oneIn(6)))
      buffer.space = unsigned(from(0, shape.spaces - 1));
    return buffer;
  }

  PackingProblem problem(const Shape &shape) {
    PackingProblem problem;
    unsigned buffers = unsigned(from(1, shape.buffers));
    for (unsigned at = 0; at < buffers; ++at)
      problem.buffers.push_back(buffer(shape, at));
    problem.spaces.resize(shape.spaces);
    for (PackingSpace &space : problem.spaces) {
      if (shape.capacity && oneIn(2))
        space.capacity = from(2, 3 * shape.largest);
      space.cost = shape.spaces > 1 ? from(0, 4) : 0;
    }
    if (shape.conflicts) {
      problem.conflicts.emplace();
      int64_t density = from(1, 4);
      for (unsigned a = 0; a < buffers; ++a)
        for (unsigned b = a + 1; b < buffers; ++b)
          if (from(1, 4) <= density)
            problem.conflicts->push_back({a, b});
    }
    return problem;
  }

private:
  std::mt19937_64 engine;
};

std::string describe(const PackingProblem &problem) {
  std::ostringstream text;
  for (const PackingBuffer &buffer : problem.buffers) {
    text << "\n  " << buffer.id << ": [" << buffer.lower << ", " << buffer.upper
         << ") size " << buffer.size << " alignment " << buffer.alignment
         << " traffic " << buffer.traffic;
    if (buffer.offset)
      text << " offset " << *buffer.offset;
    if (buffer.space)
      text << " space " << *buffer.space;
    for (const PackingGap &gap : buffer.gaps) {
      text << " gap " << gap.lower << "-" << gap.upper;
      if (gap.window)
        text << "@" << gap.window->first << ":" << gap.window->second;
    }
  }
  for (const PackingSpace &space : problem.spaces)
    text << "\n  space of " << space.capacity.value_or(-1) << ", cost "
         << space.cost;
  if (problem.conflicts)
    for (auto [a, b] : *problem.conflicts)
      text << "\n  " << a << " - " << b;
  return text.str();
}

int64_t allBytes(const PackingProblem &problem) {
  int64_t sum = 0;
  for (const PackingBuffer &buffer : problem.buffers)
    sum += buffer.size + buffer.alignment - 1;
  return std::min<int64_t>(sum + 6, 48);
}

PackingProblem without(const PackingProblem &problem,
                       const std::vector<unsigned> &kept) {
  PackingProblem rest = problem;
  rest.buffers.clear();
  for (unsigned at : kept)
    rest.buffers.push_back(problem.buffers[at]);
  if (!problem.conflicts)
    return rest;
  rest.conflicts->clear();
  for (auto [a, b] : *problem.conflicts) {
    auto first = std::find(kept.begin(), kept.end(), a);
    auto second = std::find(kept.begin(), kept.end(), b);
    if (first != kept.end() && second != kept.end())
      rest.conflicts->push_back(
          {unsigned(first - kept.begin()), unsigned(second - kept.begin())});
  }
  return rest;
}

/// Those that cannot fit together, and any of them may be left out.
void expectUnfitting(const PackingProblem &problem,
                     const std::vector<unsigned> &unfitting) {
  ASSERT_FALSE(unfitting.empty());
  EXPECT_FALSE(PackingOracle(without(problem, unfitting), 48).best());
  for (size_t at = 0; at < unfitting.size(); ++at) {
    std::vector<unsigned> fewer = unfitting;
    fewer.erase(fewer.begin() + at);
    EXPECT_TRUE(PackingOracle(without(problem, fewer), 48).best());
  }
}

/// There is a plan within the least extent, and none within one byte less.
void expectTight(PackingProblem problem, int64_t least,
                 PackingOptions options) {
  options.minimize = false;
  problem.spaces[0].capacity = least;
  PackingResult result = solvePacking(problem, options);
  EXPECT_EQ(verifyPacking(problem, result.placements), "");
  if (least == 0)
    return;
  problem.spaces[0].capacity = least - 1;
  result = solvePacking(problem, options);
  EXPECT_EQ(result.status, PackingStatus::Infeasible);
  EXPECT_FALSE(result.unfitting.empty());
}

void expectBest(const PackingProblem &problem, const PackingOptions &options) {
  std::string wrong = checkProblem(problem);
  PackingResult result = solvePacking(problem, options);
  ASSERT_EQ(result.placements.size(), problem.buffers.size());
  auto best = PackingOracle(problem, allBytes(problem)).best();
  // All that can be wrong with these: fixed offsets that overlap.
  ASSERT_TRUE(wrong.empty() || !best) << wrong;
  ASSERT_EQ(wrong.find("overlaps") == std::string::npos, wrong.empty());
  if (!best) {
    ASSERT_EQ(result.status, PackingStatus::Infeasible);
    expectUnfitting(problem, result.unfitting);
    return;
  }
  ASSERT_EQ(result.status, PackingStatus::Optimal);
  ASSERT_EQ(verifyPacking(problem, result.placements), "");
  EXPECT_EQ(result.cost, best->first);
  EXPECT_EQ(result.costBound, best->first);
  if (problem.spaces.size() > 1)
    return;
  EXPECT_EQ(result.spaces[0].extent, best->second);
  EXPECT_EQ(result.spaces[0].lowerBound, best->second);
  expectTight(problem, best->second, options);
}

void expectBestOf(const Shape &shape, uint64_t firstSeed, unsigned count) {
  for (uint64_t seed = firstSeed; seed < firstSeed + count; ++seed) {
    PackingProblem problem = RandomProblem(seed).problem(shape);
    SCOPED_TRACE("seed " + std::to_string(seed) + describe(problem));
    expectBest(problem, PackingOptions());
    if (testing::Test::HasFailure())
      return;
  }
}

TEST(PackingProperty, Lives) {
  Shape shape;
  expectBestOf(shape, 1, 1000);
  shape.capacity = true;
  expectBestOf(shape, 1001, 500);
}

TEST(PackingProperty, CrowdedLives) {
  Shape shape;
  shape.buffers = 8;
  shape.largest = 3;
  shape.times = 8;
  expectBestOf(shape, 2001, 500);
}

/// Times [lower, upper) of `size` bytes at an offset.
struct Rectangle {
  int64_t lower, upper, offset, size;
};

/// Cuts a rectangle into buffers.
void cut(RandomProblem &random, const Rectangle &whole, unsigned cuts,
         std::vector<Rectangle> &parts) {
  bool inTime = random.oneIn(2);
  int64_t length = inTime ? whole.upper - whole.lower : whole.size;
  if (cuts == 0 || length < 2) {
    parts.push_back(whole);
    return;
  }
  int64_t at = random.from(1, length - 1);
  Rectangle first = whole, second = whole;
  if (inTime) {
    first.upper = second.lower = whole.lower + at;
  } else {
    first.size = at;
    second.offset += at;
    second.size -= at;
  }
  unsigned some = unsigned(random.from(0, cuts - 1));
  cut(random, first, some, parts);
  cut(random, second, cuts - 1 - some, parts);
}

/// What has been cut from a rectangle fits it again, without a byte to spare.
/// Some parts stay where they were.
void expectFits(uint64_t seed, bool fixed, bool conflicts, int64_t alignment) {
  RandomProblem random(seed);
  std::vector<Rectangle> parts;
  int64_t size = random.from(10, 90);
  cut(random, {0, random.from(5, 40), 0, size}, unsigned(random.from(5, 90)),
      parts);
  PackingProblem problem;
  for (const Rectangle &part : parts) {
    size_t at = size_t(random.from(0, int64_t(problem.buffers.size())));
    PackingBuffer buffer{"", part.lower, part.upper, part.size * alignment,
                         alignment};
    if (fixed && random.oneIn(6))
      buffer.offset = part.offset * alignment;
    problem.buffers.insert(problem.buffers.begin() + at, buffer);
  }
  if (conflicts) {
    problem.conflicts.emplace();
    for (unsigned b = 0; b < problem.buffers.size(); ++b)
      for (unsigned a = 0; a < b; ++a)
        if (problem.buffers[a].lower < problem.buffers[b].upper &&
            problem.buffers[b].lower < problem.buffers[a].upper)
          problem.conflicts->push_back({a, b});
  }
  PackingResult result = solvePacking(problem, PackingOptions());
  ASSERT_EQ(verifyPacking(problem, result.placements), "");
  ASSERT_EQ(result.status, PackingStatus::Optimal);
  ASSERT_EQ(result.spaces[0].extent, size * alignment);
}

TEST(PackingProperty, CutRectangles) {
  for (uint64_t seed = 9001; seed < 10201; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expectFits(seed, seed % 3 == 1, seed % 4 == 1, seed % 5 == 1 ? 8 : 1);
    if (HasFailure())
      return;
  }
}

TEST(PackingProperty, AlignedLives) {
  Shape shape;
  shape.alignments = shape.capacity = true;
  shape.largest = 5;
  expectBestOf(shape, 3001, 1200);
}

TEST(PackingProperty, FixedOffsets) {
  Shape shape;
  shape.alignments = shape.capacity = shape.fixed = true;
  expectBestOf(shape, 4001, 1000);
}

TEST(PackingProperty, Gaps) {
  Shape shape;
  shape.gaps = shape.capacity = true;
  expectBestOf(shape, 5001, 500);
  shape.fixed = true;
  expectBestOf(shape, 5501, 200);
}

TEST(PackingProperty, Windows) {
  Shape shape;
  shape.gaps = shape.windows = true;
  expectBestOf(shape, 6001, 500);
  shape.alignments = shape.capacity = shape.fixed = true;
  expectBestOf(shape, 6501, 300);
}

TEST(PackingProperty, Conflicts) {
  Shape shape;
  shape.conflicts = true;
  expectBestOf(shape, 7001, 500);
  shape.alignments = shape.capacity = shape.fixed = true;
  expectBestOf(shape, 7501, 500);
}

TEST(PackingProperty, Spaces) {
  Shape shape;
  shape.buffers = 5;
  shape.spaces = 2;
  shape.capacity = true;
  expectBestOf(shape, 8001, 120);
  shape.conflicts = true;
  expectBestOf(shape, 8201, 80);
  shape.conflicts = false;
  shape.spaces = 3;
  shape.alignments = shape.fixed = true;
  expectBestOf(shape, 8301, 40);
}

} // namespace
