// SPDX-License-Identifier: Apache-2.0
// Update plans against brute force on random einsums, and the orders of groups
// and subgroups of kernels that people know by name.

#include "EinsumOracle.h"

using namespace tensoropt;
using namespace tensoropt::oracle;

namespace {

/// More than the updates of any group of degree 5.
constexpr uint64_t noLimit = 1000;

UpdatePlan planOf(const PermutationGroup &group, const Assignment &assignment) {
  UpdatePlan plan;
  std::string error;
  EXPECT_TRUE(UpdatePlan::compute(group, assignment, noLimit,
                                  DiagonalRule::Exact, OutputRule::Direct, plan,
                                  error))
      << error;
  return plan;
}

/// A factor without a symmetry of its own.
Assignment::Factor plainFactor(const std::string &term, unsigned tensor) {
  return {term, tensor, PermutationGroup(term.size())};
}

//===----------------------------------------------------------------------===//
// The property: a plan adds what the sum over all entries adds
//===----------------------------------------------------------------------===//

class UpdatePlanProperty : public testing::TestWithParam<unsigned> {};

TEST_P(UpdatePlanProperty, AddsWhatTheSumOverAllEntriesAdds) {
  constexpr unsigned casesPerBlock = 250;
  unsigned shared = 0, masked = 0;
  for (unsigned at = 0; at < casesPerBlock; ++at) {
    unsigned seed = GetParam() * casesPerBlock + at;
    RandomEinsum einsum(seed);
    PermutationGroup group = generate(einsum.degree(), einsum.generators);
    UpdatePlan plan = planOf(group, einsum.assignment);
    ASSERT_EQ(plan.groupOrder, einsum.elements.size()) << "seed " << seed;
    ASSERT_EQ(plan.subgroupOrder * plan.updates.size(), plan.groupOrder)
        << "seed " << seed;
    shared += plan.subgroupOrder > 1;
    for (const Update &update : plan.updates)
      masked += !update.maskedOn.empty();

    auto expected = einsum.sumOverAll();
    for (Triangle triangle : {Triangle::Upper, Triangle::Lower}) {
      auto got = einsum.sumByPlan(plan, triangle);
      ASSERT_EQ(got.size(), expected.size());
      for (size_t output = 0; output < got.size(); ++output)
        ASSERT_EQ(got[output].entries, expected[output].entries)
            << "seed " << seed << ", output " << output << ", "
            << (triangle == Triangle::Upper ? "upper" : "lower") << ": "
            << einsum;
    }
  }
  // The cases are worth running only if they have subgroups and masks.
  EXPECT_GT(shared, casesPerBlock / 20);
  EXPECT_GT(masked, casesPerBlock / 5);
}

INSTANTIATE_TEST_SUITE_P(Seeds, UpdatePlanProperty, testing::Range(0u, 10u));

//===----------------------------------------------------------------------===//
// Kernels known by name
//===----------------------------------------------------------------------===//

TEST(UpdatePlanTest, MatrixVectorHasTwoUpdatesAndTheSecondSkipsTheDiagonal) {
  UpdatePlan plan = planOf(symmetric(2), {"ij", {plainFactor("j", 1)}, {"i"}});
  EXPECT_EQ(plan.groupOrder, 2u);
  EXPECT_EQ(plan.subgroupOrder, 1u);
  ASSERT_EQ(plan.updates.size(), 2u);
  EXPECT_EQ(plan.updates[0].slotOf, (std::vector<unsigned>{0, 1}));
  EXPECT_TRUE(plan.updates[0].maskedOn.empty());
  EXPECT_EQ(plan.updates[1].slotOf, (std::vector<unsigned>{1, 0}));
  EXPECT_EQ(plan.updates[1].maskedOn, (std::vector<EqualSlots>{{{0, 1}}}));
}

TEST(UpdatePlanTest, SkewMatrixVectorNegatesTheSecondUpdate) {
  UpdatePlan plan =
      planOf(symmetric(2, negate), {"ij", {plainFactor("j", 1)}, {"i"}});
  ASSERT_EQ(plan.updates.size(), 2u);
  EXPECT_TRUE(plan.updates[0].character.isTrivial());
  EXPECT_EQ(plan.updates[1].character, negate);
}

TEST(UpdatePlanTest, QuadraticFormHasOneUpdateThatCountsTwiceOffTheDiagonal) {
  // x' A x: (i, j) and (j, i) do the same; |H n Stab| is 1, or 2 when i = j.
  UpdatePlan plan = planOf(
      symmetric(2), {"ij", {plainFactor("i", 1), plainFactor("j", 1)}, {""}});
  EXPECT_EQ(plan.subgroupOrder, 2u);
  ASSERT_EQ(plan.updates.size(), 1u);
  std::vector<std::pair<EqualSlots, int64_t>> terms{{{}, 1}, {{{0, 1}}, 1}};
  EXPECT_EQ(plan.updates[0].stabiliserTerms, terms);
}

TEST(UpdatePlanTest, BilinearFormOfTwoVectorsHasTwoUpdates) {
  UpdatePlan plan = planOf(
      symmetric(2), {"ij", {plainFactor("i", 1), plainFactor("j", 2)}, {""}});
  EXPECT_EQ(plan.subgroupOrder, 1u);
  EXPECT_EQ(plan.updates.size(), 2u);
}

TEST(UpdatePlanTest, SkewQuadraticFormKeepsBothSigns) {
  // Its value is zero, but only because the two updates cancel.
  UpdatePlan plan =
      planOf(symmetric(2, negate),
             {"ij", {plainFactor("i", 1), plainFactor("j", 1)}, {""}});
  EXPECT_EQ(plan.subgroupOrder, 1u);
  EXPECT_EQ(plan.updates.size(), 2u);
}

TEST(UpdatePlanTest, SymmetricTimesMatrixHasTwoUpdates) {
  UpdatePlan plan =
      planOf(symmetric(2), {"ik", {plainFactor("kr", 1)}, {"ir"}});
  EXPECT_EQ(plan.subgroupOrder, 1u);
  EXPECT_EQ(plan.updates.size(), 2u);
}

TEST(UpdatePlanTest, MttkrpHasOneUpdatePerSlot) {
  // Y[i,r] += A[i,k,l,...] B[k,r] B[l,r] ...: H permutes all slots but the
  // first, |H| = (N-1)!, N updates.
  uint64_t factorial = 1;
  for (unsigned degree = 2; degree <= 7; ++degree) {
    factorial *= degree - 1;
    Assignment assignment{std::string("iklmnop").substr(0, degree), {}, {"ir"}};
    for (unsigned slot = 1; slot < degree; ++slot)
      assignment.factors.push_back(
          plainFactor(std::string{assignment.driver[slot], 'r'}, 1));
    UpdatePlan plan = planOf(symmetric(degree), assignment);
    EXPECT_EQ(plan.groupOrder, factorial * degree) << "degree " << degree;
    EXPECT_EQ(plan.subgroupOrder, factorial) << "degree " << degree;
    EXPECT_EQ(plan.updates.size(), degree) << "degree " << degree;
  }
}

TEST(UpdatePlanTest, CoulombMatrixOfEightfoldIntegrals) {
  // J[i,j] += A[i,j,k,l] D[k,l]: the swap of k and l changes D unless D is
  // known to be symmetric; then it and nothing else is in H, since i and j are
  // told apart by the output.
  PermutationGroup integrals = generate(
      4, {cycle({{0, 1}}, 4), cycle({{2, 3}}, 4), cycle({{0, 2}, {1, 3}}, 4)});
  UpdatePlan plain =
      planOf(integrals, {"ijkl", {plainFactor("kl", 1)}, {"ij"}});
  EXPECT_EQ(plain.groupOrder, 8u);
  EXPECT_EQ(plain.subgroupOrder, 1u);
  EXPECT_EQ(plain.updates.size(), 8u);
  UpdatePlan known =
      planOf(integrals, {"ijkl", {{"kl", 1, symmetric(2)}}, {"ij"}});
  EXPECT_EQ(known.subgroupOrder, 2u);
  EXPECT_EQ(known.updates.size(), 4u);
}

TEST(UpdatePlanTest, WithoutSymmetryOneUpdateIsLeft) {
  UpdatePlan plan =
      planOf(PermutationGroup(3), {"ijk", {plainFactor("k", 1)}, {"ij", "k"}});
  ASSERT_EQ(plan.updates.size(), 1u);
  EXPECT_TRUE(plan.updates[0].maskedOn.empty());
  EXPECT_EQ(plan.updates[0].slotOf, (std::vector<unsigned>{0, 1, 2}));
}

TEST(UpdatePlanTest, RefusesMoreUpdatesThanAllowed) {
  UpdatePlan plan;
  std::string error;
  Assignment copy{"ijklmno", {}, {"ijklmno"}};
  EXPECT_FALSE(UpdatePlan::compute(symmetric(7), copy, 720, DiagonalRule::Exact,
                                   OutputRule::Direct, plan, error));
  EXPECT_EQ(error, "needs 5040 updates per canonical entry, the limit is 720");
}

TEST(UpdatePlanTest, RefusesGroupsTooLargeToSearch) {
  UpdatePlan plan;
  std::string error;
  Assignment sum{"ijklmnopqr", {}, {""}};
  EXPECT_FALSE(UpdatePlan::compute(symmetric(10), sum, 720, DiagonalRule::Exact,
                                   OutputRule::Direct, plan, error));
  EXPECT_EQ(error,
            "has a symmetry group of order 3628800, the limit is 362880");
}

} // namespace
