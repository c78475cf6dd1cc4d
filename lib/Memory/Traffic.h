// SPDX-License-Identifier: Apache-2.0
// How many bytes operations move to and from a buffer.

#pragma once

#include "mlir/IR/Value.h"

namespace tensoropt {

/// Bytes that the users of a buffer's views read and write while `root` runs
/// once: each access of loads, stores, vectors and structured operations as
/// often as loops of known lengths repeat it, and `bytes` for whatever else
/// touches it. At most 2^40.
int64_t countTraffic(llvm::ArrayRef<mlir::Value> views, mlir::Region *root,
                     int64_t bytes);

} // namespace tensoropt
