// SPDX-License-Identifier: Apache-2.0
// From entries to the storage of a tensor.

#include "PackTensor.h"
#include "PlaceEntries.h"
#include "SortEntries.h"
#include "Threads.h"

#include <algorithm>
#include <numeric>

using namespace tensoropt;

using Kind = LevelSpec::Kind;

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
  for (size_t entry = 0; entry < count; ++entry, coordinate += rank)
    for (size_t mode = 0; mode < rank; ++mode)
      if (coordinate[mode] < 0 || coordinate[mode] >= file.shape[mode]) {
        error = describePlace(coordinate, rank) + " is outside the extent " +
                std::to_string(file.shape[mode]) + " of dimension " +
                std::to_string(mode);
        return false;
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
// Storage
//===----------------------------------------------------------------------===//

namespace {

/// Builds the levels from the root down. Each level refines the partition of
/// the sorted entries into the nodes of the coordinate tree.
class StorageBuilder {
public:
  StorageBuilder(TensorData &tensor, const PlacedEntries &entries,
                 const SortedEntries &sorted,
                 const std::vector<LevelSpec> &levels, unsigned threads,
                 std::string &error)
      : tensor(tensor), entries(entries), sorted(sorted), levels(levels),
        threads(threads), error(error), nodeOf(sorted.count()) {}

  bool run(const ScalarColumn &column) {
    if (tensor.spec.isPacked())
      return addRegion() && addValues(column);
    for (size_t level = 0; level < levels.size();) {
      // A compressed level stores tuples with the singletons below it.
      size_t last = level;
      if (levels[level].kind != Kind::Dense)
        while (last + 1 < levels.size() &&
               levels[last + 1].kind == Kind::Singleton)
          ++last;
      bool built = levels[level].kind == Kind::Dense ? addDense(level)
                   : levels[level].kind == Kind::Compressed
                       ? addCompressed(level, last)
                       : addSingletons(level, last);
      if (!built)
        return false;
      level = last + 1;
    }
    return addValues(column);
  }

private:
  bool addRegion() {
    const CanonicalRegion &region = *tensor.spec.region;
    auto count = countPacked(tensor.spec, tensor.extents, error);
    if (!count)
      return false;
    nodes = *count;
    for (size_t at = 0; at < nodeOf.size(); ++at)
      nodeOf[at] =
          region.position(entries.coordinate(sorted.order[at]), tensor.extents);
    return true;
  }

  bool addDense(size_t level) {
    uint64_t extent =
        levels[level].extentOf(tensor.extents[levels[level].dimension]);
    auto product = multiply(nodes, extent);
    if (!product) {
      error = "level " + std::to_string(level) +
              " has more than 2^64 places: store fewer levels densely";
      return false;
    }
    nodes = *product;
    for (size_t at = 0; at < nodeOf.size(); ++at)
      nodeOf[at] = nodeOf[at] * extent + sorted.columns[level][at];
    return true;
  }

  /// Whether the entry at `at` and the one before share their node and the
  /// indices of levels `first` to `last`.
  bool shares(size_t at, uint64_t parent, size_t first, size_t last) const {
    if (nodeOf[at] != parent)
      return false;
    for (size_t level = first; level <= last; ++level)
      if (sorted.columns[level][at] != sorted.columns[level][at - 1])
        return false;
    return true;
  }

  /// Starts a node wherever indices of the levels change.
  bool addCompressed(size_t first, size_t last) {
    uint64_t children = 0, parent = 0;
    for (size_t at = 0; at < nodeOf.size(); ++at) {
      if (at && shares(at, parent, first, last))
        continue;
      if (at && !checkUnique(at, parent, first, last))
        return false;
      parent = nodeOf[at];
      ++children;
    }
    if (children > largestIndex(tensor.spec.positionType)) {
      error = "level " + std::to_string(first) + " has " +
              std::to_string(children) + " entries but positions of " +
              widthOf(tensor.spec.positionType) + " count to " +
              std::to_string(largestIndex(tensor.spec.positionType));
      return false;
    }
    return addPositions(first, last, children) &&
           addCoordinates(first, last, children);
  }

  /// A unique level must not repeat what only a singleton below tells apart.
  bool checkUnique(size_t at, uint64_t parent, size_t first, size_t last) {
    for (size_t level = first; level < last; ++level)
      if (levels[level].unique && shares(at, parent, first, level)) {
        error = place(at - 1) + " and " + place(at) + " share level " +
                std::to_string(level) +
                " but the singleton below has room for one: state the level "
                "nonunique";
        return false;
      }
    return true;
  }

  bool addPositions(size_t first, size_t last, uint64_t children) {
    std::string what = "positions of level " + std::to_string(first);
    if (nodes == UINT64_MAX) { // one position more than nodes
      error = what + " overflow: store fewer levels densely";
      return false;
    }
    auto buffer =
        allocateBuffer(tensor.spec.positionType, nodes + 1, what, error);
    if (!buffer)
      return false;
    visitIndexType(buffer->type(), [&](auto tag) {
      using T = typename decltype(tag)::Type;
      T *positions = buffer->as<T>();
      uint64_t parent = 0, child = 0;
      for (size_t at = 0; at < nodeOf.size(); ++at) {
        bool isNew = at == 0 || !shares(at, parent, first, last);
        parent = nodeOf[at];
        child += isNew;
        nodeOf[at] = child - 1;
        if (isNew)
          ++positions[parent + 1];
      }
      for (uint64_t node = 0; node < nodes; ++node)
        positions[node + 1] += positions[node];
    });
    tensor.buffers.push_back(std::move(*buffer));
    nodes = children;
    return true;
  }

  /// Singletons right below dense levels: one entry in every place.
  bool addSingletons(size_t first, size_t last) {
    for (size_t at = 0; at < nodeOf.size(); ++at)
      if (at && nodeOf[at] == nodeOf[at - 1] &&
          !shares(at, nodeOf[at - 1], first, last)) {
        error = place(at - 1) + " and " + place(at) +
                " share a place of level " + std::to_string(first) +
                ", a singleton: store it compressed";
        return false;
      }
    uint64_t filled = 0;
    for (size_t at = 0; at < nodeOf.size(); ++at)
      filled += at == 0 || nodeOf[at] != nodeOf[at - 1];
    if (filled != nodes) {
      error = "level " + std::to_string(first) + ", a singleton, has " +
              std::to_string(filled) + " entries for " + std::to_string(nodes) +
              " places: store it compressed";
      return false;
    }
    return addCoordinates(first, last, nodes);
  }

  bool addCoordinates(size_t first, size_t last, uint64_t count) {
    ScalarType type = tensor.spec.coordinateType;
    for (size_t level = first; level <= last; ++level) {
      const std::vector<int64_t> &column = sorted.columns[level];
      auto largest = std::max_element(column.begin(), column.end());
      if (largest != column.end() &&
          static_cast<uint64_t>(*largest) > largestIndex(type)) {
        error = "level " + std::to_string(level) + " has the coordinate " +
                std::to_string(*largest) + " but coordinates of " +
                widthOf(type) + " count to " +
                std::to_string(largestIndex(type));
        return false;
      }
      auto buffer = allocateBuffer(
          type, count, "coordinates of level " + std::to_string(level), error);
      if (!buffer)
        return false;
      visitIndexType(type, [&](auto tag) {
        using T = typename decltype(tag)::Type;
        for (size_t at = 0; at < column.size(); ++at)
          buffer->as<T>()[nodeOf[at]] = static_cast<T>(column[at]);
      });
      tensor.buffers.push_back(std::move(*buffer));
    }
    return true;
  }

  /// Writes the fill value, which the type holds, to all places.
  void pad(const Buffer &buffer) const {
    ScalarColumn one =
        std::visit([](auto value) { return ScalarColumn(std::vector{value}); },
                   *tensor.spec.fill);
    for (uint64_t at = 0; at < nodes; ++at)
      storeValue(one, 0, Character(), buffer, at);
  }

  bool addValues(const ScalarColumn &column) {
    auto buffer = allocateBuffer(tensor.spec.element, nodes, "values", error);
    if (!buffer)
      return false;
    if (tensor.spec.fill)
      pad(*buffer);
    // Values come from anywhere: several threads wait for memory together.
    unsigned parts = countThreads(threads, nodeOf.size());
    std::vector<size_t> misfits(parts, nodeOf.size());
    runParts(parts, [&](unsigned part) {
      size_t end = partBegin(nodeOf.size(), parts, part + 1);
      for (size_t at = partBegin(nodeOf.size(), parts, part); at < end; ++at)
        if (store(column, at, *buffer) != Misfit::None) {
          misfits[part] = at;
          return;
        }
    });
    size_t first = *std::min_element(misfits.begin(), misfits.end());
    if (first < nodeOf.size()) {
      error =
          place(first) + ": " +
          describe(store(column, first, *buffer), column,
                   entries.source(sorted.order[first]), tensor.spec.element);
      return false;
    }
    tensor.buffers.push_back(std::move(*buffer));
    return true;
  }

  Misfit store(const ScalarColumn &column, size_t at,
               const Buffer &values) const {
    uint64_t entry = sorted.order[at];
    return storeValue(column, entries.source(entry), entries.character(entry),
                      values, nodeOf[at]);
  }

  std::string place(size_t at) const {
    return describePlace(entries.coordinate(sorted.order[at]), entries.rank);
  }

  static std::string widthOf(ScalarType type) {
    return std::to_string(8 * type.size()) + " bits";
  }

  TensorData &tensor;
  const PlacedEntries &entries;
  const SortedEntries &sorted;
  const std::vector<LevelSpec> &levels;
  unsigned threads;
  std::string &error;
  /// The node of each sorted entry at the level above the next one.
  std::vector<uint64_t> nodeOf;
  uint64_t nodes = 1;
};

} // namespace

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

/// Names the first two entries that came to one place.
static bool checkRepeated(const CoordinateTensor &file,
                          const PlacedEntries &entries,
                          const SortedEntries &sorted, std::string &error) {
  for (size_t at = 1; at < sorted.count(); ++at) {
    if (!sorted.equal(at - 1, at))
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
  TensorData tensor{spec, file.shape, {}};
  if (!StorageBuilder(tensor, *entries, sorted, levels, options.threads, error)
           .run(entries->values(file)))
    return std::nullopt;
  return tensor;
}
