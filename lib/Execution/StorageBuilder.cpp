// SPDX-License-Identifier: Apache-2.0

#include "StorageBuilder.h"
#include "PackTensor.h"
#include "Threads.h"

using namespace tensoropt;

using Kind = LevelSpec::Kind;

namespace {

/// Builds the levels from the root down. Each level refines the partition of
/// the sorted entries into the nodes of the coordinate tree: an entry opens a
/// node of a level where the first index that is new is of it or above.
class StorageBuilder {
public:
  StorageBuilder(TensorData &tensor, const CoordinateTensor &file,
                 const PlacedEntries &entries, const SortedEntries &sorted,
                 const std::vector<LevelSpec> &levels, unsigned threads,
                 std::string &error)
      : tensor(tensor), column(entries.values(file)), entries(entries),
        sorted(sorted), levels(levels), error(error), count(sorted.count()),
        parts(countThreads(threads, count)), nodeOf(count) {}

  bool run() {
    if (tensor.spec.isPacked())
      return addRegion() && addValues();
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
    return addValues();
  }

private:
  bool addRegion() {
    const CanonicalRegion &region = *tensor.spec.region;
    auto values = countPacked(tensor.spec, tensor.extents, error);
    if (!values)
      return false;
    nodes = *values;
    forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
      for (size_t at = begin; at < end; ++at)
        nodeOf[at] = region.position(entries.coordinate(sorted.order[at]),
                                     tensor.extents);
    });
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
    sorted.visitColumn(level, [&](auto index) {
      forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
        for (size_t at = begin; at < end; ++at)
          nodeOf[at] = nodeOf[at] * extent + index(at);
      });
    });
    return true;
  }

  /// Whether the entry opens a node in levels that end with `last`.
  bool opens(size_t at, size_t last) const {
    return sorted.firstNew[at] <= last;
  }

  bool addCompressed(size_t first, size_t last) {
    if (!checkUnique(first, last))
      return false;
    uint64_t children = 0;
    for (size_t at = 0; at < count; ++at)
      children += opens(at, last);
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
  bool checkUnique(size_t first, size_t last) {
    size_t unique = first;
    while (unique < last && !levels[unique].unique)
      ++unique;
    if (unique == last)
      return true;
    for (size_t at = 1; at < count; ++at)
      if (sorted.firstNew[at] > unique && opens(at, last)) {
        error = place(at - 1) + " and " + place(at) + " share level " +
                std::to_string(unique) +
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
    std::vector<size_t> begins = sorted.divide(parts, first);
    std::vector<uint64_t> firstChild = countChildren(begins, last);
    visitIndexType(buffer->type(), [&](auto tag) {
      using T = typename decltype(tag)::Type;
      T *positions = buffer->as<T>();
      runParts(parts, [&](unsigned part) {
        uint64_t child = firstChild[part];
        for (size_t at = begins[part]; at < begins[part + 1]; ++at) {
          bool isNew = opens(at, last);
          child += isNew;
          positions[nodeOf[at] + 1] += isNew;
          nodeOf[at] = child - 1;
        }
      });
      for (uint64_t node = 0; node < nodes; ++node)
        positions[node + 1] += positions[node];
    });
    tensor.buffers.push_back(std::move(*buffer));
    nodes = children;
    return true;
  }

  /// The number of nodes that open before each part.
  std::vector<uint64_t> countChildren(const std::vector<size_t> &begins,
                                      size_t last) const {
    std::vector<uint64_t> before(parts);
    uint64_t sum = 0;
    for (unsigned part = 0; part + 1 < parts; ++part) {
      for (size_t at = begins[part]; at < begins[part + 1]; ++at)
        sum += opens(at, last);
      before[part + 1] = sum;
    }
    return before;
  }

  /// Singletons right below dense levels: one entry in every place.
  bool addSingletons(size_t first, size_t last) {
    uint64_t filled = 0;
    for (size_t at = 0; at < count; ++at) {
      if (at && sorted.firstNew[at] >= first && opens(at, last)) {
        error = place(at - 1) + " and " + place(at) +
                " share a place of level " + std::to_string(first) +
                ", a singleton: store it compressed";
        return false;
      }
      filled += at == 0 || sorted.firstNew[at] < first;
    }
    if (filled != nodes) {
      error = "level " + std::to_string(first) + ", a singleton, has " +
              std::to_string(filled) + " entries for " + std::to_string(nodes) +
              " places: store it compressed";
      return false;
    }
    return addCoordinates(first, last, nodes);
  }

  bool addCoordinates(size_t first, size_t last, uint64_t children) {
    ScalarType type = tensor.spec.coordinateType;
    for (size_t level = first; level <= last; ++level) {
      if (!checkWidth(level, type))
        return false;
      auto buffer = allocateBuffer(
          type, children, "coordinates of level " + std::to_string(level),
          error);
      if (!buffer)
        return false;
      visitIndexType(type, [&](auto tag) {
        using T = typename decltype(tag)::Type;
        T *into = buffer->as<T>();
        sorted.visitColumn(level, [&](auto index) {
          forParts(count, parts, [&](size_t begin, size_t end, unsigned) {
            // Of the entries of a node one writes.
            for (size_t at = begin; at < end; ++at)
              if (opens(at, last))
                into[nodeOf[at]] = static_cast<T>(index(at));
          });
        });
      });
      tensor.buffers.push_back(std::move(*buffer));
    }
    return true;
  }

  bool checkWidth(size_t level, ScalarType type) {
    uint64_t extent =
        levels[level].extentOf(tensor.extents[levels[level].dimension]);
    if (extent == 0 || extent - 1 <= largestIndex(type))
      return true;
    uint64_t largest = 0;
    sorted.visitColumn(level, [&](auto index) {
      for (size_t at = 0; at < count; ++at)
        largest = std::max<uint64_t>(largest, index(at));
    });
    if (largest <= largestIndex(type))
      return true;
    error = "level " + std::to_string(level) + " has the coordinate " +
            std::to_string(largest) + " but coordinates of " + widthOf(type) +
            " count to " + std::to_string(largestIndex(type));
    return false;
  }

  /// Writes the fill value, which the type holds, to all places.
  void pad(const Buffer &buffer) const {
    ScalarColumn one =
        std::visit([](auto value) { return ScalarColumn(std::vector{value}); },
                   *tensor.spec.fill);
    for (uint64_t at = 0; at < nodes; ++at)
      storeValue(one, 0, Character(), buffer, at);
  }

  bool addValues() {
    auto buffer = allocateBuffer(tensor.spec.element, nodes, "values", error);
    if (!buffer)
      return false;
    if (tensor.spec.fill)
      pad(*buffer);
    // Values come from anywhere: several threads wait for memory together.
    std::vector<size_t> misfits(parts, count);
    forParts(count, parts, [&](size_t begin, size_t end, unsigned part) {
      size_t stored = storeValues(column, *buffer, begin, end, [&](size_t at) {
        uint64_t entry = sorted.order[at];
        return ValueMove{entries.source(entry), nodeOf[at],
                         entries.character(entry)};
      });
      if (stored < end)
        misfits[part] = stored;
    });
    size_t first = *std::min_element(misfits.begin(), misfits.end());
    if (first < count) {
      uint64_t entry = sorted.order[first];
      size_t source = entries.source(entry);
      Misfit misfit = storeValue(column, source, entries.character(entry),
                                 *buffer, nodeOf[first]);
      error = place(first) + ": " +
              describe(misfit, column, source, tensor.spec.element);
      return false;
    }
    tensor.buffers.push_back(std::move(*buffer));
    return true;
  }

  std::string place(size_t at) const {
    return describePlace(entries.coordinate(sorted.order[at]), entries.rank);
  }

  static std::string widthOf(ScalarType type) {
    return std::to_string(8 * type.size()) + " bits";
  }

  TensorData &tensor;
  const ScalarColumn &column;
  const PlacedEntries &entries;
  const SortedEntries &sorted;
  const std::vector<LevelSpec> &levels;
  std::string &error;
  size_t count;
  unsigned parts;
  /// The node of each sorted entry at the level above the next one.
  std::vector<uint64_t> nodeOf;
  uint64_t nodes = 1;
};

} // namespace

bool tensoropt::buildStorage(TensorData &tensor, const CoordinateTensor &file,
                             const PlacedEntries &entries,
                             const SortedEntries &sorted,
                             const std::vector<LevelSpec> &levels,
                             unsigned threads, std::string &error) {
  return StorageBuilder(tensor, file, entries, sorted, levels, threads, error)
      .run();
}
