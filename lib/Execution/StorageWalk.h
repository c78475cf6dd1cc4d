// SPDX-License-Identifier: Apache-2.0
// Visits the values of a tensor in storage order, with their coordinates.

#pragma once

#include "ScalarValues.h"

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

/// Walks the coordinate tree of a tensor whose buffers have the right sizes and
/// positions.
class StorageWalk {
public:
  explicit StorageWalk(const TensorData &tensor)
      : extents(tensor.extents), region(tensor.spec.region),
        levels(getLevels(tensor.spec)), coordinate(tensor.extents.size()) {
    auto buffer = tensor.buffers.begin();
    for (const LevelSpec &level : levels) {
      positions.push_back(level.kind == LevelSpec::Kind::Compressed ? &*buffer++
                                                                    : nullptr);
      coordinates.push_back(level.kind != LevelSpec::Kind::Dense ? &*buffer++
                                                                 : nullptr);
    }
  }

  /// Calls `visit(coordinate, place of the value)` until it returns false.
  template <typename Visit> bool run(Visit visit) {
    return region ? visitRegion(visit) : descend(0, 0, visit);
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

  template <typename Visit>
  bool descend(size_t level, uint64_t parent, Visit &visit) {
    if (level == levels.size())
      return visit(std::as_const(coordinate), parent);
    int64_t &index = coordinate[levels[level].dimension];
    switch (levels[level].kind) {
    case LevelSpec::Kind::Dense: {
      int64_t extent = extents[levels[level].dimension];
      for (int64_t at = 0; at < extent; ++at) {
        index = at;
        if (!descend(level + 1, parent * extent + at, visit))
          return false;
      }
      return true;
    }
    case LevelSpec::Kind::Compressed: {
      uint64_t end = readIndex(*positions[level], parent + 1);
      for (uint64_t at = readIndex(*positions[level], parent); at < end; ++at) {
        index = readIndex(*coordinates[level], at);
        if (!descend(level + 1, at, visit))
          return false;
      }
      return true;
    }
    case LevelSpec::Kind::Singleton:
      index = readIndex(*coordinates[level], parent);
      return descend(level + 1, parent, visit);
    }
    return true;
  }

  const std::vector<int64_t> &extents;
  const std::optional<CanonicalRegion> &region;
  std::vector<LevelSpec> levels;
  std::vector<int64_t> coordinate;
  std::vector<const Buffer *> positions, coordinates;
};

} // namespace tensoropt
