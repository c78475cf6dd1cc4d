// SPDX-License-Identifier: Apache-2.0
// Packed storage against brute force: the canonical entries of a random dense
// tensor, in lexicographic order.

#include "StorageTesting.h"

#include <gtest/gtest.h>

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

/// A dense tensor with symmetry, its entries by place.
struct Sample {
  TensorSpec spec;
  std::vector<int64_t> extents;
  Entries full, canonical;
};

TensorSpec packedSpec(const NamedGroup &named, Triangle triangle,
                      ScalarKind kind) {
  TensorSpec spec;
  spec.element = {kind};
  spec.shape.assign(named.rank, -1);
  for (unsigned dimension = 0; dimension < named.rank; ++dimension)
    spec.levels.push_back({LevelSpec::Kind::Dense, dimension, true, true});
  spec.group = toGroup(named);
  spec.canonical = true;
  spec.triangle = triangle;
  std::string error;
  spec.region = CanonicalRegion::get(spec.group, triangle, error);
  return spec;
}

/// Extents that are equal in an orbit, and different otherwise.
std::vector<int64_t> drawExtents(Random &random, const TensorSpec &spec) {
  std::vector<int64_t> extents(spec.rank());
  for (const auto &orbit : spec.group.orbits()) {
    int64_t extent = draw(random, 0, spec.rank() > 3 ? 4 : 6);
    for (unsigned slot : orbit)
      extents[slot] = extent;
  }
  return extents;
}

/// Gives the orbit of a place values, what is forced being zero or real.
void addOrbit(const NamedGroup &named, const Coordinate &place, Complex value,
              Sample &sample) {
  auto orbit = orbitOf(named, place);
  unsigned fixed = orbit[place];
  if ((fixed & 2) || (fixed & 4 && fixed & 8))
    value = 0;
  if (fixed & 4)
    value = value.real();
  if (fixed & 8)
    value = {0, value.imag()};
  for (const auto &[image, characters] : orbit)
    sample.full[image] = applyCharacter(anyOf(characters), value);
  const Coordinate &stored = sample.spec.triangle == Triangle::Upper
                                 ? orbit.begin()->first
                                 : orbit.rbegin()->first;
  sample.canonical[stored] = sample.full[stored];
}

Sample drawSample(Random &random, const NamedGroup &named,
                  std::optional<ScalarKind> kind = std::nullopt) {
  while (!kind || (needsComplex(named) && !isComplexKind(*kind)) ||
         (needsSign(named) && isUnsignedKind(*kind)))
    kind = drawKind(random);
  Sample sample;
  sample.spec = packedSpec(
      named, draw(random, 0, 1) ? Triangle::Upper : Triangle::Lower, *kind);
  sample.extents = drawExtents(random, sample.spec);
  Coordinate at(named.rank);
  bool more = !std::count(sample.extents.begin(), sample.extents.end(), 0);
  while (more) {
    if (!sample.full.count(at))
      addOrbit(named, at, drawValue(random, *kind), sample);
    size_t slot = named.rank;
    while (slot-- > 0 && ++at[slot] == sample.extents[slot])
      at[slot] = 0;
    more = slot != SIZE_MAX;
  }
  return sample;
}

/// The symmetries that packed storage has.
std::vector<const NamedGroup *> packedGroups() {
  std::vector<const NamedGroup *> groups;
  for (const NamedGroup &named : namedGroups())
    if (named.name != std::string("cyclic"))
      groups.push_back(&named);
  return groups;
}

/// Entries by value in an array of some type.
Buffer toBuffer(ScalarType type, const Entries &entries) {
  auto buffer = *Buffer::allocate(type, entries.size());
  std::vector<Complex> values;
  for (const auto &entry : entries)
    values.push_back(entry.second);
  // By way of entries of a vector: the library's own conversion.
  TensorSpec spec;
  spec.element = type;
  spec.shape = {-1};
  CoordinateTensor file;
  file.shape = {int64_t(values.size())};
  for (size_t at = 0; at < values.size(); ++at)
    file.coordinates.push_back(at);
  file.values = toColumn(type.kind, values);
  std::string error;
  return packTensor(spec, file, error)->buffers.front();
}

