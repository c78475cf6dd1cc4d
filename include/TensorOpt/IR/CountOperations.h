// SPDX-License-Identifier: Apache-2.0
// How many operations on elements one operation of the IR is.
//
//   Operations work;
//   for (Operation &op : *body)
//     work += countOperations(&op, /*countsIntegers=*/false);

#pragma once

#include "TensorOpt/Solvers/KernelCost.h"

namespace mlir {
class Operation;
} // namespace mlir

namespace tensoropt {

/// The operations on elements that one run of `op` executes, without those of
/// its regions. Integers other than indices are elements only with
/// `countsIntegers`, else weights are made of them; booleans never are.
Operations countOperations(mlir::Operation *op, bool countsIntegers);

} // namespace tensoropt
