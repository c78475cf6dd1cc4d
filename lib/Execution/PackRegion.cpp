// SPDX-License-Identifier: Apache-2.0
// Packed storage: the values of a canonical region and nothing else.

#include "PackTensor.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

using namespace tensoropt;

using Complex = std::complex<double>;

//===----------------------------------------------------------------------===//
// Extents
//===----------------------------------------------------------------------===//

std::optional<uint64_t>
tensoropt::countPacked(const TensorSpec &spec,
                       const std::vector<int64_t> &extents,
                       std::string &error) {
  auto count = spec.region->count(extents);
  if (!count)
    error = "canonical entries of " + spec.str() + " are more than 2^64";
  return count;
}

bool tensoropt::isPackedShape(const TensorSpec &spec,
                              const std::vector<int64_t> &shape) {
  return spec.isPacked() && shape.size() == 1 && spec.rank() != 1;
}

/// The dimensions of unknown extent; empty, with an error, unless the symmetry
/// exchanges them all.
static std::optional<std::vector<unsigned>>
findUnknown(const TensorSpec &spec, const std::vector<int64_t> &known,
            uint64_t values, std::string &error) {
  std::vector<unsigned> unknown;
  for (const std::vector<unsigned> &orbit : spec.group.orbits())
    for (unsigned dimension : orbit) {
      if (known[dimension] >= 0)
        continue;
      if (!unknown.empty() && unknown.front() != orbit.front()) {
        error = "the extents of dimensions " + std::to_string(unknown.front()) +
                " and " + std::to_string(dimension) +
                " do not both follow from " + std::to_string(values) +
                " values: state the shape";
        return std::nullopt;
      }
      unknown.push_back(dimension);
    }
  return unknown;
}

std::optional<std::vector<int64_t>>
tensoropt::inferExtents(const TensorSpec &spec, std::vector<int64_t> known,
                        uint64_t values, std::string &error) {
  if (known.size() != spec.rank()) {
    error = "shape of " + std::to_string(known.size()) + " dimensions for " +
            spec.str();
    return std::nullopt;
  }
  // What the symmetry exchanges with a known extent is known.
  for (const std::vector<unsigned> &orbit : spec.group.orbits())
    for (unsigned dimension : orbit)
      for (unsigned other : orbit)
        if (known[dimension] < 0)
          known[dimension] =
              known[other] >= 0 ? known[other] : spec.shape[other];
  auto unknown = findUnknown(spec, known, values, error);
  if (!unknown)
    return std::nullopt;
  auto countWith = [&](uint64_t extent) {
    for (unsigned dimension : *unknown)
      known[dimension] = extent;
    return spec.region->count(known);
  };
  // The count grows with the extent: find the last that gives too few.
  uint64_t least = 0, most = std::min<uint64_t>(values, INT64_MAX - 1);
  while (!unknown->empty() && least < most) {
    uint64_t middle = least + (most - least) / 2;
    auto count = countWith(middle);
    if (count && *count < values)
      least = middle + 1;
    else
      most = middle;
  }
  bool isOpen = !unknown->empty() && countWith(least + 1) == values;
  auto count = countWith(least);
  if (!checkExtents(spec, known, error))
    return std::nullopt;
  if (count == values && !isOpen)
    return known;
  error = std::to_string(values) + " values for " + spec.str();
  if (unknown->empty())
    error += ", which has " + (count ? std::to_string(*count) : "more");
  else
    error += ", which " + std::string(isOpen ? "every" : "no") +
             " extent of dimension " + std::to_string(unknown->front()) +
             " gives";
  return std::nullopt;
}

std::optional<TensorData>
tensoropt::bindPacked(const TensorSpec &spec,
                      const std::vector<int64_t> &extents, const Buffer &values,
                      std::string &error) {
  TensorData tensor{spec, extents, {values}};
  if (!verifyTensor(tensor, error))
    return std::nullopt;
  return tensor;
}

//===----------------------------------------------------------------------===//
// From arrays
//===----------------------------------------------------------------------===//

static bool isImage(int64_t value, Character character, int64_t image) {
  if (!character.negate)
    return image == value;
  // The least integer has no negative.
  return value != std::numeric_limits<int64_t>::min() && image == -value;
}

