// SPDX-License-Identifier: Apache-2.0
// verifyTensor catches every kind of corruption: mutations of sound storage by
// their text, and random CSR arrays against a predicate written for CSR.

#include "StorageTesting.h"

#include <functional>
#include <gtest/gtest.h>

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

constexpr auto dense = LevelSpec::Kind::Dense;
constexpr auto compressed = LevelSpec::Kind::Compressed;
constexpr auto singleton = LevelSpec::Kind::Singleton;

template <typename T> Buffer bufferOf(ScalarKind kind, std::vector<T> values) {
  auto owner = std::make_shared<std::vector<T>>(std::move(values));
  return Buffer::borrow({kind}, owner->size(), owner->data(), owner);
}

Buffer indices(std::vector<int32_t> values) {
  return bufferOf(ScalarKind::I32, std::move(values));
}

Buffer reals(std::vector<double> values) {
  return bufferOf(ScalarKind::F64, std::move(values));
}

TensorSpec specOf(std::vector<LevelSpec> levels) {
  TensorSpec spec;
  spec.shape.assign(levels.size(), -1);
  spec.levels = std::move(levels);
  spec.positionType = spec.coordinateType = {ScalarKind::I32};
  return spec;
}

/// 4 by 4 with entries (0, 1) (0, 3) (2, 2).
TensorData soundCsr() {
  TensorData tensor;
  tensor.spec = specOf({{dense, 0, true, true}, {compressed, 1, true, true}});
  tensor.extents = {4, 4};
  tensor.buffers = {indices({0, 2, 2, 3, 3}), indices({1, 3, 2}),
                    reals({1, 2, 3})};
  return tensor;
}

/// The same as pairs.
TensorData soundCoo() {
  TensorData tensor;
  tensor.spec =
      specOf({{compressed, 0, false, true}, {singleton, 1, true, true}});
  tensor.extents = {4, 4};
  tensor.buffers = {indices({0, 3}), indices({0, 0, 2}), indices({1, 3, 2}),
                    reals({1, 2, 3})};
  return tensor;
}

PermutationGroup swapWith(bool negate, bool conjugate) {
  return toGroup({"", 2, {{{1, 0}, negate, conjugate}}});
}

TensorData canonicalCsr() {
  TensorData tensor = soundCsr();
  tensor.spec.group = swapWith(false, false);
  tensor.spec.canonical = true;
  return tensor;
}

void expectError(const TensorData &tensor, const std::string &text) {
  std::string error;
  EXPECT_FALSE(verifyTensor(tensor, error)) << "expected: " << text;
  EXPECT_EQ(error, text);
}

TEST(VerifyTensor, AcceptsSoundStorage) {
  std::string error;
  for (const TensorData &tensor : {soundCsr(), soundCoo(), canonicalCsr()})
    EXPECT_TRUE(verifyTensor(tensor, error)) << error;
  // Unsigned arrays serve for signed types and the other way round.
  TensorData tensor = soundCsr();
  tensor.buffers[1] = bufferOf<uint32_t>(ScalarKind::U32, {1, 3, 2});
  EXPECT_TRUE(verifyTensor(tensor, error)) << error;
}

TEST(VerifyTensor, ChecksExtentsAndForm) {
  TensorData tensor = soundCsr();
  tensor.extents = {4};
  expectError(tensor, "data of rank 1 for tensor<?x?xf64, (d0 : dense, d1 : "
                      "compressed)>, which has rank 2");
  tensor = soundCsr();
  tensor.extents = {4, -4};
  expectError(tensor, "dimension 1 has extent -4, which is negative");
  tensor = soundCsr();
  tensor.spec.shape = {4, 5};
  expectError(tensor, "dimension 1 has extent 4, the type says 5");
  tensor = canonicalCsr();
  tensor.extents = {4, 5};
  expectError(tensor,
              "symmetry exchanges dimensions 0 and 1 of extents 4 and 5");
  tensor = soundCsr();
  tensor.buffers.pop_back();
  expectError(tensor, "2 buffers for tensor<?x?xf64, (d0 : dense, d1 : "
                      "compressed)>, which has 3");
  tensor = soundCsr();
  tensor.buffers[2] = bufferOf<float>(ScalarKind::F32, {1, 2, 3});
  expectError(tensor, "values are f32, the type says f64");
  tensor = soundCsr();
  tensor.buffers[0] = bufferOf<int64_t>(ScalarKind::I64, {0, 2, 2, 3, 3});
  expectError(tensor, "positions of level 1 are i64, the type says i32");
  tensor = soundCsr();
  tensor.buffers[1] = bufferOf<float>(ScalarKind::F32, {1, 3, 2});
  expectError(tensor, "coordinates of level 1 are f32, the type says i32");
}

