// SPDX-License-Identifier: Apache-2.0
// What packTensor refuses, by its text.

#include "StorageTesting.h"

#include <gtest/gtest.h>

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

constexpr auto dense = LevelSpec::Kind::Dense;
constexpr auto compressed = LevelSpec::Kind::Compressed;
constexpr auto singleton = LevelSpec::Kind::Singleton;

const NamedGroup &groupNamed(const std::string &name) {
  for (const NamedGroup &named : namedGroups())
    if (named.name == name)
      return named;
  ADD_FAILURE() << "no group " << name;
  return namedGroups().front();
}

/// A dynamic type of doubles with ordered levels in the order of dimensions.
TensorSpec makeSpec(std::vector<LevelSpec::Kind> kinds,
                    const std::string &group = "") {
  TensorSpec spec;
  for (LevelSpec::Kind kind : kinds) {
    spec.levels.push_back({kind, unsigned(spec.shape.size()), true, true});
    spec.shape.push_back(-1);
  }
  if (!group.empty()) {
    spec.group = toGroup(groupNamed(group));
    spec.canonical = true;
  }
  return spec;
}

CoordinateTensor makeFile(std::vector<int64_t> shape, Coordinate coordinates,
                          ScalarColumn values,
                          FileSymmetry symmetry = FileSymmetry::General) {
  return {std::move(shape), std::move(coordinates), std::move(values),
          symmetry};
}

std::vector<double> reals(std::vector<double> values) { return values; }

/// The error of packing; a failure of the test if there is none.
std::string errorOf(const TensorSpec &spec, const CoordinateTensor &file,
                    GivenEntries given = GivenEntries::AsFile) {
  std::string error;
  EXPECT_FALSE(packTensor(spec, file, error, given));
  return error;
}

TEST(PackErrors, Shape) {
  TensorSpec spec = makeSpec({dense, compressed});
  EXPECT_EQ(errorOf(spec, makeFile({3}, {}, reals({}))),
            "data of rank 1 for tensor<?x?xf64, (d0 : dense, d1 : "
            "compressed)>, which has rank 2");
  EXPECT_EQ(errorOf(spec, makeFile({3, -1}, {}, reals({}))),
            "dimension 1 has extent -1, which is negative");
  EXPECT_EQ(errorOf(spec, makeFile({3, 3}, {0}, reals({1}))),
            "1 values of rank 2 have 1 indices");
  EXPECT_EQ(errorOf(spec, makeFile({3, 2}, {0, 2}, reals({1}))),
            "zero-based entry (0, 2) is outside the extent 2 of dimension 1");
  EXPECT_EQ(errorOf(spec, makeFile({3, 2}, {-1, 0}, reals({1}))),
            "zero-based entry (-1, 0) is outside the extent 3 of dimension 0");
  EXPECT_EQ(
      errorOf(spec, makeFile({3, 2}, {}, reals({}), FileSymmetry::Symmetric)),
      "only square matrices can be symmetric");
  spec.shape = {4, -1};
  EXPECT_EQ(errorOf(spec, makeFile({3, 3}, {}, reals({}))),
            "dimension 0 has extent 3, the type says 4");
  EXPECT_EQ(errorOf(makeSpec({dense, compressed}, "symmetric"),
                    makeFile({3, 4}, {}, reals({}))),
            "symmetry exchanges dimensions 0 and 1 of extents 3 and 4");
}

TEST(PackErrors, RepeatedEntries) {
  TensorSpec plain = makeSpec({dense, compressed});
  TensorSpec symmetric = makeSpec({dense, compressed}, "symmetric");
  auto twice = makeFile({3, 3}, {1, 0, 2, 2, 1, 0}, reals({1, 2, 1}));
  auto mirrored =
      makeFile({3, 3}, {1, 0, 0, 1}, reals({1, 1}), FileSymmetry::Symmetric);
  EXPECT_EQ(errorOf(plain, twice), "zero-based entry (1, 0) is given twice");
  EXPECT_EQ(errorOf(symmetric, twice),
            "zero-based entry (1, 0) is given twice");
  std::string repeats = "zero-based entry (0, 1) repeats zero-based entry "
                        "(1, 0) of the same orbit";
  EXPECT_EQ(errorOf(symmetric, mirrored), repeats);
  EXPECT_EQ(errorOf(plain, mirrored), repeats);
  mirrored.symmetry = FileSymmetry::General;
  EXPECT_EQ(errorOf(symmetric, mirrored, GivenEntries::OnePerOrbit), repeats);
}

