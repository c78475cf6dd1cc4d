// SPDX-License-Identifier: Apache-2.0
// packTensor, packDense and unpackTensor against dense brute force.

#include "Samples.h"

#include <numeric>

#include <gtest/gtest.h>

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

Entries readNonzeros(const TensorData &tensor) {
  Entries nonzeros;
  for (const auto &[place, value] : StorageReader(tensor).entries)
    if (value != 0.0)
      nonzeros[place] = value;
  return nonzeros;
}

class PackTensor : public ::testing::TestWithParam<int> {};

TEST_P(PackTensor, StoresWhatIsGiven) {
  Random random(GetParam());
  for (int round = 0; round < 50; ++round) {
    Sample sample = drawSample(random);
    SCOPED_TRACE(sample.spec.str() + ", " + sample.named->name + ", seed " +
                 std::to_string(GetParam()) + ", round " +
                 std::to_string(round));
    std::string error;
    auto whole =
        packTensor(sample.spec, fileOf(sample, sample.full, random), error);
    ASSERT_TRUE(whole) << error;
    expectStored(*whole, sample.stored());
    EXPECT_TRUE(verifyTensor(*whole, error)) << error;

    auto folded =
        packTensor(sample.spec, fileOf(sample, sample.onePerOrbit, random),
                   error, GivenEntries::OnePerOrbit);
    ASSERT_TRUE(folded) << error;
    expectEqualBuffers(*whole, *folded);
    if (::testing::Test::HasFailure())
      return;
  }
}

TEST_P(PackTensor, SurvivesUnpacking) {
  Random random(GetParam() + 1000);
  for (int round = 0; round < 50; ++round) {
    Sample sample = drawSample(random);
    SCOPED_TRACE(sample.spec.str() + ", " + sample.named->name + ", seed " +
                 std::to_string(GetParam() + 1000) + ", round " +
                 std::to_string(round));
    std::string error;
    auto packed =
        packTensor(sample.spec, fileOf(sample, sample.full, random), error);
    ASSERT_TRUE(packed) << error;
    // The padding of a dense level need not be symmetric.
    if (!sample.spec.canonical && !sample.spec.group.isTrivial() &&
        sample.spec.levels.back().kind == LevelSpec::Kind::Dense)
      continue;
    CoordinateTensor unpacked = unpackTensor(*packed);
    EXPECT_EQ(unpacked.entries() * unpacked.rank(),
              unpacked.coordinates.size());
    bool knownToFiles =
        !sample.spec.canonical || unpacked.symmetry != FileSymmetry::General;
    EXPECT_EQ(knownToFiles,
              !sample.spec.canonical ||
                  sample.named->name == std::string("symmetric") ||
                  sample.named->name == std::string("skew") ||
                  sample.named->name == std::string("Hermitian"));
    auto again = packTensor(sample.spec, unpacked, error,
                            knownToFiles ? GivenEntries::AsFile
                                         : GivenEntries::OnePerOrbit);
    ASSERT_TRUE(again) << error;
    // Zeros that pad a block come back as entries, and their images may need
    // room that they did not have.
    if (sample.spec.hasBlocks() && sample.spec.canonical)
      EXPECT_EQ(readNonzeros(*packed), readNonzeros(*again));
    else
      expectEqualBuffers(*packed, *again);
    if (::testing::Test::HasFailure())
      return;
  }
}

/// Checks that nodes of compressed levels ascend below each parent: by
/// coordinate, or where they may be in any order and have children in a
/// compressed level by the number of those first.
void expectOrder(const TensorData &tensor) {
  const std::vector<LevelSpec> &levels = tensor.spec.levels;
  size_t buffer = 0;
  for (size_t level = 0; level < levels.size(); ++level) {
    if (levels[level].kind == LevelSpec::Kind::Dense)
      continue;
    if (levels[level].kind == LevelSpec::Kind::Singleton) {
      ++buffer;
      continue;
    }
    const Buffer &positions = tensor.buffers[buffer];
    const Buffer &coordinates = tensor.buffers[buffer + 1];
    buffer += 2;
    bool byChildren = !levels[level].ordered && level + 1 < levels.size() &&
                      levels[level + 1].kind == LevelSpec::Kind::Compressed;
    auto keyOf = [&](uint64_t node) {
      uint64_t children = 0;
      if (byChildren)
        children = loadIndex(tensor.buffers[buffer], node + 1) -
                   loadIndex(tensor.buffers[buffer], node);
      return std::pair(children, loadIndex(coordinates, node));
    };
    for (size_t parent = 0; parent + 1 < positions.count(); ++parent)
      for (uint64_t node = loadIndex(positions, parent) + 1;
           node < loadIndex(positions, parent + 1); ++node)
        EXPECT_LE(keyOf(node - 1), keyOf(node)) << "level " << level;
  }
}

