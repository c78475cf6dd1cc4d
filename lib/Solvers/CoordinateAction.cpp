// SPDX-License-Identifier: Apache-2.0
//
// The three strategies for canonical coordinates: sort each orbit, try a table
// of all elements, or search down the stabiliser chain.

#include "CoordinateAction.h"

#include <algorithm>
#include <array>
#include <map>

using namespace tensoropt;

/// Whether index `a` in front of `b` makes a coordinate more canonical.
static bool precedes(int64_t a, int64_t b, Triangle triangle) {
  return triangle == Triangle::Upper ? a < b : b < a;
}

CoordinateAction::CoordinateAction(std::shared_ptr<const StabiliserChain> chain)
    : chain(std::move(chain)) {
  const StabiliserChain &group = *this->chain;
  if (group.isFullSymmetricOnOrbits()) {
    strategy = Strategy::Sort;
    collectOrbits();
  } else if (saturatingProduct(group.orbitSizes()) <= maxTableOrder) {
    strategy = Strategy::Table;
    collectTable();
  } else {
    strategy = Strategy::Search;
  }
  // The representatives generate the group, so theirs generate all characters.
  for (unsigned level = 0; level < group.degree(); ++level)
    for (unsigned point : group.orbit(level))
      characters.add(group.representative(level, point).character);
}

void CoordinateAction::collectOrbits() {
  const PointClasses classes = chain->orbits();
  for (unsigned first = 0; first < chain->degree(); ++first) {
    std::vector<unsigned> points;
    for (unsigned point = first; point < chain->degree(); ++point)
      if (classes[point] == first)
        points.push_back(point);
    if (points.size() < 2)
      continue;
    std::string error;
    const std::optional<Permutation> transposition = Permutation::fromCycles(
        {{points[0], points[1]}}, chain->degree(), error);
    const Character character = *chain->contains(*transposition);
    symmetricOrbits.push_back({std::move(points), character});
  }
}

void CoordinateAction::collectTable() {
  auto all = [](const Permutation &, unsigned, unsigned) { return true; };
  chain->walk(all, [&](const SignedPermutation &element) {
    const std::vector<unsigned> &images = element.permutation.images();
    table.push_back({{images.begin(), images.end()}, element.character});
    return true;
  });
}

/// Stable insertion sort of each orbit's indices: tensor ranks are tiny, and
/// each step is one transposition, which callers count or follow.
template <typename Swapped>
void CoordinateAction::sortOrbits(int64_t *coordinate, Triangle triangle,
                                  Swapped swapped) const {
  for (const SymmetricOrbit &orbit : symmetricOrbits) {
    const std::vector<unsigned> &points = orbit.points;
    for (size_t i = 1; i < points.size(); ++i)
      for (size_t j = i; j > 0; --j) {
        int64_t &left = coordinate[points[j - 1]];
        int64_t &right = coordinate[points[j]];
        if (!precedes(right, left, triangle))
          break;
        std::swap(left, right);
        swapped(orbit, points[j - 1], points[j]);
      }
  }
}

const CoordinateAction::TableElement &
CoordinateAction::bestInTable(const int64_t *coordinate,
                              Triangle triangle) const {
  const TableElement *best = &table.front();
  for (const TableElement &element : table) {
    for (size_t i = 0; i < element.source.size(); ++i) {
      const int64_t index = coordinate[element.source[i]];
      const int64_t bestIndex = coordinate[best->source[i]];
      if (index == bestIndex)
        continue;
      if (precedes(index, bestIndex, triangle))
        best = &element;
      break;
    }
  }
  return *best;
}

Canonical
CoordinateAction::searchCanonical(const std::vector<int64_t> &coordinate,
                                  Triangle triangle) const {
  // An image is coordinate[q[0]], coordinate[q[1]], ... for q in the group.
  // Level k of the chain chooses q[k] and leaves the positions before it alone,
  // so only the choices with the best index there go on. What can still follow
  // depends on the rearranged coordinate alone: one q is kept for each.
  std::map<std::vector<int64_t>, SignedPermutation> states;
  states.emplace(coordinate,
                 SignedPermutation{Permutation(chain->degree()), {}});
  for (unsigned level = 0; level < chain->degree(); ++level) {
    const std::vector<unsigned> &orbit = chain->orbit(level);
    int64_t best = states.begin()->first[level];
    for (const auto &state : states)
      for (unsigned point : orbit)
        if (precedes(state.first[point], best, triangle))
          best = state.first[point];
    std::map<std::vector<int64_t>, SignedPermutation> next;
    for (const auto &[arranged, source] : states)
      for (unsigned point : orbit) {
        if (arranged[point] != best)
          continue;
        const SignedPermutation &step = chain->representative(level, point);
        next.emplace(step.permutation.inverse().permute(arranged),
                     source * step);
      }
    states = std::move(next);
  }
  return {states.begin()->first, states.begin()->second.inverse()};
}

Canonical CoordinateAction::canonical(const std::vector<int64_t> &coordinate,
                                      Triangle triangle) const {
  if (strategy == Strategy::Search)
    return searchCanonical(coordinate, triangle);
  Character character;
  std::vector<unsigned> source;
  if (strategy == Strategy::Table) {
    const TableElement &best = bestInTable(coordinate.data(), triangle);
    source.assign(best.source.begin(), best.source.end());
    character = best.character;
  } else {
    std::vector<int64_t> sorted = coordinate;
    source = Permutation(chain->degree()).images();
    sortOrbits(sorted.data(), triangle,
               [&](const SymmetricOrbit &orbit, unsigned a, unsigned b) {
                 std::swap(source[a], source[b]);
                 character = character * orbit.transposition;
               });
  }
  std::string error;
  SignedPermutation by{*Permutation::fromImages(std::move(source), error),
                       character};
  by = by.inverse();
  return {by.permutation.permute(coordinate), by};
}

