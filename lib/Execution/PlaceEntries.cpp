// SPDX-License-Identifier: Apache-2.0

#include "PlaceEntries.h"
#include "SortEntries.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace tensoropt;

using Coordinate = std::vector<int64_t>;

/// The symmetry that a kind of file states; trivial of degree 0 for none.
static PermutationGroup getGroup(FileSymmetry symmetry) {
  if (symmetry == FileSymmetry::General)
    return PermutationGroup(0);
  Character character;
  character.negate = symmetry == FileSymmetry::SkewSymmetric;
  character.conjugate = symmetry == FileSymmetry::Hermitian;
  std::string error;
  auto swap = *Permutation::fromCycles({{0, 1}}, 2, error);
  return *PermutationGroup::generate(2, {{swap, character}}, error);
}

std::optional<FileSymmetry>
tensoropt::getFileSymmetry(const PermutationGroup &group, size_t rank) {
  if (group.isTrivial())
    return FileSymmetry::General;
  if (rank == 2)
    for (FileSymmetry symmetry :
         {FileSymmetry::Symmetric, FileSymmetry::SkewSymmetric,
          FileSymmetry::Hermitian})
      if (getGroup(symmetry) == group)
        return symmetry;
  return std::nullopt;
}

ForcedEntries::ForcedEntries(const PermutationGroup &group)
    : group(group), orbits(group.orbits()) {
  for (const SignedPermutation &generator : group.generators())
    hasCharacters |= !generator.character.isTrivial();
}

bool ForcedEntries::hasRepeats(const int64_t *coordinate) const {
  for (const std::vector<unsigned> &orbit : orbits)
    for (size_t a = 0; a < orbit.size(); ++a)
      for (size_t b = 0; b < a; ++b)
        if (coordinate[orbit[a]] == coordinate[orbit[b]])
          return true;
  return false;
}

Forced ForcedEntries::check(const int64_t *coordinate, const Scalar &value,
                            double tolerance, std::string &error) const {
  Coordinate place(coordinate, coordinate + group.degree());
  auto [real, imaginary] = getParts(value);
  auto violated = [&](const char *what) {
    error = describePlace(coordinate, group.degree()) + " is " +
            describe(value) + " but the symmetry forces it to be " + what;
    return Forced::Violated;
  };
  if (group.forcesZero(place))
    return isZero(value) ? Forced::Zero : violated("zero");
  // A NaN in the forbidden part is as wrong as a number. The limit is that of
  // the number and what the character makes of it: they lie twice the part
  // apart.
  double size = std::hypot(real, imaginary);
  auto mayDrop = [&](double part) {
    return std::isfinite(size) && 2 * std::fabs(part) <= tolerance * size;
  };
  if (group.forcesReal(place) && !(imaginary == 0))
    return mayDrop(imaginary) ? Forced::Real : violated("real");
  if (group.forcesImaginary(place) && !(real == 0))
    return mayDrop(real) ? Forced::Imaginary : violated("imaginary");
  return Forced::Nothing;
}

namespace {

/// Applies one group to entries.
class Placement {
public:
  Placement(const PermutationGroup &group, const CoordinateTensor &file,
            const SymmetryCheck &symmetry, std::string &error)
      : group(group), file(file), symmetry(symmetry), error(error),
        forcedEntries(group) {}

  /// Moves each entry to the canonical place of its orbit.
  std::optional<PlacedEntries> fold(const PlacedEntries &entries,
                                    Triangle triangle) {
    return rebuild(entries, [&](PlacedEntries &placed, size_t entry) {
      size_t start = placed.owned.size();
      const int64_t *from = entries.coordinate(entry);
      placed.owned.insert(placed.owned.end(), from, from + entries.rank);
      Character character;
      group.canonicalise(&placed.owned[start], triangle, character);
      finish(placed, entries, entry, character);
    });
  }

  /// Copies each entry to every place of its orbit.
  std::optional<PlacedEntries> expand(const PlacedEntries &entries) {
    constexpr uint64_t limit = 1 << 20;
    auto elements = group.elements(limit);
    if (!elements) {
      error = "symmetry has more than " + std::to_string(limit) +
              " elements, too many to write entries out: store canonical "
              "entries only";
      return std::nullopt;
    }
    return rebuild(entries, [&](PlacedEntries &placed, size_t entry) {
      size_t first = placed.owned.size();
      bool repeats = forcedEntries.hasRepeats(entries.coordinate(entry));
      for (const SignedPermutation &element : *elements)
        if (appendImage(placed, entries.coordinate(entry), element, first,
                        repeats))
          finish(placed, entries, entry, element.character);
    });
  }

