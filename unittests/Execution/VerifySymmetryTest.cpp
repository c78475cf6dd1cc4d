// SPDX-License-Identifier: Apache-2.0
// Data that claim a symmetry: full storage against a brute-force predicate, the
// tolerance, and what packing does without a check.

#include "Samples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace tensoropt;
using namespace tensoropt::testing;
using ::testing::HasSubstr;

namespace {

TensorSpec csrOf(PermutationGroup group, ScalarKind kind = ScalarKind::F64) {
  TensorSpec spec;
  spec.element = {kind};
  spec.shape = {-1, -1};
  spec.levels = {{LevelSpec::Kind::Dense, 0, true, true},
                 {LevelSpec::Kind::Compressed, 1, true, true}};
  spec.group = std::move(group);
  return spec;
}

PermutationGroup swapWith(bool negate, bool conjugate) {
  return toGroup({"", 2, {{{1, 0}, negate, conjugate}}});
}

/// Stores entries without a look at their symmetry.
TensorData storeAsGiven(TensorSpec spec, const CoordinateTensor &file) {
  PermutationGroup group = std::exchange(spec.group, PermutationGroup(0));
  spec.canonical = false;
  std::string error;
  auto tensor = packTensor(spec, file, error);
  EXPECT_TRUE(tensor) << error;
  tensor->spec.group = group;
  return *tensor;
}

std::string errorOf(const TensorData &tensor, const SymmetryCheck &check = {}) {
  std::string error;
  EXPECT_EQ(verifySymmetry(tensor, error, check), error.empty());
  return error;
}

/// Whether each entry has its images, by the definition of the character.
bool isSymmetric(const TensorData &tensor, const NamedGroup &named) {
  bool mayPad = tensor.spec.levels.back().kind == LevelSpec::Kind::Dense;
  auto list = StorageReader(tensor).entries;
  Entries stored(list.begin(), list.end());
  for (const auto &[from, value] : stored)
    for (const Generator &generator : named.generators) {
      Coordinate to = from;
      for (size_t slot = 0; slot < to.size(); ++slot)
        to[generator.images[slot]] = from[slot];
      auto image = stored.find(to);
      if (to == from || (image == stored.end() && mayPad && value == 0.0))
        continue;
      if (image == stored.end() ||
          image->second !=
              applyCharacter(generator.negate + 2 * generator.conjugate, value))
        return false;
    }
  return true;
}

class VerifySymmetry : public ::testing::TestWithParam<int> {};

TEST_P(VerifySymmetry, AgreesWithBruteForce) {
  Random random(GetParam());
  int sound = 0, broken = 0;
  for (int round = 0; round < 200; ++round) {
    Sample sample = drawSample(random);
    if (sample.named->generators.empty() || sample.full.empty())
      continue;
    if (draw(random, 0, 3) == 0)
      for (LevelSpec &level : sample.spec.levels)
        level.ordered &= level.kind == LevelSpec::Kind::Dense;
    Entries entries = sample.full;
    auto victim =
        std::next(entries.begin(), draw(random, 0, entries.size() - 1));
    switch (draw(random, 0, 2)) {
    case 0:
      victim->second = drawValue(random, sample.spec.element.kind);
      break;
    case 1:
      entries.erase(victim);
      break;
    default:
      break;
    }
    TensorData tensor =
        storeAsGiven(sample.spec, fileOf(sample, entries, random));
    bool expected = isSymmetric(tensor, *sample.named);
    // An entry that is its own image is verifyTensor's to check.
    std::string error;
    if (!verifyTensor(tensor, error))
      continue;
    ++(expected ? sound : broken);
    EXPECT_EQ(errorOf(tensor).empty(), expected)
        << "seed " << GetParam() << ", round " << round << ": "
        << tensor.spec.str() << ": " << errorOf(tensor);
  }
  EXPECT_GT(sound, 20);
  EXPECT_GT(broken, 20);
}

INSTANTIATE_TEST_SUITE_P(Seeds, VerifySymmetry, ::testing::Range(1, 9));

TEST(VerifySymmetry, NamesBothEntriesAndTheCharacter) {
  auto error = [](bool negate, bool conjugate, Complex above, Complex below) {
    TensorSpec spec = csrOf(swapWith(negate, conjugate), ScalarKind::C128);
    return errorOf(storeAsGiven(
        spec, {{3, 3}, {0, 2, 2, 0}, std::vector<Complex>{above, below}}));
  };
  std::string pair = "zero-based entry (2, 0) is (3, 4) but zero-based entry "
                     "(0, 2) is (1, 2): the symmetry makes them ";
  EXPECT_EQ(error(false, false, {1, 2}, {3, 4}), pair + "equal");
  EXPECT_EQ(error(true, false, {1, 2}, {3, 4}),
            pair + "negatives of each other");
  EXPECT_EQ(error(false, true, {1, 2}, {3, 4}),
            pair + "conjugates of each other");
  EXPECT_EQ(error(true, true, {1, 2}, {3, 4}),
            pair + "negative conjugates of each other");
  EXPECT_EQ(error(true, true, {1, 2}, {-1, 2}), "");
  EXPECT_EQ(
      errorOf(storeAsGiven(csrOf(swapWith(true, false)),
                           {{3, 3}, {1, 2}, std::vector<double>{7}})),
      "zero-based entry (2, 1) is missing: the symmetry makes it -7, from "
      "zero-based entry (1, 2)");
}

/// 400 rows without gaps, so that several threads work; two faults.
TEST(VerifySymmetry, NamesTheFirstPairWhateverTheThreads) {
  CoordinateTensor file{{400, 400}, {}, {}};
  std::vector<double> values;
  for (int64_t i = 0; i < 400; ++i)
    for (int64_t j = 0; j < 400; ++j) {
      file.coordinates.insert(file.coordinates.end(), {i, j});
      values.push_back((i + 1) * (j + 1) + (i == 390 && j == 380) +
                       (i == 210 && j == 205));
    }
  file.values = values;
  TensorData tensor = storeAsGiven(csrOf(swapWith(false, false)), file);
  for (unsigned threads : {1, 2, 3, 4, 0}) {
    SymmetryCheck check;
    check.threads = threads;
    EXPECT_EQ(errorOf(tensor, check),
              "zero-based entry (210, 205) is 43467 but zero-based entry (205, "
              "210) is 43466: the symmetry makes them equal");
    check.isOn = false;
    EXPECT_EQ(errorOf(tensor, check), "");
  }
}

TEST(VerifySymmetry, Tolerance) {
  auto store = [](double below) {
    return storeAsGiven(
        csrOf(swapWith(false, false)),
        {{2, 2}, {0, 1, 1, 0}, std::vector<double>{1e6, below}});
  };
  SymmetryCheck check;
  check.tolerance = 1e-9;
  // The limit is relative: 1e-9 of 1e6.
  EXPECT_EQ(errorOf(store(1e6 + 0.9e-3), check), "");
  EXPECT_EQ(
      errorOf(store(1e6 + 2e-3), check),
      "zero-based entry (1, 0) is 1000000.002 but zero-based entry (0, 1) "
      "is 1e+06: the symmetry makes them equal within 1e-09");
  EXPECT_NE(errorOf(store(1e6 + 0.9e-3)), "");
  EXPECT_NE(errorOf(store(INFINITY), check), "");
  EXPECT_NE(errorOf(store(NAN), check), "");
  TensorData integers =
      storeAsGiven(csrOf(swapWith(false, false), ScalarKind::I64),
                   {{2, 2},
                    {0, 1, 1, 0},
                    std::vector<int64_t>{1000000000000, 1000000000001}});
  EXPECT_NE(errorOf(integers, check), "") << "integers are compared exactly";
}

/// Hermitian: parts that rounding left on the diagonal are dropped.
TEST(PackSymmetric, ToleranceCleansTheDiagonal) {
  CoordinateTensor file{
      {2, 2},
      {0, 0, 0, 1, 1, 0},
      std::vector<Complex>{{5, 1e-15}, {1, 2}, {1, -2.0000001}}};
  for (bool canonical : {false, true}) {
    TensorSpec spec = csrOf(swapWith(false, true), ScalarKind::C128);
    spec.canonical = canonical;
    PackOptions options;
    std::string error;
    EXPECT_FALSE(packTensor(spec, file, error, options));
    EXPECT_EQ(error, "zero-based entry (0, 0) is (5, 1e-15) but the symmetry "
                     "forces it to be real");
    options.symmetry.tolerance = 1e-6;
    auto tensor = packTensor(spec, file, error, options);
    ASSERT_TRUE(tensor) << error;
    EXPECT_TRUE(verifyTensor(*tensor, error)) << error;
    EXPECT_EQ(loadElement(tensor->buffers[2], 0), Complex(5, 0));
    EXPECT_EQ(loadElement(tensor->buffers[2], 1), Complex(1, 2));
    EXPECT_EQ(tensor->storedEntries(), canonical ? 2u : 3u);
    options.symmetry.tolerance = 1e-16;
    EXPECT_FALSE(packTensor(spec, file, error, options));
  }
}

/// Entries (0, 1) and (1, 0) differ; (2, 0) and (0, 2) are given on one side.
TEST(PackSymmetric, WithoutCheckOneEntryOfEachOrbitIsTaken) {
  CoordinateTensor file{
      {3, 3}, {1, 0, 2, 0, 0, 1}, std::vector<double>{4, 6, 3}};
  PackOptions options;
  options.symmetry.isOn = false;
  std::string error;
  TensorSpec spec = csrOf(swapWith(true, false));
  auto pack = [&] {
    EXPECT_FALSE(packTensor(spec, file, error));
    auto tensor = packTensor(spec, file, error, options);
    EXPECT_TRUE(tensor) << error;
    auto list = StorageReader(*tensor).entries;
    return Entries(list.begin(), list.end());
  };
  EXPECT_EQ(pack(), (Entries{{{0, 1}, 3}, {{1, 0}, 4}, {{2, 0}, 6}}));
  spec.canonical = true;
  EXPECT_EQ(pack(), (Entries{{{0, 1}, 3}, {{0, 2}, -6}}));
  spec.triangle = Triangle::Lower;
  EXPECT_EQ(pack(), (Entries{{{1, 0}, 4}, {{2, 0}, 6}}));
  file.coordinates[0] = 2;
  EXPECT_FALSE(packTensor(spec, file, error, options));
  EXPECT_EQ(error, "zero-based entry (2, 0) is given twice");
}

/// All coordinates of four dimensions, in a scrambled order. The value of each
/// is a symmetric function of its indices, negated once for each exchange of
/// the first two that sorting them takes.
CoordinateTensor scrambleAll(int64_t extent, bool isSkew) {
  CoordinateTensor file;
  file.shape.assign(4, extent);
  std::vector<double> values;
  const int64_t count = extent * extent * extent * extent;
  for (int64_t number = 0; number < count; ++number) {
    int64_t rest = number * 1000003 % count; // prime, so a permutation
    int64_t index[4];
    for (int64_t &each : index) {
      each = rest % extent;
      rest /= extent;
    }
    double value = 1;
    for (auto [a, b] : {std::pair(index[0], index[1]), {index[2], index[3]}})
      value *= (1 + std::min(a, b)) * 0.5 + std::max(a, b);
    if (isSkew)
      value *= (index[0] < index[1]) - (index[0] > index[1]);
    file.coordinates.insert(file.coordinates.end(), index, index + 4);
    values.push_back(value);
  }
  file.values = std::move(values);
  return file;
}

/// Enough entries for several threads, and one of them wrong.
TEST(PackSymmetric, FindsOneWrongEntryAmongMany) {
  std::string error;
  for (bool isSkew : {false, true}) {
    NamedGroup named{"", 4, {{{1, 0, 2, 3}, isSkew, false}, {{0, 1, 3, 2}}}};
    if (!isSkew)
      named.generators.push_back({{2, 3, 0, 1}});
    TensorSpec spec;
    spec.element = {ScalarKind::F64};
    spec.shape.assign(4, -1);
    for (unsigned dimension = 0; dimension < 4; ++dimension)
      spec.levels.push_back({LevelSpec::Kind::Compressed, dimension});
    spec.group = toGroup(named);
    const CoordinateTensor whole = scrambleAll(17, isSkew);
    for (unsigned choice = 0; choice < 8; ++choice) {
      spec.canonical = choice & 1;
      spec.triangle = choice & 2 ? Triangle::Lower : Triangle::Upper;
      PackOptions options;
      options.threads = options.symmetry.threads = choice & 4 ? 2 : 1;
      auto refuse = [&](auto spoil) {
        CoordinateTensor file = whole;
        spoil(file, std::get<std::vector<double>>(file.values));
        EXPECT_FALSE(packTensor(spec, file, error, options));
        return error;
      };
      auto tensor = packTensor(spec, whole, error, options);
      ASSERT_TRUE(tensor) << error;
      EXPECT_TRUE(verifyTensor(*tensor, error)) << error;
      // 17 * 16 / 2 or 17 * 18 / 2 pairs; pairs of pairs without a sign.
      size_t pairs = spec.canonical ? 153 : 289;
      size_t skew = spec.canonical ? 136 : 272;
      size_t alike = spec.canonical ? 153 * 154 / 2 : 289 * 289;
      EXPECT_EQ(tensor->storedEntries(), isSkew ? skew * pairs : alike);
      if (choice != 2 && choice != 5)
        continue;
      constexpr size_t at = 70001; // not on a diagonal
      EXPECT_THAT(refuse([](auto &, auto &values) { values[at] += 1; }),
                  HasSubstr("the symmetry makes"));
      EXPECT_THAT(refuse([](CoordinateTensor &file, auto &values) {
                    auto start = file.coordinates.begin() + 4 * at;
                    file.coordinates.erase(start, start + 4);
                    values.erase(values.begin() + at);
                  }),
                  HasSubstr("is missing"));
      EXPECT_THAT(refuse([](CoordinateTensor &file, auto &values) {
                    for (size_t slot = 0; slot < 4; ++slot)
                      file.coordinates.push_back(
                          file.coordinates[4 * at + slot]);
                    values.push_back(values[at]);
                  }),
                  HasSubstr("is given twice"));
    }
  }
}

} // namespace
