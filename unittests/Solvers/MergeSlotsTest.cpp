// SPDX-License-Identifier: Apache-2.0
//
// Merged slots against brute force: every canonical coordinate is numbered in
// the region of the group, and, block by block, in that of the merged one.

#include "TensorOpt/Solvers/MergeSlots.h"
#include "PermutationOracle.h"

using namespace tensoropt;
using namespace tensoropt::oracle;

namespace {

using Cycles = std::vector<std::vector<unsigned>>;

PermutationGroup groupOf(unsigned degree, const std::vector<Cycles> &generators,
                         Character character = {}) {
  std::vector<SignedPermutation> all;
  for (const Cycles &cycles : generators)
    all.push_back(cycle(cycles, degree, character));
  return generate(degree, all);
}

/// (ij|kl) and its relatives.
PermutationGroup electrons() {
  return groupOf(4, {{{0, 1}}, {{2, 3}}, {{0, 2}, {1, 3}}});
}

/// The positions of all canonical coordinates, in lexicographic order, as the
/// merged region has them.
void expectSamePositions(const PermutationGroup &group,
                         const std::vector<unsigned> &sizes,
                         const std::vector<int64_t> &extents,
                         Triangle triangle) {
  auto merged = MergedSlots::get(group, sizes);
  ASSERT_TRUE(merged);
  std::string error;
  auto whole = CanonicalRegion::get(group, triangle, error);
  auto outer = CanonicalRegion::get(merged->group, triangle, error);
  ASSERT_TRUE(whole && outer) << error;
  std::vector<CanonicalRegion> blocks;
  std::vector<int64_t> mergedExtents;
  std::vector<std::vector<int64_t>> blockExtents;
  for (size_t block = 0, first = 0; block < sizes.size(); ++block) {
    blocks.push_back(*merged->regionOf(block, triangle));
    blockExtents.emplace_back(extents.begin() + first,
                              extents.begin() + first + sizes[block]);
    mergedExtents.push_back(*blocks.back().count(blockExtents.back()));
    first += sizes[block];
  }
  EXPECT_EQ(whole->count(extents), outer->count(mergedExtents));
  std::vector<int64_t> coordinate(extents.size());
  uint64_t expected = 0;
  for (bool more = whole->first(coordinate.data(), extents); more;
       more = whole->next(coordinate.data(), extents), ++expected) {
    std::vector<int64_t> place;
    for (size_t block = 0, first = 0; block < sizes.size(); ++block) {
      EXPECT_TRUE(blocks[block].contains(&coordinate[first]));
      place.push_back(
          blocks[block].position(&coordinate[first], blockExtents[block]));
      first += sizes[block];
    }
    ASSERT_TRUE(outer->contains(place.data()));
    ASSERT_EQ(outer->position(place.data(), mergedExtents), expected);
  }
}

class MergeSlots : public testing::TestWithParam<Triangle> {};

TEST_P(MergeSlots, KeepPositions) {
  const Triangle side = GetParam();
  expectSamePositions(electrons(), {2, 2}, {4, 4, 4, 4}, side);
  expectSamePositions(electrons(), {1, 1, 1, 1}, {3, 3, 3, 3}, side);
  // Pairs without a symmetry of their own, and with only one of the two.
  expectSamePositions(groupOf(4, {{{0, 2}, {1, 3}}}), {2, 2}, {3, 4, 3, 4},
                      side);
  expectSamePositions(groupOf(4, {{{0, 1}}, {{2, 3}}}), {2, 2}, {4, 4, 3, 3},
                      side);
  expectSamePositions(groupOf(3, {{{0, 1}}}), {2, 1}, {4, 4, 5}, side);
  expectSamePositions(groupOf(3, {{{1, 2}}}), {1, 2}, {5, 4, 4}, side);
  expectSamePositions(groupOf(3, {{{0, 1}}, {{1, 2}}}), {3}, {5, 5, 5}, side);
  // Pairs of pairs of pairs, merged once and twice.
  auto deep = groupOf(
      8, {{{0, 1}}, {{0, 2}, {1, 3}}, {{0, 4}, {1, 5}, {2, 6}, {3, 7}}});
  expectSamePositions(deep, {2, 2, 2, 2}, std::vector<int64_t>(8, 2), side);
}

TEST_P(MergeSlots, KeepPositionsOfIndependentBlocks) {
  const Triangle side = GetParam();
  auto expectIndependent = [&](const PermutationGroup &group,
                               const std::vector<unsigned> &sizes,
                               const std::vector<int64_t> &extents) {
    EXPECT_EQ(MergedSlots::independentSizes(group), sizes);
    expectSamePositions(group, sizes, extents, side);
  };
  expectIndependent(electrons(), {4}, {4, 4, 4, 4});
  expectIndependent(groupOf(4, {{{0, 1}}}, negate), {2, 1, 1}, {4, 4, 3, 2});
  expectIndependent(groupOf(4, {{{0, 2}}}), {3, 1}, {4, 3, 4, 2});
  expectIndependent(groupOf(5, {{{1, 2}}, {{3, 4}}}, conjugate), {1, 2, 2},
                    {2, 4, 4, 3, 3});
  expectIndependent(groupOf(4, {{{0, 2}}, {{1, 3}}}), {4}, {3, 4, 3, 4});
  expectIndependent(PermutationGroup(2), {1, 1}, {3, 4});
}

TEST_P(MergeSlots, KeepCharacters) {
  auto skew = groupOf(4, {{{0, 2}, {1, 3}}}, negate);
  auto merged = MergedSlots::get(skew, {2, 2});
  ASSERT_TRUE(merged);
  EXPECT_TRUE(merged->group == groupOf(2, {{{0, 1}}}, negate));
  EXPECT_FALSE(merged->isSorted(0));
  expectSamePositions(skew, {2, 2}, {3, 2, 3, 2}, GetParam());
}

INSTANTIATE_TEST_SUITE_P(Triangles, MergeSlots,
                         testing::Values(Triangle::Upper, Triangle::Lower));

TEST(MergedSlots, Refuses) {
  // Blocks that are not moved as wholes, or not in order.
  EXPECT_FALSE(MergedSlots::get(electrons(), {1, 2, 1}));
  EXPECT_FALSE(MergedSlots::get(electrons(), {2, 1, 1}));
  EXPECT_FALSE(MergedSlots::get(groupOf(4, {{{0, 3}, {1, 2}}}), {2, 2}));
  EXPECT_FALSE(MergedSlots::get(groupOf(4, {{{0, 2}}}), {2, 2}));
  // Signs within blocks that are exchanged.
  auto skew =
      generate(4, {cycle({{0, 1}}, 4, negate), cycle({{2, 3}}, 4, negate),
                   cycle({{0, 2}, {1, 3}}, 4, {})});
  EXPECT_FALSE(MergedSlots::get(skew, {2, 2}));
  EXPECT_TRUE(MergedSlots::get(skew, {4}));
  // Exchanges within pairs that only happen together.
  EXPECT_FALSE(MergedSlots::get(groupOf(4, {{{0, 1}, {2, 3}}}), {2, 2}));
  // Sizes that are not those of the slots.
  EXPECT_FALSE(MergedSlots::get(electrons(), {2, 3}));
}

} // namespace