  /// Checks that each orbit is complete and consistent, or if that is off that
  /// no entry is given twice. Keeps the entries that are not forced to zero, or
  /// of those one per orbit at the canonical place.
  std::optional<PlacedEntries> check(const PlacedEntries &entries,
                                     bool canonicalOnly, Triangle triangle,
                                     const std::vector<int64_t> &extents);

private:
  /// Calls `place` for each entry that is not forced to zero.
  template <typename Place>
  std::optional<PlacedEntries> rebuild(const PlacedEntries &entries,
                                       Place place) {
    PlacedEntries placed;
    placed.rank = entries.rank;
    placed.owned.reserve(entries.count * entries.rank);
    placed.sources.reserve(entries.count);
    placed.characters.reserve(entries.count);
    std::shared_ptr<ScalarColumn> cleaned;
    for (size_t entry = 0; entry < entries.count; ++entry) {
      Forced forced = getForced(entries, entry);
      if (forced == Forced::Violated)
        return std::nullopt;
      if (forced == Forced::Real || forced == Forced::Imaginary) {
        if (!cleaned)
          cleaned = std::make_shared<ScalarColumn>(entries.values(file));
        dropPart(*cleaned, entries.source(entry), forced);
      }
      if (forced != Forced::Zero)
        place(placed, entry);
    }
    placed.cleaned = cleaned ? std::move(cleaned) : entries.cleaned;
    placed.coordinates = placed.owned.data();
    return placed;
  }

  Forced getForced(const PlacedEntries &entries, size_t entry) {
    if (!forcedEntries.mayForce(entries.coordinate(entry)))
      return Forced::Nothing;
    const ScalarColumn &values = entries.values(file);
    auto value =
        getValue(values, entries.source(entry), entries.character(entry));
    // The least integer is not zero; its sign does not matter here.
    if (!value)
      value = getValue(values, entries.source(entry), {});
    return forcedEntries.check(entries.coordinate(entry), *value,
                               symmetry.isOn ? symmetry.tolerance : 0, error);
  }

  /// Only complex numbers have parts; characters keep them apart.
  static void dropPart(ScalarColumn &values, size_t at, Forced forced) {
    auto &value = std::get<std::vector<std::complex<double>>>(values)[at];
    value = forced == Forced::Real ? std::complex<double>(value.real(), 0)
                                   : std::complex<double>(0, value.imag());
  }

  /// Completes an entry whose coordinate has been appended.
  void finish(PlacedEntries &placed, const PlacedEntries &entries, size_t entry,
              Character character) {
    ++placed.count;
    placed.sources.push_back(entries.source(entry));
    placed.characters.push_back(entries.character(entry) * character);
  }

  /// Appends the image of `from` unless it is among those since `first`.
  bool appendImage(PlacedEntries &placed, const int64_t *from,
                   const SignedPermutation &element, size_t first,
                   bool mayRepeat) {
    std::vector<int64_t> &owned = placed.owned;
    size_t rank = placed.rank, last = owned.size();
    owned.resize(last + rank);
    for (size_t slot = 0; slot < rank; ++slot)
      owned[last + element.permutation[slot]] = from[slot];
    for (size_t at = first; mayRepeat && at < last; at += rank)
      if (std::equal(&owned[at], &owned[at] + rank, &owned[last])) {
        owned.resize(last);
        return false;
      }
    return true;
  }

  /// Checks one orbit: the numbers of its entries and what leads each to the
  /// canonical place.
  bool checkOrbit(const PlacedEntries &entries, const PlacedEntries &folded,
                  std::vector<uint64_t> &orbit);
  bool checkValue(const PlacedEntries &entries, const PlacedEntries &folded,
                  uint64_t entry, uint64_t first);
  bool reportMissing(const PlacedEntries &entries,
                     const std::vector<uint64_t> &orbit);

  const PermutationGroup &group;
  const CoordinateTensor &file;
  const SymmetryCheck &symmetry;
  std::string &error;
  ForcedEntries forcedEntries;
};

} // namespace

/// Leaves only the entries whose numbers are listed, at their folded places.
static PlacedEntries select(const PlacedEntries &entries,
                            const PlacedEntries &folded,
                            const std::vector<uint64_t> &numbers) {
  PlacedEntries selected;
  selected.rank = entries.rank;
  selected.count = numbers.size();
  selected.cleaned = entries.cleaned;
  for (uint64_t entry : numbers) {
    const int64_t *to = folded.coordinate(entry);
    // One that is there already needs no character, not even one that keeps it.
    bool isThere = std::equal(to, to + entries.rank, entries.coordinate(entry));
    selected.owned.insert(selected.owned.end(), to, to + entries.rank);
    selected.sources.push_back(entries.source(entry));
    selected.characters.push_back(
        (isThere ? entries : folded).character(entry));
  }
  selected.coordinates = selected.owned.data();
  return selected;
}

