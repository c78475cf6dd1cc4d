// SPDX-License-Identifier: Apache-2.0
// The costs of a function's kernels as an attribute of the function, which
// passes below leave alone.
//
//   addKernel(function, kernel);                       // when it is lowered
//   auto kernels = getKernels(lowered, error);         // when it is called

#pragma once

#include "TensorOpt/Solvers/KernelCost.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LogicalResult.h"
#include <string>
#include <vector>

namespace mlir {
class Operation;
} // namespace mlir

namespace tensoropt {

/// On a function that tensoropt-outline-kernels made: its loops are as wide as
/// pays, and need no more unrolling.
inline constexpr llvm::StringLiteral outlinedAttr = "tensoropt.outlined";

/// On a loop that runs a few times whenever it is entered, each time another
/// number of times: unrolled it would have more ends that nothing foresees.
inline constexpr llvm::StringLiteral shortLoopAttr = "tensoropt.short";

/// Asks tensoropt-lower-sweep, on a function, to count what the loops execute.
inline constexpr llvm::StringLiteral countOperationsAttr =
    "tensoropt.count_operations";

/// The array of counters of a function: a row for each kernel, in the order of
/// their records, of multiplications, additions and other operations.
std::string getCountersName(llvm::StringRef function);

/// Appends a kernel to those of a function.
void addKernel(mlir::Operation *function, const Kernel &kernel);

/// The kernels of a function in the order in which they were added; none if it
/// has no such attribute. Fails for an attribute that addKernel did not make.
llvm::FailureOr<std::vector<Kernel>> getKernels(mlir::Operation *function);

} // namespace tensoropt
