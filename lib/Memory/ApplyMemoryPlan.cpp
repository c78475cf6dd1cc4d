// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-apply-memory-plan: put buffers where a plan has them.

#include "Arenas.h"
#include "PlanFile.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Memory/Passes.h"
#include "TensorOpt/Memory/PlannedScopes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

namespace tensoropt {
#define GEN_PASS_DEF_APPLYMEMORYPLAN
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// An arena that a function has of its callers.
struct CallerArena {
  ArenaPlan plan;
  /// Of open sizes: the scope that lies there, or null.
  const MemoryScope *open = nullptr;
};

} // namespace

/// The bytes of an arena of open sizes for a call.
static Value createBytes(func::CallOp call, func::FuncOp callee,
                         const CallerArena &arena, OpBuilder &builder) {
  Location loc = call.getLoc();
  SmallVector<Value> sources =
      createSources(*arena.open->sizes, call.getOperands(), builder, loc);
  if (!arena.plan.isFromCaller)
    return func::CallOp::create(builder, loc, getSizeName(callee),
                                builder.getIndexType(), sources)
        .getResult(0);
  return createCheckedPlaces(*arena.open, sources, builder, loc).bytes;
}

/// An arena for a call alone, whose caller has no part of its own for it.
static Value createOwnArena(func::CallOp call, func::FuncOp callee,
                            const CallerArena &arena, Type type) {
  OpBuilder builder(call);
  Location loc = call.getLoc();
  const ArenaPlan &plan = arena.plan;
  SmallVector<Value> bytes;
  if (arena.open)
    bytes.push_back(createBytes(call, callee, arena, builder));
  Value own = memref::AllocOp::create(
      builder, loc,
      MemRefType::get({arena.open ? ShapedType::kDynamic : plan.arena},
                      builder.getI8Type(), AffineMap(), plan.space),
      bytes, builder.getI64IntegerAttr(plan.alignment));
  Value passed = own;
  if (type != own.getType())
    passed = memref::CastOp::create(builder, loc, type, own);
  builder.setInsertionPointAfter(call);
  memref::DeallocOp::create(builder, loc, own);
  Record record(Record::Kind::Missed, "apply-memory-plan", "OwnArena");
  record.add("callee", call.getCallee().str()).add("bytes", plan.arena);
  emitRecord(call, std::move(record));
  return passed;
}