TEST(PackErrors, Symmetry) {
  TensorSpec symmetric = makeSpec({dense, compressed}, "symmetric");
  EXPECT_EQ(errorOf(symmetric, makeFile({3, 3}, {2, 1, 0, 0}, reals({4, 1}))),
            "zero-based entry (1, 2) is missing: the symmetry makes it 4, from "
            "zero-based entry (2, 1)");
  auto unequal = makeFile({3, 3}, {2, 1, 1, 2}, reals({4, 0.5}));
  EXPECT_EQ(errorOf(symmetric, unequal),
            "zero-based entry (2, 1) is 4 but zero-based entry (1, 2) is 0.5: "
            "the symmetry makes them equal");
  symmetric.canonical = false;
  EXPECT_EQ(errorOf(symmetric, unequal),
            "zero-based entry (2, 1) is 4 but zero-based entry (1, 2) is 0.5: "
            "the symmetry makes them equal");
  TensorSpec skew = makeSpec({dense, compressed}, "skew");
  EXPECT_EQ(errorOf(skew, makeFile({3, 3}, {2, 1, 1, 2}, reals({4, 4}))),
            "zero-based entry (2, 1) is 4 but zero-based entry (1, 2) is 4: "
            "the symmetry makes them negatives of each other");
  skew.element = {ScalarKind::I64};
  auto least = makeFile({3, 3}, {2, 1, 1, 2},
                        std::vector<int64_t>{INT64_MIN, INT64_MIN});
  EXPECT_EQ(errorOf(skew, least),
            "zero-based entry (2, 1): value -9223372036854775808 has no "
            "negative");
}

TEST(PackErrors, ForcedEntries) {
  TensorSpec skew = makeSpec({dense, compressed}, "skew");
  auto diagonal = makeFile({3, 3}, {1, 1}, reals({5}));
  std::string forced =
      "zero-based entry (1, 1) is 5 but the symmetry forces it to be zero";
  EXPECT_EQ(errorOf(skew, diagonal), forced);
  diagonal.symmetry = FileSymmetry::SkewSymmetric;
  EXPECT_EQ(errorOf(skew, diagonal), forced);
  EXPECT_EQ(errorOf(makeSpec({dense, compressed}), diagonal), forced);
  TensorSpec hermitian = makeSpec({dense, compressed}, "Hermitian");
  hermitian.element = {ScalarKind::C128};
  auto complex = makeFile({3, 3}, {1, 1}, std::vector<Complex>{{2, 1}});
  EXPECT_EQ(errorOf(hermitian, complex),
            "zero-based entry (1, 1) is (2, 1) but the symmetry forces it to "
            "be real");
  hermitian.group = toGroup(groupNamed("skew-Hermitian"));
  EXPECT_EQ(errorOf(hermitian, complex),
            "zero-based entry (1, 1) is (2, 1) but the symmetry forces it to "
            "be imaginary");
  // Zeros where zero is forced are dropped.
  std::string error;
  auto packed = packTensor(skew, makeFile({3, 3}, {1, 1}, reals({0})), error);
  ASSERT_TRUE(packed) << error;
  EXPECT_EQ(packed->storedEntries(), 0u);
}

TEST(PackErrors, Values) {
  struct Case {
    ScalarKind kind;
    ScalarColumn values;
    const char *text; ///< null: fits
  };
  using Integers = std::vector<int64_t>;
  using Reals = std::vector<double>;
  using Complexes = std::vector<Complex>;
  const Case cases[] = {
      {ScalarKind::I8, Integers{-128}, nullptr},
      {ScalarKind::I8, Integers{128}, "value 128 is outside the range of i8"},
      {ScalarKind::U8, Integers{255}, nullptr},
      {ScalarKind::U8, Integers{-1}, "value -1 is outside the range of u8"},
      {ScalarKind::U64, Integers{-1}, "value -1 is outside the range of u64"},
      {ScalarKind::Bool, Integers{2}, "value 2 is outside the range of bool"},
      {ScalarKind::I32, Reals{-3}, nullptr},
      {ScalarKind::I32, Reals{0.5},
       "value 0.5 is not whole, as elements of type i32 are"},
      {ScalarKind::I32, Reals{1e10}, "value 1e+10 is outside the range of i32"},
      {ScalarKind::I64, Reals{0x1p63},
       "value 9223372036854775808 is outside the range of i64"},
      {ScalarKind::U64, Reals{0x1p63}, nullptr},
      {ScalarKind::U64, Reals{0x1p64},
       "value 18446744073709551616 is outside the range of u64"},
      {ScalarKind::I64, Reals{NAN}, "value nan is outside the range of i64"},
      {ScalarKind::F32, Reals{1e300},
       "value 1e+300 is outside the range of f32"},
      {ScalarKind::F32, Reals{INFINITY}, nullptr},
      {ScalarKind::F32, Reals{0x1.fffffefp127}, nullptr},
      {ScalarKind::F32, Reals{0x1.ffffffp127},
       "value 3.4028235677973366e+38 is outside the range of f32"},
      {ScalarKind::F16, Integers{65519}, nullptr},
      {ScalarKind::F16, Integers{65520},
       "value 65520 is outside the range of f16"},
      {ScalarKind::C64, Complexes{{0, 1e39}},
       "value (0, 1e+39) is outside the range of c64"},
      {ScalarKind::C64, Integers{3}, nullptr},
      {ScalarKind::F64, Complexes{{1, 0}},
       "value (1, 0) is complex and elements of type f64 are real"},
      {ScalarKind::I8, Complexes{{1, 0}},
       "value (1, 0) is complex and elements of type i8 are real"}};
  for (const Case &one : cases) {
    TensorSpec spec = makeSpec({compressed});
    spec.element = {one.kind};
    std::string error;
    auto packed = packTensor(spec, makeFile({8}, {3}, one.values), error);
    EXPECT_EQ(packed.has_value(), one.text == nullptr) << error;
    if (one.text)
      EXPECT_EQ(error, std::string("zero-based entry (3): ") + one.text);
  }
}

