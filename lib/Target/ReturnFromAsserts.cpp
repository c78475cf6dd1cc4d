// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-return-from-asserts: errors in place of the process's end.

#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {
#define GEN_PASS_DEF_RETURNFROMASSERTS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct ReturnFromAssertsPass
    : tensoropt::impl::ReturnFromAssertsBase<ReturnFromAssertsPass> {
  void runOnOperation() override {
    SmallVector<cf::AssertOp> asserts;
    getOperation()->walk([&](cf::AssertOp op) { asserts.push_back(op); });
    for (cf::AssertOp op : asserts) {
      auto function = dyn_cast<LLVM::LLVMFuncOp>(op->getParentOp());
      if (!function) {
        op->emitError("assertion in a parallel loop, out of which there is no "
                      "return, or outside functions of the LLVM dialect");
        return signalPassFailure();
      }
      failing.insert(function);
    }
    SmallVector<LLVM::CallOp> calls = findCalls();
    for (cf::AssertOp op : asserts)
      lower(op);
    for (LLVM::CallOp call : calls)
      if (failed(check(call)))
        return signalPassFailure();
  }

private:
  /// The calls of functions that can fail, by functions that then can, too. The
  /// interfaces of those that hosts call hand zeros on.
  SmallVector<LLVM::CallOp> findCalls() {
    llvm::StringMap<SmallVector<LLVM::CallOp>> callers;
    getOperation()->walk([&](LLVM::CallOp call) {
      auto caller = call->getParentOfType<LLVM::LLVMFuncOp>();
      if (call.getCallee() && !caller.getName().starts_with("_mlir_ciface_"))
        callers[*call.getCallee()].push_back(call);
    });
    SmallVector<LLVM::CallOp> calls;
    for (size_t at = 0; at < failing.size(); ++at) {
      LLVM::LLVMFuncOp function = failing[at];
      for (LLVM::CallOp call : callers[function.getName()]) {
        calls.push_back(call);
        failing.insert(call->getParentOfType<LLVM::LLVMFuncOp>());
      }
    }
    return calls;
  }

  /// A function of the runtime.
  LLVM::LLVMFuncOp declare(StringRef name, Type result,
                           ArrayRef<Type> arguments) {
    if (auto known = getOperation().lookupSymbol<LLVM::LLVMFuncOp>(name))
      return known;
    auto builder = OpBuilder::atBlockBegin(getOperation().getBody());
    return LLVM::LLVMFuncOp::create(
        builder, getOperation().getLoc(), name,
        LLVM::LLVMFunctionType::get(result, arguments));
  }

  /// The address of a text that ends in a zero.
  Value getMessage(cf::AssertOp op, ImplicitLocOpBuilder &builder) {
    std::string text =
        printLocation(op.getLoc()) + ": " + op.getMsg().str() + '\0';
    auto [known, isNew] = messages.try_emplace(text, messages.size());
    std::string name = "tensoropt_message_" + std::to_string(known->second);
    if (isNew)
      return LLVM::createGlobalString(op.getLoc(), builder, name, text,
                                      LLVM::Linkage::Private);
    return LLVM::AddressOfOp::create(
        builder, LLVM::LLVMPointerType::get(&getContext()), name);
  }

  /// The block of a function that returns zeros.
  Block *getEnd(LLVM::LLVMFuncOp function) {
    Block *&end = ends[function];
    if (end)
      return end;
    end = &function.getBody().emplaceBlock();
    ImplicitLocOpBuilder builder(function.getLoc(), &getContext());
    builder.setInsertionPointToStart(end);
    Type type = function.getFunctionType().getReturnType();
    SmallVector<Value, 1> zeros;
    if (!isa<LLVM::LLVMVoidType>(type))
      zeros.push_back(LLVM::ZeroOp::create(builder, type));
    LLVM::ReturnOp::create(builder, zeros);
    return end;
  }

  void lower(cf::AssertOp op) {
    Block *before = op->getBlock();
    Block *rest = before->splitBlock(op);
    auto function = cast<LLVM::LLVMFuncOp>(op->getParentOp());
    Block *end = getEnd(function);
    ImplicitLocOpBuilder builder(op.getLoc(), &getContext());
    Block *failed = builder.createBlock(rest);
    builder.setInsertionPointToEnd(before);
    LLVM::CondBrOp::create(builder, op.getArg(), rest, failed);
    builder.setInsertionPointToEnd(failed);
    auto pointer = LLVM::LLVMPointerType::get(&getContext());
    LLVM::LLVMFuncOp fail = declare(
        "tensoroptFail", LLVM::LLVMVoidType::get(&getContext()), {pointer});
    LLVM::CallOp::create(builder, fail, getMessage(op, builder));
    LLVM::BrOp::create(builder, end);
    op.erase();
  }

  /// Returns after a call that failed.
  LogicalResult check(LLVM::CallOp call) {
    auto function = dyn_cast<LLVM::LLVMFuncOp>(call->getParentOp());
    if (!function)
      return call->emitError("call of a function with assertions in a parallel "
                             "loop, out of which there is no return");
    Block *before = call->getBlock();
    Block *rest = before->splitBlock(std::next(Block::iterator(call)));
    ImplicitLocOpBuilder builder(call.getLoc(), &getContext());
    builder.setInsertionPointToEnd(before);
    LLVM::LLVMFuncOp hasFailed =
        declare("tensoroptHasFailed", builder.getI1Type(), {});
    auto state = LLVM::CallOp::create(builder, hasFailed, ValueRange());
    LLVM::CondBrOp::create(builder, state.getResult(), getEnd(function), rest);
    return success();
  }

  llvm::SetVector<LLVM::LLVMFuncOp> failing;
  llvm::StringMap<size_t> messages;
  DenseMap<Operation *, Block *> ends;
};

} // namespace
