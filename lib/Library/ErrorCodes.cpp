// SPDX-License-Identifier: Apache-2.0

#include "ErrorCodes.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace tensoropt;

static constexpr StringLiteral failName = "tensoroptFail";
static constexpr StringLiteral hasFailedName = "tensoroptHasFailed";

bool tensoropt::isAllocation(LLVM::CallOp call) {
  StringRef callee = call.getCallee().value_or("");
  return callee == "malloc" || callee == "aligned_alloc";
}

//===----------------------------------------------------------------------===//
// A pointer for all that need one
//===----------------------------------------------------------------------===//

/// The calls of each function. Fails where the address of one of `functions` is
/// taken, or where what calls it is no function.
static FailureOr<SmallVector<LLVM::CallOp>>
addCallers(ModuleOp lowered, llvm::SetVector<LLVM::LLVMFuncOp> &functions) {
  llvm::StringMap<SmallVector<LLVM::CallOp>> callers;
  llvm::StringMap<Operation *> addresses;
  lowered.walk([&](Operation *op) {
    if (auto call = dyn_cast<LLVM::CallOp>(op); call && call.getCallee())
      callers[*call.getCallee()].push_back(call);
    else if (auto address = dyn_cast<LLVM::AddressOfOp>(op))
      addresses[address.getGlobalName()] = op;
  });
  SmallVector<LLVM::CallOp> calls;
  for (size_t at = 0; at < functions.size(); ++at) {
    LLVM::LLVMFuncOp function = functions[at];
    if (Operation *address = addresses.lookup(function.getName()))
      return address->emitError() << "takes the address of a function that can "
                                     "fail or has weights; call it directly";
    for (LLVM::CallOp call : callers[function.getName()]) {
      calls.push_back(call);
      functions.insert(call->getParentOfType<LLVM::LLVMFuncOp>());
    }
  }
  return calls;
}

/// FunctionOpInterface does so only for functions that return something.
static void addArgument(LLVM::LLVMFuncOp function, Type type) {
  LLVM::LLVMFunctionType old = function.getFunctionType();
  SmallVector<Type> types(old.getParams());
  types.push_back(type);
  SmallVector<DictionaryAttr> attributes;
  function.getAllArgAttrs(attributes);
  function.setFunctionType(
      LLVM::LLVMFunctionType::get(old.getReturnType(), types, old.isVarArg()));
  function.getBody().addArgument(type, function.getLoc());
  attributes.push_back(DictionaryAttr::get(function.getContext()));
  function.setAllArgAttrs(attributes);
}