namespace {

struct ApplyMemoryPlanPass
    : tensoropt::impl::ApplyMemoryPlanBase<ApplyMemoryPlanPass> {
  using ApplyMemoryPlanBase::ApplyMemoryPlanBase;

  void runOnOperation() override {
    MemoryModule memory(getOperation());
    if (!planFile.empty() &&
        failed(readPlanFile(memory, getOperation(), planFile)))
      return signalPassFailure();
    // All is verified before anything changes.
    std::vector<MemoryScope> scopes;
    for (FunctionOpInterface function : memory.getFunctions())
      if (failed(findPlannedScopes(memory, function, scopes)))
        return signalPassFailure();
    for (const MemoryScope &scope : scopes)
      if (failed(checkWorkspace(scope)))
        return signalPassFailure();
    llvm::MapVector<func::FuncOp, WorkspaceScopes> workspaces;
    for (const MemoryScope &scope : scopes) {
      if (!isArgument(scope)) {
        apply(scope);
        continue;
      }
      WorkspaceScopes &all = workspaces[cast<func::FuncOp>(scope.owner)];
      (scope.isOpen ? all.open : all.known) = &scope;
    }
    for (auto &[function, all] : workspaces)
      apply(function, all);
    for (auto &[function, arenas] : fromCaller)
      completeCalls(function, arenas);
    getOperation()->removeAttr(memorySpacesAttr);
    for (FunctionOpInterface function : memory.getFunctions()) {
      dropMemoryPlans(function);
      // They are checked by now.
      for (unsigned at = 0; at < function.getNumArguments(); ++at)
        function.removeArgAttr(at, upperBoundsAttr);
    }
  }

private:
  bool isArgument(const MemoryScope &scope) const {
    auto function = dyn_cast<func::FuncOp>(scope.owner);
    return workspace != Workspace::Internal && function && !scope.space &&
           (workspace == Workspace::Open || !scope.isOpen) &&
           function.isPublic() && !scope.plan.isFromCaller;
  }

  /// Refuses what cannot have another argument.
  LogicalResult checkWorkspace(const MemoryScope &scope) {
    if (!isArgument(scope))
      return success();
    auto function = cast<func::FuncOp>(scope.owner);
    if (SymbolTable::lookupNearestSymbolFrom(
            getOperation(),
            StringAttr::get(&getContext(), getSizeName(function))))
      return function.emitError()
             << "'" << getSizeName(function) << "' is there already";
    auto symbolUses = SymbolTable::getSymbolUses(function, getOperation());
    for (SymbolTable::SymbolUse use : *symbolUses)
      if (!isa<func::CallOp>(use.getUser()))
        return use.getUser()->emitError()
               << "takes the address of '" << function.getName()
               << "', which is to have a workspace as last argument";
    return success();
  }

  /// An arena of a function's own, or the part of its callers' arenas.
  void apply(const MemoryScope &scope) {
    ScopePlaces places;
    Value arena;
    if (scope.plan.isFromCaller) {
      auto callee = cast<func::FuncOp>(scope.owner);
      arena = createCallersArena(scope, places);
      fromCaller[callee].push_back(
          {scope.plan, scope.isOpen ? &scope : nullptr});
    } else {
      arena = createArena(scope, places);
    }
    if (poison)
      poisonArena(cast<FunctionOpInterface>(scope.owner), arena);
    put(scope, arena, places, scope.plan.isFromCaller ? "caller" : "internal");
  }

  /// The workspace of a public function.
  void apply(func::FuncOp function, const WorkspaceScopes &scopes) {
    ScopePlaces places;
    Value arena = createWorkspace(function, scopes, places);
    const MemoryScope *open = scopes.open;
    const MemoryScope *known = scopes.known;
    CallerArena caller{(known ? known : open)->plan, open};
    caller.plan.alignment = scopes.getAlignment();
    fromCaller[function].push_back(std::move(caller));
    if (poison)
      poisonArena(function, arena);
    if (known)
      put(*known, arena, ScopePlaces(), "argument");
    if (open)
      put(*open, arena, places, "argument");
  }

  void put(const MemoryScope &scope, Value arena, const ScopePlaces &places,
           StringRef whose) {
    applyScope(scope, arena, places, poison, passed);
    Record record(Record::Kind::Passed, "apply-memory-plan", "Applied");
    record.add("arena", scope.plan.arena)
        .add("open", scope.isOpen ? "yes" : "no")
        .add("workspace", whose.str());
    emitRecord(scope.owner, std::move(record));
  }

  /// All that there is, before anything else but behind the allocation.
  void poisonArena(FunctionOpInterface function, Value arena) {
    OpBuilder builder(&getContext());
    if (Operation *alloc = arena.getDefiningOp())
      builder.setInsertionPointAfter(alloc);
    else
      builder.setInsertionPointToStart(&function.getFunctionBody().front());
    Location loc = function.getLoc();
    Value first = arith::ConstantIndexOp::create(builder, loc, 0);
    Value bytes = memref::DimOp::create(builder, loc, arena, first);
    createFill(builder, loc, arena, first, bytes, poisonByte);
  }

  /// The part of the caller's arena that a call has, or null.
  Value findPassed(func::CallOp call, const CallerArena &arena) const {
    auto found = llvm::find_if(passed, [&](const PassedArena &each) {
      return each.call == call && each.space == arena.plan.space &&
             each.isOpen == arena.plan.isOpen;
    });
    return found == passed.end() ? Value() : found->part;
  }

  /// Gives calls their arenas, parts of the callers' where these have them.
  void completeCalls(func::FuncOp function, ArrayRef<CallerArena> arenas) {
    auto symbolUses = SymbolTable::getSymbolUses(function, getOperation());
    for (SymbolTable::SymbolUse use : *symbolUses) {
      auto call = cast<func::CallOp>(use.getUser());
      SmallVector<Value> operands;
      for (auto [arena, type] : llvm::zip(
               arenas, function.getArgumentTypes().take_back(arenas.size()))) {
        Value part = findPassed(call, arena);
        operands.push_back(part ? part
                                : createOwnArena(call, function, arena, type));
      }
      call->insertOperands(call->getNumOperands(), operands);
    }
  }

  /// Functions with arenas as last arguments.
  llvm::MapVector<func::FuncOp, SmallVector<CallerArena, 1>> fromCaller;
  std::vector<PassedArena> passed;
};

} // namespace
