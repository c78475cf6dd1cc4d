// SPDX-License-Identifier: Apache-2.0
// From entries to the storage of a tensor.

#include "PackTensor.h"
#include "PlaceEntries.h"
#include "StorageBuilder.h"

#include <algorithm>
#include <numeric>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

bool tensoropt::checkExtents(const TensorSpec &spec,
                             const std::vector<int64_t> &extents,
                             std::string &error) {
  if (extents.size() != spec.rank()) {
    error = "data of rank " + std::to_string(extents.size()) + " for " +
            spec.str() + ", which has rank " + std::to_string(spec.rank());
    return false;
  }
  for (size_t dimension = 0; dimension < extents.size(); ++dimension) {
    int64_t expected = spec.shape[dimension], extent = extents[dimension];
    if (extent >= 0 && (expected < 0 || extent == expected))
      continue;
    error = "dimension " + std::to_string(dimension) + " has extent " +
            std::to_string(extent) +
            (extent < 0 ? ", which is negative"
                        : ", the type says " + std::to_string(expected));
    return false;
  }
  if (spec.group.isTrivial())
    return true;
  for (const std::vector<unsigned> &orbit : spec.group.orbits())
    for (unsigned dimension : orbit)
      if (extents[dimension] != extents[orbit[0]]) {
        error = "symmetry exchanges dimensions " + std::to_string(orbit[0]) +
                " and " + std::to_string(dimension) + " of extents " +
                std::to_string(extents[orbit[0]]) + " and " +
                std::to_string(extents[dimension]);
        return false;
      }
  return true;
}

/// Checks what `verifyEntries` would, but for entries given twice, which show
/// once they are sorted.
static bool checkEntries(const CoordinateTensor &file, std::string &error) {
  size_t rank = file.rank(), count = file.entries();
  if (file.coordinates.size() != rank * count) {
    error = std::to_string(count) + " values of rank " + std::to_string(rank) +
            " have " + std::to_string(file.coordinates.size()) + " indices";
    return false;
  }
  if (file.symmetry != FileSymmetry::General &&
      (rank != 2 || file.shape[0] != file.shape[1])) {
    error = "only square matrices can be symmetric";
    return false;
  }
  const int64_t *coordinate = file.coordinates.data();
  auto isOutside = [&](size_t mode) {
    return static_cast<uint64_t>(coordinate[mode]) >=
           static_cast<uint64_t>(file.shape[mode]);
  };
  for (size_t entry = 0; entry < count; ++entry, coordinate += rank) {
    bool isAnyOutside = false;
    for (size_t mode = 0; mode < rank; ++mode)
      isAnyOutside |= isOutside(mode);
    for (size_t mode = 0; isAnyOutside && mode < rank; ++mode)
      if (isOutside(mode)) {
        error = describePlace(coordinate, rank) + " is outside the extent " +
                std::to_string(file.shape[mode]) + " of dimension " +
                std::to_string(mode);
        return false;
      }
  }
  return true;
}

bool tensoropt::isPadding(const TensorSpec &spec, const Scalar &value) {
  if (!spec.fill)
    return isZero(value);
  return std::visit([&](auto fill) { return equalValues(Scalar(fill), value); },
                    *spec.fill);
}

std::optional<Buffer> tensoropt::allocateBuffer(ScalarType type, uint64_t count,
                                                const std::string &what,
                                                std::string &error) {
  constexpr uint64_t limit = uint64_t(1) << 40;
  auto bytes = multiply(count, type.size());
  std::string need = bytes ? std::to_string(*bytes) : "more than 2^64";
  if (!bytes || *bytes > limit) {
    error = what + " need " + need + " bytes, the limit is " +
            std::to_string(limit) + ": store fewer levels densely";
    return std::nullopt;
  }
  auto buffer = Buffer::allocate(type, count);
  if (!buffer)
    error = what + " need " + need +
            " bytes, more memory than this machine has: store fewer levels "
            "densely";
  return buffer;
}

