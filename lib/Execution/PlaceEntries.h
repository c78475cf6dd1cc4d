// SPDX-License-Identifier: Apache-2.0
// Where the entries of a file go in a tensor with symmetry: moved to canonical
// places, written out to all places, or checked.

#pragma once

#include "ScalarValues.h"

namespace tensoropt {

/// Entries at their final coordinates, with values that are still those of a
/// file's entries.
struct PlacedEntries {
  size_t rank = 0;
  size_t count = 0;
  /// `rank` indices per entry; points into the file's or into `owned`.
  const int64_t *coordinates = nullptr;
  std::vector<int64_t> owned;
  /// The file's entry that each value comes from; empty if they are the same.
  std::vector<uint64_t> sources;
  /// What is done to each value; empty if nothing.
  std::vector<Character> characters;
  /// The file's values without the parts that a tolerance drops; null if those
  /// of the file serve.
  std::shared_ptr<const ScalarColumn> cleaned;

  const int64_t *coordinate(size_t entry) const {
    return coordinates + entry * rank;
  }
  size_t source(size_t entry) const {
    return sources.empty() ? entry : sources[entry];
  }
  const ScalarColumn &values(const CoordinateTensor &file) const {
    return cleaned ? *cleaned : file.values;
  }
  Character character(size_t entry) const {
    return characters.empty() ? Character() : characters[entry];
  }
};

/// Places entries whose indices lie inside their extents, as `packTensor`
/// describes. Empty with a sentence in `error` where the symmetry is violated.
/// Entries may still be there twice.
std::optional<PlacedEntries> placeEntries(const TensorSpec &spec,
                                          const CoordinateTensor &file,
                                          const PackOptions &options,
                                          std::string &error);

/// The kind of file that states the same as `group`, if there is one.
std::optional<FileSymmetry> getFileSymmetry(const PermutationGroup &group,
                                            size_t rank);

/// What a group forces on an entry. `Real` and `Imaginary`: what is not is
/// within the tolerance but must be dropped.
enum class Forced { Nothing, Violated, Zero, Real, Imaginary };

/// The entries that a group forces to be zero, real or imaginary. The group
/// must outlive it.
class ForcedEntries {
public:
  explicit ForcedEntries(const PermutationGroup &group);

  /// False if nothing is forced anywhere.
  bool mayForceAny() const { return hasCharacters; }

  /// False if nothing is forced at a coordinate; cheap.
  bool mayForce(const int64_t *coordinate) const {
    return hasCharacters && hasRepeats(coordinate);
  }

  /// Whether two indices that the group may exchange are equal. If not, no
  /// element but the identity fixes the coordinate.
  bool hasRepeats(const int64_t *coordinate) const;

  /// Checks a value with a tolerance as `SymmetryCheck` has it. `Zero` is a
  /// zero that had to be one; a violation is told in `error`.
  Forced check(const int64_t *coordinate, const Scalar &value, double tolerance,
               std::string &error) const;

private:
  const PermutationGroup &group;
  std::vector<std::vector<unsigned>> orbits;
  bool hasCharacters = false;
};

} // namespace tensoropt
