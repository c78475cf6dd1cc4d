// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-apply-memory-plan: put buffers where a plan has them.

#include "ApplyScope.h"
#include "PlanFile.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/WorkspaceAttr.h"
#include "TensorOpt/Memory/Passes.h"
#include "TensorOpt/Memory/PlannedScopes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

namespace tensoropt {
#define GEN_PASS_DEF_APPLYMEMORYPLAN
#include "TensorOpt/Memory/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Rewriting
//===----------------------------------------------------------------------===//

/// As soon as a family's extents are known; of known sizes at the begin.
static OpBuilder getStart(const MemoryScope &scope) {
  auto function = cast<FunctionOpInterface>(scope.owner);
  auto builder = OpBuilder::atBlockBegin(&function.getFunctionBody().front());
  Operation *last = nullptr;
  for (Value factor : scope.factors)
    if (Operation *op = factor.getDefiningOp();
        op && (!last || last->isBeforeInBlock(op)))
      last = op;
  if (last)
    builder.setInsertionPointAfter(last);
  return builder;
}

/// The product of a family's extents, rounded up so that its multiples are
/// aligned.
static Value createUnit(const MemoryScope &scope, OpBuilder &builder) {
  Location loc = scope.owner->getLoc();
  Value unit = scope.factors.front();
  for (Value factor : llvm::drop_begin(scope.factors))
    unit = arith::MulIOp::create(builder, loc, unit, factor);
  Value alignment =
      arith::ConstantIndexOp::create(builder, loc, scope.plan.alignment);
  unit = arith::CeilDivUIOp::create(builder, loc, unit, alignment);
  return arith::MulIOp::create(builder, loc, unit, alignment);
}

/// Allocates where the function begins, frees where it returns.
static Value createArena(const MemoryScope &scope, Value &unit) {
  auto function = cast<FunctionOpInterface>(scope.owner);
  const ArenaPlan &plan = scope.plan;
  Location loc = function.getLoc();
  OpBuilder builder = getStart(scope);
  SmallVector<Value, 1> sizes;
  int64_t extent = plan.arena;
  if (scope.family) {
    unit = createUnit(scope, builder);
    Value units = arith::ConstantIndexOp::create(builder, loc, plan.arena);
    sizes.push_back(arith::MulIOp::create(builder, loc, unit, units));
    extent = ShapedType::kDynamic;
  }
  auto type =
      MemRefType::get({extent}, builder.getI8Type(), AffineMap(), plan.space);
  Value arena = memref::AllocOp::create(
      builder, loc, type, sizes, builder.getI64IntegerAttr(plan.alignment));
  for (Block &block : function.getFunctionBody()) {
    Operation *end = block.getTerminator();
    if (end->getNumSuccessors() > 0 || !end->hasTrait<OpTrait::ReturnLike>())
      continue;
    builder.setInsertionPoint(end);
    memref::DeallocOp::create(builder, loc, arena);
  }
  return arena;
}

/// Asserts that what the caller gives is enough and aligned.
static void checkArgument(func::FuncOp function, Value arena,
                          const ArenaPlan &plan) {
  auto builder = OpBuilder::atBlockBegin(&function.front());
  Location loc = function.getLoc();
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(builder, loc, value);
  };
  Value bytes = memref::DimOp::create(builder, loc, arena, constant(0));
  Value isEnough = arith::CmpIOp::create(
      builder, loc, arith::CmpIPredicate::uge, bytes, constant(plan.arena));
  std::string need = "workspace of '" + function.getName().str() + "' ";
  cf::AssertOp::create(builder, loc, isEnough,
                       need + "has less than " + std::to_string(plan.arena) +
                           " bytes");
  Value address =
      memref::ExtractAlignedPointerAsIndexOp::create(builder, loc, arena);
  Value beyond =
      arith::RemUIOp::create(builder, loc, address, constant(plan.alignment));
  Value isAligned = arith::CmpIOp::create(
      builder, loc, arith::CmpIPredicate::eq, beyond, constant(0));
  cf::AssertOp::create(builder, loc, isAligned,
                       need + "is not aligned to " +
                           std::to_string(plan.alignment) + " bytes");
}

static std::string getSizeName(func::FuncOp function) {
  return function.getName().str() + ".workspace_size";
}

/// The function that tells how much workspace another one needs.
static void createSizeFunction(func::FuncOp function, const ArenaPlan &plan) {
  OpBuilder builder(function);
  builder.setInsertionPointAfter(function);
  Location loc = function.getLoc();
  auto size =
      func::FuncOp::create(builder, loc, getSizeName(function),
                           builder.getFunctionType({}, builder.getIndexType()));
  for (StringRef name : {"llvm.emit_c_interface"})
    if (Attribute attribute = function->getAttr(name))
      size->setAttr(name, attribute);
  builder.setInsertionPointToStart(size.addEntryBlock());
  Value bytes = arith::ConstantIndexOp::create(builder, loc, plan.arena);
  func::ReturnOp::create(builder, loc, bytes);
}

