// SPDX-License-Identifier: Apache-2.0
// Checks storage before compiled code reads it.

#include "PackTensor.h"
#include "PlaceEntries.h"
#include "StorageSearch.h"

#include <algorithm>

using namespace tensoropt;

using Kind = LevelSpec::Kind;

namespace {

/// Checks the levels from the root down, then the values.
class Verifier {
public:
  Verifier(const TensorData &tensor, std::string &error)
      : tensor(tensor), spec(tensor.spec), error(error),
        levels(getLevels(spec)) {}

  bool run() {
    return checkExtents(spec, tensor.extents, error) && checkForm() &&
           checkSizes() && checkOrder() && checkSymmetry();
  }

private:
  bool fail(std::string message) {
    error = std::move(message);
    return false;
  }

  static std::string levelText(const char *what, size_t level) {
    return std::string(what) + " of level " + std::to_string(level);
  }

  uint64_t extentOf(size_t level) const {
    return levels[level].extentOf(tensor.extents[levels[level].dimension]);
  }

  /// Checks the number and the types of the buffers and sorts them by role.
  bool checkForm() {
    size_t expected = 1;
    for (const LevelSpec &level : levels)
      expected += level.kind == Kind::Compressed  ? 2
                  : level.kind == Kind::Singleton ? 1
                                                  : 0;
    if (tensor.buffers.size() != expected)
      return fail(std::to_string(tensor.buffers.size()) + " buffers for " +
                  spec.str() + ", which has " + std::to_string(expected));
    auto buffer = tensor.buffers.begin();
    for (size_t level = 0; level < levels.size(); ++level) {
      positions.push_back(nullptr);
      coordinates.push_back(nullptr);
      if (levels[level].kind == Kind::Compressed) {
        positions.back() = &*buffer++;
        if (!checkIndexType("positions", level, *positions.back(),
                            spec.positionType))
          return false;
      }
      if (levels[level].kind != Kind::Dense) {
        coordinates.back() = &*buffer++;
        if (!checkIndexType("coordinates", level, *coordinates.back(),
                            spec.coordinateType))
          return false;
      }
    }
    if (buffer->type() != spec.element)
      return fail("values are " + std::string(buffer->type().name()) +
                  ", the type says " + std::string(spec.element.name()));
    return true;
  }

  /// Unsigned and signed types of one width are the same to compiled code.
  bool checkIndexType(const char *what, size_t level, const Buffer &buffer,
                      ScalarType expected) {
    bool isWhole = buffer.type().kind >= ScalarKind::I8 &&
                   buffer.type().kind <= ScalarKind::U64;
    if (isWhole && buffer.type().size() == expected.size())
      return true;
    return fail(levelText(what, level) + " are " +
                std::string(buffer.type().name()) + ", the type says " +
                std::string(expected.name()));
  }

  bool checkCount(const std::string &what, const Buffer &buffer,
                  uint64_t expected) {
    if (buffer.count() == expected)
      return true;
    return fail(std::to_string(buffer.count()) + " " + what + ", expected " +
                std::to_string(expected));
  }

  /// Checks that each level is as large as those above make it, and that its
  /// positions and coordinates lie inside.
  bool checkSizes() {
    if (spec.isPacked()) {
      auto count = countPacked(spec, tensor.extents, error);
      return count && checkCount("values", tensor.buffers.back(), *count);
    }
    uint64_t nodes = 1;
    for (size_t level = 0; level < levels.size(); ++level) {
      if (levels[level].kind == Kind::Dense) {
        auto product = multiply(nodes, extentOf(level));
        if (!product)
          return fail("level " + std::to_string(level) +
                      " has more than 2^64 places");
        nodes = *product;
        continue;
      }
      if (levels[level].kind == Kind::Compressed) {
        if (!checkPositions(level, nodes))
          return false;
        nodes = coordinates[level]->count();
      } else if (!checkCount(levelText("coordinates", level),
                             *coordinates[level], nodes)) {
        return false;
      }
      if (!checkCoordinates(level))
        return false;
    }
    return checkCount("values", tensor.buffers.back(), nodes);
  }

  bool checkPositions(size_t level, uint64_t parents) {
    const Buffer &buffer = *positions[level];
    std::string what = levelText("positions", level);
    if (parents == UINT64_MAX)
      return fail(what + " overflow");
    if (!checkCount(what, buffer, parents + 1))
      return false;
    uint64_t count = coordinates[level]->count();
    return visitIndexType(buffer.type(), [&](auto tag) {
      auto *position = buffer.as<typename decltype(tag)::Type>();
      if (position[0] != 0)
        return fail(what + " start at " + std::to_string(position[0]) +
                    ", expected 0");
      for (uint64_t at = 0; at < parents; ++at)
        if (position[at] > position[at + 1])
          return fail(what + " descend from " + std::to_string(position[at]) +
                      " to " + std::to_string(position[at + 1]) + " at place " +
                      std::to_string(at + 1));
      if (position[parents] != count)
        return fail(what + " end at " + std::to_string(position[parents]) +
                    " but there are " + std::to_string(count) + " coordinates");
      return true;
    });
  }

  bool checkCoordinates(size_t level) {
    const Buffer &buffer = *coordinates[level];
    uint64_t extent = extentOf(level);
    return visitIndexType(buffer.type(), [&](auto tag) {
      auto *coordinate = buffer.as<typename decltype(tag)::Type>();
      for (uint64_t at = 0; at < buffer.count(); ++at)
        if (coordinate[at] >= extent)
          return fail("coordinate " + std::to_string(coordinate[at]) +
                      " at place " + std::to_string(at) + " of level " +
                      std::to_string(level) + " is outside the extent " +
                      std::to_string(extent));
      return true;
    });
  }

