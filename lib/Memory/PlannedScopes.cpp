// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Memory/PlannedScopes.h"
#include "TensorOpt/Memory/ScopePlanner.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// Keeps the items that the plan gives a place, and notes it.
static LogicalResult readScope(MemoryScope &scope) {
  FailureOr<std::optional<ArenaPlan>> plan =
      getMemoryPlan(scope.owner, scope.space, scope.isOpen);
  if (failed(plan))
    return scope.owner->emitError()
           << "'" << memoryPlanAttr << "' is not what tensoropt-plan-memory "
           << "writes";
  if (*plan)
    scope.plan = **plan;
  std::vector<MemoryItem> planned;
  for (MemoryItem &item : scope.items) {
    if (item.inner) {
      if (failed(readScope(*item.inner)))
        return failure();
      if (item.inner->items.empty())
        continue;
      item.offset = item.inner->plan.offset;
      item.bytes = getSliceBytes(*item.inner);
      item.alignment = item.inner->plan.alignment;
      if (item.inner->plan.guard != scope.plan.guard)
        return item.op->emitError("has other guards than the arena around");
    } else if (Attribute attribute =
                   item.op->getAttr(getOffsetAttr(scope, item.op))) {
      auto offset = dyn_cast<IntegerAttr>(attribute);
      if (!offset || !offset.getType().isInteger(64) || offset.getInt() < 0)
        return item.op->emitError()
               << "'" << arenaOffsetAttr
               << "' is to be a 64-bit integer that is not negative";
      item.offset = offset.getInt();
    } else {
      continue;
    }
    planned.push_back(std::move(item));
  }
  scope.items = std::move(planned);
  if (!scope.items.empty() && !*plan)
    return scope.owner->emitError()
           << "has places of buffers, but no '" << memoryPlanAttr << "'";
  return success();
}

/// What is wrong with a scope whose plan is read.
static LogicalResult verify(const MemoryScope &scope, MemoryModule &memory,
                            FunctionOpInterface function) {
  for (const UnplannedBuffer &buffer : scope.unplanned)
    if (buffer.op->hasAttr(getOffsetAttr(scope, buffer.op)))
      return buffer.op->emitError()
             << "has a place in the plan, but " << buffer.reason;
  if (scope.items.empty())
    return success();
  if (std::string wrong = verifyScope(scope); !wrong.empty())
    return function.emitError() << "the plan does not fit: " << wrong;
  if (scope.plan.isFromCaller &&
      !memory.canComeFromCaller(function, scope.space))
    return function.emitError()
           << "the plan wants memory of callers, which are not known";
  const MemorySpace *space = memory.findSpace(scope.space);
  if (space && space->capacity && !scope.isOpen &&
      scope.plan.arena > *space->capacity)
    return function.emitError()
           << "the plan has " << scope.plan.arena << " bytes in '"
           << space->name << "', which holds " << *space->capacity;
  return success();
}

/// Refuses places where no buffer may be.
static LogicalResult checkSpaces(MemoryModule &memory,
                                 FunctionOpInterface function) {
  if (failed(memory.check()))
    return failure();
  WalkResult walked = function->walk([&](memref::AllocOp alloc) {
    Attribute space = alloc->getAttr(arenaSpaceAttr);
    if (!space ||
        (memory.findSpace(space) && !alloc.getType().getMemorySpace()))
      return WalkResult::advance();
    alloc->emitError() << "has a place in the memory space " << space
                       << ", in which it may not be";
    return WalkResult::interrupt();
  });
  return failure(walked.wasInterrupted());
}

LogicalResult tensoropt::findPlannedScopes(MemoryModule &memory,
                                           FunctionOpInterface function,
                                           std::vector<MemoryScope> &planned) {
  if (failed(checkSpaces(memory, function)))
    return failure();
  for (Attribute space : memory.listSpaces()) {
    ScopeOptions options;
    options.alignment = 1;
    auto plan = getMemoryPlan(function, space);
    if (succeeded(plan) && *plan)
      options.guard = (*plan)->guard;
    for (MemoryScope &scope : memory.findScopes(function, space, options)) {
      if (failed(readScope(scope)) || failed(verify(scope, memory, function)))
        return failure();
      if (scope.items.empty())
        continue;
      memory.noteOpenArena(scope);
      planned.push_back(std::move(scope));
    }
  }
  return success();
}
