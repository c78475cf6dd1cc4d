// SPDX-License-Identifier: Apache-2.0
//
// Canonical regions against brute force: every coordinate is asked of the group
// whether it is canonical, in lexicographic order.

#include "TensorOpt/Solvers/CanonicalRegion.h"
#include "PermutationOracle.h"

#include <algorithm>

using namespace tensoropt;
using namespace tensoropt::oracle;

namespace {

struct NamedGroup {
  std::string name;
  PermutationGroup group;
};

using Cycles = std::vector<std::vector<unsigned>>;

PermutationGroup plainGroup(unsigned degree,
                            const std::vector<Cycles> &generators,
                            Character character = {}) {
  std::vector<SignedPermutation> signedOnes;
  for (const Cycles &cycles : generators)
    signedOnes.push_back(cycle(cycles, degree, character));
  return generate(degree, signedOnes);
}

/// All exchanges of neighbours in a set of slots.
std::vector<Cycles> allOf(const std::vector<unsigned> &slots) {
  std::vector<Cycles> generators;
  for (size_t at = 1; at < slots.size(); ++at)
    generators.push_back({{slots[at - 1], slots[at]}});
  return generators;
}

std::vector<Cycles> operator+(std::vector<Cycles> a,
                              const std::vector<Cycles> &b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<NamedGroup> supportedGroups() {
  const std::vector<Cycles> pairs = {{{0, 2}, {1, 3}}};
  return {
      {"none", PermutationGroup(3)},
      {"no slots", PermutationGroup(0)},
      {"matrix", plainGroup(2, allOf({0, 1}))},
      {"skew", plainGroup(2, allOf({0, 1}), negate)},
      {"Hermitian", plainGroup(2, allOf({0, 1}), conjugate)},
      {"cube", plainGroup(3, allOf({0, 1, 2}))},
      {"skew 4", plainGroup(4, allOf({0, 1, 2, 3}), negate)},
      {"fixed last", plainGroup(3, allOf({0, 1}))},
      {"fixed first", plainGroup(3, allOf({1, 2}))},
      {"fixed between", plainGroup(3, allOf({0, 2}))},
      {"two between", plainGroup(5, allOf({0, 2, 4}))},
      {"apart", plainGroup(4, allOf({0, 1}) + allOf({2, 3}))},
      {"woven", plainGroup(4, allOf({0, 2}) + allOf({1, 3}))},
      {"nested", plainGroup(4, allOf({0, 3}) + allOf({1, 2}))},
      {"of three and two", plainGroup(5, allOf({0, 2, 3}) + allOf({1, 4}))},
      {"one generator", plainGroup(4, {{{0, 1}, {2, 3}}, {{0, 1}}})},
      {"electrons", plainGroup(4, allOf({0, 1}) + allOf({2, 3}) + pairs)},
      {"electrons, 2 generators", plainGroup(4, {{{0, 2, 1, 3}}, {{0, 1}}})},
      {"pairs", plainGroup(4, pairs)},
      {"skew pairs", plainGroup(4, pairs, negate)},
      {"three pairs",
       plainGroup(6, pairs + std::vector<Cycles>{{{2, 4}, {3, 5}}})},
      {"half inside",
       plainGroup(6, allOf({0, 2}) + allOf({3, 5}) +
                         std::vector<Cycles>{{{0, 3}, {1, 4}, {2, 5}}})},
      {"gap in blocks", plainGroup(6, {{{0, 4}, {2, 5}}})},
      {"gap and inside",
       plainGroup(5, allOf({0, 1}) + allOf({3, 4}) +
                         std::vector<Cycles>{{{0, 3}, {1, 4}}})},
      {"electrons and two",
       plainGroup(6, allOf({0, 1}) + allOf({3, 4}) + allOf({2, 5}) +
                         std::vector<Cycles>{{{0, 3}, {1, 4}}})},
      {"two linked pairs",
       plainGroup(8, {{{0, 2}, {1, 3}, {4, 6}, {5, 7}}, {{0, 2}, {1, 3}}})},
      {"within each other",
       plainGroup(8,
                  allOf({0, 1}) + pairs +
                      std::vector<Cycles>{{{0, 4}, {1, 5}, {2, 6}, {3, 7}}})},
  };
}

std::vector<NamedGroup> unsupportedGroups() {
  return {
      {"cyclic", plainGroup(3, {{{0, 1, 2}}})},
      {"alternating", plainGroup(4, {{{0, 1, 2}}, {{1, 2, 3}}})},
      {"crossed", plainGroup(4, {{{0, 3}, {1, 2}}})},
      {"woven blocks", plainGroup(4, {{{0, 1}, {2, 3}}})},
      {"Klein", plainGroup(4, {{{0, 1}, {2, 3}}, {{0, 2}, {1, 3}}})},
      {"square", plainGroup(4, {{{0, 1, 2, 3}}})},
      {"even on two sets", plainGroup(4, {{{0, 1}, {2, 3}}})},
      {"cyclic blocks", plainGroup(6, {{{0, 2, 4}, {1, 3, 5}}})},
  };
}

/// Extents that agree where the group exchanges slots.
Coordinate makeExtents(const PermutationGroup &group, int64_t base,
                       int64_t step) {
  Coordinate extents(group.degree());
  int64_t extent = base;
  for (const auto &orbit : group.orbits()) {
    for (unsigned slot : orbit)
      extents[slot] = extent;
    extent += step;
  }
  return extents;
}

/// All canonical coordinates in lexicographic order.
std::vector<Coordinate> enumerate(const PermutationGroup &group,
                                  Triangle triangle,
                                  const Coordinate &extents) {
  std::vector<Coordinate> result;
  Coordinate at(extents.size());
  if (std::count(extents.begin(), extents.end(), 0))
    return result;
  for (;;) {
    if (group.isCanonical(at, triangle))
      result.push_back(at);
    size_t slot = extents.size();
    while (slot-- > 0 && ++at[slot] == extents[slot])
      at[slot] = 0;
    if (slot == SIZE_MAX)
      return result;
  }
}

/// What the coordinates before and after tell about bounds: those with one
/// prefix have all indices from the lowest to the highest in the next slot.
void checkBounds(const CanonicalRegion &region,
                 const std::vector<Coordinate> &all,
                 const Coordinate &extents) {
  for (unsigned slot = 0; slot < extents.size(); ++slot)
    for (size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      std::vector<int64_t> seen;
      for (; end < all.size() &&
             std::equal(all[begin].begin(), all[begin].begin() + slot,
                        all[end].begin());
           ++end)
        if (seen.empty() || seen.back() != all[end][slot])
          seen.push_back(all[end][slot]);
      const int64_t *prefix = all[begin].data();
      ASSERT_EQ(seen.front(), region.lowest(slot, prefix));
      ASSERT_EQ(seen.back(), region.highest(slot, prefix, extents));
      ASSERT_EQ(seen.size(), size_t(seen.back() - seen.front() + 1));
    }
}

void check(const NamedGroup &named, Triangle triangle,
           const Coordinate &extents) {
  std::string error;
  auto region = CanonicalRegion::get(named.group, triangle, error);
  ASSERT_TRUE(region) << error;
  EXPECT_EQ(region->rank(), named.group.degree());
  EXPECT_EQ(region->triangle(), triangle);
  std::vector<Coordinate> expected = enumerate(named.group, triangle, extents);
  ASSERT_EQ(region->count(extents), expected.size());
  Coordinate at(extents.size());
  bool more = region->first(at.data(), extents);
  for (size_t number = 0; number < expected.size(); ++number) {
    ASSERT_TRUE(more);
    ASSERT_EQ(at, expected[number]);
    ASSERT_EQ(region->position(at.data(), extents), number);
    more = region->next(at.data(), extents);
  }
  EXPECT_FALSE(more);
  checkBounds(*region, expected, extents);
}

TEST(CanonicalRegion, AgreesWithTheGroup) {
  for (const NamedGroup &named : supportedGroups())
    for (Triangle triangle : {Triangle::Lower, Triangle::Upper})
      for (int64_t base = 0; base <= 6; ++base)
        for (int64_t step : {-1, 0, 2}) {
          // Eight slots of extent 6 are two million coordinates.
          int64_t largest = named.group.degree() > 5 ? 3 : 6;
          Coordinate extents = makeExtents(named.group, base, step);
          if (std::any_of(extents.begin(), extents.end(), [&](int64_t extent) {
                return extent < 0 || extent > largest;
              }))
            continue;
          SCOPED_TRACE(named.name + ", base " + std::to_string(base) +
                       ", step " + std::to_string(step) +
                       (triangle == Triangle::Lower ? ", lower" : ", upper"));
          check(named, triangle, extents);
        }
}

TEST(CanonicalRegion, ContainsWhatIsCanonical) {
  for (const NamedGroup &named : supportedGroups()) {
    SCOPED_TRACE(named.name);
    Coordinate extents(named.group.degree(), named.group.degree() > 5 ? 2 : 3);
    for (Triangle triangle : {Triangle::Lower, Triangle::Upper}) {
      std::string error;
      auto region = CanonicalRegion::get(named.group, triangle, error);
      ASSERT_TRUE(region) << error;
      for (const Coordinate &at :
           enumerate(PermutationGroup(extents.size()), triangle, extents))
        ASSERT_EQ(region->contains(at.data()),
                  named.group.isCanonical(at, triangle));
    }
  }
}

TEST(CanonicalRegion, NamesWhatIsSupported) {
  for (const NamedGroup &named : unsupportedGroups()) {
    std::string error;
    EXPECT_FALSE(CanonicalRegion::get(named.group, Triangle::Upper, error))
        << named.name;
    EXPECT_EQ(error, "a symmetry that permutes sets of dimensions in all ways, "
                     "or equal blocks of them of which each ends before the "
                     "next begins");
  }
}

// LAPACK's packed triangles, in rows.
TEST(CanonicalRegion, MatricesArePackedTriangles) {
  std::string error;
  PermutationGroup group = symmetric(2);
  auto lower = CanonicalRegion::get(group, Triangle::Lower, error);
  auto upper = CanonicalRegion::get(group, Triangle::Upper, error);
  int64_t n = 5;
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j <= i; ++j) {
      Coordinate down{i, j}, up{j, i};
      EXPECT_EQ(lower->position(down.data(), {n, n}),
                uint64_t(i * (i + 1) / 2 + j));
      EXPECT_EQ(upper->position(up.data(), {n, n}),
                uint64_t(j * (2 * n - j + 1) / 2 + i - j));
    }
}

// The arrays `s8` and `s4` of PySCF.
TEST(CanonicalRegion, ElectronIntegralsArePackedPairs) {
  std::string error;
  auto s8 = CanonicalRegion::get(
      plainGroup(4, {{{0, 1}}, {{2, 3}}, {{0, 2}, {1, 3}}}), Triangle::Lower,
      error);
  auto s4 = CanonicalRegion::get(plainGroup(4, {{{0, 1}}, {{2, 3}}}),
                                 Triangle::Lower, error);
  int64_t n = 5, pairs = n * (n + 1) / 2;
  Coordinate extents(4, n);
  EXPECT_EQ(s8->count(extents), uint64_t(pairs * (pairs + 1) / 2));
  EXPECT_EQ(s4->count(extents), uint64_t(pairs * pairs));
  for (int64_t i = 0; i < n; ++i)
    for (int64_t j = 0; j <= i; ++j)
      for (int64_t k = 0; k < n; ++k)
        for (int64_t l = 0; l <= k; ++l) {
          int64_t ij = i * (i + 1) / 2 + j, kl = k * (k + 1) / 2 + l;
          Coordinate at{i, j, k, l};
          EXPECT_EQ(s4->position(at.data(), extents),
                    uint64_t(ij * pairs + kl));
          if (kl <= ij)
            EXPECT_EQ(s8->position(at.data(), extents),
                      uint64_t(ij * (ij + 1) / 2 + kl));
        }
}

// l <= k, and l <= j where i == k.
TEST(CanonicalRegion, StatesBoundsWithTheirTies) {
  std::string error;
  auto region = CanonicalRegion::get(
      plainGroup(4, {{{0, 1}}, {{2, 3}}, {{0, 2}, {1, 3}}}), Triangle::Lower,
      error);
  auto text = [&](unsigned slot) {
    std::string all;
    for (const SlotBound &bound : region->bounds(slot)) {
      all += std::to_string(bound.slot);
      for (auto [a, b] : bound.ties)
        all += " if " + std::to_string(a) + "=" + std::to_string(b);
      all += ";";
    }
    return all;
  };
  EXPECT_EQ(text(0), "");
  EXPECT_EQ(text(1), "0;");
  EXPECT_EQ(text(2), "0;");
  EXPECT_EQ(text(3), "2;1 if 0=2;");
}

TEST(CanonicalRegion, CountsOnlyWhatCanBeCounted) {
  std::string error;
  int64_t large = int64_t(1) << 32;
  auto matrix = CanonicalRegion::get(symmetric(2), Triangle::Upper, error);
  // 2^32 (2^32 + 1) / 2, and (2^33 - 1) 2^33 / 2 = 2^65 - 2^32.
  EXPECT_EQ(matrix->count({large, large}), (uint64_t(1) << 63) + (1ull << 31));
  EXPECT_EQ(matrix->count({2 * large, 2 * large}), std::nullopt);
  auto cube = CanonicalRegion::get(symmetric(3), Triangle::Upper, error);
  EXPECT_EQ(cube->count({large, large, large}), std::nullopt);
  auto fixed =
      CanonicalRegion::get(plainGroup(3, {{{0, 1}}}), Triangle::Upper, error);
  EXPECT_EQ(fixed->count({2 * large, 2 * large, 0}), uint64_t(0));
  EXPECT_EQ(fixed->count({0, 0, large}), uint64_t(0));
  EXPECT_EQ(fixed->count({2, 2, INT64_MAX}), std::nullopt); // 3 (2^63 - 1)
  // The last of large positions, in the corner: 2^31 (2^31 + 1) / 2 - 1.
  int64_t half = large / 2;
  Coordinate corner{half - 1, half - 1};
  EXPECT_EQ(matrix->position(corner.data(), {half, half}),
            (uint64_t(1) << 61) + (1ull << 30) - 1);
}

TEST(CanonicalRegion, TakesTheLargestDegree) {
  std::string error;
  unsigned degree = PermutationGroup::maxDegree;
  auto region = CanonicalRegion::get(symmetric(degree), Triangle::Lower, error);
  ASSERT_TRUE(region) << error;
  EXPECT_EQ(region->count(Coordinate(degree, 2)), uint64_t(degree + 1));
  Coordinate ones(degree, 1);
  EXPECT_EQ(region->position(ones.data(), Coordinate(degree, 2)),
            uint64_t(degree));
}

} // namespace
