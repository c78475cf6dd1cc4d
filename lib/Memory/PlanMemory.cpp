// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-plan-memory: give buffers places in one arena.

#include "PlanFile.h"
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
      item.op->setAttr(arenaOffsetAttr, builder.getI64IntegerAttr(item.offset));
  }
}

static void emitRecords(const MemoryScope &scope) {
  for (const MemoryItem &item : scope.items) {
    Record record(Record::Kind::Analysis, "plan-memory", "Placed");
    record.add("buffer", item.id)
        .add("bytes", item.bytes)
        .add("offset", item.offset)
        .add("from", item.times.front().lower)
        .add("to", item.times.back().upper);
    emitRecord(item.op, std::move(record));
    if (item.inner)
      emitRecords(*item.inner);
  }
}

static int64_t countBuffers(const MemoryScope &scope) {
  int64_t count = 0;
  for (const MemoryItem &item : scope.items)
    count += item.inner ? countBuffers(*item.inner) : 1;
  return count;
}

/// What the numbers of a plan count.
static std::string describeUnit(const MemoryScope &scope) {
  if (scope.family == 0)
    return "bytes";
  size_t count = scope.factors.size();
  return count == 1 ? "bytes for each of an extent"
                    : "bytes for each of a product of " +
                          std::to_string(count) + " extents";
}

static void emitRecords(const MemoryScope &scope, const PackingResult &result) {
  const ArenaPlan &plan = scope.plan;
  Record record(Record::Kind::Passed, "plan-memory", "Planned");
  record.add("buffers", countBuffers(scope))
      .add("naive", plan.naive)
      .add("maxLive", plan.maxLive)
      .add("arena", plan.arena)
      .add("lowerBound", plan.lowerBound)
      .add("gap", plan.arena - plan.lowerBound)
      .add("proven", plan.isProven ? "yes" : "no")
      .add("unit", describeUnit(scope))
      .add("method", result.method)
      .add("nodes", int64_t(result.nodes))
      .add("seconds", result.seconds);
  emitRecord(scope.owner, std::move(record));
  emitRecords(scope);
}

/// Where a plan would need more than there is: what is alive then, the largest
/// first, or what cannot lie side by side.
static LogicalResult refuseCapacity(const MemoryScope &scope,
                                    const PackingResult &result,
                                    int64_t capacity) {
  const PackingSpaceResult &space = result.spaces[0];
  std::vector<const MemoryItem *> items;
  InFlightDiagnostic error = scope.owner->emitError();
  if (space.maxLive > capacity) {
    error << "needs " << space.maxLive
          << " bytes for buffers that live at the same time, but the arena "
             "holds "
          << capacity;
    for (const MemoryItem &item : scope.items)
      if (llvm::any_of(item.times, [&](const LiveTime &time) {
            return time.lower <= space.maxLiveTime &&
                   space.maxLiveTime < time.upper;
          }))
        items.push_back(&item);
  } else if (result.status == PackingStatus::Infeasible) {
    error << "no places for buffers in an arena of " << capacity
          << " bytes, although at most " << space.maxLive
          << " live at the same time";
    for (unsigned at : result.unfitting)
      items.push_back(&scope.items[at]);
  } else {
    error << "found no plan for an arena of " << capacity
          << " bytes within the limits of the search, only for " << space.extent
          << "; raise 'timeout' or 'node-limit'";
  }
  llvm::sort(items, [](const MemoryItem *a, const MemoryItem *b) {
    return std::make_pair(-a->bytes, a) < std::make_pair(-b->bytes, b);
  });
  for (const MemoryItem *item : items)
    error.attachNote(item->op->getLoc())
        << "'" << item->id << "' has " << item->bytes + scope.plan.guard
        << " bytes";
  return error;
}

namespace {

struct PlanMemoryPass : tensoropt::impl::PlanMemoryBase<PlanMemoryPass> {
  using PlanMemoryBase::PlanMemoryBase;

  void runOnOperation() override {
    if (failed(checkOptions()))
      return signalPassFailure();
    MemoryModule memory(getOperation());
    std::vector<MemoryScope> planned;
    for (FunctionOpInterface function : memory.getFunctions())
      dropMemoryPlans(function);
    for (FunctionOpInterface function : memory.getFunctions())
      for (Attribute space : memory.listSpaces(function))
        for (MemoryScope &scope :
             memory.findScopes(function, space, {alignment, guard})) {
          if (!families && scope.family > 0)
            leaveFamily(scope);
          emitUnplanned(scope, "plan-memory");
          bool isKnown = scope.family == 0;
          // The bytes of a guard are not a family's unit.
          scope.plan.guard = isKnown ? guard.getValue() : 0;
          scope.plan.isFromCaller =
              isKnown && !space && memory.hasKnownCallers(function);
          if (scope.items.empty())
            continue;
          if (failed(plan(scope)))
            return signalPassFailure();
          planned.push_back(std::move(scope));
        }
    if (!planFile.empty() &&
        failed(writePlanFile(planned, getOperation(), planFile)))
      return signalPassFailure();
  }

private:
  /// Its buffers stay allocated.
  static void leaveFamily(MemoryScope &scope) {
    for (const MemoryItem &item : scope.items)
      scope.unplanned.push_back(
          {item.op, item.id,
           "has extents that are known at run time only; 'families' plans it"});
    scope.items.clear();
  }

  LogicalResult checkOptions() {
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

  LogicalResult plan(MemoryScope &scope) {
    PackingOptions packing;
    packing.timeout = timeout;
    packing.nodeLimit = nodeLimit;
    packing.threads = threads;
    std::optional<int64_t> limit;
    if (capacity > 0 && !scope.space && scope.family == 0)
      limit = capacity;
    PackingResult result = planScope(scope, packing, limit);
    if (limit && scope.plan.arena > *limit)
      return refuseCapacity(scope, result, *limit);
    annotate(scope);
    emitRecords(scope, result);
    return success();
  }
};

} // namespace
