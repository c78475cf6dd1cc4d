// SPDX-License-Identifier: Apache-2.0

#include "CheckOrbits.h"
#include "SortEntries.h"

#include <algorithm>
#include <map>
#include <numeric>

using namespace tensoropt;

using Coordinate = std::vector<int64_t>;

namespace {

class OrbitChecker {
public:
  OrbitChecker(const FoldedEntries &given, const PermutationGroup &group,
               const SymmetryCheck &symmetry, std::string &error)
      : file(given.file), entries(given.entries), folded(given.folded),
        group(group), symmetry(symmetry), error(error), forced(group) {}

  std::optional<std::vector<uint64_t>> run(Triangle triangle);

private:
  /// Checks one orbit: the numbers of its entries.
  bool checkOrbit(std::vector<uint64_t> &orbit);
  bool checkValue(uint64_t entry, uint64_t first);
  bool reportMissing(const std::vector<uint64_t> &orbit);

  const CoordinateTensor &file;
  const PlacedEntries &entries, &folded;
  const PermutationGroup &group;
  const SymmetryCheck &symmetry;
  std::string &error;
  ForcedEntries forced;
};

} // namespace

std::optional<std::vector<uint64_t>> OrbitChecker::run(Triangle triangle) {
  std::vector<unsigned> dimensions(entries.rank);
  std::iota(dimensions.begin(), dimensions.end(), 0);
  SortedEntries sorted =
      sortEntries(folded.coordinates, folded.count, folded.rank, dimensions,
                  file.shape, symmetry.threads);
  std::vector<uint64_t> orbit, canonical;
  for (size_t begin = 0, end = 0; begin < sorted.count(); begin = end) {
    do
      ++end;
    while (end < sorted.count() && sorted.repeats(end));
    orbit.assign(sorted.order.begin() + begin, sorted.order.begin() + end);
    if (!checkOrbit(orbit))
      return std::nullopt;
    // Sorted by coordinate, the canonical one, or the one taken for it if
    // nothing is checked, is at the end that it names.
    canonical.push_back(triangle == Triangle::Upper ? orbit.front()
                                                    : orbit.back());
  }
  return canonical;
}

bool OrbitChecker::checkOrbit(std::vector<uint64_t> &orbit) {
  size_t rank = entries.rank;
  auto before = [&](uint64_t a, uint64_t b) {
    const int64_t *left = entries.coordinate(a), *right = entries.coordinate(b);
    return std::lexicographical_compare(left, left + rank, right, right + rank);
  };
  std::sort(orbit.begin(), orbit.end(), before);
  for (size_t at = 1; at < orbit.size(); ++at)
    if (!before(orbit[at - 1], orbit[at])) {
      error = describePlace(entries.coordinate(orbit[at]), rank) +
              " is given twice";
      return false;
    }
  if (!symmetry.isOn)
    return true;
  const int64_t *first = entries.coordinate(orbit.front());
  uint64_t images = forced.hasRepeats(first)
                        ? group.orbitSize(Coordinate(first, first + rank))
                        : group.order();
  if (orbit.size() < images)
    return reportMissing(orbit);
  return std::all_of(orbit.begin(), orbit.end(), [&](uint64_t entry) {
    return checkValue(entry, orbit.front());
  });
}

bool OrbitChecker::reportMissing(const std::vector<uint64_t> &orbit) {
  const int64_t *known = entries.coordinate(orbit.front());
  std::map<Coordinate, Character> images;
  std::vector<Coordinate> open{Coordinate(known, known + entries.rank)};
  images[open.front()] = entries.character(orbit.front());
  while (!open.empty()) {
    Coordinate from = std::move(open.back());
    open.pop_back();
    for (const SignedPermutation &generator : group.generators()) {
      Coordinate image = generator.permutation.permute(from);
      if (images.emplace(image, images[from] * generator.character).second)
        open.push_back(std::move(image));
    }
  }
  for (uint64_t entry : orbit)
    images.erase(Coordinate(entries.coordinate(entry),
                            entries.coordinate(entry) + entries.rank));
  const auto &[missing, character] = *images.begin();
  auto value =
      getValue(entries.values(file), entries.source(orbit.front()), character);
  error = describePlace(missing.data(), entries.rank) +
          " is missing: the symmetry makes it " +
          (value ? describe(*value) : "the negative of the least integer") +
          ", from " + describePlace(known, entries.rank);
  return false;
}

bool OrbitChecker::checkValue(uint64_t entry, uint64_t first) {
  const ScalarColumn &values = entries.values(file);
  auto value =
      getValue(values, entries.source(entry), entries.character(entry));
  auto other =
      getValue(values, entries.source(first), entries.character(first));
  // Characters are their own inverses: to the canonical place and from there,
  // without those that the entries came with.
  Character between = folded.character(first) * entries.character(first) *
                      folded.character(entry) * entries.character(entry);
  auto expected = other ? applyCharacter(*other, between) : std::nullopt;
  if (value && expected && equalWithin(*value, *expected, symmetry.tolerance))
    return true;
  const int64_t *place = entries.coordinate(entry);
  if (value && expected)
    error = describeMismatch(place, *value, entries.coordinate(first), *other,
                             entries.rank, between, symmetry.tolerance);
  else
    error = describePlace(place, entries.rank) + ": " +
            describe(Misfit::NoNegative, values,
                     entries.source(value ? first : entry), {});
  return false;
}

std::optional<std::vector<uint64_t>>
tensoropt::checkOrbits(const FoldedEntries &given,
                       const PermutationGroup &group, Triangle triangle,
                       const SymmetryCheck &symmetry, std::string &error) {
  return OrbitChecker(given, group, symmetry, error).run(triangle);
}
