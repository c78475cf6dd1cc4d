// SPDX-License-Identifier: Apache-2.0
// Bits of small floats, against their definitions.

#include "TensorOpt/Execution/SmallFloats.h"
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

using namespace tensoropt;

namespace {

struct Format {
  ScalarKind kind;
  int mantissa, bias, width;
};

constexpr Format formats[] = {
    {ScalarKind::F8E4M3FN, 3, 7, 8}, {ScalarKind::F8E4M3FNUZ, 3, 8, 8},
    {ScalarKind::F8E5M2, 2, 15, 8},  {ScalarKind::F8E5M2FNUZ, 2, 16, 8},
    {ScalarKind::BF16, 7, 127, 16},  {ScalarKind::F16, 10, 15, 16}};

/// The value by the definition of a binary format, if it is finite there.
double decode(const Format &format, unsigned bits) {
  unsigned sign = bits >> (format.width - 1);
  int exponent = (bits & ((1u << (format.width - 1)) - 1)) >> format.mantissa;
  int mantissa = bits & ((1u << format.mantissa) - 1);
  int lead = exponent ? 1 << format.mantissa : 0;
  double value = std::ldexp(lead + mantissa, std::max(exponent, 1) -
                                                 format.bias - format.mantissa);
  return sign ? -value : value;
}

TEST(SmallFloats, AreWhatTheirFormatSays) {
  for (const Format &format : formats) {
    ScalarType type{format.kind};
    EXPECT_EQ(type.size() * 8, size_t(format.width));
    double largest = 0;
    for (unsigned bits = 0; bits < 1u << format.width; ++bits) {
      double value = fromSmallFloat(format.kind, bits);
      if (!std::isfinite(value))
        continue;
      EXPECT_EQ(value, decode(format, bits)) << type.name() << " " << bits;
      EXPECT_EQ(toSmallFloat(format.kind, value), bits) << type.name();
      largest = std::max(largest, value);
    }
    EXPECT_EQ(largest, type.largest()) << type.name();
  }
}

TEST(SmallFloats, RoundToTheNearestAndTiesToEven) {
  for (const Format &format : formats) {
    uint16_t one = toSmallFloat(format.kind, 1);
    double step = fromSmallFloat(format.kind, one + 1) - 1;
    EXPECT_EQ(toSmallFloat(format.kind, 1 + step / 2), one);
    EXPECT_EQ(toSmallFloat(format.kind, 1 + 0.51 * step), one + 1);
    EXPECT_EQ(toSmallFloat(format.kind, 1 + 1.5 * step), one + 2);
    EXPECT_TRUE(std::isnan(
        fromSmallFloat(format.kind, toSmallFloat(format.kind, NAN))));
    double beyond = fromSmallFloat(
        format.kind,
        toSmallFloat(format.kind, 2 * ScalarType{format.kind}.largest()));
    EXPECT_FALSE(std::isfinite(beyond));
  }
}

TEST(SmallFloats, RoundsForGeneratedCode) {
  EXPECT_EQ(tensoroptNarrowFloat(1, 0), 0x38);
  EXPECT_EQ(tensoroptNarrowFloat(1, 1), 0x40);
  EXPECT_EQ(tensoroptNarrowFloat(1, 2), 0x3c);
  EXPECT_EQ(tensoroptNarrowFloat(1, 3), 0x40);
}

} // namespace
