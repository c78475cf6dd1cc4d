// SPDX-License-Identifier: Apache-2.0
//
// Which buffers cannot fit together. Private to the packing solver.
#pragma once

#include "SpaceSolver.h"

namespace tensoropt::packing {

/// Two items with fixed offsets that overlap; none if no two do.
std::optional<std::pair<unsigned, unsigned>>
findFixedOverlap(const Model &model);

/// Leaves out of `buffers`, which cannot fit, what can be left out: each is
/// needed afterwards, where cannotFit() always knew. Deletion filter with
/// chunks that halve. Asks until limits.isOver().
std::vector<unsigned> shrinkUnfitting(
    std::vector<unsigned> buffers,
    const std::function<bool(const std::vector<unsigned> &)> &cannotFit,
    const Limits &limits);

/// Whether it is certain after a short search that `buffers` cannot share one
/// space of that capacity.
bool cannotShare(const PackingProblem &problem,
                 const std::vector<unsigned> &buffers, int64_t capacity,
                 const Limits &limits);

/// A small subset of `buffers`, which cannot share that space, that cannot
/// either.
std::vector<unsigned> findUnfitting(const PackingProblem &problem,
                                    const std::vector<unsigned> &buffers,
                                    int64_t capacity, const Limits &limits);

} // namespace tensoropt::packing