void expectValues(const std::optional<TensorData> &tensor, const Sample &sample,
                  const std::string &error) {
  ASSERT_TRUE(tensor) << error;
  EXPECT_EQ(tensor->extents, sample.extents);
  ASSERT_EQ(tensor->buffers.size(), 1u);
  const Buffer &values = tensor->buffers.front();
  ASSERT_EQ(values.count(), sample.canonical.size());
  ASSERT_EQ(values.type(), sample.spec.element);
  size_t at = 0;
  for (const auto &entry : sample.canonical)
    ASSERT_EQ(loadElement(values, at++), entry.second);
  std::string problem;
  EXPECT_TRUE(verifyTensor(*tensor, problem)) << problem;
}

class PackRegion : public ::testing::TestWithParam<int> {};

TEST_P(PackRegion, StoresTheRegionInOrder) {
  Random random(GetParam());
  for (const NamedGroup *named : packedGroups()) {
    Sample sample = drawSample(random, *named);
    SCOPED_TRACE(sample.spec.str() + ", " + named->name + ", seed " +
                 std::to_string(GetParam()));
    ScalarType type = sample.spec.element;
    std::string error;
    auto file = [&](const Entries &entries) {
      return toFile(entries, sample.extents, type.kind, random);
    };
    expectValues(packTensor(sample.spec, file(sample.full), error), sample,
                 error);
    expectValues(packTensor(sample.spec, file(sample.canonical), error,
                            GivenEntries::OnePerOrbit),
                 sample, error);
    Buffer whole = toBuffer(type, sample.full);
    expectValues(
        packDense(sample.spec, {type, sample.extents, whole.data()}, error),
        sample, error);
    Buffer values = toBuffer(type, sample.canonical);
    auto bound = bindPacked(sample.spec, sample.extents, values, error);
    expectValues(bound, sample, error);
    EXPECT_EQ(bound->buffers.front().data(), values.data());

    CoordinateTensor unpacked = unpackTensor(*bound);
    EXPECT_EQ(unpacked.entries(), sample.canonical.size());
    expectValues(
        packTensor(sample.spec, unpacked, error, GivenEntries::OnePerOrbit),
        sample, error);
    if (::testing::Test::HasFailure())
      return;
  }
}

