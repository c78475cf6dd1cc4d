// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/RegionPosition.h"

#include <algorithm>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Bounds
//===----------------------------------------------------------------------===//

int64_t CanonicalRegion::limit(unsigned slot, const int64_t *coordinate,
                               int64_t open) const {
  for (const SlotBound &bound : boundsOf[slot]) {
    bool applies =
        std::all_of(bound.ties.begin(), bound.ties.end(), [&](const auto &tie) {
          return coordinate[tie.first] == coordinate[tie.second];
        });
    if (applies)
      open = side == Triangle::Lower ? std::min(open, coordinate[bound.slot])
                                     : std::max(open, coordinate[bound.slot]);
  }
  return open;
}

int64_t CanonicalRegion::lowest(unsigned slot,
                                const int64_t *coordinate) const {
  return side == Triangle::Lower ? 0 : limit(slot, coordinate, 0);
}

int64_t CanonicalRegion::highest(unsigned slot, const int64_t *coordinate,
                                 const std::vector<int64_t> &extents) const {
  int64_t last = extents[slot] - 1;
  return side == Triangle::Upper ? last : limit(slot, coordinate, last);
}

bool CanonicalRegion::contains(const int64_t *coordinate) const {
  for (unsigned slot = 0; slot < rank(); ++slot)
    if (limit(slot, coordinate, coordinate[slot]) != coordinate[slot])
      return false;
  return true;
}

bool CanonicalRegion::first(int64_t *coordinate,
                            const std::vector<int64_t> &extents) const {
  std::fill(coordinate, coordinate + rank(), 0); // in both triangles
  return std::find(extents.begin(), extents.end(), 0) == extents.end();
}

bool CanonicalRegion::next(int64_t *coordinate,
                           const std::vector<int64_t> &extents) const {
  for (unsigned slot = rank(); slot-- > 0;) {
    if (coordinate[slot] >= highest(slot, coordinate, extents))
      continue;
    ++coordinate[slot];
    while (++slot < rank())
      coordinate[slot] = lowest(slot, coordinate);
    return true;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

/// Number of ways to choose `size` of `values` numbers in descending order,
/// repeats allowed: the binomial coefficient (values + size - 1 over size).
static std::optional<uint64_t> chooseDescending(uint64_t values, size_t size) {
  // Each step is a binomial coefficient, too, so the division is exact.
  unsigned __int128 result = 1;
  for (size_t at = 0; at < size; ++at) {
    result = result * (static_cast<unsigned __int128>(values) + at) / (at + 1);
    if (result > UINT64_MAX)
      return std::nullopt;
  }
  return static_cast<uint64_t>(result);
}

std::optional<uint64_t>
CanonicalRegion::count(const Part &part, const std::vector<int64_t> &extents) {
  if (part.kind == Part::Kind::Slot)
    return extents[part.slots.front()];
  if (part.kind == Part::Kind::Ordered) {
    auto values = count(part.parts.front(), extents);
    return values ? chooseDescending(*values, part.parts.size()) : values;
  }
  uint64_t product = 1;
  for (const Part &member : part.parts) {
    auto factor = count(member, extents);
    if (!factor || __builtin_mul_overflow(product, *factor, &product))
      return std::nullopt;
  }
  return product;
}

std::optional<uint64_t>
CanonicalRegion::count(const std::vector<int64_t> &extents) const {
  // Beside an extent of zero the others may be as large as they like.
  if (std::find(extents.begin(), extents.end(), 0) != extents.end())
    return 0;
  return count(root, extents);
}

namespace {

struct Integers {
  using Number = uint64_t;
  Number constant(uint64_t value) const { return value; }
  Number index(unsigned slot) const { return coordinate[slot]; }
  Number extent(unsigned slot) const { return extents[slot]; }
  Number add(Number a, Number b) const { return a + b; }
  Number subtract(Number a, Number b) const { return a - b; }
  Number multiply(Number a, Number b) const { return a * b; }
  Number divide(Number a, uint64_t b) const { return a / b; }
  Number least(Number a, Number b) const { return std::min(a, b); }

  const int64_t *coordinate;
  const std::vector<int64_t> &extents;
};

} // namespace

uint64_t CanonicalRegion::position(const int64_t *coordinate,
                                   const std::vector<int64_t> &extents) const {
  Integers numbers{coordinate, extents};
  return RegionPosition<Integers>(*this, numbers).get();
}
