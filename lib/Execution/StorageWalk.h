// SPDX-License-Identifier: Apache-2.0
// Visits the values of a tensor in storage order, with their coordinates.

#pragma once

#include "ScalarValues.h"

#include <algorithm>
#include <utility>

namespace tensoropt {

/// The levels of a tensor; of one without encoding the dense ones that its
/// row-major order amounts to.
std::vector<LevelSpec> getLevels(const TensorSpec &spec);

/// The product; empty if it exceeds 2^64 - 1.
inline std::optional<uint64_t> multiply(uint64_t a, uint64_t b) {
  uint64_t product;
  if (__builtin_mul_overflow(a, b, &product))
    return std::nullopt;
  return product;
}

/// Position or coordinate number `at` of a buffer.
inline uint64_t readIndex(const Buffer &buffer, uint64_t at) {
  return visitIndexType(buffer.type(), [&](auto tag) -> uint64_t {
    return buffer.as<typename decltype(tag)::Type>()[at];
  });
}

/// The levels of a tensor and the buffers of each, null where it has none.
struct LevelBuffers {
  explicit LevelBuffers(const TensorData &tensor)
      : levels(getLevels(tensor.spec)) {
    auto buffer = tensor.buffers.begin();
    for (const LevelSpec &level : levels) {
      positions.push_back(level.kind == LevelSpec::Kind::Compressed ? &*buffer++
                                                                    : nullptr);
      coordinates.push_back(level.kind != LevelSpec::Kind::Dense ? &*buffer++
                                                                 : nullptr);
    }
  }

  std::vector<LevelSpec> levels;
  std::vector<const Buffer *> positions, coordinates;
};

/// Walks the coordinate tree of a tensor whose buffers have the right sizes and
/// positions.
class StorageWalk : LevelBuffers {
public:
  explicit StorageWalk(const TensorData &tensor)
      : LevelBuffers(tensor), extents(tensor.extents),
        region(tensor.spec.region), coordinate(tensor.extents.size()) {}

  /// Calls `visit(coordinate, place of the value)` until it returns false.
  template <typename Visit> bool run(Visit visit) {
    return region ? visitRegion(visit) : descend(0, 0, false, false, visit);
  }

  /// The same for the values at places `begin` to `end` - 1; not for packed
  /// storage.
  template <typename Visit>
  bool run(uint64_t begin, uint64_t end, Visit visit) {
    if (begin >= end)
      return true;
    first = pathTo(begin);
    last = pathTo(end - 1);
    return descend(0, 0, true, true, visit);
  }

private:
  template <typename Visit> bool visitRegion(Visit &visit) {
    uint64_t at = 0;
    bool more = region->first(coordinate.data(), extents);
    for (; more; more = region->next(coordinate.data(), extents))
      if (!visit(std::as_const(coordinate), at++))
        return false;
    return true;
  }

  /// The place at each level of what lies above a value.
  std::vector<uint64_t> pathTo(uint64_t at) const {
    std::vector<uint64_t> path(levels.size());
    for (size_t level = levels.size(); level-- > 0;) {
      path[level] = at;
      if (levels[level].kind == LevelSpec::Kind::Dense)
        at /= levels[level].extentOf(extents[levels[level].dimension]);
      else if (levels[level].kind == LevelSpec::Kind::Compressed)
        at = parentOf(*positions[level], at);
    }
    return path;
  }

  /// The last node whose entries start at `at` or before.
  static uint64_t parentOf(const Buffer &positions, uint64_t at) {
    return visitIndexType(positions.type(), [&](auto tag) -> uint64_t {
      auto *begin = positions.as<typename decltype(tag)::Type>();
      return std::upper_bound(begin, begin + positions.count(), at) - begin - 1;
    });
  }

  /// `isFirst`, `isLast`: all so far lies on the path to the first, last value.
  template <typename Visit>
  bool descend(size_t level, uint64_t parent, bool isFirst, bool isLast,
               Visit &visit) {
    if (level == levels.size())
      return visit(std::as_const(coordinate), parent);
    uint64_t begin = parent, end = parent + 1;
    const LevelSpec &spec = levels[level];
    bool isDense = spec.kind == LevelSpec::Kind::Dense;
    if (isDense) {
      uint64_t extent = spec.extentOf(extents[spec.dimension]);
      begin = parent * extent, end = begin + extent;
    } else if (levels[level].kind == LevelSpec::Kind::Compressed) {
      begin = readIndex(*positions[level], parent);
      end = readIndex(*positions[level], parent + 1);
    }
    uint64_t start = isFirst ? first[level] : begin;
    uint64_t stop = isLast ? last[level] + 1 : end;
    int64_t &index = coordinate[spec.dimension];
    // Where the block begins that the levels above have chosen.
    int64_t origin = spec.part == LevelSpec::Part::Inside ? index : 0;
    int64_t scale = spec.part == LevelSpec::Part::Block ? spec.block : 1;
    for (uint64_t at = start; at < stop; ++at) {
      int64_t local = isDense ? at - begin : readIndex(*coordinates[level], at);
      index = origin + local * scale;
      // Blocks may reach beyond the extent.
      if (index >= extents[spec.dimension])
        break;
      if (!descend(level + 1, at, isFirst && at == start,
                   isLast && at + 1 == stop, visit))
        return false;
    }
    index = origin;
    return true;
  }

  const std::vector<int64_t> &extents;
  const std::optional<CanonicalRegion> &region;
  std::vector<int64_t> coordinate;
  std::vector<uint64_t> first, last;
};

} // namespace tensoropt
