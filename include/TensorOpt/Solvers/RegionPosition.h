// SPDX-License-Identifier: Apache-2.0
//
// The closed form of a coordinate's number in a canonical region, with numbers
// of any kind: integers, or operations of a program that will compute them.
//
//   struct Integers {
//     using Number = uint64_t;
//     Number constant(uint64_t value) { return value; }
//     Number index(unsigned slot) { return coordinate[slot]; }
//     Number extent(unsigned slot) { return extents[slot]; }
//     Number add(Number a, Number b) { return a + b; }
//     Number subtract(Number a, Number b) { return a - b; }
//     Number multiply(Number a, Number b) { return a * b; }
//     Number divide(Number a, uint64_t b) { return a / b; } // exact
//     Number least(Number a, Number b) { return std::min(a, b); }
//     ...
//   } numbers{coordinate, extents};
//   uint64_t at = RegionPosition<Integers>(region, numbers).get();
#pragma once

#include "TensorOpt/Solvers/CanonicalRegion.h"

#include <algorithm>

namespace tensoropt {

/// Computes with `Numbers`, which is used through the members above. No number
/// on the way exceeds the number of slots times the count of the region; in the
/// upper triangle differences are positive, too. The region and the numbers
/// must outlive it.
template <typename Numbers> class RegionPosition {
public:
  using Number = typename Numbers::Number;

  RegionPosition(const CanonicalRegion &region, Numbers &numbers)
      : region(region), numbers(numbers) {}

  /// The number, from zero and in lexicographic order, of the coordinate that
  /// `Numbers::index` gives. O(rank^2) operations, O(rank) without slots of
  /// one orbit between those of another.
  Number get() {
    Number number = range(region.root, region.rank()).first;
    if (region.triangle() == Triangle::Lower)
      return number;
    Number last = numbers.subtract(count(region.root), numbers.constant(1));
    return numbers.subtract(last, number);
  }

private:
  using Part = CanonicalRegion::Part;

  /// The coordinates of a part that share their indices of some first slots,
  /// as a range of their numbers. Numbers count from the end where bounds do
  /// not matter: that is the order of the lower triangle, and the reverse order
  /// of the upper.
  struct Range {
    Number first, count;
  };

  /// Number of ways to choose `size` of `values` numbers in descending order,
  /// repeats allowed: the binomial coefficient (values + size - 1 over size).
  Number chooseDescending(Number values, size_t size) {
    // Each step is a binomial coefficient, too, so the division is exact.
    Number result = values;
    for (size_t at = 1; at < size; ++at)
      result = numbers.divide(
          numbers.multiply(result, numbers.add(values, numbers.constant(at))),
          at + 1);
    return result;
  }

  Number count(const Part &part) {
    if (part.kind == Part::Kind::Slot)
      return numbers.extent(part.slots.front());
    if (part.kind == Part::Kind::Ordered)
      return chooseDescending(count(part.parts.front()), part.parts.size());
    Number product = numbers.constant(1);
    for (const Part &member : part.parts)
      product = numbers.multiply(product, count(member));
    return product;
  }

  Range range(const Part &part, unsigned end) {
    if (part.kind == Part::Kind::Ordered)
      return rangeOfOrdered(part, end);
    if (part.kind == Part::Kind::Independent)
      return rangeOfIndependent(part, end);
    unsigned slot = part.slots.front();
    if (slot >= end)
      return {numbers.constant(0), numbers.extent(slot)};
    Number index = numbers.index(slot);
    if (region.triangle() == Triangle::Upper)
      index = numbers.subtract(
          numbers.subtract(numbers.extent(slot), numbers.constant(1)), index);
    return {index, numbers.constant(1)};
  }

  /// Numbers of equal parts descend. With the first of k known to be r, the
  /// others have (r + k - 1 over k - 1) choices; summed over all smaller r that
  /// is (r + k - 1 over k), the combinatorial number system (Knuth, The Art of
  /// Computer Programming, 7.2.1.3).
  Range rangeOfOrdered(const Part &part, unsigned end) {
    Number first = numbers.constant(0), open = count(part.parts.front());
    size_t left = part.parts.size();
    for (const Part &copy : part.parts) {
      if (copy.slots.front() >= end)
        return {first, chooseDescending(open, left)};
      Range inner = range(copy, end);
      Number begin = chooseDescending(inner.first, left);
      if (copy.slots.back() >= end) {
        Number past =
            numbers.least(numbers.add(inner.first, inner.count), open);
        return {numbers.add(first, begin),
                numbers.subtract(chooseDescending(past, left), begin)};
      }
      first = numbers.add(first, begin);
      open = numbers.add(inner.first, numbers.constant(1));
      --left;
    }
    return {first, numbers.constant(1)};
  }

  /// Slot by slot: what comes before it in its own part, times the choices that
  /// the others have left.
  Range rangeOfIndependent(const Part &part, unsigned end) {
    std::vector<Range> ranges;
    for (const Part &member : part.parts)
      ranges.push_back(range(member, 0));
    Number first = numbers.constant(0);
    for (unsigned slot : part.slots) {
      if (slot >= end)
        break;
      size_t owner = findOwner(part, slot);
      Range narrowed = range(part.parts[owner], slot + 1);
      Number before = numbers.subtract(narrowed.first, ranges[owner].first);
      for (size_t other = 0; other < ranges.size(); ++other)
        if (other != owner)
          before = numbers.multiply(before, ranges[other].count);
      first = numbers.add(first, before);
      ranges[owner] = narrowed;
    }
    Number choices = numbers.constant(1);
    for (const Range &left : ranges)
      choices = numbers.multiply(choices, left.count);
    return {first, choices};
  }

  static size_t findOwner(const Part &part, unsigned slot) {
    size_t owner = 0;
    while (!std::binary_search(part.parts[owner].slots.begin(),
                               part.parts[owner].slots.end(), slot))
      ++owner;
    return owner;
  }

  const CanonicalRegion &region;
  Numbers &numbers;
};

} // namespace tensoropt
