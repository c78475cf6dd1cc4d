// SPDX-License-Identifier: Apache-2.0
// convertTensor between all storages, against the entries that went in.

#include "TensorOpt/Execution/ConvertTensor.h"
#include "Samples.h"

#include <gtest/gtest.h>

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

constexpr auto dense = LevelSpec::Kind::Dense;
constexpr auto compressed = LevelSpec::Kind::Compressed;
constexpr auto singleton = LevelSpec::Kind::Singleton;

/// Another storage for the tensor of a sample.
TensorSpec drawTarget(Random &random, const Sample &sample) {
  TensorSpec spec = sample.spec;
  spec.levels.clear();
  if (draw(random, 0, 4))
    spec.levels = drawLevels(random, sample.named->rank);
  ScalarKind widths[] = {ScalarKind::I16, ScalarKind::I32, ScalarKind::I64};
  spec.positionType = {widths[draw(random, 0, 2)]};
  spec.coordinateType = {widths[draw(random, 0, 2)]};
  spec.triangle = draw(random, 0, 1) ? Triangle::Upper : Triangle::Lower;
  spec.canonical =
      !spec.levels.empty() && !spec.group.isTrivial() && draw(random, 0, 1);
  if (spec.levels.empty() || (!spec.canonical && draw(random, 0, 2) == 0))
    spec.group = PermutationGroup(0);
  drawBlocks(random, spec);
  return spec;
}

/// Packs the canonical entries of a type without coordinates where that can be.
void makePacked(TensorSpec &spec) {
  std::string needed;
  spec.region = CanonicalRegion::get(spec.group, spec.triangle, needed);
  if (!spec.region)
    return;
  spec.canonical = true;
  spec.levels.clear();
  for (unsigned dimension = 0; dimension < spec.rank(); ++dimension)
    spec.levels.push_back({dense, dimension, true, true});
}

/// The entries at the places of a triangle.
Entries canonicalOf(const Sample &sample, Triangle triangle) {
  Entries canonical;
  for (const auto &[place, value] : sample.full) {
    auto orbit = orbitOf(*sample.named, place);
    if (place == (triangle == Triangle::Upper ? orbit.begin()->first
                                              : orbit.rbegin()->first))
      canonical[place] = value;
  }
  return canonical;
}

/// Without the zeros: a dense last level does not tell them from padding.
Entries nonzerosOf(const Entries &entries) {
  Entries nonzeros;
  for (const auto &[place, value] : entries)
    if (value != 0.0)
      nonzeros[place] = value;
  return nonzeros;
}

TensorData pack(const TensorSpec &spec, const CoordinateTensor &file,
                GivenEntries given = GivenEntries::AsFile) {
  std::string error;
  auto packed = packTensor(spec, file, error, given);
  EXPECT_TRUE(packed) << error;
  return *packed;
}

class ConvertTensor : public ::testing::TestWithParam<int> {};