LogicalResult
tensoropt::addPointerArgument(ModuleOp lowered,
                              llvm::SetVector<LLVM::LLVMFuncOp> &functions) {
  FailureOr<SmallVector<LLVM::CallOp>> calls = addCallers(lowered, functions);
  if (failed(calls))
    return failure();
  auto pointer = LLVM::LLVMPointerType::get(lowered.getContext());
  for (LLVM::LLVMFuncOp function : functions)
    addArgument(function, pointer);
  for (LLVM::CallOp call : *calls) {
    auto caller = call->getParentOfType<LLVM::LLVMFuncOp>();
    call.getCalleeOperandsMutable().append(
        caller.getArgument(caller.getNumArguments() - 1));
    call.removeArgAttrsAttr();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

int32_t ErrorCodes::get(const std::string &text) {
  auto [found, isNew] = numbers.try_emplace(text, known.size() + 1);
  if (isNew)
    known.push_back(text);
  return found->second;
}

/// The text that an address is of.
static std::optional<std::string> findText(Value address) {
  while (auto element = address.getDefiningOp<LLVM::GEPOp>())
    address = element.getBase();
  auto of = address.getDefiningOp<LLVM::AddressOfOp>();
  auto global = of ? SymbolTable::lookupNearestSymbolFrom<LLVM::GlobalOp>(
                         of, of.getGlobalNameAttr())
                   : LLVM::GlobalOp();
  auto text = global ? dyn_cast_or_null<StringAttr>(global.getValueOrNull())
                     : StringAttr();
  if (!text)
    return std::nullopt;
  return text.getValue().rtrim('\0').str();
}

/// A store in place of a call of the runtime.
LogicalResult ErrorCodes::replace(LLVM::CallOp call) {
  auto function = call->getParentOfType<LLVM::LLVMFuncOp>();
  Value place = function.getArgument(function.getNumArguments() - 1);
  ImplicitLocOpBuilder builder(call.getLoc(), call);
  Type number = builder.getI32Type();
  if (*call.getCallee() == hasFailedName) {
    Value code = LLVM::LoadOp::create(builder, number, place);
    Value zero = LLVM::ConstantOp::create(builder, number, 0);
    call.replaceAllUsesWith(
        LLVM::ICmpOp::create(builder, LLVM::ICmpPredicate::ne, code, zero)
            ->getResults());
    call.erase();
    return success();
  }
  std::optional<std::string> text = findText(call.getCalleeOperands().front());
  if (!text)
    return call.emitError("an error whose text is not known before the call");
  LLVM::StoreOp::create(
      builder, LLVM::ConstantOp::create(builder, number, get(*text)), place);
  call.erase();
  return success();
}

/// Goes on behind `op` where a condition holds; else to the block that it
/// returns, at whose start the builder stands then.
static Block *branchBehind(Operation *op, ImplicitLocOpBuilder &builder,
                           llvm::function_ref<Value()> getCondition) {
  Block *before = op->getBlock();
  Block *rest = before->splitBlock(std::next(Block::iterator(op)));
  builder.setInsertionPointToEnd(before);
  Value condition = getCondition();
  Block *failed = builder.createBlock(rest);
  builder.setInsertionPointToEnd(before);
  LLVM::CondBrOp::create(builder, condition, rest, failed);
  builder.setInsertionPointToStart(failed);
  return failed;
}

/// Ends a function that has failed.
static void returnZeros(LLVM::LLVMFuncOp function,
                        ImplicitLocOpBuilder &builder) {
  Type type = function.getFunctionType().getReturnType();
  SmallVector<Value, 1> zeros;
  if (!isa<LLVM::LLVMVoidType>(type))
    zeros.push_back(LLVM::ZeroOp::create(builder, type));
  LLVM::ReturnOp::create(builder, zeros);
}

/// No memory is an error, unless none was asked for.
void ErrorCodes::checkAllocation(LLVM::CallOp call) {
  auto function = call->getParentOfType<LLVM::LLVMFuncOp>();
  ImplicitLocOpBuilder builder(call.getLoc(), call);
  branchBehind(call, builder, [&]() -> Value {
    Value bytes = call.getCalleeOperands().back(), memory = call.getResult();
    auto test = [&](LLVM::ICmpPredicate predicate, Value value) {
      return LLVM::ICmpOp::create(
          builder, predicate, value,
          LLVM::ZeroOp::create(builder, value.getType()));
    };
    return LLVM::OrOp::create(builder, test(LLVM::ICmpPredicate::ne, memory),
                              test(LLVM::ICmpPredicate::eq, bytes));
  });
  if (call->getParentOp() != function) {
    LLVM::Trap::create(builder);
    LLVM::UnreachableOp::create(builder);
    return;
  }
  Value code =
      LLVM::ConstantOp::create(builder, builder.getI32Type(), get("no memory"));
  LLVM::StoreOp::create(builder, code,
                        function.getArgument(function.getNumArguments() - 1));
  returnZeros(function, builder);
}

/// Returns behind calls that have failed. Those of functions with assertions do
/// so already; once more costs nothing.
void ErrorCodes::checkCalls(ModuleOp lowered) {
  SmallVector<LLVM::CallOp> calls;
  lowered.walk([&](LLVM::CallOp call) {
    auto callee =
        lowered.lookupSymbol<LLVM::LLVMFuncOp>(call.getCallee().value_or(""));
    if (callee && failing.contains(callee) &&
        isa<LLVM::LLVMFuncOp>(call->getParentOp()))
      calls.push_back(call);
  });
  for (LLVM::CallOp call : calls) {
    auto function = cast<LLVM::LLVMFuncOp>(call->getParentOp());
    ImplicitLocOpBuilder builder(call.getLoc(), call);
    branchBehind(call, builder, [&]() -> Value {
      Value place = function.getArgument(function.getNumArguments() - 1);
      Value code = LLVM::LoadOp::create(builder, builder.getI32Type(), place);
      return LLVM::ICmpOp::create(
          builder, LLVM::ICmpPredicate::eq, code,
          LLVM::ZeroOp::create(builder, code.getType()));
    });
    returnZeros(function, builder);
  }
}

LogicalResult ErrorCodes::replaceRuntime(ModuleOp lowered) {
  SmallVector<LLVM::CallOp> calls, allocations;
  lowered.walk([&](LLVM::CallOp call) {
    if (isAllocation(call)) {
      allocations.push_back(call);
      failing.insert(call->getParentOfType<LLVM::LLVMFuncOp>());
      return;
    }
    StringRef callee = call.getCallee().value_or("");
    if (callee != failName && callee != hasFailedName)
      return;
    calls.push_back(call);
    failing.insert(call->getParentOfType<LLVM::LLVMFuncOp>());
  });
  if (failed(addPointerArgument(lowered, failing)))
    return failure();
  for (LLVM::CallOp call : calls)
    if (failed(replace(call)))
      return failure();
  llvm::for_each(allocations,
                 [&](LLVM::CallOp call) { checkAllocation(call); });
  if (!allocations.empty())
    checkCalls(lowered);
  for (StringRef name : {failName, hasFailedName})
    if (auto declared = lowered.lookupSymbol(name))
      declared->erase();
  return success();
}
