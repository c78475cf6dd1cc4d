// SPDX-License-Identifier: Apache-2.0
//
// Reads and writes FROSTT tensors (.tns): one entry per line, an index per mode
// counted from one, then the value; lines that begin with '#' are comments.
// Format: S. Smith et al., "FROSTT: The Formidable Repository of Open Sparse
// Tensors and Tools", 2017, http://frostt.io.
//
//   std::string error;
//   std::optional<CoordinateTensor> t = readFrostt("t.tns", {100, -1}, error);

#pragma once

#include "TensorOpt/Runtime/CoordinateTensor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// Reads a tensor of doubles whose rank is that of its first line. `shape`
/// gives the extents; -1 (or any negative number) for a mode, or an empty
/// vector for all modes, takes the largest index found. A file without entries
/// needs every extent given. Errors are "FILE:LINE: message" in `error`, set
/// only then: a line of another rank, malformed numbers, an index below 1 or
/// above a given extent, an entry that an earlier line holds. Memory follows
/// the bytes of the file. O(n) for n sorted entries (see `verifyEntries`), else
/// O(n log n).
std::optional<CoordinateTensor> readFrostt(const std::string &path,
                                           const std::vector<int64_t> &shape,
                                           std::string &error);

/// Writes one line per entry, in their order; what a symmetry says of others is
/// lost, as the format has no header. Doubles get the fewest digits that read
/// back as the same double. The file is replaced as a whole or not at all.
/// Returns false with "FILE: message" in `error` for complex values, for what
/// `verifyEntries` refuses, or if the file cannot be written.
bool writeFrostt(const std::string &path, const CoordinateTensor &tensor,
                 std::string &error);

} // namespace tensoropt