TEST(VerifyTensor, ChecksPositions) {
  TensorData tensor = soundCsr();
  tensor.buffers[0] = indices({0, 2, 2, 3});
  expectError(tensor, "4 positions of level 1, expected 5");
  tensor.buffers[0] = indices({1, 2, 2, 3, 3});
  expectError(tensor, "positions of level 1 start at 1, expected 0");
  tensor.buffers[0] = indices({0, 2, 1, 3, 3});
  expectError(tensor, "positions of level 1 descend from 2 to 1 at place 2");
  tensor.buffers[0] = indices({0, 2, 2, -1, 3});
  expectError(tensor,
              "positions of level 1 descend from 4294967295 to 3 at place 4");
  tensor.buffers[0] = indices({0, 2, 2, 2, 2});
  expectError(tensor,
              "positions of level 1 end at 2 but there are 3 coordinates");
  tensor = soundCsr();
  tensor.buffers[2] = reals({1, 2});
  expectError(tensor, "2 values, expected 3");
  tensor = soundCoo();
  tensor.buffers[2] = indices({1, 3});
  expectError(tensor, "2 coordinates of level 1, expected 3");
}

TEST(VerifyTensor, ChecksCoordinates) {
  TensorData tensor = soundCsr();
  tensor.buffers[1] = indices({1, 4, 2});
  expectError(tensor,
              "coordinate 4 at place 1 of level 1 is outside the extent 4");
  tensor.buffers[1] = indices({1, -1, 2});
  expectError(
      tensor,
      "coordinate 4294967295 at place 1 of level 1 is outside the extent 4");
  tensor.buffers[1] = indices({3, 1, 2});
  expectError(tensor, "coordinates of level 1 descend at place 1 but the level "
                      "is ordered");
  tensor.buffers[1] = indices({3, 3, 2});
  expectError(tensor, "coordinate 3 of level 1 at place 1 repeats place 0 but "
                      "the level is unique");
  tensor.spec.levels[1].unique = false;
  std::string error;
  EXPECT_TRUE(verifyTensor(tensor, error)) << error;
}

TEST(VerifyTensor, ChecksUnorderedLevels) {
  TensorData tensor = soundCsr();
  tensor.spec.levels[1].ordered = false;
  tensor.buffers = {indices({0, 3, 3, 3, 3}), indices({3, 1, 2}),
                    reals({1, 2, 3})};
  std::string error;
  EXPECT_TRUE(verifyTensor(tensor, error)) << error;
  tensor.buffers[1] = indices({3, 1, 3});
  expectError(tensor, "coordinate 3 of level 1 at place 2 repeats place 0 but "
                      "the level is unique");
}