TEST_P(ConvertTensor, KeepsTheEntries) {
  Random random(GetParam());
  for (int round = 0; round < 200; ++round) {
    Sample sample = drawSample(random);
    // Everything but what the canonical storage of the type says may differ.
    TensorSpec source = sample.spec, target = drawTarget(random, sample);
    if (!source.canonical && draw(random, 0, 1))
      source.group = PermutationGroup(0);
    for (TensorSpec *spec : {&source, &target})
      if (!spec->group.isTrivial() && draw(random, 0, 4) == 0)
        makePacked(*spec);
    TensorData from = pack(source, fileOf(sample, sample.full, random));
    SCOPED_TRACE("seed " + std::to_string(GetParam()) + ", round " +
                 std::to_string(round) + ": " + source.str() + " to " +
                 target.str());
    std::string error;
    auto converted = convertTensor(from, target, error);
    ASSERT_TRUE(converted) << error;
    EXPECT_EQ(converted->spec.str(), target.str());
    EXPECT_TRUE(verifyTensor(*converted, error)) << error;
    EXPECT_TRUE(verifySymmetry(*converted, error)) << error;
    if (target.isPacked()) {
      // PackRegionTest reads those.
      expectEqualBuffers(*converted,
                         pack(target, fileOf(sample, sample.full, random)));
      continue;
    }
    Sample stored = sample;
    stored.spec = target;
    stored.canonical = canonicalOf(sample, target.triangle);
    Entries expected = stored.stored();
    if (source.levels.back().kind == dense)
      expected = nonzerosOf(expected);
    expectStored(*converted, expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ConvertTensor, ::testing::Range(1, 17));

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

std::vector<LevelSpec> levelsOf(LevelSpec::Kind outer, LevelSpec::Kind inner,
                                bool byColumns) {
  return {{outer, byColumns, inner != singleton, true},
          {inner, !byColumns, true, true}};
}

std::vector<std::vector<LevelSpec>> matrixFormats() {
  std::vector<std::vector<LevelSpec>> formats{{}};
  for (bool byColumns : {false, true}) {
    formats.push_back(levelsOf(dense, compressed, byColumns));
    formats.push_back(levelsOf(compressed, compressed, byColumns));
    formats.push_back(levelsOf(compressed, singleton, byColumns));
    formats.push_back(levelsOf(dense, dense, byColumns));
    formats.push_back(levelsOf(compressed, dense, byColumns));
  }
  return formats;
}

TensorSpec specOf(std::vector<LevelSpec> levels) {
  TensorSpec spec;
  spec.shape = {-1, -1};
  spec.levels = std::move(levels);
  spec.positionType = spec.coordinateType = {ScalarKind::I32};
  return spec;
}

PermutationGroup swapGroup(bool negate) {
  return toGroup({"", 2, {{{1, 0}, negate, false}}});
}

/// A matrix with so many entries that several threads work; skew, so that a
/// mirrored entry shows.
Sample largeMatrix(Random &random) {
  static const NamedGroup named{"skew", 2, {{{1, 0}, true, false}}};
  Sample sample;
  sample.named = &named;
  sample.spec = specOf(levelsOf(dense, compressed, false));
  sample.spec.group = toGroup(named);
  sample.extents = {600, 600};
  for (int64_t i = 0; i < 600; ++i)
    for (int64_t j = i + 1; j < 600; ++j)
      if (draw(random, 0, 1)) {
        double value = draw(random, 1, 1000000);
        sample.full[{i, j}] = value;
        sample.full[{j, i}] = -value;
      }
  return sample;
}

/// Converts to `source` and from there to the expected storage.
void expectConverted(const TensorData &full, const TensorSpec &source,
                     const TensorData &expected) {
  SCOPED_TRACE(source.str() + " to " + expected.spec.str());
  std::string error;
  auto given = convertTensor(full, source, error);
  ASSERT_TRUE(given) << error;
  for (unsigned threads : {1, 2, 5}) {
    ConvertOptions options;
    options.threads = threads;
    auto converted = convertTensor(*given, expected.spec, error, options);
    ASSERT_TRUE(converted) << error;
    expectEqualBuffers(*converted, expected);
  }
}

TEST(ConvertMatrix, GivesTheSameWithAnyNumberOfThreads) {
  Random random(7);
  Sample sample = largeMatrix(random);
  CoordinateTensor file = fileOf(sample, sample.full, random);
  TensorData full = pack(sample.spec, file);
  ASSERT_GT(full.storedEntries(), 150000u);
  expectStored(full, sample.full);
  for (size_t to : {1, 2, 3, 6})
    for (bool isCanonical : {false, true}) {
      TensorSpec target = specOf(matrixFormats()[to]);
      target.group = swapGroup(true);
      target.canonical = isCanonical;
      TensorData expected = pack(target, file);
      for (const auto &from : matrixFormats())
        for (bool isUpper : {false, true}) {
          TensorSpec source = specOf(from);
          if (!from.empty()) {
            source.group = swapGroup(true);
            source.canonical = !isCanonical;
            source.triangle = isUpper ? Triangle::Upper : Triangle::Lower;
          }
          expectConverted(full, source, expected);
        }
    }
}

TEST(ConvertMatrix, ChecksAClaimedSymmetry) {
  TensorSpec plain = specOf(levelsOf(dense, compressed, false));
  TensorData tensor =
      pack(plain, {{3, 3}, {0, 1, 1, 0, 2, 2}, std::vector<double>{5, 4, 1}});
  TensorSpec target = plain;
  target.group = swapGroup(false);
  std::string error;
  for (bool isCanonical : {false, true}) {
    target.canonical = isCanonical;
    EXPECT_FALSE(convertTensor(tensor, target, error));
    EXPECT_EQ(error, "zero-based entry (1, 0) is 4 but zero-based entry (0, 1) "
                     "is 5: the symmetry makes them equal");
    ConvertOptions options;
    options.symmetry.tolerance = 0.5;
    EXPECT_TRUE(convertTensor(tensor, target, error, options)) << error;
    options.symmetry = {};
    options.symmetry.isOn = false;
    auto converted = convertTensor(tensor, target, error, options);
    ASSERT_TRUE(converted) << error;
    EXPECT_EQ(converted->storedEntries(), isCanonical ? 2u : 3u);
  }
  target.group = swapGroup(true);
  EXPECT_FALSE(convertTensor(tensor, target, error));
  EXPECT_EQ(error, "zero-based entry (2, 2) is 1 but the symmetry forces it to "
                   "be zero");
}

TEST(ConvertMatrix, RefusesWhatTheTargetCannotHold) {
  auto tensor = [](std::vector<int64_t> shape, Coordinate place,
                   ScalarColumn values) {
    TensorSpec spec = specOf(levelsOf(compressed, singleton, false));
    if (std::holds_alternative<std::vector<int64_t>>(values))
      spec.element = {ScalarKind::I64};
    spec.coordinateType = {ScalarKind::I64};
    return pack(spec, {std::move(shape), std::move(place), std::move(values)});
  };
  std::string error;
  TensorSpec target = specOf(levelsOf(dense, compressed, false));
  target.coordinateType = {ScalarKind::I8};
  EXPECT_FALSE(convertTensor(
      tensor({300, 300}, {0, 299}, std::vector<double>{1}), target, error));
  EXPECT_EQ(error, "level 1 has the coordinate 299 but coordinates of 8 bits "
                   "count to 255");
  // What is there fits.
  EXPECT_TRUE(convertTensor(tensor({300, 300}, {0, 7}, std::vector<double>{1}),
                            target, error))
      << error;
  target = specOf(levelsOf(dense, compressed, false));
  EXPECT_FALSE(convertTensor(
      tensor({int64_t(1) << 50, 3}, {0, 1}, std::vector<double>{1}), target,
      error));
  EXPECT_NE(error.find("store fewer levels densely"), std::string::npos);
  target = specOf(levelsOf(compressed, compressed, true));
  target.coordinateType = {ScalarKind::I64};
  EXPECT_TRUE(convertTensor(
      tensor({int64_t(1) << 50, 3}, {5, 1}, std::vector<double>{1}), target,
      error))
      << error;
  target.shape = {4, -1};
  EXPECT_FALSE(convertTensor(tensor({3, 3}, {0, 1}, std::vector<double>{1}),
                             target, error));
  EXPECT_EQ(error, "dimension 0 has extent 3, the type says 4");
  // The least integer has no negative.
  TensorSpec skew = specOf(levelsOf(dense, compressed, false));
  skew.element = {ScalarKind::I64};
  skew.group = swapGroup(true);
  skew.canonical = true;
  TensorData least =
      pack(skew, {{2, 2}, {0, 1}, std::vector<int64_t>{INT64_MIN}},
           GivenEntries::OnePerOrbit);
  skew.canonical = false;
  EXPECT_FALSE(convertTensor(least, skew, error));
  EXPECT_EQ(error, "zero-based entry (1, 0): value -9223372036854775808 has no "
                   "negative");
}

} // namespace
