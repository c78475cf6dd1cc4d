// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Pipelines/CollectPlans.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Memory/PlannedScopes.h"
#include "TensorOpt/Memory/ScopePlanner.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Pass/PassManager.h"

using namespace mlir;
using namespace tensoropt;

/// The item's name and where it comes from, as one word of CSV files.
static std::string nameItem(const MemoryItem &item) {
  std::string place = printLocation(item.op->getLoc());
  for (char &c : place)
    if (c == ',' || c == '"' || !llvm::isPrint(c))
      c = '_';
  return place == "loc(unknown)" ? item.id : item.id + " " + place;
}

/// What the plan's numbers are not told by attributes: when most is alive.
static int64_t findPeak(PackingProblem fixed, const MemoryScope &scope) {
  for (auto [buffer, item] : llvm::zip(fixed.buffers, scope.items))
    buffer.offset = item.offset;
  PackingOptions options;
  options.exact = false;
  return solvePacking(fixed, options).spaces[0].maxLiveTime;
}

/// A memory as the module states it, or by the name that types have.
static PackingSpace getSpace(const MemoryModule &memory,
                             const MemoryScope &scope) {
  if (const MemorySpace *space = memory.findSpace(scope.space);
      space && !scope.isOpen)
    return {space->name, space->capacity, space->cost};
  PackingSpace space;
  if (scope.space)
    llvm::raw_string_ostream(space.name) << scope.space;
  return space;
}

/// Adds a scope as one more space of a plan.
static void addSpace(const MemoryModule &memory, const MemoryScope &scope,
                     MemoryPlan &plan) {
  unsigned number = plan.problem.spaces.size();
  PackingProblem problem = makePackingProblem(scope, std::nullopt);
  plan.problem.spaces.push_back(getSpace(memory, scope));
  PackingResult &result = plan.result;
  result.spaces.push_back({scope.plan.arena, scope.plan.lowerBound,
                           scope.plan.maxLive, findPeak(problem, scope)});
  for (auto [buffer, item] : llvm::zip(problem.buffers, scope.items)) {
    buffer.id = nameItem(item);
    result.cost += buffer.traffic * plan.problem.spaces.back().cost;
    plan.problem.buffers.push_back(std::move(buffer));
    result.placements.push_back({number, item.offset});
  }
  result.costBound = scope.plan.costBound;
  if (!scope.plan.isProven)
    result.status = PackingStatus::Feasible;
}

static MemoryPlan startPlan(std::string name) {
  MemoryPlan plan;
  plan.name = std::move(name);
  plan.problem.spaces.clear();
  plan.result.status = PackingStatus::Optimal;
  plan.result.method = "tensoropt-plan-memory";
  return plan;
}

/// Plans of what one iteration of each parallel loop holds.
static void addLoops(const MemoryModule &memory, const MemoryScope &scope,
                     const std::string &function,
                     std::vector<MemoryPlan> &plans) {
  for (const MemoryItem &item : scope.items) {
    if (!item.inner)
      continue;
    plans.push_back(startPlan(function + "/" + item.id));
    addSpace(memory, *item.inner, plans.back());
    addLoops(memory, *item.inner, function, plans);
  }
}

FailureOr<std::vector<MemoryPlan>> tensoropt::readMemoryPlans(ModuleOp module) {
  MemoryModule memory(module);
  std::vector<MemoryPlan> plans;
  for (FunctionOpInterface function : memory.getFunctions()) {
    std::vector<MemoryScope> scopes;
    if (failed(findPlannedScopes(memory, function, scopes)))
      return failure();
    std::string name = function.getName().str();
    MemoryPlan known = startPlan(name);
    for (const MemoryScope &scope : scopes)
      if (!scope.isOpen)
        addSpace(memory, scope, known);
    if (known.result.cost > known.result.costBound)
      known.result.status = PackingStatus::Feasible;
    if (!known.problem.spaces.empty())
      plans.push_back(std::move(known));
    for (const MemoryScope &scope : scopes) {
      if (scope.isOpen) {
        plans.push_back(startPlan(name + "/open"));
        addSpace(memory, scope, plans.back());
      }
      addLoops(memory, scope, scope.isOpen ? name + "/open" : name, plans);
    }
  }
  return plans;
}

namespace {

/// Looks at the attributes before a later pass applies them.
struct PlanCollector : PassInstrumentation {
  explicit PlanCollector(std::vector<MemoryPlan> &plans)
      : plans(plans), earlier(plans.size()) {}

  void runAfterPass(Pass *pass, Operation *op) override {
    auto module = dyn_cast<ModuleOp>(op);
    if (!module || pass->getArgument() != "tensoropt-plan-memory")
      return;
    auto found = readMemoryPlans(module);
    if (failed(found))
      return;
    plans.resize(earlier);
    llvm::move(*found, std::back_inserter(plans));
  }

  std::vector<MemoryPlan> &plans;
  size_t earlier; ///< of other modules
};

} // namespace

void tensoropt::collectPlans(PassManager &pm, std::vector<MemoryPlan> &plans) {
  pm.addInstrumentation(std::make_unique<PlanCollector>(plans));
}