TEST(VerifyTensor, ChecksPairs) {
  TensorData tensor = soundCoo();
  tensor.buffers[1] = indices({0, 2, 0});
  expectError(tensor, "coordinates of level 0 descend at place 2 but the level "
                      "is ordered");
  tensor.buffers[1] = indices({0, 0, 0});
  expectError(tensor, "coordinates of level 1 descend at place 2 but the level "
                      "is ordered");
  tensor.buffers[2] = indices({1, 3, 3});
  expectError(tensor, "coordinate 3 of level 1 at place 2 repeats place 1 but "
                      "the level is unique");
  tensor.spec.levels[0].unique = true;
  tensor.buffers[2] = indices({1, 2, 3});
  expectError(tensor, "coordinate 0 of level 0 at place 1 repeats place 0 but "
                      "the level is unique");
  // Unordered pairs: (0, 1) stands at both ends.
  tensor = soundCoo();
  tensor.spec.levels[0].ordered = tensor.spec.levels[1].ordered = false;
  tensor.buffers[1] = indices({0, 2, 0});
  tensor.buffers[2] = indices({1, 0, 1});
  expectError(tensor, "coordinate 1 of level 1 at place 2 repeats place 0 but "
                      "the level is unique");
}

TEST(VerifyTensor, ChecksCanonicalEntries) {
  TensorData tensor = canonicalCsr();
  tensor.spec.triangle = Triangle::Lower;
  expectError(tensor, "zero-based entry (0, 1) is stored but not canonical");
  // A dense last level pads the other triangle, with zeros.
  tensor.spec.triangle = Triangle::Upper;
  tensor.spec.levels[1].kind = dense;
  tensor.extents = {2, 2};
  tensor.buffers = {reals({1, 2, 0, 4})};
  std::string error;
  EXPECT_TRUE(verifyTensor(tensor, error)) << error;
  tensor.buffers = {reals({1, 2, 3, 4})};
  expectError(tensor, "zero-based entry (1, 0) is stored but not canonical");
}

TEST(VerifyTensor, ChecksForcedEntries) {
  TensorData tensor = canonicalCsr();
  tensor.spec.group = swapWith(true, false);
  expectError(tensor, "zero-based entry (2, 2) is 3 but the symmetry forces it "
                      "to be zero");
  tensor.buffers[2] = reals({1, 2, 0});
  std::string error;
  EXPECT_TRUE(verifyTensor(tensor, error)) << error;
  tensor.spec.element = {ScalarKind::C128};
  tensor.buffers[2] =
      bufferOf<Complex>(ScalarKind::C128, {{1, 1}, {2, 2}, {3, 0}});
  tensor.spec.group = swapWith(false, true);
  EXPECT_TRUE(verifyTensor(tensor, error)) << error;
  tensor.spec.group = swapWith(true, true);
  expectError(tensor, "zero-based entry (2, 2) is (3, 0) but the symmetry "
                      "forces it to be imaginary");
}

/// Any small arrays as CSR with 3 rows and 3 columns.
TEST(VerifyTensor, AgreesWithThePredicateOfCsr) {
  constexpr int seed = 5;
  Random random(seed);
  int sound = 0;
  for (int round = 0; round < 200000; ++round) {
    std::vector<int32_t> positions, coordinates;
    int count = draw(random, 0, 3);
    for (int at = draw(random, 0, 30) ? 4 : 3; at > 0; --at)
      positions.push_back(draw(random, 0, count));
    for (int at = 0; at < count; ++at)
      coordinates.push_back(draw(random, 0, 7) ? draw(random, 0, 2)
                                               : draw(random, -1, 3));
    bool expected =
        positions.size() == 4 && positions[0] == 0 && positions[3] == count;
    for (int row = 0; expected && row < 3; ++row) {
      expected = positions[row] <= positions[row + 1];
      for (int at = positions[row]; expected && at < positions[row + 1]; ++at)
        expected =
            coordinates[at] >= 0 && coordinates[at] < 3 &&
            (at == positions[row] || coordinates[at - 1] < coordinates[at]);
    }
    TensorData tensor = soundCsr();
    tensor.extents = {3, 3};
    tensor.buffers = {indices(positions), indices(coordinates),
                      reals(std::vector<double>(count))};
    std::string error;
    ASSERT_EQ(verifyTensor(tensor, error), expected)
        << "seed " << seed << ", round " << round << ": " << error;
    sound += expected;
  }
  EXPECT_GT(sound, 1000);
}

} // namespace
