// SPDX-License-Identifier: Apache-2.0

#include "BufferUses.h"
#include "Awaits.h"
#include "TensorOpt/Memory/Timeline.h"
#include "mlir/Dialect/Async/IR/Async.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace tensoropt;

static std::string quote(Operation *op) {
  return "'" + op->getName().getStringRef().str() + "'";
}

static FunctionOpInterface getFunction(Value value) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    if (auto function =
            dyn_cast<FunctionOpInterface>(argument.getOwner()->getParentOp()))
      return function;
  return value.getParentRegion()->getParentOfType<FunctionOpInterface>();
}

BufferViewFlowAnalysis &BufferUseAnalysis::getFlow(Operation *function) {
  std::unique_ptr<BufferViewFlowAnalysis> &flow = flows[function];
  if (!flow)
    flow = std::make_unique<BufferViewFlowAnalysis>(function);
  return *flow;
}

SmallVector<Value> BufferUseAnalysis::listViews(Value buffer) {
  auto views = getFlow(getFunction(buffer)).resolve(buffer);
  return SmallVector<Value>(views.begin(), views.end());
}

SmallVector<Value> BufferUseAnalysis::listOrigins(Value view) {
  SmallVector<Value> origins;
  BufferViewFlowAnalysis &flow = getFlow(getFunction(view));
  for (Value value : flow.resolveReverse(view))
    if (flow.resolveReverse(value).size() == 1)
      origins.push_back(value);
  return origins;
}

/// True if a view can be of no other buffer.
bool BufferUseAnalysis::isOnly(Value view, Value buffer) {
  BufferViewFlowAnalysis &flow = getFlow(getFunction(buffer));
  return llvm::all_of(flow.resolveReverse(view), [&](Value origin) {
    return origin == buffer || flow.resolveReverse(origin).size() > 1;
  });
}

/// True if all buffers that an operation gives are taken for views of this one.
/// The analysis knows nothing of operations without its interfaces.
bool BufferUseAnalysis::areViewsKnown(Operation *op, Value buffer) {
  const auto &views = getFlow(getFunction(buffer)).resolve(buffer);
  return llvm::all_of(op->getResults(), [&](Value result) {
    return !isa<BaseMemRefType>(result.getType()) || views.contains(result);
  });
}

/// Why the callee may keep an operand beyond the call; empty if it does not.
std::string BufferUseAnalysis::keeps(Operation *op, OpOperand &operand) {
  auto call = cast<CallOpInterface>(op);
  auto function = dyn_cast_or_null<FunctionOpInterface>(call.resolveCallable());
  if (!function)
    return "is passed to " + quote(op) + ", whose callee is not known";
  unsigned number =
      operand.getOperandNumber() - call.getArgOperands().getBeginOperandIndex();
  std::string name = "'" + function.getName().str() + "'";
  if (function.isExternal())
    return function.getArgAttr(number,
                               LLVM::LLVMDialect::getNoCaptureAttrName())
               ? ""
               : "is passed to " + name +
                     ", which is only declared and may keep it; state "
                     "'llvm.nocapture' on its argument if it does not";
  auto [entry, isNew] = kept.try_emplace(
      {function, number}, "is passed to " + name + ", which calls itself");
  if (!isNew)
    return entry->second;
  BufferUses uses = find(function.getArgument(number));
  std::string &reason = entry->second;
  if (!uses.deallocs.empty())
    reason = "is passed to " + name + ", which frees it";
  else if (!uses.reason.empty())
    reason = "is passed to " + name + ", where it " + uses.reason;
  else
    reason.clear();
  return reason;
}

/// True for what hands buffers on to blocks and results that the analysis of
/// views knows.
static bool isControlFlow(Operation *op) {
  return isa<BranchOpInterface, RegionBranchOpInterface>(op) ||
         (isa<RegionBranchTerminatorOpInterface>(op) &&
          isa<RegionBranchOpInterface>(op->getParentOp()) &&
          !isa<async::ExecuteOp>(op->getParentOp()));
}

/// Why no more is known of what an operation makes of the buffer; empty where
/// it is a view, or only asks for its shape.
static std::string describeOther(Operation *op) {
  bool isView =
      llvm::any_of(op->getResultTypes(), llvm::IsaPred<BaseMemRefType>);
  if (isPure(op) && (isView || isa<memref::DimOp, memref::RankOp>(op)))
    return "";
  if (isPure(op))
    return "leaves as something else by " + quote(op);
  return "is used by " + quote(op) + ", which may keep it";
}

void BufferUseAnalysis::add(OpOperand &use, Value buffer, BufferUses &uses) {
  Operation *op = use.getOwner();
  auto touch = [&] { uses.touches.insert(op); };
  if (isa<memref::DeallocOp>(op)) {
    uses.deallocs.push_back(op);
    if (!isOnly(use.get(), buffer))
      uses.reason = "is freed where another buffer may be";
    return;
  }
  if (auto call = dyn_cast<CallOpInterface>(op)) {
    uses.reason = keeps(op, use);
    return touch();
  }
  if (isControlFlow(op))
    return;
  if (isa<CallableOpInterface>(op->getParentOp()) &&
      op->hasTrait<OpTrait::IsTerminator>()) {
    uses.isReturned = true;
    return;
  }
  if (!areViewsKnown(op, buffer)) {
    uses.reason = "is used by " + quote(op) + ", which may hand it on";
    return;
  }
  // Kernels have no memory to keep addresses in.
  if (isa<DestinationStyleOpInterface, gpu::LaunchFuncOp>(op))
    return touch();
  if (auto effects = dyn_cast<MemoryEffectOpInterface>(op)) {
    SmallVector<MemoryEffects::EffectInstance> found;
    effects.getEffectsOnValue(use.get(), found);
    bool isPlain = llvm::all_of(found, [](const auto &effect) {
      return isa<MemoryEffects::Read, MemoryEffects::Write>(effect.getEffect());
    });
    // One that only writes to its operands' values may store this one.
    bool isStored = isa<memref::StoreOp>(op) && use.getOperandNumber() == 0;
    if (!found.empty() && isPlain && !isStored)
      return touch();
    if (isStored)
      uses.reason = "is stored in another buffer";
  }
  if (uses.reason.empty())
    uses.reason = describeOther(op);
}

BufferUses BufferUseAnalysis::find(Value buffer) {
  BufferUses uses;
  SmallVector<Value> views = listViews(buffer);
  for (Value view : views)
    for (OpOperand &use : view.getUses()) {
      add(use, buffer, uses);
      if (!uses.reason.empty())
        return uses;
    }
  // What is asynchronous, or inside of it, may touch until it is awaited.
  SmallVector<Operation *> touches(uses.touches.begin(), uses.touches.end());
  for (Operation *touch : touches)
    for (Operation *op = touch;
         op && !op->isProperAncestor(buffer.getParentBlock()->getParentOp()) &&
         op != buffer.getParentBlock()->getParentOp();
         op = op->getParentOp())
      if (isAsynchronous(op) && !addAwaits(op, uses.touches)) {
        uses.reason = "is used by " + quote(op) +
                      ", which is not awaited on every way from there";
        return uses;
      }
  if (uses.isReturned)
    uses.reason = "is returned";
  return uses;
}
