// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-plan-memory: give buffers places in one arena.

#include "PlanFile.h"
#include "RefusePlan.h"
#include "SpacePlanner.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Memory/Passes.h"
#include "TensorOpt/Memory/ScopePlanner.h"
#include "Unplanned.h"
#include "mlir/IR/Builders.h"
#include "llvm/Support/MathExtras.h"

namespace tensoropt {
#define GEN_PASS_DEF_PLANMEMORY
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// Writes a scope's plan as attributes.
static void annotate(const MemoryScope &scope) {
  Builder builder(scope.owner->getContext());
  setMemoryPlan(scope.owner, scope.plan);
  for (const MemoryItem &item : scope.items) {
    if (item.inner)
      annotate(*item.inner);
    else
      item.op->setAttr(getOffsetAttr(scope, item.op),
                       builder.getI64IntegerAttr(item.offset));
  }
}

static void emitPlaced(const MemoryScope &scope, StringRef space) {
  for (const MemoryItem &item : scope.items) {
    Record record(Record::Kind::Analysis, "plan-memory", "Placed");
    record.add("buffer", item.id)
        .add("bytes", item.bytes)
        .add("offset", item.offset)
        .add("from", item.times.front().lower)
        .add("to", item.times.back().upper);
    if (!space.empty())
      record.add("space", space.str()).add("traffic", item.traffic);
    emitRecord(item.op, std::move(record));
    if (item.inner)
      emitPlaced(*item.inner, space);
  }
}

static int64_t countBuffers(const MemoryScope &scope) {
  int64_t count = 0;
  for (const MemoryItem &item : scope.items)
    count += item.inner ? countBuffers(*item.inner) : 1;
  return count;
}

static void emitRecords(const MemoryScope &scope, const PackingResult &result,
                        StringRef space = "", double worst = 1) {
  const ArenaPlan &plan = scope.plan;
  Record record(Record::Kind::Passed, "plan-memory", "Planned");
  record.add("buffers", countBuffers(scope))
      .add("naive", plan.naive)
      .add("maxLive", plan.maxLive)
      .add("arena", plan.arena)
      .add("lowerBound", plan.lowerBound)
      .add("gap", plan.arena - plan.lowerBound)
      .add("proven", plan.isProven ? "yes" : "no")
      .add("method", result.method)
      .add("nodes", int64_t(result.nodes))
      .add("seconds", result.seconds);
  if (scope.isOpen)
    record.add("extents", sampleExtent).add("worst", worst);
  emitRecord(scope.owner, std::move(record));
  emitPlaced(scope, space);
}

/// Writes and tells what lies in each of several memories.
static void annotateSpaces(ArrayRef<MemoryScope *> scopes,
                           ArrayRef<MemorySpace> spaces,
                           const PackingResult &result) {
  for (auto [space, scope] : llvm::zip(spaces, scopes)) {
    if (scope->items.empty())
      continue;
    annotate(*scope);
    emitRecords(*scope, result, space.name);
  }
  Record record(Record::Kind::Passed, "plan-memory", "Spaces");
  for (auto [space, scope] : llvm::zip(spaces, scopes))
    record.add(space.name, scope->items.empty() ? 0 : scope->plan.arena);
  record.add("cost", result.cost).add("costBound", result.costBound);
  emitRecord(scopes.front()->owner, std::move(record));
}

namespace {

struct PlanMemoryPass : tensoropt::impl::PlanMemoryBase<PlanMemoryPass> {
  using PlanMemoryBase::PlanMemoryBase;

