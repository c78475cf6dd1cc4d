// SPDX-License-Identifier: Apache-2.0
// The memory plans that passes make, as plans to be shown.
//
//   std::vector<MemoryPlan> plans;
//   collectPlans(pm, plans);
//   LogicalResult result = pm.run(module);
//   writeFile("map.svg", printMemoryMap(plans.front()), error);
#pragma once

#include "TensorOpt/Report/MemoryPlan.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir {
class PassManager;
} // namespace mlir

namespace tensoropt {

/// The plans that the attributes of a module state: one for each function,
/// whose spaces are its arenas of known sizes, one for its buffers of open
/// sizes, at extents of 64, called `FUNCTION/open`, and one for an iteration of
/// each parallel loop, `FUNCTION/loop0`. Buffers are called as in plan files,
/// with the place that they come from. Fails, with an error, where the
/// attributes do not fit the module.
mlir::FailureOr<std::vector<MemoryPlan>> readMemoryPlans(mlir::ModuleOp module);

/// From now on `plans` holds, behind what it has, what the last pass
/// `tensoropt-plan-memory` of `pm` planned. It must outlive `pm`'s runs.
void collectPlans(mlir::PassManager &pm, std::vector<MemoryPlan> &plans);

} // namespace tensoropt
