// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-allocate-results: results of private functions, in memory
// of their callers.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_ALLOCATERESULTS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

/// A result that a caller can make.
struct Result {
  unsigned number;
  memref::AllocOp alloc; ///< null where it is an argument's memory
  /// What the result is made of, up to the function's arguments: the allocation
  /// and operations without effects.
  llvm::SetVector<Operation *> made;
};

} // namespace

/// Collects what a value is made of. Fails for more than one allocation, and
/// for what a call cannot tell.
static bool collect(Value value, func::FuncOp function, Result &result) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    return argument.getOwner() == &function.front();
  Operation *op = value.getDefiningOp();
  if (result.made.contains(op))
    return true;
  auto alloc = dyn_cast<memref::AllocOp>(op);
  bool isFine = alloc ? !result.alloc : isPure(op) && op->getNumRegions() == 0;
  if (!isFine || op->getBlock() != &function.front())
    return false;
  if (alloc)
    result.alloc = alloc;
  if (!llvm::all_of(op->getOperands(), [&](Value operand) {
        return collect(operand, function, result);
      }))
    return false;
  result.made.insert(op);
  return true;
}

/// The results of a function that are its arguments, or buffers of its own,
/// each of these once.
static SmallVector<Result> findResults(func::FuncOp function) {
  SmallVector<Result> results;
  auto end = cast<func::ReturnOp>(function.front().getTerminator());
  llvm::SmallDenseSet<Operation *> taken;
  for (OpOperand &operand : end->getOpOperands()) {
    Result result{operand.getOperandNumber(), {}, {}};
    if (isa<MemRefType>(operand.get().getType()) &&
        collect(operand.get(), function, result) &&
        (!result.alloc || taken.insert(result.alloc).second))
      results.push_back(std::move(result));
  }
  return results;
}

/// The calls of a function that nobody else can call; none if there may be
/// others, or if it calls itself.
static SmallVector<func::CallOp> findCalls(func::FuncOp function,
                                           ModuleOp module) {
  SmallVector<func::CallOp> calls;
  auto uses = SymbolTable::getSymbolUses(function, module);
  if (!function.isPrivate() || function.isExternal() ||
      !function.getBody().hasOneBlock() || !uses)
    return {};
  for (SymbolTable::SymbolUse use : *uses) {
    auto call = dyn_cast<func::CallOp>(use.getUser());
    if (!call || function->isAncestor(call))
      return {};
    calls.push_back(call);
  }
  return calls;
}

/// Allocates the results before a call, and passes them.
static void rewrite(func::CallOp call, ArrayRef<Result> results,
                    Block &callee) {
  OpBuilder builder(call);
  llvm::BitVector dropped(call.getNumResults());
  SmallVector<Value> operands(call.getOperands());
  for (const Result &result : results) {
    IRMapping mapping;
    mapping.map(callee.getArguments().take_front(call.getNumOperands()),
                call.getOperands());
    for (Operation *op : result.made)
      builder.clone(*op, mapping);
    Value returned = callee.getTerminator()->getOperand(result.number);
    if (memref::AllocOp alloc = result.alloc)
      operands.push_back(mapping.lookup(alloc.getResult()));
    call.getResult(result.number).replaceAllUsesWith(mapping.lookup(returned));
    dropped.set(result.number);
  }
  SmallVector<Type> types;
  SmallVector<Value> kept;
  for (Value result : call.getResults())
    if (!dropped[cast<OpResult>(result).getResultNumber()]) {
      types.push_back(result.getType());
      kept.push_back(result);
    }
  auto slim = func::CallOp::create(builder, call.getLoc(), call.getCallee(),
                                   types, operands);
  slim->setDiscardableAttrs(call->getDiscardableAttrDictionary());
  slim.setNoInline(call.getNoInline());
  for (auto [old, result] : llvm::zip(kept, slim.getResults()))
    old.replaceAllUsesWith(result);
  call.erase();
}

/// Makes arguments of the allocations, which are no longer returned.
static void rewrite(func::FuncOp function, ArrayRef<Result> results) {
  llvm::BitVector dropped(function.getNumResults());
  for (const Result &result : results) {
    dropped.set(result.number);
    memref::AllocOp alloc = result.alloc;
    if (!alloc)
      continue;
    unsigned number = function.getNumArguments();
    (void)function.insertArgument(number, alloc.getType(), DictionaryAttr(),
                                  alloc.getLoc());
    alloc.replaceAllUsesWith(Value(function.getArgument(number)));
  }
  for (const Result &result : results)
    if (result.alloc)
      result.alloc->erase();
  function.front().getTerminator()->eraseOperands(dropped);
  (void)function.eraseResults(dropped);
}

namespace {

struct AllocateResultsPass
    : tensoropt::impl::AllocateResultsBase<AllocateResultsPass> {
  void runOnOperation() override {
    // What a callee no longer allocates, its caller may return.
    for (bool changed = true; changed;) {
      changed = false;
      for (auto function : getOperation().getOps<func::FuncOp>()) {
        SmallVector<func::CallOp> calls = findCalls(function, getOperation());
        if (calls.empty())
          continue;
        SmallVector<Result> results = findResults(function);
        changed |= !results.empty();
        for (func::CallOp call : calls)
          rewrite(call, results, function.front());
        rewrite(function, results);
      }
    }
  }
};

} // namespace