//===----------------------------------------------------------------------===//
// Packing
//===----------------------------------------------------------------------===//

/// Sorts entries by their indices on the levels.
static SortedEntries sortByLevels(const PlacedEntries &entries,
                                  const std::vector<LevelSpec> &levels,
                                  const std::vector<int64_t> &extents,
                                  unsigned threads) {
  std::vector<unsigned> order;
  bool hasBlocks = false;
  for (const LevelSpec &level : levels) {
    order.push_back(level.dimension);
    hasBlocks |= level.part != LevelSpec::Part::Whole;
  }
  if (!hasBlocks)
    return sortEntries(entries.coordinates, entries.count, entries.rank, order,
                       extents, threads);
  std::vector<int64_t> indices, levelExtents;
  indices.reserve(entries.count * levels.size());
  for (size_t entry = 0; entry < entries.count; ++entry)
    for (const LevelSpec &level : levels)
      indices.push_back(
          level.indexOf(entries.coordinate(entry)[level.dimension]));
  for (const LevelSpec &level : levels)
    levelExtents.push_back(level.extentOf(extents[level.dimension]));
  std::iota(order.begin(), order.end(), 0);
  return sortEntries(indices.data(), entries.count, levels.size(), order,
                     levelExtents, threads);
}

bool tensoropt::isOrderedByChildren(const std::vector<LevelSpec> &levels,
                                    size_t level) {
  using Kind = LevelSpec::Kind;
  return levels[level].kind == Kind::Compressed && !levels[level].ordered &&
         level + 1 < levels.size() &&
         levels[level + 1].kind == Kind::Compressed;
}

static void orderNodes(SortedEntries &sorted,
                       const std::vector<LevelSpec> &levels, unsigned threads) {
  for (size_t level = 0; level < levels.size(); ++level) {
    if (!isOrderedByChildren(levels, level))
      continue;
    // Children are tuples of a compressed level and the singletons below it.
    size_t last = level + 1;
    while (last + 1 < levels.size() &&
           levels[last + 1].kind == LevelSpec::Kind::Singleton)
      ++last;
    sorted.orderByChildren(level, last, threads);
  }
}

/// Names the first two entries that came to one place.
static bool checkRepeated(const CoordinateTensor &file,
                          const PlacedEntries &entries,
                          const SortedEntries &sorted, std::string &error) {
  for (size_t at = 1; at < sorted.count(); ++at) {
    if (!sorted.repeats(at))
      continue;
    auto given = [&](size_t at) {
      size_t source = entries.source(sorted.order[at]);
      return describePlace(&file.coordinates[source * file.rank()],
                           file.rank());
    };
    std::string first = given(at - 1), second = given(at);
    error = first == second
                ? second + " is given twice"
                : second + " repeats " + first + " of the same orbit";
    return false;
  }
  return true;
}

std::optional<TensorData> tensoropt::packTensor(const TensorSpec &spec,
                                                const CoordinateTensor &file,
                                                std::string &error,
                                                const PackOptions &options) {
  if (!checkExtents(spec, file.shape, error) || !checkEntries(file, error))
    return std::nullopt;
  auto entries = placeEntries(spec, file, options, error);
  if (!entries)
    return std::nullopt;
  std::vector<LevelSpec> levels = getLevels(spec);
  SortedEntries sorted =
      sortByLevels(*entries, levels, file.shape, options.threads);
  if (!checkRepeated(file, *entries, sorted, error))
    return std::nullopt;
  orderNodes(sorted, levels, options.threads);
  TensorData tensor{spec, file.shape, {}};
  if (!buildStorage(tensor, file, *entries, sorted, levels, options.threads,
                    error))
    return std::nullopt;
  return tensor;
}

std::optional<TensorData> tensoropt::storeInFull(const TensorData &tensor,
                                                 std::string &error) {
  TensorSpec spec = tensor.spec;
  spec.canonical = false;
  return packTensor(spec, unpackTensor(tensor), error,
                    GivenEntries::OnePerOrbit);
}
