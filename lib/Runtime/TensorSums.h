// SPDX-License-Identifier: Apache-2.0
// Adds one term to another, both in memory, for all elements and sums.

#pragma once

#include "TensorOpt/Runtime/EntryBuilder.h"

#include <cmath>
#include <complex>
#include <cstring>

namespace tensoropt {

/// `a` + `b`. Integers wrap; minimum and maximum of floats propagate NaN, as
/// arith.minimumf and arith.maximumf do.
template <typename T> T addNumbers(EntryBuilder::Sum sum, T a, T b) {
  if constexpr (std::is_integral_v<T>) {
    using Unsigned = std::make_unsigned_t<T>;
    switch (sum) {
    case EntryBuilder::Sum::Plus:
      return static_cast<T>(static_cast<Unsigned>(a) +
                            static_cast<Unsigned>(b));
    case EntryBuilder::Sum::Min:
      return b < a ? b : a;
    case EntryBuilder::Sum::Max:
      return a < b ? b : a;
    case EntryBuilder::Sum::Or:
      return a | b;
    }
  } else if (sum != EntryBuilder::Sum::Plus) {
    if (a != a || b != b)
      return a != a ? a : b;
    bool takesSecond = sum == EntryBuilder::Sum::Min ? b < a : a < b;
    return takesSecond ? b : a;
  }
  return a + b;
}

template <typename T>
void addTermAs(EntryBuilder::Sum sum, char *into, const char *term) {
  T a, b;
  std::memcpy(&a, into, sizeof(T));
  std::memcpy(&b, term, sizeof(T));
  if constexpr (std::is_integral_v<T> || std::is_floating_point_v<T> ||
                sizeof(T) == 2)
    a = addNumbers(sum, a, b);
  else
    a += b;
  std::memcpy(into, &a, sizeof(T));
}

/// Adds the element at `term` to the one at `into`.
inline void addTerm(EntryBuilder::Element element, EntryBuilder::Sum sum,
                    char *into, const char *term) {
  switch (element.number) {
  case EntryBuilder::Number::Integer:
    switch (element.bytes) {
    case 1:
      return addTermAs<int8_t>(sum, into, term);
    case 2:
      return addTermAs<int16_t>(sum, into, term);
    case 4:
      return addTermAs<int32_t>(sum, into, term);
    default:
      return addTermAs<int64_t>(sum, into, term);
    }
  case EntryBuilder::Number::Float:
    switch (element.bytes) {
    case 2:
      return addTermAs<_Float16>(sum, into, term);
    case 4:
      return addTermAs<float>(sum, into, term);
    default:
      return addTermAs<double>(sum, into, term);
    }
  case EntryBuilder::Number::Complex:
    if (element.bytes == 8)
      return addTermAs<std::complex<float>>(sum, into, term);
    return addTermAs<std::complex<double>>(sum, into, term);
  }
}

} // namespace tensoropt
