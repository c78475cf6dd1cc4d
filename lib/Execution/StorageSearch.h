// SPDX-License-Identifier: Apache-2.0
// Finds the values of a tensor by their coordinates.

#pragma once

#include "StorageWalk.h"

#include <tuple>

namespace tensoropt {

/// Searches a tensor whose buffers have the right sizes and positions.
class StorageSearch : LevelBuffers {
public:
  /// True if a search is fast: all levels are ordered, and those that repeat
  /// coordinates have singletons below that tell them apart.
  static bool isFast(const TensorSpec &spec) {
    for (size_t level = 0; level < spec.levels.size(); ++level) {
      bool hasSingleton =
          level + 1 < spec.levels.size() &&
          spec.levels[level + 1].kind == LevelSpec::Kind::Singleton;
      if (!spec.levels[level].ordered ||
          (!spec.levels[level].unique && !hasSingleton))
        return false;
    }
    return true;
  }

  explicit StorageSearch(const TensorData &tensor)
      : LevelBuffers(tensor), extents(tensor.extents) {}

  /// The place of the value at a coordinate inside the extents; empty if none
  /// is stored. O(log siblings) per level, of a level in any order O(siblings).
  std::optional<uint64_t> find(const std::vector<int64_t> &coordinate) const {
    return find(coordinate, 0, 0, 1);
  }

private:
  /// `begin` and `end` are the places of the level above that can lie above the
  /// value. Those of a level that repeats coordinates are several until its
  /// singletons tell them apart.
  std::optional<uint64_t> find(const std::vector<int64_t> &coordinate,
                               size_t level, uint64_t begin,
                               uint64_t end) const {
    if (level == levels.size())
      return begin;
    const LevelSpec &spec = levels[level];
    uint64_t wanted = spec.indexOf(coordinate[spec.dimension]);
    if (spec.kind == LevelSpec::Kind::Dense) {
      begin = begin * spec.extentOf(extents[spec.dimension]) + wanted;
      return find(coordinate, level + 1, begin, begin + 1);
    }
    if (spec.kind == LevelSpec::Kind::Compressed) {
      end = readIndex(*positions[level], begin + 1);
      begin = readIndex(*positions[level], begin);
    }
    if (spec.ordered) {
      std::tie(begin, end) = findRange(*coordinates[level], begin, end, wanted);
      return begin == end ? std::nullopt
                          : find(coordinate, level + 1, begin, end);
    }
    for (; begin < end; ++begin)
      if (readIndex(*coordinates[level], begin) == wanted)
        if (auto found = find(coordinate, level + 1, begin, begin + 1))
          return found;
    return std::nullopt;
  }

  static std::pair<uint64_t, uint64_t> findRange(const Buffer &buffer,
                                                 uint64_t begin, uint64_t end,
                                                 uint64_t wanted) {
    return visitIndexType(buffer.type(), [&](auto tag) {
      auto *list = buffer.as<typename decltype(tag)::Type>();
      auto *from = std::lower_bound(list + begin, list + end, wanted);
      auto *to = from;
      if (from != list + end && *from == wanted) {
        // Nearly always only one.
        ++to;
        if (to != list + end && *to == wanted)
          to = std::upper_bound(to, list + end, wanted);
      }
      return std::pair<uint64_t, uint64_t>(from - list, to - list);
    });
  }

  const std::vector<int64_t> &extents;
};

} // namespace tensoropt
