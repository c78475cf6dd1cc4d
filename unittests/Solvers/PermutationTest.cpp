// SPDX-License-Identifier: Apache-2.0
//
// Permutations against their definition, point by point, on all permutations of
// few points; parsing errors by their text; characters against real arithmetic.

#include "TensorOpt/Solvers/Permutation.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <complex>
#include <numeric>

using namespace tensoropt;

namespace {

Permutation fromImages(std::vector<unsigned> images) {
  std::string error;
  auto result = Permutation::fromImages(std::move(images), error);
  EXPECT_TRUE(result) << error;
  return *result;
}

Permutation fromCycles(const std::vector<std::vector<unsigned>> &cycles,
                       unsigned degree) {
  std::string error;
  auto result = Permutation::fromCycles(cycles, degree, error);
  EXPECT_TRUE(result) << error;
  return *result;
}

std::string imagesError(std::vector<unsigned> images) {
  std::string error;
  EXPECT_FALSE(Permutation::fromImages(std::move(images), error));
  return error;
}

std::string cyclesError(const std::vector<std::vector<unsigned>> &cycles,
                        unsigned degree) {
  std::string error;
  EXPECT_FALSE(Permutation::fromCycles(cycles, degree, error));
  return error;
}

/// All lists of images of one degree, from the standard library.
std::vector<std::vector<unsigned>> allImages(unsigned degree) {
  std::vector<unsigned> images(degree);
  std::iota(images.begin(), images.end(), 0u);
  std::vector<std::vector<unsigned>> result;
  do
    result.push_back(images);
  while (std::next_permutation(images.begin(), images.end()));
  return result;
}

TEST(Permutation, IdentityFixesEveryPoint) {
  for (unsigned degree : {0u, 1u, 5u}) {
    const Permutation identity(degree);
    EXPECT_EQ(identity.degree(), degree);
    EXPECT_TRUE(identity.isIdentity());
    EXPECT_EQ(identity.str(), "()");
    EXPECT_EQ(identity.order(), 1u);
    EXPECT_TRUE(identity.cycles().empty());
    for (unsigned i = 0; i < degree; ++i)
      EXPECT_EQ(identity[i], i);
  }
}

TEST(Permutation, ProductAndInverseFollowTheirDefinition) {
  for (const auto &p : allImages(4))
    for (const auto &q : allImages(4)) {
      const Permutation left = fromImages(p), right = fromImages(q);
      const Permutation product = left * right;
      for (unsigned i = 0; i < 4; ++i)
        EXPECT_EQ(product[i], p[q[i]]);
      EXPECT_EQ(left == right, p == q);
      EXPECT_EQ(left != right, p != q);
      EXPECT_EQ(left < right, p < q);
    }
  for (const auto &p : allImages(5)) {
    const Permutation inverse = fromImages(p).inverse();
    for (unsigned i = 0; i < 5; ++i)
      EXPECT_EQ(inverse[p[i]], i);
  }
}

TEST(Permutation, OrderIsTheLeastPowerThatIsTheIdentity) {
  for (const auto &images : allImages(6)) {
    const Permutation p = fromImages(images);
    Permutation power = p;
    uint64_t order = 1;
    for (; !power.isIdentity(); ++order)
      power = power * p;
    EXPECT_EQ(p.order(), order) << p.str();
  }
}

TEST(Permutation, PermuteMovesSlotsFromTheLeft) {
  const std::vector<char> slots = {'a', 'b', 'c', 'd'};
  for (const auto &images : allImages(4)) {
    const Permutation p = fromImages(images);
    const std::vector<char> moved = p.permute(slots);
    for (unsigned i = 0; i < 4; ++i)
      EXPECT_EQ(moved[images[i]], slots[i]);
    for (const auto &others : allImages(4)) {
      const Permutation q = fromImages(others);
      EXPECT_EQ((p * q).permute(slots), p.permute(q.permute(slots)));
    }
  }
  EXPECT_EQ(
      fromCycles({{0, 1, 2}}, 3).permute(std::vector<bool>{true, false, false}),
      (std::vector<bool>{false, true, false}));
}

TEST(Permutation, FixesAgreesWithPermute) {
  for (const auto &images : allImages(4))
    for (int64_t code = 0; code < 81; ++code) {
      const std::vector<int64_t> c = {code % 3, code / 3 % 3, code / 9 % 3,
                                      code / 27};
      const Permutation p = fromImages(images);
      EXPECT_EQ(p.fixes(c), p.permute(c) == c) << p.str() << " code " << code;
    }
}

TEST(Permutation, CyclesAreCanonicalAndRoundTrip) {
  const Permutation p = fromCycles({{5, 2}, {4, 3, 0}}, 7);
  EXPECT_EQ(p.images(), (std::vector<unsigned>{4, 1, 5, 0, 3, 2, 6}));
  EXPECT_EQ(p.cycles(),
            (std::vector<std::vector<unsigned>>{{0, 4, 3}, {2, 5}}));
  EXPECT_EQ(p.str(), "(0 4 3)(2 5)");
  for (const auto &images : allImages(6))
    EXPECT_EQ(fromCycles(fromImages(images).cycles(), 6).images(), images);
}

TEST(Permutation, ExtendedFixesTheFurtherPoints) {
  const Permutation p = fromCycles({{0, 2}}, 3).extended(5);
  EXPECT_EQ(p.images(), (std::vector<unsigned>{2, 1, 0, 3, 4}));
  EXPECT_EQ(p.extended(5), p);
  EXPECT_EQ(Permutation(0).extended(2), Permutation(2));
}

TEST(Permutation, ErrorsNameTheCulprit) {
  EXPECT_EQ(imagesError({0, 7, 1}),
            "image 7 of point 1 is out of range for 3 points");
  EXPECT_EQ(imagesError({2, 0, 2}), "points 0 and 2 have the same image 2");
  EXPECT_EQ(cyclesError({{0, 4}}, 4), "point 4 is out of range for 4 points");
  EXPECT_EQ(cyclesError({{0}}, 0), "point 0 is out of range for 0 points");
  EXPECT_EQ(cyclesError({{0, 1}, {2, 1}}, 4),
            "point 1 appears twice in the cycles");
  EXPECT_EQ(cyclesError({{3, 3}}, 4), "point 3 appears twice in the cycles");
  EXPECT_EQ(cyclesError({{0, 1}, {}}, 4), "cycle 2 is empty");
  EXPECT_EQ(cyclesError({{2}}, 4),
            "cycle (2) has one point and moves nothing; leave it out");
}

TEST(Character, ActsLikeSignAndConjugationOfComplexNumbers) {
  auto act = [](Character c, std::complex<double> z) {
    z = c.conjugate ? std::conj(z) : z;
    return c.negate ? -z : z;
  };
  const std::complex<double> z(2, 3);
  const std::vector<Character> all = {
      {false, false}, {true, false}, {false, true}, {true, true}};
  for (Character a : all) {
    EXPECT_EQ(a.isTrivial(), act(a, z) == z);
    for (Character b : all) {
      EXPECT_EQ(act(a * b, z), act(a, act(b, z)));
      EXPECT_EQ(a == b, act(a, z) == act(b, z));
      EXPECT_EQ(a != b, act(a, z) != act(b, z));
    }
  }
  EXPECT_EQ(all[0].str(), "");
  EXPECT_EQ(all[1].str(), "negate");
  EXPECT_EQ(all[2].str(), "conjugate");
  EXPECT_EQ(all[3].str(), "negate conjugate");
}

TEST(SignedPermutation, MultipliesBothParts) {
  const SignedPermutation a{fromCycles({{0, 1, 2}}, 3), {false, true}};
  const SignedPermutation b{fromCycles({{0, 1}}, 3), {true, false}};
  const SignedPermutation product = a * b;
  EXPECT_EQ(product.permutation, fromCycles({{0, 2}}, 3));
  EXPECT_EQ(product.character, (Character{true, true}));
  EXPECT_EQ(a * a.inverse(), (SignedPermutation{Permutation(3), {}}));
  EXPECT_NE(a, b);
  EXPECT_EQ(product.str(), "(0 2) : negate conjugate");
  EXPECT_EQ((SignedPermutation{Permutation(2), {}}).str(), "()");
}

} // namespace
