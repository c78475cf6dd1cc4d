// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-export-functions: C interface of public functions.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXPORTFUNCTIONS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The argument that a returned buffer is, seen through casts; -1 if none.
int64_t findArgument(Value returned, func::FuncOp function) {
  while (auto cast = returned.getDefiningOp<memref::CastOp>())
    returned = cast.getSource();
  auto argument = dyn_cast<BlockArgument>(returned);
  if (!argument || argument.getOwner() != &function.front())
    return -1;
  return argument.getArgNumber();
}

/// For each result the argument that all returns agree on, or -1.
SmallVector<int64_t> findResultArguments(func::FuncOp function) {
  SmallVector<int64_t> arguments;
  bool isFirst = true;
  function.walk([&](func::ReturnOp op) {
    for (auto [at, operand] : llvm::enumerate(op.getOperands())) {
      int64_t argument = findArgument(operand, function);
      if (isFirst)
        arguments.push_back(argument);
      else if (arguments[at] != argument)
        arguments[at] = -1;
    }
    isFirst = false;
  });
  return arguments;
}

/// Drops from the signature the results that arguments hold; callers use the
/// operand that they passed.
void dropResults(func::FuncOp function, ArrayRef<int64_t> arguments) {
  llvm::BitVector dropped(arguments.size());
  for (auto [at, argument] : llvm::enumerate(arguments))
    if (argument >= 0)
      dropped.set(at);
  auto uses = function.getSymbolUses(function->getParentOp());
  for (SymbolTable::SymbolUse use : *uses) {
    auto call = dyn_cast<func::CallOp>(use.getUser());
    if (!call)
      continue;
    OpBuilder builder(call);
    SmallVector<Type> types;
    for (auto [at, type] : llvm::enumerate(call.getResultTypes()))
      if (!dropped[at])
        types.push_back(type);
    auto slim = func::CallOp::create(builder, call.getLoc(), function.getName(),
                                     types, call.getOperands());
    unsigned kept = 0;
    for (auto [at, result] : llvm::enumerate(call.getResults())) {
      Value value =
          dropped[at] ? call.getOperand(arguments[at]) : slim.getResult(kept++);
      if (value.getType() != result.getType())
        value = memref::CastOp::create(builder, call.getLoc(), result.getType(),
                                       value);
      result.replaceAllUsesWith(value);
    }
    call.erase();
  }
  function.walk([&](func::ReturnOp op) { op->eraseOperands(dropped); });
  (void)function.eraseResults(dropped);
}

struct ExportFunctionsPass
    : tensoropt::impl::ExportFunctionsBase<ExportFunctionsPass> {
  void runOnOperation() override {
    Builder builder(&getContext());
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isPrivate() || function.isExternal())
        continue;
      SmallVector<int64_t> arguments = findResultArguments(function);
      dropResults(function, arguments);
      function->setAttr(resultArgumentsAttr,
                        builder.getDenseI64ArrayAttr(arguments));
      function->setAttr(LLVM::LLVMDialect::getEmitCWrapperAttrName(),
                        builder.getUnitAttr());
    }
  }
};

} // namespace
