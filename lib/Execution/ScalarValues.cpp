// SPDX-License-Identifier: Apache-2.0

#include "ScalarValues.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

using namespace tensoropt;

using Complex = std::complex<double>;

//===----------------------------------------------------------------------===//
// Values of a column
//===----------------------------------------------------------------------===//

static bool apply(Character character, int64_t &value) {
  if (!character.negate)
    return true;
  if (value == std::numeric_limits<int64_t>::min())
    return false;
  value = -value;
  return true;
}

static bool apply(Character character, double &value) {
  if (character.negate)
    value = -value;
  return true;
}

static bool apply(Character character, Complex &value) {
  if (character.conjugate)
    value = std::conj(value);
  if (character.negate)
    value = -value;
  return true;
}

std::optional<Scalar> tensoropt::getValue(const ScalarColumn &column, size_t at,
                                          Character character) {
  return std::visit(
      [&](const auto &values) -> std::optional<Scalar> {
        auto value = values[at];
        if (!apply(character, value))
          return std::nullopt;
        return Scalar(value);
      },
      column);
}

std::optional<Scalar> tensoropt::applyCharacter(Scalar value,
                                                Character character) {
  if (!std::visit([&](auto &held) { return apply(character, held); }, value))
    return std::nullopt;
  return value;
}

