// SPDX-License-Identifier: Apache-2.0
//
// Permutation groups against brute force: every property is checked element by
// element, on random groups and on those that the other strategies are for.

#include "PermutationOracle.h"

#include <algorithm>
#include <map>
#include <random>

using namespace tensoropt;
using namespace tensoropt::oracle;

namespace {

void checkForced(const PermutationGroup &group, const ElementSet &set,
                 const Coordinate &c) {
  const unsigned mask = fixingCharacters(set, c);
  EXPECT_EQ(group.forcesZero(c), (mask >> code(negate) & 1) != 0);
  EXPECT_EQ(group.forcesReal(c), (mask >> code(conjugate) & 1) != 0);
  EXPECT_EQ(group.forcesImaginary(c),
            (mask >> code(negate * conjugate) & 1) != 0);
}

void checkCanonical(const PermutationGroup &group, const ElementSet &set,
                    const Coordinate &c) {
  std::set<Coordinate> images;
  for (const Element &e : set)
    images.insert(make(e).permutation.permute(c));
  EXPECT_EQ(group.orbitSize(c), images.size());
  for (Triangle triangle : {Triangle::Upper, Triangle::Lower}) {
    const Coordinate expected =
        triangle == Triangle::Upper ? *images.begin() : *images.rbegin();
    const Canonical got = group.canonical(c, triangle);
    EXPECT_EQ(got.coordinate, expected);
    EXPECT_EQ(got.by.permutation.permute(c), expected);
    EXPECT_TRUE(set.count(plain(got.by))) << got.by.str();
    EXPECT_EQ(group.isCanonical(c, triangle), c == expected);
    Coordinate inPlace = c;
    Character character = negate * conjugate;
    group.canonicalise(inPlace.data(), triangle, character);
    EXPECT_EQ(inPlace, expected);
    EXPECT_EQ(character, got.by.character);
  }
}

void checkStabiliser(const PermutationGroup &group, const ElementSet &set,
                     const Coordinate &c) {
  ElementSet expected;
  for (const Element &e : set)
    if (make(e).permutation.permute(c) == c)
      expected.insert(e);
  const PermutationGroup stabiliser = group.stabiliser(c);
  EXPECT_EQ(elementsOf(stabiliser), expected);
  EXPECT_EQ(group.stabiliserOrder(c), expected.size());
  EXPECT_TRUE(stabiliser.isSubgroupOf(group));
  // No generator is redundant: each at least doubles the group.
  EXPECT_LE(1u << stabiliser.generators().size(), expected.size());

  // Right cosets: all products h * c are different and make up the group.
  const std::vector<SignedPermutation> cosets =
      group.rightTransversal(stabiliser);
  ASSERT_EQ(cosets.size() * expected.size(), set.size());
  EXPECT_TRUE(cosets.front().permutation.isIdentity());
  ElementSet products;
  for (const SignedPermutation &representative : cosets)
    for (const Element &h : expected)
      products.insert(multiply(h, plain(representative)));
  EXPECT_EQ(products, set);
}

void checkMembership(const PermutationGroup &group, const ElementSet &set) {
  std::map<Images, unsigned> characters(set.begin(), set.end());
  Images images(group.degree());
  std::iota(images.begin(), images.end(), 0u);
  do {
    const auto got = group.contains(make({images, 0}).permutation);
    const auto expected = characters.find(images);
    ASSERT_EQ(got.has_value(), expected != characters.end());
    if (got) {
      EXPECT_EQ(code(*got), expected->second);
    }
  } while (std::next_permutation(images.begin(), images.end()));
}

void checkOrbits(const PermutationGroup &group, const ElementSet &set) {
  std::set<std::vector<unsigned>> expected;
  uint64_t symmetricOrder = 1;
  for (unsigned point = 0; point < group.degree(); ++point) {
    std::set<unsigned> orbit;
    for (const Element &e : set)
      orbit.insert(e.first[point]);
    if (expected.insert({orbit.begin(), orbit.end()}).second)
      for (uint64_t i = 2; i <= orbit.size(); ++i)
        symmetricOrder *= i;
  }
  EXPECT_EQ(group.orbits(), (std::vector<std::vector<unsigned>>(
                                expected.begin(), expected.end())));
  EXPECT_EQ(group.isFullSymmetricOnOrbits(), set.size() == symmetricOrder);
}

void checkElements(const PermutationGroup &group, const ElementSet &set) {
  // Sorted by images like the oracle's set, and stopped where asked.
  const auto listed = group.elements(set.size());
  ASSERT_TRUE(listed);
  std::vector<Element> got;
  for (const SignedPermutation &e : *listed)
    got.push_back(plain(e));
  EXPECT_EQ(got, std::vector<Element>(set.begin(), set.end()));
  EXPECT_FALSE(group.elements(set.size() - 1));
  size_t visits = 0;
  EXPECT_FALSE(group.forEachElement(
      [&](const SignedPermutation &) { return ++visits < set.size(); }));
  EXPECT_EQ(visits, set.size());
}

void checkSubgroups(const PermutationGroup &group, const ElementSet &set) {
  // Even permutations, and those that keep the even points among themselves.
  auto isEven = [](const Permutation &p) {
    unsigned transpositions = 0;
    for (const auto &c : p.cycles())
      transpositions += c.size() - 1;
    return transpositions % 2 == 0;
  };
  auto keepsParity = [](const Permutation &p) {
    for (unsigned i = 0; i < p.degree(); ++i)
      if (p[i] % 2 != i % 2)
        return false;
    return true;
  };
  for (const auto &predicate :
       std::vector<std::function<bool(const Permutation &)>>{isEven,
                                                             keepsParity}) {
    ElementSet expected;
    for (const Element &e : set)
      if (predicate(make(e).permutation))
        expected.insert(e);
    const PermutationGroup subgroup = group.subgroup(predicate);
    EXPECT_EQ(elementsOf(subgroup), expected);
    EXPECT_EQ(subgroup == group, expected == set);
    EXPECT_EQ(group.isSubgroupOf(subgroup), expected == set);
  }
}

void checkEverything(const PermutationGroup &group, const ElementSet &set,
                     std::mt19937 &random, unsigned coordinates) {
  EXPECT_EQ(elementsOf(group), set);
  EXPECT_EQ(group.isTrivial(), set.size() == 1);
  checkElements(group, set);
  checkOrbits(group, set);
  checkSubgroups(group, set);
  for (unsigned i = 0; i < coordinates; ++i) {
    Coordinate c(group.degree());
    for (int64_t &index : c)
      index = random() % 3;
    SCOPED_TRACE("coordinate " + testing::PrintToString(c));
    checkForced(group, set, c);
    checkCanonical(group, set, c);
    checkStabiliser(group, set, c);
  }
}

/// A permutation of a random kind, so that small and large groups both occur.
Images randomImages(unsigned degree, std::mt19937 &random) {
  Images images(degree);
  std::iota(images.begin(), images.end(), 0u);
  Images points = images;
  std::shuffle(points.begin(), points.end(), random);
  const unsigned kind = random() % 4;
  if (kind == 0)
    return points;
  if (kind == 1) { // Disjoint transpositions
    const unsigned count = degree < 2 ? 0 : 1 + random() % (degree / 2);
    for (unsigned i = 0; i < count; ++i)
      std::swap(images[points[2 * i]], images[points[2 * i + 1]]);
    return images;
  }
  // One cycle of at most four points.
  const unsigned length = std::min<unsigned>(degree, 2 + random() % 3);
  for (unsigned i = 0; i < length; ++i)
    images[points[i]] = points[(i + 1) % length];
  return images;
}

unsigned parity(const Images &images) {
  unsigned inversions = 0;
  for (unsigned i = 0; i < images.size(); ++i)
    for (unsigned j = 0; j < i; ++j)
      inversions += images[j] > images[i];
  return inversions % 2;
}

std::vector<Element> randomGenerators(unsigned degree, std::mt19937 &random) {
  // Half of the groups get a multiple of the sign, which is consistent.
  const bool arbitrary = random() % 2;
  const unsigned odd = random() % 4;
  std::vector<Element> result;
  for (unsigned count = random() % 4; count > 0; --count) {
    const Images images = randomImages(degree, random);
    const unsigned character = arbitrary ? random() % 4 : odd * parity(images);
    result.push_back({images, character});
  }
  return result;
}

/// What the first inconsistent prefix of the generators forces, "" if none.
std::string expectedForce(unsigned degree,
                          const std::vector<Element> &generators) {
  for (size_t count = 1; count <= generators.size(); ++count) {
    unsigned mask = 0;
    for (const auto &[images, character] :
         closure(degree, {generators.begin(), generators.begin() + count}))
      if (std::is_sorted(images.begin(), images.end()))
        mask |= 1u << character;
    if (mask != 1)
      return mask & 2 ? "zero" : mask & 4 ? "real" : "imaginary";
  }
  return "";
}

TEST(PermutationGroup, RandomGroupsAgreeWithBruteForce) {
  unsigned consistent = 0, inconsistent = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    std::mt19937 random(seed);
    // Large degrees cost most; each of them comes up all the same.
    const unsigned degree = 1 + std::min(random() % 6, random() % 12);
    const std::vector<Element> generators = randomGenerators(degree, random);
    std::vector<SignedPermutation> given;
    std::string trace =
        "seed " + std::to_string(seed) + " degree " + std::to_string(degree);
    for (const Element &e : generators) {
      given.push_back(make(e));
      trace += ", " + given.back().str();
    }
    SCOPED_TRACE(trace);
    std::string error;
    const auto group = PermutationGroup::generate(degree, given, error);
    const std::string force = expectedForce(degree, generators);
    ASSERT_EQ(group.has_value(), force.empty()) << error;
    if (!group) {
      ++inconsistent;
      const std::string ending = "this forces every entry to be " + force;
      ASSERT_GE(error.size(), ending.size());
      EXPECT_EQ(error.substr(error.size() - ending.size()), ending);
      continue;
    }
    ++consistent;
    const ElementSet set = closure(degree, generators);
    checkMembership(*group, set);
    checkEverything(*group, set, random, set.size() > 100 ? 1 : 5);
    if (HasFailure())
      return;
  }
  EXPECT_GT(consistent, 100u);
  EXPECT_GT(inconsistent, 50u);
}

TEST(PermutationGroup, GroupsThatNeedTheSearchAgreeWithBruteForce) {
  // Neither symmetric on their orbits nor small enough for a table: the
  // alternating group on 6 points (order 360) and two copies of S_4 that may be
  // exchanged (order 1152), with sign and conjugation.
  const std::vector<std::pair<unsigned, std::vector<SignedPermutation>>> cases =
      {{6, {cycle({{0, 1, 2}}, 6), cycle({{1, 2, 3, 4, 5}}, 6)}},
       {8,
        {cycle({{0, 1}}, 8, negate), cycle({{0, 1, 2, 3}}, 8, negate),
         cycle({{0, 4}, {1, 5}, {2, 6}, {3, 7}}, 8, conjugate)}}};
  for (const auto &[degree, generators] : cases) {
    std::vector<Element> codes;
    for (const SignedPermutation &generator : generators)
      codes.push_back(plain(generator));
    std::mt19937 random(degree);
    checkEverything(generate(degree, generators), closure(degree, codes),
                    random, 12);
  }
}

} // namespace
