// SPDX-License-Identifier: Apache-2.0
// Floats of less than 32 bits, which C++ has no types for.
//
//   uint16_t bits = toSmallFloat(ScalarKind::BF16, 1.5);  // 0x3fc0
//   fromSmallFloat(ScalarKind::BF16, bits);               // 1.5

#pragma once

#include "TensorOpt/Runtime/ScalarType.h"

#include <type_traits>

namespace tensoropt {

/// The element of a buffer: the bits of a float of kind `K`.
template <ScalarKind K> struct SmallFloat {
  static constexpr ScalarKind kind = K;
  std::conditional_t<K == ScalarKind::F16 || K == ScalarKind::BF16, uint16_t,
                     uint8_t>
      bits;
};

/// True for `SmallFloat` itself.
template <typename T> struct IsSmallFloat : std::false_type {};
template <ScalarKind K> struct IsSmallFloat<SmallFloat<K>> : std::true_type {};

/// The bits of the nearest float of a kind, ties to even. Beyond the largest
/// one they are what the type has for it: infinity, or NaN where there is none.
uint16_t toSmallFloat(ScalarKind kind, double value);

/// The value of the bits, exact.
double fromSmallFloat(ScalarKind kind, uint16_t bits);

/// What generated code calls to round to an 8-bit float, kinds counted from
/// F8E4M3FN.
extern "C" uint8_t tensoroptNarrowFloat(double value, int32_t kind);

} // namespace tensoropt
