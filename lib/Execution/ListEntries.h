// SPDX-License-Identifier: Apache-2.0
// From storage to entries.

#pragma once

#include "TensorOpt/Execution/TensorData.h"

namespace tensoropt {

/// Which stored entries to list.
struct EntryFilter {
  bool dropsZeros = false;
  /// If there is one and it is canonical: nothing at other than canonical
  /// places.
  const TensorSpec *symmetry = nullptr;
  bool dropsForced = true; ///< zeros that the group of `symmetry` forces
  unsigned threads = 1;    ///< as for `countThreads`
};

/// The stored entries in storage order, as a general file would list them.
/// Unsigned 64-bit values wrap. O(entries), without blocks and not packed on
/// several threads.
CoordinateTensor listEntries(const TensorData &tensor,
                             const EntryFilter &filter);

} // namespace tensoropt