  /// Checks each compressed level together with the singletons below it: their
  /// coordinates at one place form a tuple.
  bool checkOrder() {
    for (size_t first = 0; first < levels.size(); ++first) {
      if (levels[first].kind != Kind::Compressed)
        continue;
      size_t last = first;
      while (last + 1 < levels.size() &&
             levels[last + 1].kind == Kind::Singleton)
        ++last;
      uint64_t parents = positions[first]->count() - 1;
      for (uint64_t parent = 0; parent < parents; ++parent)
        if (!checkSegment(first, last, readIndex(*positions[first], parent),
                          readIndex(*positions[first], parent + 1)))
          return false;
    }
    return true;
  }

  /// The first of levels `first` to `last` in which two places differ; `last`
  /// + 1 if in none.
  size_t firstDifference(size_t first, size_t last, uint64_t a,
                         uint64_t b) const {
    while (first <= last && readIndex(*coordinates[first], a) ==
                                readIndex(*coordinates[first], b))
      ++first;
    return first;
  }

  bool checkSegment(size_t first, size_t last, uint64_t begin, uint64_t end) {
    for (uint64_t at = begin + 1; at < end; ++at) {
      size_t level = firstDifference(first, last, at - 1, at);
      if (level <= last && levels[level].ordered &&
          readIndex(*coordinates[level], at) <
              readIndex(*coordinates[level], at - 1))
        return fail(levelText("coordinates", level) + " descend at place " +
                    std::to_string(at) + " but the level is ordered");
      for (size_t unique = first; unique < level; ++unique)
        if (levels[unique].unique)
          return failRepeated(unique, at - 1, at);
    }
    for (size_t level = first; level <= last; ++level)
      if (!isSorted(first, level) && levels[level].unique &&
          !checkScattered(first, level, begin, end))
        return false;
    return true;
  }

  /// Whether equal tuples of levels `first` to `last` are next to each other.
  bool isSorted(size_t first, size_t last) const {
    return std::all_of(levels.begin() + first, levels.begin() + last + 1,
                       [](const LevelSpec &level) { return level.ordered; });
  }

  /// Looks for equal tuples among places in any order.
  bool checkScattered(size_t first, size_t last, uint64_t begin, uint64_t end) {
    std::vector<uint64_t> places;
    for (uint64_t at = begin; at < end; ++at)
      places.push_back(at);
    std::sort(places.begin(), places.end(), [&](uint64_t a, uint64_t b) {
      size_t level = firstDifference(first, last, a, b);
      return level > last ? a < b
                          : readIndex(*coordinates[level], a) <
                                readIndex(*coordinates[level], b);
    });
    for (size_t at = 1; at < places.size(); ++at)
      if (firstDifference(first, last, places[at - 1], places[at]) > last)
        return failRepeated(last, places[at - 1], places[at]);
    return true;
  }

  bool failRepeated(size_t level, uint64_t earlier, uint64_t at) {
    return fail("coordinate " +
                std::to_string(readIndex(*coordinates[level], at)) +
                " of level " + std::to_string(level) + " at place " +
                std::to_string(at) + " repeats place " +
                std::to_string(earlier) + " but the level is unique");
  }

  /// Checks an entry that is not canonical: padding, or in a block on a
  /// diagonal the image of a canonical one.
  bool checkMirrored(const std::vector<int64_t> &coordinate, uint64_t at) {
    const Buffer &values = tensor.buffers.back();
    Scalar value = readValue(values, at);
    if (isPadding(spec, value))
      return true;
    std::vector<int64_t> canonical = coordinate;
    Character character;
    spec.group.canonicalise(canonical.data(), spec.triangle, character);
    auto original = StorageSearch(tensor).find(canonical);
    if (!original)
      return fail(describePlace(coordinate.data(), spec.rank()) +
                  " is stored but not in a canonical block");
    Scalar from = readValue(values, *original);
    auto expected = applyCharacter(from, character);
    return (expected && equalValues(value, *expected)) ||
           fail(describeMismatch(coordinate.data(), value, canonical.data(),
                                 from, spec.rank(), character, 0));
  }

  bool checkSymmetry() {
    if (spec.group.isTrivial())
      return true;
    ForcedEntries forced(spec.group);
    if (spec.isPacked() && !forced.mayForceAny())
      return true;
    const Buffer &values = tensor.buffers.back();
    // Places that a dense level adds hold the fill value, whether canonical or
    // not.
    bool mayPad = levels.back().kind == Kind::Dense;
    return StorageWalk(tensor).run([&](const std::vector<int64_t> &coordinate,
                                       uint64_t at) {
      bool isStored = !spec.canonical || spec.isPacked() ||
                      spec.group.isCanonical(coordinate, spec.triangle);
      if (!isStored && spec.hasBlocks())
        return checkMirrored(coordinate, at);
      if (!isStored && !(mayPad && isPadding(spec, readValue(values, at))))
        return fail(describePlace(coordinate.data(), spec.rank()) +
                    " is stored but not canonical");
      return !forced.mayForce(coordinate.data()) ||
             forced.check(coordinate.data(), readValue(values, at), 0, error) !=
                 Forced::Violated;
    });
  }

  const TensorData &tensor;
  const TensorSpec &spec;
  std::string &error;
  std::vector<LevelSpec> levels;
  std::vector<const Buffer *> positions, coordinates; ///< per level or null
};

} // namespace

bool tensoropt::verifyTensor(const TensorData &tensor, std::string &error) {
  return Verifier(tensor, error).run();
}
