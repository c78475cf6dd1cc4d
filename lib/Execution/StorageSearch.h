// SPDX-License-Identifier: Apache-2.0
// Finds the values of a tensor by their coordinates.

#pragma once

#include "StorageWalk.h"

#include <tuple>

namespace tensoropt {

/// Searches a tensor whose buffers have the right sizes and positions and whose
/// levels are all ordered.
class StorageSearch : LevelBuffers {
public:
  /// True if all levels are ordered, and those that repeat coordinates have
  /// singletons below that tell them apart.
  static bool canSearch(const TensorSpec &spec) {
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
  /// is stored. O(log entries) per level.
  std::optional<uint64_t> find(const std::vector<int64_t> &coordinate) const {
    // The places of this level that can lie above the value. Those of a level
    // that repeats coordinates are several until its singletons tell them
    // apart.
    uint64_t begin = 0, end = 1;
    for (size_t level = 0; level < levels.size(); ++level) {
      const LevelSpec &spec = levels[level];
      uint64_t wanted = spec.indexOf(coordinate[spec.dimension]);
      if (spec.kind == LevelSpec::Kind::Dense) {
        begin = begin * spec.extentOf(extents[spec.dimension]) + wanted;
        end = begin + 1;
        continue;
      }
      if (spec.kind == LevelSpec::Kind::Compressed) {
        end = readIndex(*positions[level], begin + 1);
        begin = readIndex(*positions[level], begin);
      }
      std::tie(begin, end) = findRange(*coordinates[level], begin, end, wanted);
      if (begin == end)
        return std::nullopt;
    }
    return begin;
  }

private:
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
