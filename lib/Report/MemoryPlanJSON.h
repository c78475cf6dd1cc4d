// SPDX-License-Identifier: Apache-2.0
// Memory plans in the schema of reports.
//
//   out.object([&] { writeMemoryPlan(out, plan); });
//   object.map("memoryPlans", report.memoryPlans);

#pragma once

#include "TensorOpt/Report/MemoryPlan.h"
#include "llvm/Support/JSON.h"

namespace tensoropt {

/// The members of a plan.
void writeMemoryPlan(llvm::json::OStream &out, const MemoryPlan &plan);

/// Also refuses what checkProblem() does, and places that there are not.
bool fromJSON(const llvm::json::Value &value, MemoryPlan &plan,
              llvm::json::Path path);

} // namespace tensoropt