TEST(PackErrors, Widths) {
  TensorSpec spec = makeSpec({compressed});
  spec.positionType = spec.coordinateType = {ScalarKind::I8};
  EXPECT_EQ(errorOf(spec, makeFile({1000}, {300}, reals({1}))),
            "level 0 has the coordinate 300 but coordinates of 8 bits count to "
            "255");
  Coordinate all(256);
  for (int64_t at = 0; at < 256; ++at)
    all[at] = at;
  EXPECT_EQ(errorOf(spec, makeFile({256}, all, std::vector<int64_t>(256))),
            "level 0 has 256 entries but positions of 8 bits count to 255");
  std::string error;
  all.erase(all.begin()); // 255 entries, the last one at 255
  auto packed =
      packTensor(spec, makeFile({256}, all, std::vector<int64_t>(255)), error);
  ASSERT_TRUE(packed) << error;
  EXPECT_TRUE(verifyTensor(*packed, error)) << error;
}

TEST(PackErrors, Singletons) {
  auto file = makeFile({3, 3}, {1, 0, 1, 2}, reals({1, 2}));
  EXPECT_EQ(errorOf(makeSpec({compressed, singleton}), file),
            "zero-based entry (1, 0) and zero-based entry (1, 2) share level 0 "
            "but the singleton below has room for one: state the level "
            "nonunique");
  EXPECT_EQ(errorOf(makeSpec({dense, singleton}), file),
            "zero-based entry (1, 0) and zero-based entry (1, 2) share a place "
            "of level 1, a singleton: store it compressed");
  EXPECT_EQ(errorOf(makeSpec({dense, singleton}),
                    makeFile({3, 3}, {1, 0}, reals({1}))),
            "level 1, a singleton, has 1 entries for 3 places: store it "
            "compressed");
}

TEST(PackErrors, Sizes) {
  constexpr int64_t large = int64_t(1) << 40;
  EXPECT_EQ(errorOf(makeSpec({dense, compressed}),
                    makeFile({large, 3}, {}, reals({}))),
            "positions of level 1 need 8796093022216 bytes, the limit is "
            "1099511627776: store fewer levels densely");
  EXPECT_EQ(errorOf(makeSpec({dense, dense}),
                    makeFile({large, large}, {}, reals({}))),
            "level 1 has more than 2^64 places: store fewer levels densely");
  EXPECT_EQ(errorOf(makeSpec({dense, dense}),
                    makeFile({large, 1 << 22}, {}, reals({}))),
            "values need more than 2^64 bytes, the limit is 1099511627776: "
            "store fewer levels densely");
  EXPECT_FALSE(Buffer::allocate({ScalarKind::F64}, SIZE_MAX / 4));
  // Half a terabyte is within the limit but not within most machines.
  constexpr int64_t half = int64_t(1) << 36;
  if (!Buffer::allocate({ScalarKind::F64}, half))
    EXPECT_EQ(errorOf(makeSpec({dense}), makeFile({half}, {}, reals({}))),
              "values need 549755813888 bytes, more memory than this machine "
              "has: store fewer levels densely");
  // No extent is too large for a level that is not dense.
  std::string error;
  auto packed = packTensor(
      makeSpec({compressed, compressed}),
      makeFile({large, large}, {large - 1, large - 1}, reals({1})), error);
  ASSERT_TRUE(packed) << error;
  EXPECT_EQ(packed->bytes(), 2 * 8 * 3 + 8u);
}

TEST(PackErrors, TooManyImages) {
  TensorSpec spec;
  std::string error;
  std::vector<SignedPermutation> generators;
  for (unsigned at = 0; at < 12; ++at) {
    spec.shape.push_back(-1);
    spec.levels.push_back({compressed, at, true, true});
    if (at > 0)
      generators.push_back(
          {*Permutation::fromCycles({{at - 1, at}}, 12, error), Character()});
  }
  spec.group = *PermutationGroup::generate(12, generators, error);
  Coordinate ascending(12);
  for (int64_t at = 0; at < 12; ++at)
    ascending[at] = 11 - at;
  auto file = makeFile(std::vector<int64_t>(12, 12), ascending, reals({1}));
  EXPECT_EQ(errorOf(spec, file, GivenEntries::OnePerOrbit),
            "symmetry has more than 1048576 elements, too many to write "
            "entries out: store canonical entries only");
  spec.canonical = true;
  auto packed = packTensor(spec, file, error, GivenEntries::OnePerOrbit);
  ASSERT_TRUE(packed) << error;
  std::sort(ascending.begin(), ascending.end());
  EXPECT_EQ(unpackTensor(*packed).coordinates, ascending);
}

} // namespace