void CoordinateAction::canonicalise(int64_t *coordinate, Triangle triangle,
                                    Character &character) const {
  const unsigned degree = chain->degree();
  character = {};
  if (strategy == Strategy::Sort) {
    sortOrbits(coordinate, triangle,
               [&](const SymmetricOrbit &orbit, unsigned, unsigned) {
                 character = character * orbit.transposition;
               });
  } else if (strategy == Strategy::Table) {
    const TableElement &best = bestInTable(coordinate, triangle);
    std::array<int64_t, PermutationGroup::maxDegree> given;
    std::copy_n(coordinate, degree, given.begin());
    for (unsigned i = 0; i < degree; ++i)
      coordinate[i] = given[best.source[i]];
    character = best.character;
  } else {
    const Canonical result =
        searchCanonical({coordinate, coordinate + degree}, triangle);
    std::copy(result.coordinate.begin(), result.coordinate.end(), coordinate);
    character = result.by.character;
  }
}

bool CoordinateAction::isCanonical(const std::vector<int64_t> &coordinate,
                                   Triangle triangle) const {
  if (strategy == Strategy::Search)
    return searchCanonical(coordinate, triangle).coordinate == coordinate;
  // The table's first element is the identity and only a better one displaces
  // it.
  if (strategy == Strategy::Table)
    return &bestInTable(coordinate.data(), triangle) == &table.front();
  for (const SymmetricOrbit &orbit : symmetricOrbits)
    for (size_t i = 1; i < orbit.points.size(); ++i)
      if (precedes(coordinate[orbit.points[i]], coordinate[orbit.points[i - 1]],
                   triangle))
        return false;
  return true;
}

/// Calls use(orbit, earlier, point, count) for each point of a symmetric orbit
/// whose index also stands at an earlier point: `earlier` is the latest of
/// those, and `count` the number of equal indices up to here.
template <typename Use>
void CoordinateAction::forEachRepeat(const std::vector<int64_t> &coordinate,
                                     Use use) const {
  for (const SymmetricOrbit &orbit : symmetricOrbits)
    for (size_t i = 1; i < orbit.points.size(); ++i) {
      uint64_t count = 1;
      unsigned earlier = 0;
      for (size_t j = 0; j < i; ++j)
        if (coordinate[orbit.points[j]] == coordinate[orbit.points[i]]) {
          earlier = orbit.points[j];
          ++count;
        }
      if (count > 1)
        use(orbit, earlier, orbit.points[i], count);
    }
}

/// Calls use(element) for the table's elements that fix the coordinate.
template <typename Use>
void CoordinateAction::forEachFixing(const std::vector<int64_t> &coordinate,
                                     Use use) const {
  for (const TableElement &element : table) {
    size_t i = 0;
    while (i < coordinate.size() &&
           coordinate[element.source[i]] == coordinate[i])
      ++i;
    if (i == coordinate.size())
      use(element);
  }
}

std::vector<SignedPermutation> CoordinateAction::stabiliserGenerators(
    const std::vector<int64_t> &coordinate) const {
  if (strategy == Strategy::Sort) {
    std::vector<SignedPermutation> result;
    forEachRepeat(coordinate, [&](const SymmetricOrbit &orbit, unsigned a,
                                  unsigned b, uint64_t) {
      std::string error;
      result.push_back(
          {*Permutation::fromCycles({{a, b}}, chain->degree(), error),
           orbit.transposition});
    });
    return result;
  }
  return chain->searchSubgroup(
      [&](const Permutation &, unsigned point, unsigned image) {
        return coordinate[point] == coordinate[image];
      },
      [](const Permutation &) { return true; });
}

std::vector<uint64_t> CoordinateAction::stabiliserFactors(
    const std::vector<int64_t> &coordinate) const {
  if (strategy == Strategy::Sort) {
    std::vector<uint64_t> result;
    forEachRepeat(coordinate, [&](const SymmetricOrbit &, unsigned, unsigned,
                                  uint64_t count) { result.push_back(count); });
    return result;
  }
  if (strategy == Strategy::Table) {
    uint64_t count = 0;
    forEachFixing(coordinate, [&](const TableElement &) { ++count; });
    return {count};
  }
  return StabiliserChain(chain->degree(), stabiliserGenerators(coordinate))
      .orbitSizes();
}

CharacterSet CoordinateAction::stabiliserCharacters(
    const std::vector<int64_t> &coordinate) const {
  CharacterSet result;
  if (characters.isTrivial())
    return result;
  if (strategy == Strategy::Sort) {
    forEachRepeat(coordinate,
                  [&](const SymmetricOrbit &orbit, unsigned, unsigned,
                      uint64_t) { result.add(orbit.transposition); });
    return result;
  }
  if (strategy == Strategy::Table) {
    forEachFixing(coordinate, [&](const TableElement &element) {
      result.add(element.character);
    });
    return result;
  }
  for (const SignedPermutation &generator : stabiliserGenerators(coordinate))
    result.add(generator.character);
  return result;
}
