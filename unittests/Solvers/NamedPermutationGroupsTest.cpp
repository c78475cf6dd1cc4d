// SPDX-License-Identifier: Apache-2.0
//
// Permutation groups that tensors have in practice, with facts known from the
// literature or computed by hand in a comment, and the texts of the errors.

#include "PermutationOracle.h"

#include <algorithm>
#include <limits>

using namespace tensoropt;
using namespace tensoropt::oracle;

namespace {

constexpr uint64_t saturated = std::numeric_limits<uint64_t>::max();

/// (ij|kl) of real orbitals: i <-> j, k <-> l, and the pairs exchanged.
PermutationGroup twoElectron() {
  return generate(
      4, {cycle({{0, 1}}, 4), cycle({{2, 3}}, 4), cycle({{0, 2}, {1, 3}}, 4)});
}

TEST(NamedPermutationGroups, TrivialAndEmpty) {
  for (unsigned degree : {0u, 1u, 4u}) {
    const PermutationGroup group(degree);
    const Coordinate c(degree, 3);
    EXPECT_EQ(group.degree(), degree);
    EXPECT_EQ(group.order(), 1u);
    EXPECT_TRUE(group.isTrivial());
    EXPECT_TRUE(group.isFullSymmetricOnOrbits());
    EXPECT_EQ(group.orbits().size(), degree);
    EXPECT_EQ(elementsOf(group), closure(degree, {}));
    EXPECT_EQ(group.canonical(c, Triangle::Upper).coordinate, c);
    EXPECT_TRUE(group.isCanonical(c, Triangle::Lower));
    EXPECT_EQ(group.stabiliser(c), group);
    EXPECT_EQ(group.orbitSize(c), 1u);
    EXPECT_EQ(group.rightTransversal(group).size(), 1u);
    EXPECT_FALSE(group.forcesZero(c));
    EXPECT_EQ(generate(degree, {}), group);
    EXPECT_EQ(generate(degree, {{Permutation(degree), {}}}), group);
  }
  EXPECT_NE(PermutationGroup(1), PermutationGroup(2));
  EXPECT_FALSE(PermutationGroup(2).contains(Permutation(3)));
}

TEST(NamedPermutationGroups, SymmetricGroupsFromTwoGenerators) {
  uint64_t factorial = 1;
  for (unsigned n = 2; n <= 12; ++n) {
    factorial *= n;
    std::vector<unsigned> all(n);
    std::iota(all.begin(), all.end(), 0u);
    const PermutationGroup group =
        generate(n, {cycle({{0, 1}}, n), cycle({all}, n)});
    EXPECT_EQ(group.order(), factorial);
    EXPECT_TRUE(group.isFullSymmetricOnOrbits());
    EXPECT_EQ(group, symmetric(n));
    EXPECT_NE(group, symmetric(n, conjugate));
    EXPECT_FALSE(group.isSubgroupOf(symmetric(n, conjugate)));
  }
}

TEST(NamedPermutationGroups, OrdersThatDoNotFitSaturate) {
  EXPECT_EQ(symmetric(20).order(), 2432902008176640000u); // 20!
  const PermutationGroup group = symmetric(21);
  EXPECT_EQ(group.order(), saturated); // 21! > 2^64
  EXPECT_FALSE(group.elements(saturated));
  EXPECT_NE(group, PermutationGroup(21));
  // 19 equal indices and two others: 21!/19! = 420 images, and neither the
  // order nor, with 21 equal ones, the stabiliser's fits.
  Coordinate c(21, 5);
  EXPECT_EQ(group.stabiliserOrder(c), saturated);
  EXPECT_EQ(group.orbitSize(c), 1u);
  c[3] = 1, c[20] = 2;
  EXPECT_EQ(group.orbitSize(c), 420u);
  EXPECT_EQ(group.stabiliserOrder(c), 121645100408832000u); // 19!
}

TEST(NamedPermutationGroups, LargestDegree) {
  const unsigned n = PermutationGroup::maxDegree;
  const PermutationGroup group = symmetric(n, negate);
  Coordinate c(n);
  for (unsigned i = 0; i < n; ++i)
    c[i] = n - i;
  // Reversing 64 points takes 32 transpositions.
  const Canonical canonical = group.canonical(c, Triangle::Upper);
  EXPECT_TRUE(
      std::is_sorted(canonical.coordinate.begin(), canonical.coordinate.end()));
  EXPECT_TRUE(canonical.by.character.isTrivial());
  EXPECT_FALSE(group.forcesZero(c));
  EXPECT_TRUE(group.forcesZero(Coordinate(n, 0)));
}

TEST(NamedPermutationGroups, CyclicGroupHasNoTranspositions) {
  // The cycle of 5 points; the least rotation is the canonical one.
  const PermutationGroup group = generate(5, {cycle({{0, 1, 2, 3, 4}}, 5)});
  EXPECT_EQ(group.order(), 5u);
  EXPECT_FALSE(group.isFullSymmetricOnOrbits());
  EXPECT_TRUE(group.isSubgroupOf(symmetric(5)));
  EXPECT_EQ(group.canonical({2, 1, 0, 2, 0}, Triangle::Upper).coordinate,
            (Coordinate{0, 2, 0, 2, 1}));
  EXPECT_EQ(group.canonical({2, 1, 0, 2, 0}, Triangle::Lower).coordinate,
            (Coordinate{2, 1, 0, 2, 0}));
  EXPECT_EQ(symmetric(5).rightTransversal(group).size(), 24u); // 120 / 5
}

TEST(NamedPermutationGroups, TwoElectronIntegrals) {
  const PermutationGroup group = twoElectron();
  EXPECT_EQ(group.order(), 8u);
  EXPECT_EQ(group.orbits(), (std::vector<std::vector<unsigned>>{{0, 1, 2, 3}}));
  EXPECT_FALSE(group.isFullSymmetricOnOrbits());
  EXPECT_EQ(group.canonical({3, 2, 1, 0}, Triangle::Upper).coordinate,
            (Coordinate{0, 1, 2, 3}));
  // Not (0 0 1 1): the pairs (0 1) cannot be taken apart.
  EXPECT_EQ(group.canonical({1, 0, 1, 0}, Triangle::Upper).coordinate,
            (Coordinate{0, 1, 0, 1}));
  EXPECT_EQ(group.orbitSize({0, 1, 2, 3}), 8u);
  EXPECT_EQ(group.stabiliserOrder({0, 1, 0, 1}), 2u);
  EXPECT_EQ(group.stabiliserOrder({4, 4, 4, 4}), 8u);
  // With n orbitals and p = n(n+1)/2 pairs there are p(p+1)/2 integrals: 231
  // for n = 6, where p = 21.
  uint64_t stored = 0;
  for (int64_t code = 0; code < 6 * 6 * 6 * 6; ++code)
    stored += group.isCanonical(
        {code % 6, code / 6 % 6, code / 36 % 6, code / 216}, Triangle::Upper);
  EXPECT_EQ(stored, 231u);
}

TEST(NamedPermutationGroups, SkewAndHermitianDiagonals) {
  const PermutationGroup skew = symmetric(3, negate);
  EXPECT_TRUE(skew.forcesZero({1, 2, 1}));
  EXPECT_FALSE(skew.forcesZero({1, 2, 3}));
  EXPECT_EQ(skew.canonical({3, 1, 2}, Triangle::Upper).by.character,
            Character{}); // A rotation is even
  EXPECT_EQ(skew.canonical({2, 1, 3}, Triangle::Upper).by.character, negate);

  const PermutationGroup hermitian = symmetric(2, conjugate);
  EXPECT_TRUE(hermitian.forcesReal({4, 4}));
  EXPECT_FALSE(hermitian.forcesZero({4, 4}));
  EXPECT_FALSE(hermitian.forcesReal({4, 5}));

  const PermutationGroup skewHermitian = symmetric(2, negate * conjugate);
  EXPECT_TRUE(skewHermitian.forcesImaginary({4, 4}));
  EXPECT_FALSE(skewHermitian.forcesReal({4, 4}));
}

TEST(NamedPermutationGroups, TwoSymmetriesForceTogetherWhatNeitherDoes) {
  // A Hermitian pair and a skew-Hermitian pair: real and imaginary is zero.
  const PermutationGroup group =
      generate(4, {cycle({{0, 1}}, 4, conjugate),
                   cycle({{2, 3}}, 4, negate * conjugate)});
  EXPECT_TRUE(group.isFullSymmetricOnOrbits());
  EXPECT_FALSE(group.forcesZero({1, 1, 2, 3}));
  EXPECT_FALSE(group.forcesZero({0, 1, 2, 2}));
  EXPECT_TRUE(group.forcesZero({1, 1, 2, 2}));
}

TEST(NamedPermutationGroups, TransversalOfPairsGivesTheShuffles) {
  // Four slots with two symmetric pairs inside S_4: 4!/(2! 2!) = 6 cosets.
  const PermutationGroup pairs =
      generate(4, {cycle({{0, 1}}, 4), cycle({{2, 3}}, 4)});
  const auto cosets = symmetric(4).rightTransversal(pairs);
  ASSERT_EQ(cosets.size(), 6u);
  for (const SignedPermutation &c : cosets) {
    const Permutation inverse = c.permutation.inverse();
    EXPECT_TRUE(inverse[0] < inverse[1] && inverse[2] < inverse[3]) << c.str();
  }
  EXPECT_EQ(symmetric(9).rightTransversal(symmetric(9)).size(), 1u);
}

TEST(NamedPermutationGroups, GeneratorsAreKeptAsGiven) {
  const std::vector<SignedPermutation> given = {
      cycle({{0, 1}}, 3), cycle({{0, 1}}, 3), {Permutation(3), {}}};
  EXPECT_EQ(generate(3, given).generators(), given);
}

TEST(NamedPermutationGroups, ErrorsSayWhatIsForcedAndBy) {
  EXPECT_EQ(generateError(2, {{Permutation(2), negate}}),
            "generator () : negate changes the entry without moving it; this "
            "forces every entry to be zero");
  EXPECT_EQ(generateError(3, {cycle({{0, 1, 2}}, 3, conjugate)}),
            "generator (0 1 2) : conjugate applied 3 times changes the entry "
            "without moving it; this forces every entry to be real");
  EXPECT_EQ(generateError(
                2, {cycle({{0, 1}}, 2, negate), cycle({{0, 1}}, 2, conjugate)}),
            "generator (0 1) : conjugate contradicts the generators before it, "
            "which give (0 1) : negate; this forces every entry to be "
            "imaginary");
  // Two transpositions that share a point are conjugate, so characters agree.
  EXPECT_EQ(generateError(3, {cycle({{0, 1}}, 3), cycle({{1, 2}}, 3, negate)}),
            "a product of generator (1 2) : negate and those before it changes "
            "the entry without moving it; this forces every entry to be zero");
  EXPECT_EQ(generateError(65, {}),
            "permutation group of 65 points exceeds the limit of 64");
  EXPECT_EQ(generateError(3, {cycle({{0, 1}}, 2)}),
            "generator (0 1) permutes 2 points but the group has 3");
}

} // namespace