static bool isImage(double value, Character character, double image) {
  return image == (character.negate ? -value : value) ||
         (std::isnan(value) && std::isnan(image));
}

static bool isImage(Complex value, Character character, Complex image) {
  Character negate{character.negate, false};
  Character imaginary{character.negate != character.conjugate, false};
  return isImage(value.real(), negate, image.real()) &&
         isImage(value.imag(), imaginary, image.imag());
}

namespace {

/// A dense array and where each generator of a symmetry takes its elements.
class SymmetricArray {
public:
  SymmetricArray(const TensorSpec &spec, const NpyView &array)
      : spec(spec), array(array), strides(spec.rank(), 1) {
    for (size_t dimension = spec.rank(); dimension-- > 1;)
      strides[dimension - 1] = strides[dimension] * array.shape[dimension];
  }

  size_t placeOf(const std::vector<int64_t> &coordinate) const {
    size_t place = 0;
    for (size_t dimension = 0; dimension < strides.size(); ++dimension)
      place += coordinate[dimension] * strides[dimension];
    return place;
  }

  /// Checks each element against its image under each generator, from which
  /// all others follow.
  bool isSymmetric(const ScalarColumn &column) const {
    return std::visit(
        [&](const auto &values) {
          const auto &generators = spec.group.generators();
          return std::all_of(generators.begin(), generators.end(),
                             [&](const SignedPermutation &generator) {
                               return isSymmetric(generator, values);
                             });
        },
        column);
  }

private:
  template <typename Values>
  bool isSymmetric(const SignedPermutation &generator,
                   const Values &values) const {
    std::vector<int64_t> coordinate(spec.rank());
    size_t image = 0;
    for (size_t at = 0; at < values.size(); ++at) {
      if (!isImage(values[at], generator.character, values[image]))
        return false;
      for (size_t dimension = spec.rank(); dimension-- > 0;) {
        size_t stride = strides[generator.permutation[dimension]];
        image += stride;
        if (++coordinate[dimension] < array.shape[dimension])
          break;
        image -= stride * coordinate[dimension];
        coordinate[dimension] = 0;
      }
    }
    return true;
  }

  const TensorSpec &spec;
  const NpyView &array;
  std::vector<size_t> strides;
};

} // namespace

/// The values are all there: copies or converts them.
static std::optional<TensorData>
copyPacked(const TensorSpec &spec, const NpyView &array, std::string &error) {
  size_t count = array.shape.front();
  auto extents = inferExtents(spec, spec.shape, count, error);
  if (!extents)
    return std::nullopt;
  auto buffer = allocateBuffer(spec.element, count, "values", error);
  if (!buffer)
    return std::nullopt;
  ScalarColumn column;
  if (spec.element != array.type)
    column = readColumn(array.type, array.data, count);
  else if (count)
    std::memcpy(buffer->data(), array.data, buffer->bytes());
  for (size_t at = 0; spec.element != array.type && at < count; ++at)
    storeValue(column, at, Character(), *buffer, at);
  return bindPacked(spec, *extents, *buffer, error);
}

std::optional<TensorData> tensoropt::packRegion(const TensorSpec &spec,
                                                const NpyView &array,
                                                size_t elements,
                                                std::string &error) {
  if (isPackedShape(spec, array.shape))
    return copyPacked(spec, array, error);
  auto count = countPacked(spec, array.shape, error);
  if (!count)
    return std::nullopt;
  auto buffer = allocateBuffer(spec.element, *count, "values", error);
  if (!buffer)
    return std::nullopt;
  ScalarColumn column = readColumn(array.type, array.data, elements);
  SymmetricArray symmetric(spec, array);
  if (!symmetric.isSymmetric(column))
    return std::nullopt;
  bool sameType = spec.element == array.type;
  size_t size = array.type.size();
  auto *to = static_cast<char *>(buffer->data());
  auto *from = static_cast<const char *>(array.data);
  TensorData tensor{spec, array.shape, {*buffer}};
  StorageWalk(tensor).run(
      [&](const std::vector<int64_t> &coordinate, uint64_t at) {
        size_t place = symmetric.placeOf(coordinate);
        if (sameType)
          std::memcpy(to + at * size, from + place * size, size);
        else
          storeValue(column, place, Character(), *buffer, at);
        return true;
      });
  return tensor;
}
