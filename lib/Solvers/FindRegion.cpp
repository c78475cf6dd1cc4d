// SPDX-License-Identifier: Apache-2.0
// From a permutation group to its canonical region as a loop nest.

#include "TensorOpt/Solvers/CanonicalRegion.h"

#include <algorithm>

namespace tensoropt {

/// Joins slots into parts, from single slots up, until nothing more fits
/// together. What was found generates a group; the region is right if that is
/// the group asked for.
class RegionFinder {
public:
  using Part = CanonicalRegion::Part;

  RegionFinder(const PermutationGroup &group, CanonicalRegion &region)
      : group(group), region(region), orbitOf(group.degree()) {
    for (unsigned slot = 0; slot < group.degree(); ++slot)
      parts.push_back({Part::Kind::Slot, {slot}, {}});
    auto orbits = group.orbits();
    for (unsigned number = 0; number < orbits.size(); ++number)
      for (unsigned slot : orbits[number])
        orbitOf[slot] = number;
  }

  bool run() {
    while (joinExchanged() || joinLinked())
      ;
    region.root = parts.size() == 1
                      ? std::move(parts.front())
                      : combine(Part::Kind::Independent, std::move(parts));
    return isInOrder && generatesGroup();
  }

private:
  /// The exchange of two parts, slot by slot in ascending order.
  Permutation exchange(const Part &a, const Part &b) const {
    std::vector<unsigned> images(group.degree());
    for (unsigned slot = 0; slot < images.size(); ++slot)
      images[slot] = slot;
    for (size_t at = 0; at < a.slots.size(); ++at)
      std::swap(images[a.slots[at]], images[b.slots[at]]);
    std::string unused;
    return *Permutation::fromImages(std::move(images), unused);
  }

  bool areExchanged(const Part &a, const Part &b) const {
    return a.slots.size() == b.slots.size() &&
           group.contains(exchange(a, b)).has_value();
  }

  /// Joins parts that the group exchanges, all else staying in place. To be so
  /// is an equivalence, and a class of it is permuted in all ways.
  bool joinExchanged() {
    std::vector<Part> joined;
    bool anyJoined = false;
    std::vector<bool> isUsed(parts.size());
    for (size_t first = 0; first < parts.size(); ++first) {
      if (isUsed[first])
        continue;
      std::vector<Part> copies{parts[first]};
      for (size_t other = first + 1; other < parts.size(); ++other)
        if (!isUsed[other] && areExchanged(parts[first], parts[other])) {
          isUsed[other] = true;
          copies.push_back(parts[other]);
        }
      anyJoined |= copies.size() > 1;
      joined.push_back(copies.size() > 1 ? order(std::move(copies))
                                         : std::move(copies.front()));
    }
    parts = std::move(joined);
    return anyJoined;
  }

  /// Equal parts, the first of which comes first in the order of coordinates:
  /// each is bounded by the one before, a slot where those before it tie.
  Part order(std::vector<Part> copies) {
    for (size_t copy = 1; copy < copies.size(); ++copy) {
      const auto &before = copies[copy - 1].slots, &slots = copies[copy].slots;
      isInOrder &= before.back() < slots.front();
      generators.push_back({exchange(copies[copy - 1], copies[copy]), {}});
      SlotBound bound;
      for (size_t at = 0; at < slots.size(); ++at) {
        bound.slot = before[at];
        region.boundsOf[slots[at]].push_back(bound);
        bound.ties.push_back({before[at], slots[at]});
      }
    }
    return combine(Part::Kind::Ordered, std::move(copies));
  }

  static Part combine(Part::Kind kind, std::vector<Part> parts) {
    Part whole{kind, {}, std::move(parts)};
    for (const Part &part : whole.parts)
      whole.slots.insert(whole.slots.end(), part.slots.begin(),
                         part.slots.end());
    std::sort(whole.slots.begin(), whole.slots.end());
    return whole;
  }

  /// Parts that the group moves to each other's places, by number.
  using Family = std::vector<size_t>;

