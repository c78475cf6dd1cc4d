// SPDX-License-Identifier: Apache-2.0
// What a tensor is computed into.

#pragma once

#include "mlir/IR/Value.h"

namespace tensoropt {

/// True if the contents of a value have one use. With more, what was computed
/// into it may move to a new buffer and leave the old one overwritten.
bool isUsedOnce(mlir::Value value);

/// The value into which `value` was computed; null if there is none.
mlir::Value getDestination(mlir::Value value);

/// The first of the values that `value` was computed into, one after the other,
/// through values that nothing else uses: an argument, of a function or a loop,
/// or what is computed into nothing. Null if something else uses one of them.
mlir::Value findFirst(mlir::Value value);

/// The argument that `value` was computed into so; null if there is none.
mlir::Value findOrigin(mlir::Value value);

} // namespace tensoropt
