// SPDX-License-Identifier: Apache-2.0
// What follows from the numbers of a profile.

#include "TensorOpt/Solvers/Profile.h"
#include "gmock/gmock.h"

using namespace tensoropt;
using ::testing::ElementsAre;

namespace {

Profile::Operation makeOperation(const char *kind, double seconds,
                                 std::optional<int64_t> flops,
                                 std::optional<int64_t> bytes) {
  Profile::Operation operation;
  operation.what.kind = kind;
  operation.seconds = seconds;
  operation.flops = flops;
  operation.bytes = bytes;
  return operation;
}

/// A machine with 8 operations a second in f32, 4 in f64, and 2 bytes.
Profile makeProfile() {
  Profile profile;
  profile.seconds = 10;
  profile.plainSeconds = 8;
  profile.machine = {1, 8, 4, 2};
  profile.operations = {makeOperation("a", 2, 8, 2),
                        makeOperation("b", 4, 8, 1),
                        makeOperation("a", 3, 0, 3),
                        makeOperation("c", 1, std::nullopt, std::nullopt)};
  return profile;
}

TEST(Profile, SharesOfTheRoof) {
  Profile profile = makeProfile();
  // 8 operations take 1 s, and so do 2 bytes.
  EXPECT_EQ(profile.leastSeconds(profile.operations[0]), 1);
  EXPECT_EQ(profile.roofShare(profile.operations[0]), 0.5);
  // In f64 the operations take 2 s.
  profile.operations[0].what.isDouble = true;
  EXPECT_EQ(profile.roofShare(profile.operations[0]), 1);
  // 3 bytes take 1.5 s of 3.
  EXPECT_EQ(profile.roofShare(profile.operations[2]), 0.5);
  EXPECT_FALSE(profile.roofShare(profile.operations[3]));
  // Without the bandwidth arithmetic is the roof, and the other way round.
  profile.machine.bytesPerSecond = 0;
  EXPECT_EQ(profile.roofShare(profile.operations[1]), 0.25);
  profile.machine = {1, 0, 0, 2};
  EXPECT_EQ(profile.roofShare(profile.operations[1]), 0.125);
}

TEST(Profile, SharesAddUp) {
  Profile profile = makeProfile();
  profile.outsideSeconds = 6;
  EXPECT_EQ(profile.sumOfParts(), 16);
  EXPECT_EQ(profile.share(4), 0.25);
  EXPECT_EQ(Profile().share(0), 0);
}

TEST(Profile, Speeds) {
  Profile profile = makeProfile();
  EXPECT_EQ(profile.operations[0].intensity(), 4);
  EXPECT_EQ(profile.operations[0].flopsPerSecond(), 4);
  EXPECT_EQ(profile.operations[2].bytesPerSecond(), 1);
  EXPECT_FALSE(profile.operations[3].intensity());
  EXPECT_FALSE(makeOperation("", 0, 1, 0).flopsPerSecond());
  EXPECT_FALSE(makeOperation("", 0, 1, 0).intensity());
  EXPECT_EQ(profile.overhead(), 0.25);
  EXPECT_FALSE(Profile().overhead());
}

TEST(Profile, SortsByTimeAndAddsUpKinds) {
  Profile profile = makeProfile();
  profile.operations.push_back(makeOperation("b", 3, 1, 1));
  // Of equal ones the first comes first.
  EXPECT_THAT(profile.byTime(), ElementsAre(1, 2, 4, 0, 3));
  std::vector<Profile::Kind> kinds = profile.kinds();
  ASSERT_EQ(kinds.size(), 3u);
  EXPECT_EQ(kinds[0].name, "b");
  EXPECT_EQ(kinds[0].seconds, 7);
  EXPECT_EQ(kinds[0].operations, 2);
  EXPECT_EQ(kinds[0].flops, 9);
  EXPECT_EQ(kinds[1].name, "a");
  EXPECT_EQ(kinds[1].bytes, 5);
  EXPECT_EQ(kinds[2].name, "c");
}

} // namespace
