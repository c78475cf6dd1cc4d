// SPDX-License-Identifier: Apache-2.0

#include "RuntimeCalls.h"
#include "ErrorCodes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/TargetParser/Triple.h"

using namespace mlir;
using namespace tensoropt;

/// The copy of a memref of any rank, as Runtime/GeneratedCode.h has it: rows by
/// memcpy, dimensions before them by recursion.
static constexpr StringLiteral copyText = R"(
llvm.func internal @tensoropt.copy(
    %bytes: i64, %rank: i64, %sizes: !llvm.ptr, %fromStrides: !llvm.ptr,
    %from: !llvm.ptr, %toStrides: !llvm.ptr, %to: !llvm.ptr) {
  %zero = llvm.mlir.constant(0 : i64) : i64
  %one = llvm.mlir.constant(1 : i64) : i64
  %isElement = llvm.icmp "eq" %rank, %zero : i64
  llvm.cond_br %isElement, ^row(%bytes : i64), ^dimension
^row(%count: i64):
  "llvm.intr.memcpy"(%to, %from, %count) <{isVolatile = false}>
    : (!llvm.ptr, !llvm.ptr, i64) -> ()
  llvm.return
^dimension:
  %size = llvm.load %sizes : !llvm.ptr -> i64
  %fromStride = llvm.load %fromStrides : !llvm.ptr -> i64
  %toStride = llvm.load %toStrides : !llvm.ptr -> i64
  %fromStep = llvm.mul %fromStride, %bytes : i64
  %toStep = llvm.mul %toStride, %bytes : i64
  %isLast = llvm.icmp "eq" %rank, %one : i64
  %isFromDense = llvm.icmp "eq" %fromStride, %one : i64
  %isToDense = llvm.icmp "eq" %toStride, %one : i64
  %areDense = llvm.and %isFromDense, %isToDense : i1
  %isRow = llvm.and %isLast, %areDense : i1
  %rowBytes = llvm.mul %size, %bytes : i64
  %innerRank = llvm.sub %rank, %one : i64
  %innerSizes = llvm.getelementptr %sizes[1] : (!llvm.ptr) -> !llvm.ptr, i64
  %innerFrom = llvm.getelementptr %fromStrides[1]
    : (!llvm.ptr) -> !llvm.ptr, i64
  %innerTo = llvm.getelementptr %toStrides[1] : (!llvm.ptr) -> !llvm.ptr, i64
  llvm.cond_br %isRow, ^row(%rowBytes : i64), ^loop(%zero : i64)
^loop(%at: i64):
  %isInside = llvm.icmp "slt" %at, %size : i64
  llvm.cond_br %isInside, ^body, ^end
^body:
  %fromOffset = llvm.mul %at, %fromStep : i64
  %toOffset = llvm.mul %at, %toStep : i64
  %fromPart = llvm.getelementptr %from[%fromOffset]
    : (!llvm.ptr, i64) -> !llvm.ptr, i8
  %toPart = llvm.getelementptr %to[%toOffset]
    : (!llvm.ptr, i64) -> !llvm.ptr, i8
  llvm.call @tensoropt.copy(%bytes, %innerRank, %innerSizes, %innerFrom,
                            %fromPart, %innerTo, %toPart)
    : (i64, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
  %next = llvm.add %at, %one : i64
  llvm.br ^loop(%next : i64)
^end:
  llvm.return
}
llvm.func internal @memrefCopy(
    %bytes: i64, %source: !llvm.ptr, %target: !llvm.ptr) {
  %rank = llvm.load %source : !llvm.ptr -> i64
  %sourcePlace = llvm.getelementptr %source[1] : (!llvm.ptr) -> !llvm.ptr, i64
  %from = llvm.load %sourcePlace : !llvm.ptr -> !llvm.ptr
  %targetPlace = llvm.getelementptr %target[1] : (!llvm.ptr) -> !llvm.ptr, i64
  %to = llvm.load %targetPlace : !llvm.ptr -> !llvm.ptr
  %sizes = llvm.getelementptr %from[3] : (!llvm.ptr) -> !llvm.ptr, i64
  %fromStrides = llvm.getelementptr %sizes[%rank]
    : (!llvm.ptr, i64) -> !llvm.ptr, i64
  %toSizes = llvm.getelementptr %to[3] : (!llvm.ptr) -> !llvm.ptr, i64
  %toStrides = llvm.getelementptr %toSizes[%rank]
    : (!llvm.ptr, i64) -> !llvm.ptr, i64
  %first = llvm.call @tensoropt.first(%from, %bytes)
    : (!llvm.ptr, i64) -> !llvm.ptr
  %toFirst = llvm.call @tensoropt.first(%to, %bytes)
    : (!llvm.ptr, i64) -> !llvm.ptr
  llvm.call @tensoropt.copy(%bytes, %rank, %sizes, %fromStrides, %first,
                            %toStrides, %toFirst)
    : (i64, i64, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr, !llvm.ptr) -> ()
  llvm.return
}
llvm.func internal @tensoropt.first(
    %descriptor: !llvm.ptr, %bytes: i64) -> !llvm.ptr {
  %alignedPlace = llvm.getelementptr %descriptor[1]
    : (!llvm.ptr) -> !llvm.ptr, i64
  %aligned = llvm.load %alignedPlace : !llvm.ptr -> !llvm.ptr
  %offsetPlace = llvm.getelementptr %descriptor[2]
    : (!llvm.ptr) -> !llvm.ptr, i64
  %offset = llvm.load %offsetPlace : !llvm.ptr -> i64
  %offsetBytes = llvm.mul %offset, %bytes : i64
  %first = llvm.getelementptr %aligned[%offsetBytes]
    : (!llvm.ptr, i64) -> !llvm.ptr, i8
  llvm.return %first : !llvm.ptr
}
)";

