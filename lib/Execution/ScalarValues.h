// SPDX-License-Identifier: Apache-2.0
// Values of entries: their text, characters applied to them, and their
// conversion to the elements of a buffer.

#pragma once

#include "TensorOpt/Execution/SmallFloats.h"
#include "TensorOpt/Execution/TensorData.h"

#include <complex>

namespace tensoropt {

/// A byte that is 0 or 1.
struct BoolByte {
  uint8_t value;
};

/// A C++ type as a value.
template <typename T> struct TypeTag {
  using Type = T;
};

/// Calls `visit` with the TypeTag of the C++ type of a scalar.
template <typename Visit> auto visitScalarType(ScalarType type, Visit visit) {
  switch (type.kind) {
  case ScalarKind::Bool:
    return visit(TypeTag<BoolByte>());
  case ScalarKind::I8:
    return visit(TypeTag<int8_t>());
  case ScalarKind::I16:
    return visit(TypeTag<int16_t>());
  case ScalarKind::I32:
    return visit(TypeTag<int32_t>());
  case ScalarKind::I64:
    return visit(TypeTag<int64_t>());
  case ScalarKind::U8:
    return visit(TypeTag<uint8_t>());
  case ScalarKind::U16:
    return visit(TypeTag<uint16_t>());
  case ScalarKind::U32:
    return visit(TypeTag<uint32_t>());
  case ScalarKind::U64:
    return visit(TypeTag<uint64_t>());
  case ScalarKind::F8E4M3FN:
    return visit(TypeTag<SmallFloat<ScalarKind::F8E4M3FN>>());
  case ScalarKind::F8E4M3FNUZ:
    return visit(TypeTag<SmallFloat<ScalarKind::F8E4M3FNUZ>>());
  case ScalarKind::F8E5M2:
    return visit(TypeTag<SmallFloat<ScalarKind::F8E5M2>>());
  case ScalarKind::F8E5M2FNUZ:
    return visit(TypeTag<SmallFloat<ScalarKind::F8E5M2FNUZ>>());
  case ScalarKind::BF16:
    return visit(TypeTag<SmallFloat<ScalarKind::BF16>>());
  case ScalarKind::F16:
    return visit(TypeTag<SmallFloat<ScalarKind::F16>>());
  case ScalarKind::F32:
    return visit(TypeTag<float>());
  case ScalarKind::F64:
    return visit(TypeTag<double>());
  case ScalarKind::C64:
    return visit(TypeTag<std::complex<float>>());
  case ScalarKind::C128:
    return visit(TypeTag<std::complex<double>>());
  }
  return visit(TypeTag<double>());
}

/// Calls `visit` with the TypeTag of the unsigned type that reads positions or
/// coordinates of a type.
template <typename Visit> auto visitIndexType(ScalarType type, Visit visit) {
  switch (type.size()) {
  case 1:
    return visit(TypeTag<uint8_t>());
  case 2:
    return visit(TypeTag<uint16_t>());
  case 4:
    return visit(TypeTag<uint32_t>());
  default:
    return visit(TypeTag<uint64_t>());
  }
}

/// The largest position or coordinate of a type.
inline uint64_t largestIndex(ScalarType type) {
  return UINT64_MAX >> (64 - 8 * type.size());
}

/// The type of the elements that hold the values of a column as they are.
inline ScalarType scalarTypeOf(int64_t) { return {ScalarKind::I64}; }
inline ScalarType scalarTypeOf(double) { return {ScalarKind::F64}; }
inline ScalarType scalarTypeOf(std::complex<double>) {
  return {ScalarKind::C128};
}

/// One value of any column.
using Scalar = std::variant<int64_t, double, std::complex<double>>;

/// The value in a column after a character. Empty for the negative of the
/// least integer, which has none.
std::optional<Scalar> getValue(const ScalarColumn &column, size_t at,
                               Character character);

/// A value after a character; empty as above.
std::optional<Scalar> applyCharacter(Scalar value, Character character);

/// Element number `at` of a buffer, in the widest type of its kind; unsigned
/// 64-bit values wrap.
Scalar readValue(const Buffer &buffer, size_t at);

/// Equal numbers; NaN equals NaN. Both of one kind.
bool equalValues(const Scalar &a, const Scalar &b);

/// Equal, or not integers and as close as `SymmetryCheck::tolerance` asks.
bool equalWithin(const Scalar &a, const Scalar &b, double tolerance);

bool isZero(const Scalar &value);
/// Real and imaginary part; `second` is zero for a real number.
std::pair<double, double> getParts(const Scalar &value);

/// The shortest text that reads back as the value.
std::string describe(const Scalar &value);

/// "zero-based entry (0, 1)", for messages.
std::string describePlace(const int64_t *coordinate, size_t rank);

/// Says that the values at two places are not what a character makes of each
/// other.
std::string describeMismatch(const int64_t *place, const Scalar &value,
                             const int64_t *image, const Scalar &imageValue,
                             size_t rank, Character character,
                             double tolerance);

/// Why a value is no element of a type.
enum class Misfit { None, OutOfRange, NotWhole, NotReal, NoNegative };

/// Converts `column[source]` after its character and writes it to
/// `values[slot]`.
Misfit storeValue(const ScalarColumn &column, size_t source,
                  Character character, const Buffer &values, size_t slot);

/// Where a value of a column goes, and what is done to it.
struct ValueMove {
  size_t source, slot;
  Character character;
};

/// Stores the values that `move(at)` tells for `begin` to `end` - 1; the place
/// of the first that is no element, or `end`.
template <typename Move>
size_t storeValues(const ScalarColumn &column, const Buffer &values,
                   size_t begin, size_t end, Move move) {
  // Where nothing needs to be converted, the types are looked at once.
  size_t at = begin;
  bool isDone = std::visit(
      [&](const auto &from) {
        using T = typename std::decay_t<decltype(from)>::value_type;
        if (values.type() != scalarTypeOf(T()))
          return false;
        T *into = values.as<T>();
        for (; at < end; ++at) {
          ValueMove next = move(at);
          if (!next.character.isTrivial() &&
              storeValue(column, next.source, next.character, values,
                         next.slot) != Misfit::None)
            return true;
          if (next.character.isTrivial())
            into[next.slot] = from[next.source];
        }
        return true;
      },
      column);
  for (; !isDone && at < end; ++at) {
    ValueMove next = move(at);
    if (storeValue(column, next.source, next.character, values, next.slot) !=
        Misfit::None)
      break;
  }
  return at;
}

/// Appends the sentence about a value that does not fit.
std::string describe(Misfit misfit, const ScalarColumn &column, size_t source,
                     ScalarType element);

/// The elements of a buffer as a column; unsigned 64-bit values wrap.
ScalarColumn readColumn(ScalarType type, const void *data, size_t count);

} // namespace tensoropt
