// SPDX-License-Identifier: Apache-2.0

#include "PlaceEntries.h"
#include "CheckOrbits.h"
#include "CompleteOrbits.h"
#include "OrbitFolder.h"
#include "Threads.h"

#include <algorithm>

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
    if (!forcedEntries.mayForceAny())
      if (auto folder = OrbitFolder::get(group, triangle, file.shape))
        return foldByKey(entries, *folder);
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
    bool isSorting = group.isFullSymmetricOnOrbits();
    std::vector<std::pair<unsigned, unsigned>> equal;
    return rebuild(entries, [&](PlacedEntries &placed, size_t entry) {
      size_t first = placed.owned.size();
      const int64_t *from = entries.coordinate(entry);
      forcedEntries.findRepeats(from, equal);
      for (const SignedPermutation &element : *elements)
        if (isSorting ? keepsOrder(element.permutation, equal)
                      : isNew(placed, from, element, first, !equal.empty())) {
          appendImage(placed, from, element.permutation);
          finish(placed, entries, entry, element.character);
        }
    });
  }

  /// Checks that each orbit is complete and consistent, or if that is off that
  /// no entry is given twice. Keeps the entries that are not forced to zero, or
  /// of those one per orbit at the canonical place.
  std::optional<PlacedEntries> check(const PlacedEntries &entries,
                                     bool canonicalOnly, Triangle triangle);

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

  /// Without characters, and with the coordinates of all entries in keys.
  PlacedEntries foldByKey(const PlacedEntries &entries,
                          const OrbitFolder &folder) const {
    constexpr size_t blockSize = 512;
    size_t rank = entries.rank;
    std::vector<int64_t> owned(entries.count * rank);
    IndexColumns columns = IndexColumns::ofEntries(entries.coordinates, rank);
    unsigned parts = countThreads(symmetry.threads, entries.count);
    forParts(entries.count, parts, [&](size_t begin, size_t end, unsigned) {
      uint64_t keys[blockSize];
      uint32_t numbers[blockSize];
      for (; begin < end; begin += blockSize) {
        size_t count = std::min(blockSize, end - begin);
        folder.fold(columns, begin, count, keys, numbers);
        for (size_t slot = 0; slot < rank; ++slot) {
          auto index = folder.layout().reader(slot);
          for (size_t at = 0; at < count; ++at)
            owned[(begin + at) * rank + slot] = index(keys[at]);
        }
      }
    });
    PlacedEntries placed;
    placed.rank = rank;
    placed.count = entries.count;
    placed.sources = entries.sources;
    placed.characters = entries.characters;
    placed.cleaned = entries.cleaned;
    placed.owned = std::move(owned);
    placed.coordinates = placed.owned.data();
    return placed;
  }

  static void appendImage(PlacedEntries &placed, const int64_t *from,
                          const Permutation &permutation) {
    size_t start = placed.owned.size();
    placed.owned.resize(start + placed.rank);
    for (size_t slot = 0; slot < placed.rank; ++slot)
      placed.owned[start + permutation[slot]] = from[slot];
  }

  /// Of the permutations that give one image in a group that sorts, the one
  /// that leaves equal indices in their order.
  static bool
  keepsOrder(const Permutation &permutation,
             const std::vector<std::pair<unsigned, unsigned>> &equal) {
    return std::all_of(equal.begin(), equal.end(), [&](auto slots) {
      return permutation[slots.first] < permutation[slots.second];
    });
  }

  /// Whether an image is not among those since `first`.
  static bool isNew(const PlacedEntries &placed, const int64_t *from,
                    const SignedPermutation &element, size_t first,
                    bool mayRepeat) {
    auto isAt = [&](const int64_t *image) {
      for (size_t slot = 0; slot < placed.rank; ++slot)
        if (image[element.permutation[slot]] != from[slot])
          return false;
      return true;
    };
    for (size_t at = first; mayRepeat && at < placed.owned.size();
         at += placed.rank)
      if (isAt(&placed.owned[at]))
        return false;
    return true;
  }

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

std::optional<PlacedEntries> Placement::check(const PlacedEntries &entries,
                                              bool canonicalOnly,
                                              Triangle triangle) {
  auto whole = rebuild(entries, [&](PlacedEntries &placed, size_t entry) {
    const int64_t *from = entries.coordinate(entry);
    placed.owned.insert(placed.owned.end(), from, from + entries.rank);
    finish(placed, entries, entry, Character());
  });
  if (!whole)
    return std::nullopt;
  auto folded = fold(*whole, triangle); // keeps numbers: nothing is forced
  auto canonical =
      checkOrbits({file, *whole, *folded}, group, triangle, symmetry, error);
  if (!canonical)
    return std::nullopt;
  if (!canonicalOnly)
    return whole;
  return select(*whole, *folded, *canonical);
}

/// The entries whose numbers are listed, which keep their places and values.
static PlacedEntries takeEntries(const PlacedEntries &entries,
                                 std::vector<uint64_t> numbers) {
  PlacedEntries taken;
  taken.rank = entries.rank;
  taken.count = numbers.size();
  taken.owned.resize(numbers.size() * entries.rank);
  for (size_t at = 0; at < numbers.size(); ++at)
    std::copy_n(entries.coordinate(numbers[at]), entries.rank,
                &taken.owned[at * entries.rank]);
  taken.coordinates = taken.owned.data();
  taken.sources = std::move(numbers);
  return taken;
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
  if (own.isTrivial())
    if (auto orbits =
            findCompleteOrbits(file, spec.group, spec.triangle, symmetry)) {
      if (spec.canonical)
        return takeEntries(entries, orbits->canonical);
      if (!orbits->hasForcedZeros)
        return entries;
    }
  return Placement(spec.group, file, symmetry, error)
      .check(entries, spec.canonical, spec.triangle);
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