LogicalResult tensoropt::defineRuntime(ModuleOp lowered) {
  auto declared = lowered.lookupSymbol<LLVM::LLVMFuncOp>("memrefCopy");
  if (!declared)
    return success();
  declared->erase();
  OwningOpRef<ModuleOp> runtime =
      parseSourceString<ModuleOp>(copyText, lowered.getContext());
  if (!runtime)
    return failure();
  lowered.getBody()->getOperations().splice(
      lowered.getBody()->end(), runtime->getBody()->getOperations());
  return success();
}

/// Fails for a call of what a library does not have.
static LogicalResult checkCall(LLVM::CallOp call, bool isDefined,
                               const llvm::TargetLibraryInfoImpl &known,
                               bool mayAllocate) {
  StringRef callee = *call.getCallee();
  if (isDefined)
    return success();
  if (isAllocation(call) && !mayAllocate)
    return call.emitError()
           << "needs memory whose size does not follow from the extents of the "
              "function's arguments; bound these, or let the library allocate";
  llvm::LibFunc unused;
  if (known.getLibFunc(callee, unused) || callee.starts_with("omp_") ||
      callee == "free")
    return success();
  return call.emitError() << "calls '" << callee
                          << "' of the runtime, which a library is without";
}

/// The functions that call an allocation, themselves or through others.
static llvm::StringSet<> findAllocating(ModuleOp lowered) {
  llvm::StringSet<> found;
  for (bool changed = true; changed;) {
    changed = false;
    lowered.walk([&](LLVM::CallOp call) {
      StringRef callee = call.getCallee().value_or("");
      auto caller = call->getParentOfType<LLVM::LLVMFuncOp>();
      if (isAllocation(call) || found.contains(callee))
        changed |= found.insert(caller.getName()).second;
    });
  }
  return found;
}

LogicalResult tensoropt::checkCalls(ModuleOp lowered,
                                    const llvm::Triple &triple,
                                    bool mayAllocate,
                                    std::vector<LibraryFunction> &functions) {
  llvm::TargetLibraryInfoImpl known(triple);
  SymbolTable symbols(lowered);
  WalkResult walked = lowered.walk([&](LLVM::CallOp call) {
    if (!call.getCallee())
      return WalkResult::advance();
    auto callee = symbols.lookup<LLVM::LLVMFuncOp>(*call.getCallee());
    bool isDefined = callee && !callee.isExternal();
    return failed(checkCall(call, isDefined, known, mayAllocate))
               ? WalkResult::interrupt()
               : WalkResult::advance();
  });
  if (walked.wasInterrupted())
    return failure();
  llvm::StringSet<> allocating = findAllocating(lowered);
  for (LibraryFunction &function : functions)
    function.allocates = allocating.contains(function.symbol);
  return success();
}
