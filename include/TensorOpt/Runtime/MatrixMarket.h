// SPDX-License-Identifier: Apache-2.0
//
// Reads and writes Matrix Market files (.mtx), the exchange format of NIST:
// R. Boisvert, R. Pozo, K. Remington, "The Matrix Market Exchange Formats:
// Initial Design", NISTIR 5935, 1996.
//
//   std::string error;
//   std::optional<CoordinateTensor> a = readMatrixMarket("a.mtx", error);
//   if (!a || !writeMatrixMarket("copy.mtx", *a, error))
//     llvm::errs() << error << "\n"; // a.mtx:7: row index 9 is outside 1 to 5

#pragma once

#include "TensorOpt/Runtime/CoordinateTensor.h"

#include <optional>
#include <string>

namespace tensoropt {

/// Reads a matrix of rank 2. Understands
///  - formats coordinate and array; the values of an array become entries by
///    columns, of the lower triangle if symmetric (without the diagonal if
///    skew-symmetric), explicit zeros included,
///  - fields real and double (doubles, "nan" and "inf" too), integer (int64),
///    complex, and pattern (the int64 value 1),
///  - all four symmetries. Entries may come from either triangle, since many
///    files hold the upper one, but not from both for one place,
///  - words of the banner in any case, CRLF, comments and blank lines before
///    the sizes, blank lines among the entries.
/// Everything else is an error "FILE:LINE: message" in `error`, which is set
/// only then: wrong banner or sizes, malformed or unrepresentable numbers,
/// further words on a line, indices outside the shape, another number of
/// entries than declared, and what `verifyEntries` refuses.
/// Memory follows the bytes of the file, never the sizes it declares. O(n)
/// for n entries sorted by rows or columns, else O(n log n).
std::optional<CoordinateTensor> readMatrixMarket(const std::string &path,
                                                 std::string &error);

/// Writes `tensor` in coordinate format, integers as field integer. Doubles
/// get the fewest digits that read back as the same double; NaNs lose their
/// payload. The file is replaced as a whole or not at all. Returns false with
/// "FILE: message" in `error` if the rank is not 2, if `verifyEntries`
/// refuses the tensor (indices in the message count from 0), or if the file
/// cannot be written.
bool writeMatrixMarket(const std::string &path, const CoordinateTensor &tensor,
                       std::string &error);

} // namespace tensoropt
