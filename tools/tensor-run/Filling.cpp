// SPDX-License-Identifier: Apache-2.0

#include "Filling.h"
#include "TensorOpt/Execution/SmallFloats.h"
#include <algorithm>
#include <cmath>
#include <random>

using namespace tensoropt;
using llvm::StringRef;

std::optional<Filling> tensoropt::parseFilling(StringRef text,
                                               std::string &error) {
  Filling filling;
  filling.text = text.str();
  filling.integer = 0;
  StringRef number = text;
  if (text == "zeros")
    return filling;
  if (number.consume_front("fill:")) {
    int64_t integer;
    filling.integer.reset();
    if (!number.getAsInteger(10, integer))
      filling.integer = integer;
    if (!number.getAsDouble(filling.real))
      return filling;
    error = "'" + number.str() + "' in '" + text.str() + "' is not a number";
    return std::nullopt;
  }
  if (number.consume_front("rand:")) {
    uint64_t seed;
    if (!number.getAsInteger(10, seed)) {
      filling.seed = seed;
      return filling;
    }
    error = "'" + number.str() + "' in '" + text.str() +
            "' is not a seed, an unsigned integer";
    return std::nullopt;
  }
  error = "'" + text.str() +
          "' is neither a file (.mtx, .tns, .npy, .npz:MEMBER) nor zeros, "
          "fill:V or rand:SEED";
  return std::nullopt;
}

namespace {

bool refuse(const Buffer &buffer, const Filling &filling, std::string &error) {
  error = "'" + filling.text + "' gives no value of type " +
          std::string(buffer.type().name());
  return false;
}

/// `bits` are those of a value without its sign.
template <typename T>
bool fillIntegers(const Buffer &buffer, const Filling &filling,
                  std::string &error,
                  unsigned bits = std::numeric_limits<T>::digits) {
  int64_t most = INT64_MAX >> (bits < 63 ? 63 - bits : 0);
  int64_t least = std::is_signed_v<T> ? -1 - most : 0;
  T *elements = buffer.as<T>();
  if (filling.seed) {
    std::mt19937_64 random(*filling.seed);
    std::generate_n(elements, buffer.count(), [&] {
      int64_t drawn = static_cast<int64_t>(random() >> 60);
      return static_cast<T>(least < 0 ? drawn - 8 : drawn & most);
    });
    return true;
  }
  if (!filling.integer || *filling.integer < least || *filling.integer > most)
    return refuse(buffer, filling, error);
  std::fill_n(elements, buffer.count(), static_cast<T>(*filling.integer));
  return true;
}

template <ScalarKind K> void set(SmallFloat<K> &element, double real, double) {
  element.bits = toSmallFloat(K, real);
}
void set(float &element, double real, double) {
  element = static_cast<float>(real);
}
void set(double &element, double real, double) { element = real; }
template <typename T>
void set(std::complex<T> &element, double real, double imaginary) {
  element = {static_cast<T>(real), static_cast<T>(imaginary)};
}

template <typename T>
void fillReals(const Buffer &buffer, const Filling &filling) {
  constexpr bool isComplex = std::is_same_v<T, std::complex<float>> ||
                             std::is_same_v<T, std::complex<double>>;
  std::mt19937_64 random(filling.seed.value_or(0));
  auto draw = [&] { return static_cast<double>(random() >> 11) * 0x1p-52 - 1; };
  T *elements = buffer.as<T>();
  for (size_t at = 0; at < buffer.count(); ++at) {
    double real = filling.seed ? draw() : filling.real;
    set(elements[at], real, filling.seed && isComplex ? draw() : 0);
  }
}

} // namespace

bool tensoropt::fill(const Buffer &buffer, const Filling &filling,
                     std::string &error) {
  switch (buffer.type().kind) {
  case ScalarKind::Bool:
    return fillIntegers<uint8_t>(buffer, filling, error, 1);
  case ScalarKind::I8:
    return fillIntegers<int8_t>(buffer, filling, error);
  case ScalarKind::I16:
    return fillIntegers<int16_t>(buffer, filling, error);
  case ScalarKind::I32:
    return fillIntegers<int32_t>(buffer, filling, error);
  case ScalarKind::I64:
    return fillIntegers<int64_t>(buffer, filling, error);
  case ScalarKind::U8:
    return fillIntegers<uint8_t>(buffer, filling, error);
  case ScalarKind::U16:
    return fillIntegers<uint16_t>(buffer, filling, error);
  case ScalarKind::U32:
    return fillIntegers<uint32_t>(buffer, filling, error);
  case ScalarKind::U64:
    return fillIntegers<uint64_t>(buffer, filling, error);
  default:
    break;
  }
  if (std::isfinite(filling.real) &&
      std::abs(filling.real) > buffer.type().largest())
    return refuse(buffer, filling, error);
  switch (buffer.type().kind) {
  case ScalarKind::F8E4M3FN:
    fillReals<SmallFloat<ScalarKind::F8E4M3FN>>(buffer, filling);
    break;
  case ScalarKind::F8E4M3FNUZ:
    fillReals<SmallFloat<ScalarKind::F8E4M3FNUZ>>(buffer, filling);
    break;
  case ScalarKind::F8E5M2:
    fillReals<SmallFloat<ScalarKind::F8E5M2>>(buffer, filling);
    break;
  case ScalarKind::F8E5M2FNUZ:
    fillReals<SmallFloat<ScalarKind::F8E5M2FNUZ>>(buffer, filling);
    break;
  case ScalarKind::BF16:
    fillReals<SmallFloat<ScalarKind::BF16>>(buffer, filling);
    break;
  case ScalarKind::F16:
    fillReals<SmallFloat<ScalarKind::F16>>(buffer, filling);
    break;
  case ScalarKind::F32:
    fillReals<float>(buffer, filling);
    break;
  case ScalarKind::C64:
    fillReals<std::complex<float>>(buffer, filling);
    break;
  case ScalarKind::C128:
    fillReals<std::complex<double>>(buffer, filling);
    break;
  default:
    fillReals<double>(buffer, filling);
  }
  return true;
}
