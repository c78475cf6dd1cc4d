// SPDX-License-Identifier: Apache-2.0
// From dense arrays to tensors.

#include "PackTensor.h"
#include "TensorOpt/Execution/ConvertTensor.h"

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
  case ScalarKind::F8E4M3FN:
  case ScalarKind::F8E4M3FNUZ:
    return {Precision::Float, true, 4};
  case ScalarKind::F8E5M2:
  case ScalarKind::F8E5M2FNUZ:
    return {Precision::Float, true, 3};
  case ScalarKind::BF16:
    return {Precision::Float, true, 8};
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
  // Floats of one size trade exponents for mantissas.
  if (to.isFloat() && from.isFloat() && to.size() == from.size())
    return false;
  Precision wide = getPrecision(to), narrow = getPrecision(from);
  return wide.kind >= narrow.kind && wide.bits >= narrow.bits &&
         (wide.isSigned || !narrow.isSigned);
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
    TensorSpec plain;
    plain.element = array.type;
    plain.shape = array.shape;
    TensorData view{plain, array.shape, {}};
    view.buffers = {Buffer::borrow(array.type, *count,
                                   const_cast<void *>(array.data), nullptr)};
    ConvertOptions convert;
    convert.symmetry = options.symmetry;
    convert.threads = options.symmetry.threads;
    return convertTensor(view, spec, error, convert);
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
