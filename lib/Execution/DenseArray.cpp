// SPDX-License-Identifier: Apache-2.0
// From dense arrays to tensors.

#include "PackTensor.h"

#include <cstring>

using namespace tensoropt;

namespace {

/// What numbers a type holds exactly: whole ones of some bits, with or without
/// a sign, or floats whose mantissa has that many.
struct Precision {
  enum { Whole, Float, Complex } kind;
  bool isSigned;
  unsigned bits;
};

Precision getPrecision(ScalarType type) {
  unsigned width = 8 * type.size();
  switch (type.kind) {
  case ScalarKind::Bool:
    return {Precision::Whole, false, 1};
  case ScalarKind::I8:
  case ScalarKind::I16:
  case ScalarKind::I32:
  case ScalarKind::I64:
    return {Precision::Whole, true, width - 1};
  case ScalarKind::U8:
  case ScalarKind::U16:
  case ScalarKind::U32:
  case ScalarKind::U64:
    return {Precision::Whole, false, width};
  case ScalarKind::F16:
    return {Precision::Float, true, 11};
  case ScalarKind::F32:
    return {Precision::Float, true, 24};
  case ScalarKind::F64:
    return {Precision::Float, true, 53};
  case ScalarKind::C64:
    return {Precision::Complex, true, 24};
  case ScalarKind::C128:
    return {Precision::Complex, true, 53};
  }
  return {Precision::Whole, false, 0};
}

/// Whether `to` holds every value of `from`.
bool holdsAll(ScalarType to, ScalarType from) {
  if (to == from)
    return true;
  Precision wide = getPrecision(to), narrow = getPrecision(from);
  return wide.kind >= narrow.kind && wide.bits >= narrow.bits &&
         (wide.isSigned || !narrow.isSigned);
}

/// The elements that are not zero, as entries.
std::optional<CoordinateTensor> getNonzeros(const NpyView &array, size_t count,
                                            std::string &error) {
  ScalarColumn column = readColumn(array.type, array.data, count);
  CoordinateTensor entries;
  entries.shape = array.shape;
  std::vector<int64_t> coordinate(array.shape.size());
  auto advance = [&] {
    for (size_t mode = coordinate.size(); mode-- > 0;) {
      if (++coordinate[mode] < array.shape[mode])
        return;
      coordinate[mode] = 0;
    }
  };
  return std::visit(
      [&](auto &values) -> std::optional<CoordinateTensor> {
        using Value = std::decay_t<decltype(values[0])>;
        size_t kept = 0;
        for (size_t at = 0; at < count; ++at, advance()) {
          if (values[at] == Value(0))
            continue;
          if constexpr (std::is_same_v<Value, int64_t>)
            if (array.type.kind == ScalarKind::U64 && values[at] < 0) {
              error = describePlace(coordinate.data(), coordinate.size()) +
                      " is " +
                      std::to_string(static_cast<uint64_t>(values[at])) +
                      ", entries hold at most 9223372036854775807";
              return std::nullopt;
            }
          entries.coordinates.insert(entries.coordinates.end(),
                                     coordinate.begin(), coordinate.end());
          values[kept++] = values[at];
        }
        values.resize(kept);
        entries.values = std::move(values);
        return std::move(entries);
      },
      column);
}

} // namespace

/// Number of elements of an array; empty if it overflows.
static std::optional<size_t> countElements(const std::vector<int64_t> &shape) {
  uint64_t count = 1;
  for (int64_t extent : shape) {
    auto product = multiply(count, extent);
    if (!product)
      return std::nullopt;
    count = *product;
  }
  return count;
}

std::optional<TensorData> tensoropt::packDense(const TensorSpec &spec,
                                               const NpyView &array,
                                               std::string &error,
                                               const PackOptions &options) {
  if (!isPackedShape(spec, array.shape) &&
      !checkExtents(spec, array.shape, error))
    return std::nullopt;
  if (!holdsAll(spec.element, array.type)) {
    error = "array of " + std::string(array.type.name()) + " for " +
            spec.str() + ": elements of type " +
            std::string(spec.element.name()) +
            " do not hold all its values, convert it first";
    return std::nullopt;
  }
  auto count = countElements(array.shape);
  if (!count) {
    error = "array has more than 2^64 elements";
    return std::nullopt;
  }
  if (spec.isPacked()) {
    error.clear();
    auto tensor = packRegion(spec, array, *count, error);
    // Entries know what a tolerance allows, and tell which ones differ.
    if (tensor || !error.empty())
      return tensor;
  }
  if (!spec.isDense()) {
    auto entries = getNonzeros(array, *count, error);
    return entries ? packTensor(spec, *entries, error, options) : std::nullopt;
  }
  auto buffer = allocateBuffer(spec.element, *count, "values", error);
  if (!buffer)
    return std::nullopt;
  if (spec.element == array.type) {
    if (*count)
      std::memcpy(buffer->data(), array.data, buffer->bytes());
  } else {
    ScalarColumn column = readColumn(array.type, array.data, *count);
    for (size_t at = 0; at < *count; ++at)
      storeValue(column, at, Character(), *buffer, at);
  }
  return TensorData{spec, array.shape, {std::move(*buffer)}};
}
