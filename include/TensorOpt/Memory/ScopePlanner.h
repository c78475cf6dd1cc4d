// SPDX-License-Identifier: Apache-2.0
// Scopes as packing problems: planning, and verifying what was planned.
//
//   PackingResult result = planScope(scope, PackingOptions());
//   verifyScope(scope);   // empty: each item has its own bytes while it lives
#pragma once

#include "TensorOpt/Memory/MemoryScope.h"
#include "TensorOpt/Solvers/Packing.h"

namespace tensoropt {

/// The items with their times, sizes and alignments; `capacity` bytes, if
/// there is one. Loops inside must be planned.
PackingProblem makePackingProblem(const MemoryScope &scope,
                                  std::optional<int64_t> capacity);

/// Gives each item an offset and the scope a plan, loops inside first. The plan
/// is kept where it does not fit the capacity; the result's status tells.
PackingResult planScope(MemoryScope &scope, const PackingOptions &options,
                        std::optional<int64_t> capacity);

/// The same for an open scope: of the plans for several extents that which is
/// best where it does worst. `worst` is how many times the bytes that live at
/// one time it takes there.
PackingResult planOpenScope(MemoryScope &scope, const PackingOptions &options,
                            double &worst);

/// Plans the loops of a scope alone. True if what they need is proven.
bool planLoops(MemoryScope &scope, const PackingOptions &options);

/// Gives the items their places, in their order, and the scope its plan.
void setPlan(MemoryScope &scope,
             const std::vector<PackingPlacement> &placements,
             const PackingSpaceResult &space, bool isProven);

/// What is wrong with offsets and plans, loops inside included; empty if
/// nothing is.
std::string verifyScope(const MemoryScope &scope);

/// Bytes of all slices of a loop's arena.
int64_t getSliceBytes(const MemoryScope &loop);

} // namespace tensoropt
