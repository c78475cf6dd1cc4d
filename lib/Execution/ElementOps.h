// SPDX-License-Identifier: Apache-2.0
// What is done to elements in typed loops.

#pragma once

#include "ScalarValues.h"

#include <limits>

namespace tensoropt {

/// Negates an element; false if the result is none of its type.
inline bool negate(BoolByte &value) { return value.value == 0; }
template <ScalarKind K> bool negate(SmallFloat<K> &value) {
  value.bits = toSmallFloat(K, -fromSmallFloat(K, value.bits));
  return true;
}
template <typename T> bool negate(T &value) {
  if constexpr (std::is_integral_v<T>) {
    T least = std::numeric_limits<T>::min();
    if (value != 0 && (std::is_unsigned_v<T> || value == least))
      return false;
  }
  value = static_cast<T>(-value);
  return true;
}

/// Applies a character; false if the result is no element of the type.
template <typename T> bool apply(Character character, T &value) {
  if constexpr (std::is_same_v<T, std::complex<float>> ||
                std::is_same_v<T, std::complex<double>>)
    if (character.conjugate)
      value = std::conj(value);
  return !character.negate || negate(value);
}

inline bool isZeroElement(BoolByte value) { return value.value == 0; }
template <ScalarKind K> bool isZeroElement(SmallFloat<K> value) {
  return fromSmallFloat(K, value.bits) == 0;
}
template <typename T> bool isZeroElement(T value) { return value == T(0); }

inline bool equalElements(BoolByte a, BoolByte b) {
  return (a.value != 0) == (b.value != 0);
}
template <ScalarKind K> bool equalElements(SmallFloat<K> a, SmallFloat<K> b) {
  return a.bits == b.bits;
}
/// True only if the elements are equal, but not for all that are.
template <typename T> bool equalElements(T a, T b) { return a == b; }

} // namespace tensoropt
