// SPDX-License-Identifier: Apache-2.0
// The common case of a tensor given in full that claims a symmetry: every orbit
// is complete and its values agree.

#pragma once

#include "PlaceEntries.h"

namespace tensoropt {

/// Entries of which each orbit is complete, and agrees if that is asked for.
struct CompleteOrbits {
  std::vector<uint64_t> canonical; ///< numbers of canonical entries, ascending
  bool hasForcedZeros = false;     ///< entries that need not be stored
};

/// Looks whether entries inside their extents are one orbit after another in
/// any order, none given twice. `symmetry` as for `packTensor`; if it is off,
/// only the canonical entry of each orbit must be there. Empty if they are not,
/// if something must be dropped from a value, or if the group or the extents
/// are too large for `OrbitFolder`: whoever needs the reason, or has such data,
/// sorts the entries. O(entries) with a hash table of the canonical ones.
std::optional<CompleteOrbits> findCompleteOrbits(const CoordinateTensor &file,
                                                 const PermutationGroup &group,
                                                 Triangle triangle,
                                                 const SymmetryCheck &symmetry);

} // namespace tensoropt