/// The last argument of a function: an arena of that many bytes, or of as many
/// as the caller has.
static Value addArgument(func::FuncOp function, int64_t bytes,
                         Attribute space) {
  Builder builder(function.getContext());
  auto type = MemRefType::get({bytes}, builder.getI8Type(), AffineMap(), space);
  unsigned number = function.getNumArguments();
  (void)function.insertArgument(number, type, DictionaryAttr(),
                                function.getLoc());
  return function.getArgument(number);
}

/// Gives a call whose caller has no part of an arena for it one of its own.
static void createOwnArena(func::CallOp call, const ArenaPlan &plan,
                           Type type) {
  OpBuilder builder(call);
  Location loc = call.getLoc();
  Value arena =
      memref::AllocOp::create(builder, loc,
                              MemRefType::get({plan.arena}, builder.getI8Type(),
                                              AffineMap(), plan.space),
                              builder.getI64IntegerAttr(plan.alignment));
  Value passed = arena;
  if (type != arena.getType())
    passed = memref::CastOp::create(builder, loc, type, arena);
  call->insertOperands(call->getNumOperands(), passed);
  builder.setInsertionPointAfter(call);
  memref::DeallocOp::create(builder, loc, arena);
  Record record(Record::Kind::Missed, "apply-memory-plan", "OwnArena");
  record.add("callee", call.getCallee().str()).add("bytes", plan.arena);
  emitRecord(call, std::move(record));
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
    for (const MemoryScope &scope : scopes)
      apply(scope);
    for (auto &[function, plans] : fromCaller)
      completeCalls(function, plans);
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
    return workspace == Workspace::Argument && function && !scope.space &&
           scope.family == 0 && function.isPublic() && !scope.plan.isFromCaller;
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

  void apply(const MemoryScope &scope) {
    auto function = cast<FunctionOpInterface>(scope.owner);
    Value arena, unit;
    if (scope.plan.isFromCaller) {
      auto callee = cast<func::FuncOp>(scope.owner);
      arena = addArgument(callee, scope.plan.arena, scope.space);
      fromCaller[callee].push_back(scope.plan);
    } else if (isArgument(scope)) {
      auto callee = cast<func::FuncOp>(scope.owner);
      arena = addArgument(callee, ShapedType::kDynamic, scope.space);
      createSizeFunction(callee, scope.plan);
      setWorkspace(callee, {scope.plan.arena, scope.plan.alignment});
      fromCaller[callee].push_back(scope.plan);
    } else {
      arena = createArena(scope, unit);
    }
    if (poison)
      poisonArena(function, arena, unit, scope.plan);
    if (isArgument(scope))
      checkArgument(cast<func::FuncOp>(scope.owner), arena, scope.plan);
    applyScope(scope, arena, unit, poison);
    Record record(Record::Kind::Passed, "apply-memory-plan", "Applied");
    record.add("arena", scope.plan.arena)
        .add("family", scope.family)
        .add("workspace", scope.plan.isFromCaller ? "caller"
                          : isArgument(scope)     ? "argument"
                                                  : "internal");
    emitRecord(function, std::move(record));
  }

  /// Before anything else, but behind the allocation.
  void poisonArena(FunctionOpInterface function, Value arena, Value unit,
                   const ArenaPlan &plan) {
    OpBuilder builder(&getContext());
    if (Operation *alloc = arena.getDefiningOp())
      builder.setInsertionPointAfter(alloc);
    else
      builder.setInsertionPointToStart(&function.getFunctionBody().front());
    createFill(builder, function.getLoc(), arena, 0, plan.arena, 0xFF, unit);
  }

  /// Calls that have no part in their callers' arenas.
  void completeCalls(func::FuncOp function, ArrayRef<ArenaPlan> plans) {
    auto symbolUses = SymbolTable::getSymbolUses(function, getOperation());
    for (SymbolTable::SymbolUse use : *symbolUses) {
      auto call = cast<func::CallOp>(use.getUser());
      if (call.getNumOperands() == function.getNumArguments())
        continue;
      for (auto [plan, type] : llvm::zip(
               plans, function.getArgumentTypes().take_back(plans.size())))
        createOwnArena(call, plan, type);
    }
  }

  /// Functions with arenas as last arguments.
  llvm::MapVector<func::FuncOp, SmallVector<ArenaPlan, 1>> fromCaller;
};

} // namespace