// One value of the array is changed: its orbit is no longer what the symmetry
// makes of it, unless the entry has no mirror images.
TEST_P(PackRegion, RefusesArraysWithoutTheSymmetry) {
  Random random(GetParam());
  for (const NamedGroup *named : packedGroups()) {
    Sample sample =
        drawSample(random, *named,
                   needsComplex(*named) ? ScalarKind::C128 : ScalarKind::F64);
    if (sample.full.empty())
      continue;
    SCOPED_TRACE(sample.spec.str() + ", " + named->name + ", seed " +
                 std::to_string(GetParam()));
    auto changed =
        std::next(sample.full.begin(), draw(random, 0, sample.full.size() - 1));
    changed->second += Complex(1, needsComplex(*named) ? 1 : 0);
    auto orbit = orbitOf(*named, changed->first);
    bool isFree = orbit.size() == 1 && orbit.begin()->second == 1;
    Buffer whole = toBuffer(sample.spec.element, sample.full);
    std::string error;
    EXPECT_EQ(packDense(sample.spec,
                        {sample.spec.element, sample.extents, whole.data()},
                        error)
                  .has_value(),
              isFree)
        << error;
    if (!isFree)
      EXPECT_NE(error.find("the symmetry "), std::string::npos) << error;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, PackRegion, ::testing::Range(1, 41));

const NamedGroup &groupNamed(const std::string &name) {
  for (const NamedGroup &named : namedGroups())
    if (named.name == name)
      return named;
  std::abort();
}

TEST(PackRegionErrors, ExtentsFollowFromTheNumberOfValues) {
  std::string error;
  TensorSpec eri =
      packedSpec(groupNamed("8-fold"), Triangle::Lower, ScalarKind::F64);
  // n = 7: 28 pairs, 28 * 29 / 2 of them.
  EXPECT_EQ(inferExtents(eri, eri.shape, 406, error),
            std::vector<int64_t>({7, 7, 7, 7}));
  EXPECT_EQ(inferExtents(eri, eri.shape, 0, error),
            std::vector<int64_t>({0, 0, 0, 0}));
  EXPECT_EQ(inferExtents(eri, {-1, 7, -1, -1}, 406, error),
            std::vector<int64_t>({7, 7, 7, 7}));
  EXPECT_FALSE(inferExtents(eri, eri.shape, 407, error));
  EXPECT_EQ(error, "407 values for " + eri.str() +
                       ", which no extent of dimension 0 gives");
  EXPECT_FALSE(inferExtents(eri, {6, 6, 6, 6}, 406, error));
  EXPECT_EQ(error, "406 values for " + eri.str() + ", which has 231");
  EXPECT_FALSE(inferExtents(eri, {6, 7, -1, -1}, 406, error));
  EXPECT_EQ(error, "symmetry exchanges dimensions 0 and 1 of extents 6 and 7");
  EXPECT_FALSE(inferExtents(eri, {7, 7}, 406, error));
  EXPECT_EQ(error, "shape of 2 dimensions for " + eri.str());

  // A dimension that the symmetry does not move, and two that it exchanges.
  TensorSpec partial =
      packedSpec(groupNamed("partial"), Triangle::Upper, ScalarKind::F64);
  EXPECT_FALSE(inferExtents(partial, partial.shape, 30, error));
  EXPECT_EQ(error, "the extents of dimensions 0 and 1 do not both follow from "
                   "30 values: state the shape");
  EXPECT_EQ(inferExtents(partial, {3, -1, -1}, 30, error),
            std::vector<int64_t>({3, 4, 4}));
  EXPECT_EQ(inferExtents(partial, {-1, 4, -1}, 30, error),
            std::vector<int64_t>({3, 4, 4}));
  EXPECT_FALSE(inferExtents(partial, {0, -1, -1}, 0, error));
  EXPECT_EQ(error, "0 values for " + partial.str() +
                       ", which every extent of dimension 1 gives");
  partial.shape = {3, -1, -1};
  EXPECT_FALSE(inferExtents(partial, {2, 5, 5}, 30, error));
  EXPECT_EQ(error, "dimension 0 has extent 2, the type says 3");
}

TEST(PackRegionErrors, ValuesMustFit) {
  std::string error;
  TensorSpec skew =
      packedSpec(groupNamed("skew"), Triangle::Lower, ScalarKind::F64);
  double numbers[] = {0, 1, 0, 2, 3, 4};
  Buffer values = Buffer::borrow({ScalarKind::F64}, 6, numbers, nullptr);
  EXPECT_FALSE(bindPacked(skew, {3, 3}, values, error));
  EXPECT_EQ(error,
            "zero-based entry (2, 2) is 4 but the symmetry forces it to be "
            "zero");
  numbers[5] = 0;
  EXPECT_TRUE(bindPacked(skew, {3, 3}, values, error));
  EXPECT_FALSE(bindPacked(skew, {4, 4}, values, error));
  EXPECT_EQ(error, "6 values, expected 10");
  EXPECT_FALSE(bindPacked(skew, {3, 4}, values, error));
  EXPECT_EQ(error, "symmetry exchanges dimensions 0 and 1 of extents 3 and 4");
  Buffer singles = Buffer::borrow({ScalarKind::F32}, 6, numbers, nullptr);
  EXPECT_FALSE(bindPacked(skew, {3, 3}, singles, error));
  EXPECT_EQ(error, "values are f32, the type says f64");
  // Packed values of another type are converted.
  float halves[] = {0, 0.5f, 0};
  auto packed = packDense(skew, {{ScalarKind::F32}, {3}, halves}, error);
  ASSERT_TRUE(packed) << error;
  EXPECT_EQ(packed->extents, std::vector<int64_t>({2, 2}));
  EXPECT_EQ(packed->buffers.front().as<double>()[1], 0.5);
}

// Sizes are checked before memory is taken.
TEST(PackRegionErrors, SizesAreChecked) {
  std::string error;
  TensorSpec eri =
      packedSpec(groupNamed("8-fold"), Triangle::Lower, ScalarKind::F64);
  CoordinateTensor file;
  file.values = std::vector<double>();
  file.shape.assign(4, int64_t(1) << 12);
  EXPECT_FALSE(packTensor(eri, file, error));
  // (2^12 (2^12 + 1) / 2) pairs p, p (p + 1) / 2 values of 8 bytes.
  EXPECT_EQ(error, "values need 281612466003968 bytes, the limit is "
                   "1099511627776: store fewer levels densely");
  file.shape.assign(4, int64_t(1) << 20);
  EXPECT_FALSE(packTensor(eri, file, error));
  EXPECT_EQ(error, "canonical entries of " + eri.str() + " are more than 2^64");
}

} // namespace
