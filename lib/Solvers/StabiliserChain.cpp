// SPDX-License-Identifier: Apache-2.0
//
// Schreier-Sims on signed permutations, and searches down the finished chain.

#include "StabiliserChain.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace tensoropt;

uint64_t tensoropt::saturatingProduct(const std::vector<uint64_t> &factors) {
  constexpr uint64_t most = std::numeric_limits<uint64_t>::max();
  uint64_t result = 1;
  for (uint64_t factor : factors) {
    if (result > most / factor)
      return most;
    result *= factor;
  }
  return result;
}

void CharacterSet::add(Character character) {
  for (bool negate : {false, true})
    for (bool conjugate : {false, true})
      if (contains({negate, conjugate}))
        mask |= 1u << index(character * Character{negate, conjugate});
}

PointClasses::PointClasses(unsigned degree) : least(degree) {
  std::iota(least.begin(), least.end(), 0u);
}

void PointClasses::join(const Permutation &permutation) {
  for (unsigned i = 0; i < least.size(); ++i) {
    const unsigned low = std::min(least[i], least[permutation[i]]);
    const unsigned high = std::max(least[i], least[permutation[i]]);
    std::replace(least.begin(), least.end(), high, low);
  }
}

StabiliserChain::StabiliserChain(unsigned degree) : levels(degree) {
  for (unsigned level = 0; level < degree; ++level) {
    levels[level].representatives.resize(degree);
    levels[level].inverses.resize(degree);
    reach(level, level, {Permutation(degree), {}});
  }
}

StabiliserChain::StabiliserChain(
    unsigned degree, const std::vector<SignedPermutation> &generators)
    : StabiliserChain(degree) {
  for (const SignedPermutation &generator : generators)
    insert(generator);
  assert(identities.isTrivial() && "generators must be consistent");
}

void StabiliserChain::reach(unsigned level, unsigned point,
                            SignedPermutation by) {
  Level &here = levels[level];
  here.orbit.push_back(point);
  here.applied.push_back(0);
  here.inverses[point] = by.permutation.inverse();
  here.representatives[point] = std::move(by);
}

std::optional<Character>
StabiliserChain::contains(const Permutation &permutation,
                          unsigned level) const {
  // Strip one representative per level. Working on bare images keeps this, the
  // inner loop of building a chain, free of allocations but one.
  std::vector<unsigned> images = permutation.images();
  Character character;
  for (; level < levels.size(); ++level) {
    const unsigned point = images[level];
    if (point == level)
      continue;
    const std::optional<Permutation> &inverse = levels[level].inverses[point];
    if (!inverse)
      return std::nullopt;
    for (unsigned &image : images)
      image = (*inverse)[image];
    character = character * representative(level, point).character;
  }
  return character;
}

void StabiliserChain::insert(const SignedPermutation &element, unsigned level) {
  if (std::optional<Character> known = contains(element.permutation, level)) {
    // The quotient of the two is the identity. Had it been a further base
    // level, the Schreier generators that sift down to it would generate that
    // level's group: so these characters are all there are.
    identities.add(*known * element.character);
    return;
  }
  Level &here = levels[level];
  here.generators.push_back(element);
  // The orbit grows while it is walked. Only deeper levels change in the
  // recursion, and each of its steps enlarges the group of one of them.
  for (unsigned i = 0; i < here.orbit.size(); ++i)
    while (here.applied[i] < here.generators.size())
      apply(level, here.applied[i]++, here.orbit[i]);
}

void StabiliserChain::apply(unsigned level, unsigned generator,
                            unsigned point) {
  const Level &here = levels[level];
  const SignedPermutation path =
      here.generators[generator] * representative(level, point);
  const unsigned image = path.permutation[level];
  const std::optional<Permutation> &inverse = here.inverses[image];
  if (!inverse) {
    reach(level, image, path);
    return;
  }
  // A Schreier generator: two ways to the same point, one undone.
  insert({*inverse * path.permutation,
          path.character * representative(level, image).character},
         level + 1);
}

std::vector<uint64_t> StabiliserChain::orbitSizes() const {
  std::vector<uint64_t> result;
  result.reserve(levels.size());
  for (const Level &level : levels)
    result.push_back(level.orbit.size());
  return result;
}

PointClasses StabiliserChain::orbits() const {
  PointClasses result(degree());
  if (!levels.empty())
    for (const SignedPermutation &generator : levels.front().generators)
      result.join(generator.permutation);
  return result;
}

bool StabiliserChain::isFullSymmetricOnOrbits() const {
  // The group lies in that product and both orders are products over the same
  // base, so they agree if every level's orbit is as large as it can be.
  const PointClasses classes = orbits();
  for (unsigned level = 0; level < degree(); ++level) {
    unsigned most = 0;
    for (unsigned point = level; point < degree(); ++point)
      most += classes[point] == classes[level];
    if (levels[level].orbit.size() != most)
      return false;
  }
  return true;
}

bool StabiliserChain::walk(const Filter &filter, const Visit &visit) const {
  return walk(0, {Permutation(degree()), {}}, filter, visit);
}

bool StabiliserChain::walk(unsigned level, const SignedPermutation &prefix,
                           const Filter &filter, const Visit &visit) const {
  if (level == degree())
    return visit(prefix);
  std::vector<unsigned> points = orbit(level);
  // Sorting by the final image is what makes the order lexicographic, and
  // independent of the generators.
  std::sort(points.begin(), points.end(), [&](unsigned a, unsigned b) {
    return prefix.permutation[a] < prefix.permutation[b];
  });
  for (unsigned point : points) {
    if (!filter(prefix.permutation, level, prefix.permutation[point]))
      continue;
    if (!walk(level + 1, prefix * representative(level, point), filter, visit))
      return false;
  }
  return true;
}

std::vector<SignedPermutation> StabiliserChain::searchSubgroup(
    const Filter &filter,
    const std::function<bool(const Permutation &)> &predicate) const {
  std::vector<SignedPermutation> found;
  auto accept = [&](const SignedPermutation &element) {
    if (!predicate(element.permutation))
      return true;
    found.push_back(element);
    return false;
  };
  // Upwards from the last level, so that all found so far fixes the points
  // below `level`. Then images of `level` in one class under it are reached by
  // the subgroup together or not at all.
  PointClasses classes(degree());
  for (unsigned level = degree(); level-- > 0;) {
    std::vector<unsigned> targets = orbit(level);
    std::sort(targets.begin(), targets.end());
    std::vector<unsigned> failed;
    for (unsigned target : targets) {
      auto together = [&](unsigned point) {
        return classes[point] == classes[target];
      };
      if (together(level) ||
          std::any_of(failed.begin(), failed.end(), together))
        continue;
      const SignedPermutation &start = representative(level, target);
      if (!filter(start.permutation, level, target) ||
          walk(level + 1, start, filter, accept))
        failed.push_back(target);
      else
        classes.join(found.back().permutation);
    }
  }
  return found;
}
