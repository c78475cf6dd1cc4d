// SPDX-License-Identifier: Apache-2.0
// The comparison with a reference.

#include "StorageTesting.h"

#include "TensorOpt/Execution/Reference.h"

#include <gtest/gtest.h>

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

using Integers = std::vector<int64_t>;
using Reals = std::vector<double>;
using Complexes = std::vector<Complex>;

template <typename T> Buffer bufferOf(ScalarKind kind, std::vector<T> values) {
  auto owner = std::make_shared<std::vector<T>>(std::move(values));
  return Buffer::borrow({kind}, owner->size(), owner->data(), owner);
}

Buffer doubles(Reals values) { return bufferOf(ScalarKind::F64, values); }

TEST(Compare, MeasuresAgainstTheLargestReference) {
  auto difference = compare(doubles({1, 2, -8.5}), {{3}, Reals{1, 2.25, -8}});
  ASSERT_TRUE(difference);
  EXPECT_EQ(difference->maxAbs, 0.5);
  EXPECT_EQ(difference->maxRel, 0.0625);
  EXPECT_EQ(difference->at, 2u);
  EXPECT_FALSE(difference->nanMismatch);
  difference = compare(doubles({0, 1}), {{2}, Reals{0, 0}});
  EXPECT_EQ(difference->maxRel, INFINITY);
  difference = compare(doubles({0, 0}), {{2}, Reals{0, -0.0}});
  EXPECT_EQ(difference->maxRel, 0);
  difference = compare(doubles({}), {{0}, Reals{}});
  EXPECT_EQ(difference->maxAbs, 0);
}

TEST(Compare, TreatsSpecialValuesAsNumbers) {
  auto difference =
      compare(doubles({INFINITY, NAN, 4}), {{3}, Reals{INFINITY, NAN, 4}});
  EXPECT_EQ(difference->maxAbs, 0);
  EXPECT_FALSE(difference->nanMismatch);
  difference = compare(doubles({-INFINITY, 4}), {{2}, Reals{INFINITY, 4}});
  EXPECT_EQ(difference->maxAbs, INFINITY);
  EXPECT_EQ(difference->maxRel, INFINITY);
  EXPECT_EQ(difference->at, 0u);
  difference = compare(doubles({9, NAN, 4}), {{3}, Reals{1, 2, NAN}});
  EXPECT_TRUE(difference->nanMismatch);
  EXPECT_EQ(difference->at, 1u);
  EXPECT_EQ(difference->maxAbs, 8);
}

TEST(Compare, TakesEveryKind) {
  // Neighbours that are one double.
  auto difference =
      compare(bufferOf<int64_t>(ScalarKind::I64, {INT64_MAX, INT64_MIN}),
              {{2}, Integers{INT64_MAX - 1, INT64_MIN}});
  EXPECT_EQ(difference->maxAbs, 1);
  difference = compare(bufferOf<int64_t>(ScalarKind::I64, {INT64_MAX}),
                       {{1}, Integers{INT64_MIN}});
  EXPECT_EQ(difference->maxAbs, 0x1p64);
  difference = compare(bufferOf<uint16_t>(ScalarKind::F16, {0x3c00, 0xfc00}),
                       {{2}, Reals{2, -INFINITY}});
  EXPECT_EQ(difference->maxAbs, 1);
  difference = compare(
      bufferOf<std::complex<float>>(ScalarKind::C64, {{3, 4}, {1, NAN}}),
      {{2}, Complexes{0, {NAN, 1}}});
  EXPECT_EQ(difference->maxAbs, 5);
  EXPECT_FALSE(difference->nanMismatch);
  EXPECT_FALSE(compare(doubles({1}), {{1}, Integers{1}}));
  EXPECT_FALSE(compare(doubles({1}), {{2}, Reals{1, 1}}));
}

} // namespace
