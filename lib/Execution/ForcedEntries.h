// SPDX-License-Identifier: Apache-2.0
// What a symmetry forces entries to be.

#pragma once

#include "ScalarValues.h"

namespace tensoropt {

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

  /// The pairs of slots, each ascending, whose indices are such.
  void findRepeats(const int64_t *coordinate,
                   std::vector<std::pair<unsigned, unsigned>> &slots) const;

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
