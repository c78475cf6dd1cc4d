// SPDX-License-Identifier: Apache-2.0
// Whether entries in any order are complete orbits that agree, with the reason
// where they are not.

#pragma once

#include "PlaceEntries.h"

namespace tensoropt {

/// Entries, and the same moved to the canonical places of their orbits.
struct FoldedEntries {
  const CoordinateTensor &file;
  const PlacedEntries &entries;
  const PlacedEntries &folded;
};

/// The numbers of the canonical entries; of orbits without one, which only an
/// unchecked symmetry lets pass, of the entry that stands for it. Empty, with a
/// sentence in `error`, if an entry is given twice, or, unless `symmetry` is
/// off, one is missing or has a value that is not the one expected. `symmetry`
/// as for `packTensor`. Sorts the entries by orbit.
std::optional<std::vector<uint64_t>> checkOrbits(const FoldedEntries &given,
                                                 const PermutationGroup &group,
                                                 Triangle triangle,
                                                 const SymmetryCheck &symmetry,
                                                 std::string &error);

} // namespace tensoropt
