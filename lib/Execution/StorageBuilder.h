// SPDX-License-Identifier: Apache-2.0
// From sorted entries to the buffers of a tensor.

#pragma once

#include "PlaceEntries.h"
#include "SortEntries.h"

namespace tensoropt {

/// Appends the buffers of all levels and the values to `tensor`. `sorted` has
/// the entries by their indices on `levels`, none twice; `file` is where the
/// values come from. False, with a sentence in `error`, for storage that is too
/// large, indices beyond their width, several entries where there is room for
/// one, and values that are no elements. O(entries * levels + places of dense
/// levels), divided among `threads`; the result does not depend on them.
bool buildStorage(TensorData &tensor, const CoordinateTensor &file,
                  const PlacedEntries &entries, const SortedEntries &sorted,
                  const std::vector<LevelSpec> &levels, unsigned threads,
                  std::string &error);

} // namespace tensoropt