  void runOnOperation() override {
    for (auto function : getOperation().getOps<FunctionOpInterface>())
      dropMemoryPlans(function);
    MemoryModule memory(getOperation());
    if (failed(memory.check()) || failed(checkOptions(memory)))
      return signalPassFailure();
    std::vector<MemoryScope> planned;
    for (FunctionOpInterface function : memory.getFunctions()) {
      std::vector<MemoryScope> scopes = findScopes(memory, function);
      if (failed(planStated(memory, scopes)))
        return signalPassFailure();
      for (MemoryScope &scope : scopes) {
        if (scope.items.empty())
          continue;
        bool isPlanned = !scope.isOpen && memory.findSpace(scope.space);
        if (!isPlanned && failed(plan(scope)))
          return signalPassFailure();
        memory.noteOpenArena(scope);
        planned.push_back(std::move(scope));
      }
    }
    if (!planFile.empty() &&
        failed(writePlanFile(planned, getOperation(), planFile)))
      return signalPassFailure();
  }

private:
  /// Notes buffers that stay allocated, in loops, too.
  static void leaveOpen(const MemoryScope &scope,
                        std::vector<UnplannedBuffer> &unplanned) {
    for (const MemoryItem &item : scope.items)
      if (item.inner)
        leaveOpen(*item.inner, unplanned);
      else
        unplanned.push_back(
            {item.op, item.id,
             "has extents that are known at run time only; 'open' plans it"});
  }

  /// What is to be planned of a function, in all memory spaces.
  std::vector<MemoryScope> findScopes(MemoryModule &memory,
                                      FunctionOpInterface function) {
    std::vector<MemoryScope> found;
    for (Attribute space : memory.listSpaces())
      for (MemoryScope &scope :
           memory.findScopes(function, space, {alignment, guard})) {
        if (!open && scope.isOpen) {
          leaveOpen(scope, scope.unplanned);
          scope.items.clear();
        }
        emitUnplanned(scope, "plan-memory");
        scope.plan.guard = guard;
        scope.plan.isFromCaller = memory.canComeFromCaller(function, space);
        found.push_back(std::move(scope));
      }
    return found;
  }

  LogicalResult checkOptions(const MemoryModule &memory) {
    if (capacity > 0 && !memory.getStatedSpaces().empty())
      return getOperation().emitError()
             << "'capacity' is for modules without '" << memorySpacesAttr
             << "', which states capacities";
    if (alignment < 1 || alignment > (1 << 20) ||
        !llvm::isPowerOf2_64(alignment))
      return getOperation().emitError()
             << "'alignment' is to be a power of two up to 2^20, got "
             << alignment.getValue();
    if (capacity < 0 || guard < 0 || guard > (1 << 20))
      return getOperation().emitError()
             << "'capacity' and 'guard' are not to be negative, and 'guard' at "
                "most 2^20";
    return success();
  }

  PackingOptions getPacking() const {
    PackingOptions packing;
    packing.timeout = timeout;
    packing.nodeLimit = nodeLimit;
    packing.threads = threads;
    return packing;
  }

  /// Plans the scopes of the memories that the module states, together.
  LogicalResult planStated(const MemoryModule &memory,
                           std::vector<MemoryScope> &scopes) {
    ArrayRef<MemorySpace> spaces = memory.getStatedSpaces();
    SmallVector<MemoryScope *> stated;
    bool isEmpty = true;
    for (const MemorySpace &space : spaces) {
      auto scope = llvm::find_if(scopes, [&](const MemoryScope &other) {
        return !other.isOpen && other.space == space.space;
      });
      stated.push_back(&*scope);
      isEmpty &= stated.back()->items.empty();
    }
    if (isEmpty)
      return success();
    PackingProblem problem = makeSpacesProblem(stated, spaces);
    if (std::string wrong = checkProblem(problem); !wrong.empty())
      return stated.front()->owner->emitError()
             << "cannot be planned: " << wrong;
    PackingResult result = planSpaces(stated, spaces, getPacking());
    if (result.status != PackingStatus::Optimal &&
        result.status != PackingStatus::Feasible)
      return refuseSpaces(stated, makeSpacesProblem(stated, spaces), result);
    annotateSpaces(stated, spaces, result);
    return success();
  }

  LogicalResult plan(MemoryScope &scope) {
    PackingOptions packing = getPacking();
    std::optional<int64_t> limit;
    if (capacity > 0 && !scope.space && !scope.isOpen)
      limit = capacity;
    double worst = 1;
    PackingResult result = scope.isOpen ? planOpenScope(scope, packing, worst)
                                        : planScope(scope, packing, limit);
    if (limit && scope.plan.arena > *limit)
      return refuseCapacity(scope, result, *limit);
    annotate(scope);
    emitRecords(scope, result, "", worst);
    return success();
  }
};

} // namespace