TEST_P(PackTensor, OrdersNodes) {
  Random random(GetParam() + 2000);
  for (int round = 0; round < 50; ++round) {
    Sample sample = drawSample(random);
    SCOPED_TRACE(sample.spec.str() + ", seed " +
                 std::to_string(GetParam() + 2000) + ", round " +
                 std::to_string(round));
    std::string error;
    auto packed =
        packTensor(sample.spec, fileOf(sample, sample.full, random), error);
    ASSERT_TRUE(packed) << error;
    expectOrder(*packed);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, PackTensor, ::testing::Range(1, 41));

/// The levels (d0 : dense, d1 : compressed).
std::vector<LevelSpec> csr() {
  return {{LevelSpec::Kind::Dense, 0, true, true},
          {LevelSpec::Kind::Compressed, 1, true, true}};
}

/// The tensor, the same with any number of threads; empty if it is refused.
std::optional<TensorData> packOnThreads(const TensorSpec &spec,
                                        const CoordinateTensor &file) {
  std::optional<TensorData> first;
  PackOptions options;
  std::string error;
  for (unsigned threads : {1, 2, 3, 5}) {
    options.threads = threads;
    auto tensor = packTensor(spec, file, error, options);
    EXPECT_TRUE(tensor) << error;
    if (!tensor)
      return std::nullopt;
    if (!first)
      first = tensor;
    expectEqualBuffers(*tensor, *first);
  }
  return first;
}

/// Rows of very different lengths below few parents, divided among threads.
TEST(PackTensorForms, OrdersNodesWithAnyNumberOfThreads) {
  Random random(12);
  constexpr int64_t extents[] = {70, 3000, 40};
  CoordinateTensor file{{70, 3000, 40}, {}, {}};
  std::vector<double> values;
  Entries entries;
  while (entries.size() < 200000) {
    Coordinate place;
    for (int64_t extent : extents)
      place.push_back(draw(random, 0, draw(random, 1, extent) - 1));
    if (!entries.emplace(place, double(entries.size())).second)
      continue;
    file.coordinates.insert(file.coordinates.end(), place.begin(), place.end());
    values.push_back(double(values.size()));
  }
  file.values = values;
  TensorSpec spec;
  spec.element = {ScalarKind::F64};
  spec.shape = {-1, -1, -1};
  using Kind = LevelSpec::Kind;
  for (Kind root : {Kind::Dense, Kind::Compressed})
    for (bool isOrdered : {false, true}) {
      spec.levels = {{root, 0, true, root == Kind::Dense || isOrdered},
                     {Kind::Compressed, 1, true, false},
                     {Kind::Compressed, 2, true, isOrdered}};
      std::optional<TensorData> first = packOnThreads(spec, file);
      ASSERT_TRUE(first);
      expectOrder(*first);
      expectStored(*first, entries);
    }
}

/// So many entries that several threads sort and store; one does not fit.
TEST(PackTensorForms, GivesTheSameWithAnyNumberOfThreads) {
  Random random(11);
  CoordinateTensor file{{1 << 20, 1 << 20}, {}, {}};
  std::vector<int64_t> rows(200000), values;
  std::iota(rows.begin(), rows.end(), 0);
  std::shuffle(rows.begin(), rows.end(), random);
  Entries entries;
  for (int64_t row : rows) {
    // Several in one row, none twice.
    Coordinate place{row / 7 * 5, row};
    file.coordinates.insert(file.coordinates.end(), place.begin(), place.end());
    values.push_back(draw(random, -100, 100));
    entries[place] = double(values.back());
  }
  file.values = values;
  TensorSpec spec;
  spec.element = {ScalarKind::I8};
  spec.shape = {-1, -1};
  spec.levels = csr();
  std::optional<TensorData> first = packOnThreads(spec, file);
  ASSERT_TRUE(first);
  expectStored(*first, entries);
  PackOptions options;
  std::string error;
  // Of two values that do not fit the first in storage order is named.
  auto setValue = [&](int64_t row, int64_t value) {
    size_t at = std::find(rows.begin(), rows.end(), row) - rows.begin();
    std::get<std::vector<int64_t>>(file.values)[at] = value;
  };
  setValue(150000, 1000);
  setValue(90000, 2000);
  for (unsigned threads : {1, 2, 3, 5}) {
    options.threads = threads;
    EXPECT_FALSE(packTensor(spec, file, error, options));
    EXPECT_EQ(error, "zero-based entry (64285, 90000): value 2000 is outside "
                     "the range of i8");
  }
}

TEST(PackTensorForms, StoresRowsOfAMatrix) {
  TensorSpec spec;
  spec.shape = {-1, -1};
  spec.levels = csr();
  spec.positionType = spec.coordinateType = {ScalarKind::I32};
  CoordinateTensor file;
  file.shape = {3, 4};
  file.coordinates = {2, 3, 0, 1, 2, 0};
  file.values = std::vector<double>{1.5, -2, 0};
  std::string error;
  auto tensor = packTensor(spec, file, error);
  ASSERT_TRUE(tensor) << error;
  ASSERT_EQ(tensor->buffers.size(), 3u);
  auto *positions = tensor->buffers[0].as<uint32_t>();
  EXPECT_EQ(std::vector<uint32_t>(positions, positions + 4),
            (std::vector<uint32_t>{0, 1, 1, 3}));
  auto *coordinates = tensor->buffers[1].as<uint32_t>();
  EXPECT_EQ(std::vector<uint32_t>(coordinates, coordinates + 3),
            (std::vector<uint32_t>{1, 0, 3}));
  auto *values = tensor->buffers[2].as<double>();
  EXPECT_EQ(std::vector<double>(values, values + 3),
            (std::vector<double>{-2, 0, 1.5})); // the explicit zero is kept
  EXPECT_EQ(tensor->bytes(), 4 * 4 + 3 * 4 + 3 * 8u);
  for (const Buffer &buffer : tensor->buffers)
    EXPECT_EQ(reinterpret_cast<uintptr_t>(buffer.data()) % 64, 0u);
}

/// Every kind of file into every type of matrix: accepted exactly where the
/// full matrix has the symmetry, and then stored as the full matrix would be.
TEST(PackTensorForms, MeetsFileAndTypeSymmetry) {
  struct Kind {
    FileSymmetry file;
    const char *group;
  };
  const Kind kinds[] = {{FileSymmetry::General, "matrix"},
                        {FileSymmetry::Symmetric, "symmetric"},
                        {FileSymmetry::SkewSymmetric, "skew"},
                        {FileSymmetry::Hermitian, "Hermitian"}};
  auto groupOf = [](const Kind &kind) -> const NamedGroup & {
    for (const NamedGroup &named : namedGroups())
      if (std::string(named.name) == kind.group)
        return named;
    return namedGroups().front();
  };
  Random random(7);
  for (const Kind &file : kinds)
    for (const Kind &type : kinds)
      for (bool canonical : {false, true}) {
        SCOPED_TRACE(std::string(file.group) + " file, type " + type.group);
        if (canonical && type.file == FileSymmetry::General)
          continue;
        TensorSpec spec;
        spec.element = {ScalarKind::C128};
        spec.shape = {3, 3};
        spec.levels = csr();
        spec.group = toGroup(groupOf(type));
        spec.canonical = canonical;
        // The imaginary part tells all four apart.
        Entries given{{{1, 0}, {2, 3}}}, full;
        for (auto [place, characters] : orbitOf(groupOf(file), {1, 0}))
          full[place] = applyCharacter(anyOf(characters), {2, 3});
        CoordinateTensor tensor =
            toFile(given, {3, 3}, ScalarKind::C128, random);
        tensor.symmetry = file.file;
        std::string error;
        auto packed = packTensor(spec, tensor, error);
        bool fits =
            type.file == file.file || type.file == FileSymmetry::General;
        ASSERT_EQ(packed.has_value(), fits) << error;
        if (!fits)
          continue;
        if (canonical)
          full.erase({1, 0});
        expectStored(*packed, full);
      }
}

/// Indices of one, several and more than 64 bits together.
TEST(PackTensorForms, SortsLargeExtents) {
  TensorSpec spec;
  spec.shape = {-1, -1, -1};
  for (unsigned dimension : {2, 0, 1})
    spec.levels.push_back({LevelSpec::Kind::Compressed, dimension, true, true});
  Random random(3);
  for (unsigned bits : {1, 4, 11, 16, 21, 22, 40}) {
    int64_t extent = int64_t(1) << bits;
    std::uniform_int_distribution<int64_t> index(0, extent - 1);
    Entries entries;
    for (int at = 0; at < 500; ++at)
      entries[{index(random), index(random), index(random)}] = at;
    std::string error;
    auto tensor = packTensor(
        spec,
        toFile(entries, {extent, extent, extent}, ScalarKind::F64, random),
        error);
    ASSERT_TRUE(tensor) << error;
    expectStored(*tensor, entries);
    EXPECT_TRUE(verifyTensor(*tensor, error)) << error;
  }
}

TEST(PackTensorForms, TakesScalarsAndLooseFormats) {
  TensorSpec scalar;
  CoordinateTensor one;
  one.values = std::vector<double>{2.5};
  std::string error;
  auto tensor = packTensor(scalar, one, error);
  ASSERT_TRUE(tensor) << error;
  EXPECT_EQ(tensor->buffers.at(0).as<double>()[0], 2.5);

  // A singleton below a unique level, while each row has one entry.
  TensorSpec spec;
  spec.shape = {-1, -1};
  spec.levels = {{LevelSpec::Kind::Compressed, 0, true, true},
                 {LevelSpec::Kind::Singleton, 1, true, true}};
  Random random(1);
  Entries diagonal{{{0, 2}, 1}, {{2, 0}, 2}};
  tensor = packTensor(spec, toFile(diagonal, {3, 3}, ScalarKind::F64, random),
                      error);
  ASSERT_TRUE(tensor) << error;
  expectStored(*tensor, diagonal);

  // Repeated pairs above a compressed level are stored once.
  spec.shape = {-1, -1, -1};
  spec.levels = {{LevelSpec::Kind::Compressed, 0, false, true},
                 {LevelSpec::Kind::Singleton, 1, true, true},
                 {LevelSpec::Kind::Compressed, 2, true, true}};
  Entries fibers{{{0, 1, 0}, 1}, {{0, 1, 2}, 2}, {{0, 2, 2}, 3}};
  tensor = packTensor(spec, toFile(fibers, {3, 3, 3}, ScalarKind::F64, random),
                      error);
  ASSERT_TRUE(tensor) << error;
  EXPECT_EQ(tensor->buffers[1].count(), 2u);
  expectStored(*tensor, fibers);
}

//===----------------------------------------------------------------------===//
// Dense arrays
//===----------------------------------------------------------------------===//

TEST(PackDense, CopiesOrWidens) {
  std::vector<int32_t> data{1, -2, 3, 0, 5, 6};
  TensorSpec spec;
  spec.shape = {2, -1};
  std::string error;
  NpyView view{{ScalarKind::I32}, {2, 3}, data.data()};
  for (ScalarKind kind :
       {ScalarKind::I32, ScalarKind::I64, ScalarKind::F64, ScalarKind::C128}) {
    spec.element = {kind};
    auto tensor = packDense(spec, view, error);
    ASSERT_TRUE(tensor) << error;
    ASSERT_EQ(tensor->storedEntries(), data.size());
    for (size_t at = 0; at < data.size(); ++at)
      EXPECT_EQ(loadElement(tensor->buffers[0], at), Complex(data[at]));
  }
  for (ScalarKind kind :
       {ScalarKind::F32, ScalarKind::F16, ScalarKind::C64, ScalarKind::I16,
        ScalarKind::U32, ScalarKind::U64, ScalarKind::Bool}) {
    spec.element = {kind};
    EXPECT_FALSE(packDense(spec, view, error));
    EXPECT_NE(error.find("do not hold all its values, convert it first"),
              std::string::npos);
  }
}

TEST(PackDense, StoresTheNonzeros) {
  std::vector<double> data{0, 1, 1, -0.0, NAN, 0, 0, 0, 0};
  data[6] = 0, data[3] = 1;
  TensorSpec spec;
  spec.shape = {3, 3};
  spec.levels = csr();
  spec.group = toGroup({"symmetric", 2, {{{1, 0}}}});
  spec.canonical = true;
  std::string error;
  NpyView view{{ScalarKind::F64}, {3, 3}, data.data()};
  EXPECT_FALSE(packDense(spec, view, error));
  EXPECT_EQ(error, "zero-based entry (2, 0) is 0 but zero-based entry (0, 2) "
                   "is 1: the symmetry makes them equal");
  data[6] = 1;
  auto tensor = packDense(spec, view, error);
  ASSERT_TRUE(tensor) << error;
  CoordinateTensor entries = unpackTensor(*tensor);
  EXPECT_EQ(entries.coordinates, (Coordinate{0, 1, 0, 2, 1, 1}));
  EXPECT_EQ(entries.symmetry, FileSymmetry::Symmetric);
  EXPECT_TRUE(std::isnan(std::get<std::vector<double>>(entries.values)[2]));
}

TEST(PackDense, RefusesWhatEntriesCannotHold) {
  std::vector<uint64_t> data{1, UINT64_MAX};
  TensorSpec spec;
  spec.element = {ScalarKind::U64};
  spec.shape = {2};
  std::string error;
  NpyView view{{ScalarKind::U64}, {2}, data.data()};
  EXPECT_TRUE(packDense(spec, view, error)) << error;
  spec.levels = {{LevelSpec::Kind::Compressed, 0, true, true}};
  EXPECT_FALSE(packDense(spec, view, error));
  EXPECT_EQ(error, "zero-based entry (1) is 18446744073709551615, entries hold "
                   "at most 9223372036854775807");
}

} // namespace
