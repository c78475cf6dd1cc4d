// SPDX-License-Identifier: Apache-2.0
// What a function on dense tensors does in a call, as its module states it:
// before anything is fused, transformed or left out.
//
//   if (auto work = countDenseWork(function))
//     work->operations / seconds; // operations per second

#pragma once

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include <cstdint>
#include <optional>

namespace tensoropt {

struct DenseWork {
  int64_t operations = 0;    ///< multiplications, additions, divisions
  int64_t constantBytes = 0; ///< of tensors that do not repeat one element
};

/// Nothing for functions with encoded tensors, extents that are open, control
/// flow, calls or operations of other dialects, without any operation, and
/// where the numbers overflow.
std::optional<DenseWork> countDenseWork(mlir::func::FuncOp function);

} // namespace tensoropt