bool Placement::reportMissing(const PlacedEntries &entries,
                              const std::vector<uint64_t> &orbit) {
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

bool Placement::checkOrbit(const PlacedEntries &entries,
                           const PlacedEntries &folded,
                           std::vector<uint64_t> &orbit) {
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
  uint64_t images = forcedEntries.hasRepeats(first)
                        ? group.orbitSize(Coordinate(first, first + rank))
                        : group.order();
  if (orbit.size() < images)
    return reportMissing(entries, orbit);
  return std::all_of(orbit.begin(), orbit.end(), [&](uint64_t entry) {
    return checkValue(entries, folded, entry, orbit.front());
  });
}

bool Placement::checkValue(const PlacedEntries &entries,
                           const PlacedEntries &folded, uint64_t entry,
                           uint64_t first) {
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

std::optional<PlacedEntries>
Placement::check(const PlacedEntries &entries, bool canonicalOnly,
                 Triangle triangle, const std::vector<int64_t> &extents) {
  auto whole = rebuild(entries, [&](PlacedEntries &placed, size_t entry) {
    const int64_t *from = entries.coordinate(entry);
    placed.owned.insert(placed.owned.end(), from, from + entries.rank);
    finish(placed, entries, entry, Character());
  });
  if (!whole)
    return std::nullopt;
  auto folded = fold(*whole, triangle); // keeps numbers: nothing is forced
  std::vector<unsigned> dimensions(whole->rank);
  std::iota(dimensions.begin(), dimensions.end(), 0);
  SortedEntries sorted =
      sortEntries(folded->coordinates, folded->count, folded->rank, dimensions,
                  extents, symmetry.threads);
  std::vector<uint64_t> orbit, canonical;
  for (size_t begin = 0, end = 0; begin < sorted.count(); begin = end) {
    while (end < sorted.count() && sorted.equal(begin, end))
      ++end;
    orbit.assign(sorted.order.begin() + begin, sorted.order.begin() + end);
    if (!checkOrbit(*whole, *folded, orbit))
      return std::nullopt;
    // Sorted by coordinate, the canonical one, or the one taken for it if
    // nothing is checked, is at the end that it names.
    canonical.push_back(triangle == Triangle::Upper ? orbit.front()
                                                    : orbit.back());
  }
  if (!canonicalOnly)
    return whole;
  return select(*whole, *folded, canonical);
}

/// Places entries where a type without blocks has them.
static std::optional<PlacedEntries> placeOrbits(const TensorSpec &spec,
                                                const CoordinateTensor &file,
                                                const PackOptions &options,
                                                std::string &error) {
  PlacedEntries entries;
  entries.rank = file.rank();
  entries.count = file.entries();
  entries.coordinates = file.coordinates.data();
  const SymmetryCheck &symmetry = options.symmetry;
  PermutationGroup own = options.given == GivenEntries::OnePerOrbit
                             ? spec.group
                             : getGroup(file.symmetry);
  bool same = own.isTrivial() ? spec.group.isTrivial() : own == spec.group;
  if (same && own.isTrivial())
    return entries;
  if (same && spec.canonical)
    return Placement(own, file, symmetry, error).fold(entries, spec.triangle);
  if (!own.isTrivial()) {
    auto expanded = Placement(own, file, symmetry, error).expand(entries);
    if (!expanded || same)
      return expanded;
    entries = std::move(*expanded);
  }
  if (spec.group.isTrivial())
    return entries;
  return Placement(spec.group, file, symmetry, error)
      .check(entries, spec.canonical, spec.triangle, file.shape);
}

/// Adds the images of canonical entries that lie in canonical blocks, too.
static std::optional<PlacedEntries> fillBlocks(const TensorSpec &spec,
                                               const CoordinateTensor &file,
                                               const PlacedEntries &entries,
                                               const SymmetryCheck &symmetry,
                                               std::string &error) {
  auto images = Placement(spec.group, file, symmetry, error).expand(entries);
  if (!images)
    return std::nullopt;
  Coordinate block(spec.rank());
  std::vector<uint64_t> kept;
  for (size_t entry = 0; entry < images->count; ++entry) {
    for (const LevelSpec &level : spec.levels)
      if (level.part != LevelSpec::Part::Inside)
        block[level.dimension] =
            level.indexOf(images->coordinate(entry)[level.dimension]);
    if (spec.group.isCanonical(block, spec.triangle))
      kept.push_back(entry);
  }
  return select(*images, *images, kept);
}

std::optional<PlacedEntries>
tensoropt::placeEntries(const TensorSpec &spec, const CoordinateTensor &file,
                        const PackOptions &options, std::string &error) {
  auto entries = placeOrbits(spec, file, options, error);
  if (!entries || !spec.canonical || !spec.hasBlocks())
    return entries;
  return fillBlocks(spec, file, *entries, options.symmetry, error);
}
