// SPDX-License-Identifier: Apache-2.0
//
// The element types that data files may hold and the runtime hands on.
//
//   ScalarType type{ScalarKind::F32};
//   type.size();       // 4
//   type.name();       // "f32"
//   type.numpyDescr(); // "<f4"

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tensoropt {

/// Kinds of elements; the number is the width in bits, so `C64` is a pair of
/// 32-bit floats. A `Bool` takes one byte that is 0 or 1. Small floats are
/// named as in MLIR: exponent, mantissa, no infinities (FN), no negative zero
/// (UZ).
enum class ScalarKind : uint8_t {
  Bool,
  I8,
  I16,
  I32,
  I64,
  U8,
  U16,
  U32,
  U64,
  F8E4M3FN,
  F8E4M3FNUZ,
  F8E5M2,
  F8E5M2FNUZ,
  BF16,
  F16,
  F32,
  F64,
  C64,
  C128
};

/// A kind with the facts that files and buffers need about it.
struct ScalarType {
  ScalarKind kind = ScalarKind::F64;

  /// Bytes of one element, 1 to 16.
  size_t size() const;

  /// Bytes of one number inside an element: half of `size()` for complex
  /// kinds, else `size()`. It is the unit in which byte order counts.
  size_t partSize() const;

  /// True for a real floating-point number.
  bool isFloat() const;

  /// The largest finite magnitude of a number that is no integer; infinity for
  /// integers, whose bounds are exact.
  double largest() const;

  /// The kind in lower case, such as "bool", "i32" or "c128", or MLIR's name
  /// of a small float, such as "f8E4M3FN".
  std::string_view name() const;

  /// NumPy's description of the little-endian type, such as "<f8" or "|b1"
  /// (numpy.lib.format, "Format Version 1.0"). NumPy has no names for bf16 and
  /// 8-bit floats: "<V2" and "|V1", which are their bits.
  std::string_view numpyDescr() const;

  /// The type behind a NumPy type code without its byte order, such as "f8";
  /// empty for every code that is not one of the kinds above, and for bits.
  static std::optional<ScalarType> fromNumpyCode(std::string_view code);

  bool operator==(const ScalarType &other) const { return kind == other.kind; }
  bool operator!=(const ScalarType &other) const { return kind != other.kind; }
};

} // namespace tensoropt