  std::vector<Family> findFamilies() const {
    std::vector<Family> families;
    for (size_t number = 0; number < parts.size(); ++number) {
      auto found = std::find_if(
          families.begin(), families.end(), [&](const Family &family) {
            const Part &other = parts[family.front()];
            return orbitOf[other.slots[0]] == orbitOf[parts[number].slots[0]] &&
                   other.slots.size() == parts[number].slots.size();
          });
      if (found == families.end())
        families.push_back({number});
      else
        found->push_back(number);
    }
    return families;
  }

  /// Whether the parts of one family can only move together with those of the
  /// other: all of one being fixed, none of the other leaves its place.
  bool areLinked(const Family &fixed, const Family &other) const {
    if (fixed.size() < 2 || fixed.size() != other.size())
      return false;
    std::vector<int64_t> marks(group.degree());
    int64_t mark = 0;
    for (size_t part : fixed)
      for (unsigned slot : parts[part].slots)
        marks[slot] = ++mark;
    auto orbits = group.stabiliser(marks).orbits();
    auto isInside = [](const Part &part, const std::vector<unsigned> &orbit) {
      return std::includes(part.slots.begin(), part.slots.end(), orbit.begin(),
                           orbit.end());
    };
    for (const std::vector<unsigned> &orbit : orbits)
      for (size_t number : other) {
        const Part &part = parts[number];
        bool touches =
            std::find_first_of(orbit.begin(), orbit.end(), part.slots.begin(),
                               part.slots.end()) != orbit.end();
        if (touches && !isInside(part, orbit))
          return false;
      }
    return true;
  }

  /// Makes blocks of parts that move together: the first of each family, the
  /// second of each, and so on. No other choice is in order.
  bool joinLinked() {
    std::vector<Family> families = findFamilies();
    for (size_t first = 0; first < families.size(); ++first) {
      std::vector<Family> linked{families[first]};
      for (size_t other = first + 1; other < families.size(); ++other)
        if (areLinked(families[first], families[other]))
          linked.push_back(families[other]);
      if (linked.size() > 1) {
        makeBlocks(linked);
        return true;
      }
    }
    return false;
  }

  void makeBlocks(const std::vector<Family> &families) {
    std::vector<Part> blocks;
    std::vector<bool> isUsed(parts.size());
    for (size_t number = 0; number < families.front().size(); ++number) {
      std::vector<Part> members;
      for (const Family &family : families) {
        isUsed[family[number]] = true;
        members.push_back(parts[family[number]]);
      }
      blocks.push_back(combine(Part::Kind::Independent, std::move(members)));
    }
    for (size_t number = 0; number < parts.size(); ++number)
      if (!isUsed[number])
        blocks.push_back(std::move(parts[number]));
    std::sort(blocks.begin(), blocks.end(), [](const Part &a, const Part &b) {
      return a.slots.front() < b.slots.front();
    });
    parts = std::move(blocks);
  }

  /// Whether the exchanges that were found, all of them elements, leave nothing
  /// of the group out.
  bool generatesGroup() const {
    std::string unused;
    auto found = PermutationGroup::generate(group.degree(), generators, unused);
    return std::all_of(
        group.generators().begin(), group.generators().end(),
        [&](const SignedPermutation &generator) {
          return found->contains(generator.permutation).has_value();
        });
  }

  const PermutationGroup &group;
  CanonicalRegion &region;
  std::vector<unsigned> orbitOf; ///< by slot
  std::vector<Part> parts;       ///< sorted by their first slots
  std::vector<SignedPermutation> generators;
  bool isInOrder = true;
};

std::optional<CanonicalRegion>
CanonicalRegion::get(const PermutationGroup &group, Triangle triangle,
                     std::string &error) {
  CanonicalRegion region(triangle, group.degree());
  if (RegionFinder(group, region).run())
    return region;
  error = "a symmetry that permutes sets of dimensions in all ways, or equal "
          "blocks of them of which each ends before the next begins";
  return std::nullopt;
}

} // namespace tensoropt
