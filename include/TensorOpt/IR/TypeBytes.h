// SPDX-License-Identifier: Apache-2.0
// Sizes of types in memory.

#pragma once

#include "mlir/IR/BuiltinTypes.h"
#include <optional>

namespace tensoropt {

/// Bytes of all elements of a tensor, vector or buffer, each in whole bytes.
/// Nothing for extents that are open, elements other than integers and floats,
/// and where the number overflows.
std::optional<int64_t> countBytes(mlir::ShapedType type);

} // namespace tensoropt