static bool equalReals(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

bool tensoropt::equalValues(const Scalar &a, const Scalar &b) {
  if (auto *integer = std::get_if<int64_t>(&a))
    return *integer == std::get<int64_t>(b);
  auto [realA, imaginaryA] = getParts(a);
  auto [realB, imaginaryB] = getParts(b);
  return equalReals(realA, realB) && equalReals(imaginaryA, imaginaryB);
}

bool tensoropt::equalWithin(const Scalar &a, const Scalar &b,
                            double tolerance) {
  if (equalValues(a, b))
    return true;
  if (tolerance == 0 || std::holds_alternative<int64_t>(a))
    return false;
  auto toComplex = [](const Scalar &value) {
    auto [real, imaginary] = getParts(value);
    return Complex(real, imaginary);
  };
  Complex left = toComplex(a), right = toComplex(b);
  double largest = std::max(std::abs(left), std::abs(right));
  // Infinite numbers lie infinitely far from all others.
  return std::isfinite(largest) &&
         std::abs(left - right) <= tolerance * largest;
}

bool tensoropt::isZero(const Scalar &value) {
  auto [real, imaginary] = getParts(value);
  return real == 0 && imaginary == 0;
}

std::pair<double, double> tensoropt::getParts(const Scalar &value) {
  if (auto *integer = std::get_if<int64_t>(&value))
    return {static_cast<double>(*integer), 0};
  if (auto *real = std::get_if<double>(&value))
    return {*real, 0};
  const Complex &complex = std::get<Complex>(value);
  return {complex.real(), complex.imag()};
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static std::string describeReal(double value) {
  char text[32];
  auto end = std::to_chars(text, text + sizeof(text), value).ptr;
  return std::string(text, end);
}

std::string tensoropt::describe(const Scalar &value) {
  if (auto *integer = std::get_if<int64_t>(&value))
    return std::to_string(*integer);
  auto [real, imaginary] = getParts(value);
  if (std::holds_alternative<double>(value))
    return describeReal(real);
  return "(" + describeReal(real) + ", " + describeReal(imaginary) + ")";
}

std::string tensoropt::describePlace(const int64_t *coordinate, size_t rank) {
  std::string text = "zero-based entry (";
  for (size_t mode = 0; mode < rank; ++mode)
    text += (mode ? ", " : "") + std::to_string(coordinate[mode]);
  return text + ")";
}

std::string tensoropt::describeMismatch(const int64_t *place,
                                        const Scalar &value,
                                        const int64_t *image,
                                        const Scalar &imageValue, size_t rank,
                                        Character character, double tolerance) {
  std::string relation = "equal";
  if (!character.isTrivial())
    relation = std::string(character.negate ? "negative" : "") +
               (character.negate && character.conjugate ? " " : "") +
               (character.conjugate ? "conjugate" : "") + "s of each other";
  std::string text = describePlace(place, rank) + " is " + describe(value) +
                     " but " + describePlace(image, rank) + " is " +
                     describe(imageValue) + ": the symmetry makes them " +
                     relation;
  return tolerance == 0 ? text : text + " within " + describeReal(tolerance);
}

std::string tensoropt::describe(Misfit misfit, const ScalarColumn &column,
                                size_t source, ScalarType element) {
  std::string text = "value " + describe(*getValue(column, source, {}));
  std::string type(element.name());
  switch (misfit) {
  case Misfit::None:
    break;
  case Misfit::OutOfRange:
    return text + " is outside the range of " + type;
  case Misfit::NotWhole:
    return text + " is not whole, as elements of type " + type + " are";
  case Misfit::NotReal:
    return text + " is complex and elements of type " + type + " are real";
  case Misfit::NoNegative:
    return text + " has no negative";
  }
  return text;
}

//===----------------------------------------------------------------------===//
// Conversion
//===----------------------------------------------------------------------===//

namespace {

/// The least and the greatest element of an integer type.
template <typename T> struct Limits : std::numeric_limits<T> {};
template <> struct Limits<BoolByte> {
  static constexpr int64_t min() { return 0; }
  static constexpr int64_t max() { return 1; }
};

template <typename T> void setInteger(T &into, int64_t value) {
  into = static_cast<T>(value);
}
void setInteger(BoolByte &into, int64_t value) {
  into.value = static_cast<uint8_t>(value);
}

template <typename T> Misfit convertInteger(int64_t value, T &into) {
  if constexpr (!std::is_same_v<T, int64_t> && !std::is_same_v<T, uint64_t>) {
    if (value < static_cast<int64_t>(Limits<T>::min()) ||
        value > static_cast<int64_t>(Limits<T>::max()))
      return Misfit::OutOfRange;
  } else if (std::is_same_v<T, uint64_t> && value < 0) {
    return Misfit::OutOfRange;
  }
  setInteger(into, value);
  return Misfit::None;
}

template <typename T> Misfit convertWhole(double value, T &into) {
  if (std::isnan(value) || std::isinf(value))
    return Misfit::OutOfRange;
  if (value != std::trunc(value))
    return Misfit::NotWhole;
  constexpr double limit = 9223372036854775808.0; // 2^63
  if (value >= -limit && value < limit)
    return convertInteger(static_cast<int64_t>(value), into);
  if constexpr (std::is_same_v<T, uint64_t>)
    if (value >= limit && value < 2 * limit) {
      into = static_cast<uint64_t>(value);
      return Misfit::None;
    }
  return Misfit::OutOfRange;
}

Misfit convertReal(double value, double &into) {
  into = value;
  return Misfit::None;
}

Misfit convertReal(double value, float &into) {
  // A double beyond the floats may not be cast; the check also rounds as the
  // cast would: halfway to 2^128 and above there is no float.
  constexpr double limit = 0x1.ffffffp127;
  if (std::isfinite(value) && std::fabs(value) >= limit)
    return Misfit::OutOfRange;
  into = static_cast<float>(value);
  return Misfit::None;
}

template <ScalarKind K> Misfit convertReal(double value, SmallFloat<K> &into) {
  into.bits = toSmallFloat(K, value);
  // Beyond the largest float lies infinity or NaN.
  return std::isfinite(value) && !std::isfinite(fromSmallFloat(K, into.bits))
             ? Misfit::OutOfRange
             : Misfit::None;
}

template <typename T> Misfit convert(int64_t value, T &into) {
  if constexpr (std::is_same_v<T, float>) {
    into = static_cast<float>(value); // rounds once
    return Misfit::None;
  } else if constexpr (std::is_same_v<T, double> || IsSmallFloat<T>::value) {
    return convertReal(static_cast<double>(value), into);
  } else {
    return convertInteger(value, into);
  }
}

template <typename T> Misfit convert(double value, T &into) {
  if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double> ||
                IsSmallFloat<T>::value)
    return convertReal(value, into);
  else
    return convertWhole(value, into);
}

template <typename T> Misfit convert(const Complex &, T &) {
  return Misfit::NotReal;
}

template <typename T> Misfit convert(const Complex &value, std::complex<T> &z) {
  T real, imaginary;
  Misfit misfit = convertReal(value.real(), real);
  if (misfit == Misfit::None)
    misfit = convertReal(value.imag(), imaginary);
  if (misfit == Misfit::None)
    z = {real, imaginary};
  return misfit;
}

template <typename T> Misfit convert(int64_t value, std::complex<T> &z) {
  z = {static_cast<T>(value), 0};
  return Misfit::None;
}

template <typename T> Misfit convert(double value, std::complex<T> &z) {
  return convert(Complex(value), z);
}

} // namespace

Misfit tensoropt::storeValue(const ScalarColumn &column, size_t source,
                             Character character, const Buffer &values,
                             size_t slot) {
  return visitScalarType(values.type(), [&](auto tag) {
    using T = typename decltype(tag)::Type;
    return std::visit(
        [&](const auto &from) {
          auto value = from[source];
          if (!apply(character, value))
            return Misfit::NoNegative;
          return convert(value, values.as<T>()[slot]);
        },
        column);
  });
}

//===----------------------------------------------------------------------===//
// Reading buffers
//===----------------------------------------------------------------------===//

static int64_t widen(BoolByte value) { return value.value != 0; }
template <ScalarKind K> static double widen(SmallFloat<K> value) {
  return fromSmallFloat(K, value.bits);
}
static Complex widen(Complex value) { return value; }
static Complex widen(std::complex<float> value) { return Complex(value); }
template <typename T> static auto widen(T value) {
  if constexpr (std::is_floating_point_v<T>)
    return static_cast<double>(value);
  else
    return static_cast<int64_t>(value);
}

Scalar tensoropt::readValue(const Buffer &buffer, size_t at) {
  return visitScalarType(buffer.type(), [&](auto tag) -> Scalar {
    return widen(buffer.as<typename decltype(tag)::Type>()[at]);
  });
}

ScalarColumn tensoropt::readColumn(ScalarType type, const void *data,
                                   size_t count) {
  return visitScalarType(type, [&](auto tag) -> ScalarColumn {
    using T = typename decltype(tag)::Type;
    const T *from = static_cast<const T *>(data);
    std::vector<decltype(widen(T()))> column;
    column.reserve(count);
    for (size_t at = 0; at < count; ++at)
      column.push_back(widen(from[at]));
    return column;
  });
}

ScalarColumn tensoropt::readColumn(const Buffer &buffer) {
  return readColumn(buffer.type(), buffer.data(), buffer.count());
}
