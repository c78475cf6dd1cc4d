// SPDX-License-Identifier: Apache-2.0
// The operations on elements that emitted code executes, as counters beside
// the code.
//
//   auto counters = OperationCounters::create(sweeps, root, isParallel);
//   Operation *before = sweep->getPrevNode();
//   loops.emit();
//   counters->count(sweep, before, builder);  // what was emitted in between

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/Solvers/KernelCost.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {

/// True if the elements that a sweep computes with are integers.
bool hasIntegerElements(SweepOp sweep);

/// Keeps counters out of loops that add what the sweep's loops have computed to
/// where it belongs.
void leaveUncounted(mlir::Operation *op);

/// Counters of functions that ask for them with the attribute
/// `tensoropt.count_operations`: an array of memory for each function,
/// `tensoropt_operations_NAME`, with a row of multiplications, additions and
/// other operations for each sweep, to which the sweep's loops add.
class OperationCounters {
public:
  /// Makes the arrays of the functions in which the sweeps are. Fails with an
  /// error at a function that lies outside `root`, where none can be made.
  /// Where loops run on several threads (`isParallel`) updates are atomic.
  static mlir::FailureOr<OperationCounters>
  create(llvm::ArrayRef<SweepOp> sweeps, mlir::Operation *root,
         bool isParallel);

  /// Adds counters to the operations that were emitted in front of a sweep,
  /// behind `before` (null: all); none if its function does not ask. Called
  /// once for each sweep, in the order of `create`.
  void count(SweepOp sweep, mlir::Operation *before, mlir::OpBuilder &builder);

private:
  struct Rows {
    mlir::memref::GlobalOp array;
    int64_t next = 0;
  };

  llvm::DenseMap<mlir::Operation *, Rows> functions;
  bool isParallel = false;
};

} // namespace tensoropt
