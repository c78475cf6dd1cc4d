// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Solvers/CanonicalRegion.h"

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

/// The coordinates of the part that agree with the place in all slots before
/// `end`. Numbers count from the end where bounds do not matter: that is the
/// order of the lower triangle, and the reverse order of the upper.
CanonicalRegion::Range CanonicalRegion::range(const Part &part,
                                              const Place &place,
                                              unsigned end) const {
  switch (part.kind) {
  case Part::Kind::Slot: {
    unsigned slot = part.slots.front();
    uint64_t extent = place.extents[slot];
    if (slot >= end)
      return {0, extent};
    uint64_t index = place.coordinate[slot];
    return {side == Triangle::Lower ? index : extent - 1 - index, 1};
  }
  case Part::Kind::Ordered:
    return rangeOfOrdered(part, place, end);
  case Part::Kind::Independent:
    return rangeOfIndependent(part, place, end);
  }
  return {0, 0};
}

/// Numbers of equal parts descend. With the first of k known to be r, the
/// others have (r + k - 1 over k - 1) choices; summed over all smaller r that
/// is (r + k - 1 over k), the combinatorial number system (Knuth, The Art of
/// Computer Programming, 7.2.1.3).
CanonicalRegion::Range CanonicalRegion::rangeOfOrdered(const Part &part,
                                                       const Place &place,
                                                       unsigned end) const {
  uint64_t first = 0, open = *count(part.parts.front(), place.extents);
  size_t left = part.parts.size();
  for (const Part &copy : part.parts) {
    if (copy.slots.front() >= end)
      break;
    Range inner = range(copy, place, end);
    uint64_t begin = *chooseDescending(inner.first, left);
    if (copy.slots.back() >= end) {
      uint64_t past = std::min(inner.first + inner.count, open);
      return {first + begin, *chooseDescending(past, left) - begin};
    }
    first += begin;
    open = inner.first + 1;
    --left;
  }
  return {first, *chooseDescending(open, left)};
}

/// Slot by slot: what comes before it in its own part, times the choices that
/// the others have left.
CanonicalRegion::Range CanonicalRegion::rangeOfIndependent(const Part &part,
                                                           const Place &place,
                                                           unsigned end) const {
  std::vector<Range> ranges;
  for (const Part &member : part.parts)
    ranges.push_back(range(member, place, 0));
  uint64_t first = 0;
  for (unsigned slot : part.slots) {
    if (slot >= end)
      break;
    size_t owner = 0;
    while (!std::binary_search(part.parts[owner].slots.begin(),
                               part.parts[owner].slots.end(), slot))
      ++owner;
    Range narrowed = range(part.parts[owner], place, slot + 1);
    uint64_t before = narrowed.first - ranges[owner].first;
    for (size_t other = 0; other < ranges.size(); ++other)
      if (other != owner)
        before *= ranges[other].count;
    first += before;
    ranges[owner] = narrowed;
  }
  uint64_t choices = 1;
  for (const Range &left : ranges)
    choices *= left.count;
  return {first, choices};
}

uint64_t CanonicalRegion::position(const int64_t *coordinate,
                                   const std::vector<int64_t> &extents) const {
  uint64_t number = range(root, {coordinate, extents}, rank()).first;
  return side == Triangle::Lower ? number : *count(extents) - 1 - number;
}
