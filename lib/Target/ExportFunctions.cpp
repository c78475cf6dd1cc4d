// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-export-functions: C interface of public functions.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXPORTFUNCTIONS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// For each result of an exported function the argument that holds it, or -1.
using ResultArguments = llvm::MapVector<func::FuncOp, SmallVector<int64_t>>;

/// The buffer that `value` is, seen through casts and through loops that yield
/// the buffer they were given.
Value findBuffer(Value value) {
  while (auto result = dyn_cast<OpResult>(value)) {
    if (auto cast = dyn_cast<memref::CastOp>(result.getOwner())) {
      value = cast.getSource();
      continue;
    }
    auto loop = dyn_cast<scf::ForOp>(result.getOwner());
    if (!loop)
      break;
    unsigned number = result.getResultNumber();
    if (findBuffer(loop.getYieldedValues()[number]) !=
        loop.getRegionIterArg(number))
      break;
    value = loop.getInitArgs()[number];
  }
  return value;
}

/// The argument that a returned value is, seen through calls as far as `known`
/// tells; -1 if none.
int64_t findArgument(Value returned, func::FuncOp function,
                     const ResultArguments &known) {
  for (;;) {
    returned = findBuffer(returned);
    if (auto call = returned.getDefiningOp<func::CallOp>()) {
      auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
          call, call.getCalleeAttr());
      auto entry = known.find(callee);
      int64_t argument =
          entry == known.end()
              ? -1
              : entry->second[cast<OpResult>(returned).getResultNumber()];
      if (argument < 0)
        return -1;
      returned = call.getOperand(argument);
      continue;
    }
    auto argument = dyn_cast<BlockArgument>(returned);
    if (!argument || argument.getOwner() != &function.front())
      return -1;
    return argument.getArgNumber();
  }
}

/// For each result the argument that all returns agree on, or -1.
SmallVector<int64_t> findResultArguments(func::FuncOp function,
                                         const ResultArguments &known) {
  SmallVector<int64_t> arguments(function.getNumResults(), -1);
  bool isFirst = true;
  function.walk([&](func::ReturnOp op) {
    for (auto [at, operand] : llvm::enumerate(op.getOperands())) {
      int64_t argument = findArgument(operand, function, known);
      if (isFirst)
        arguments[at] = argument;
      else if (arguments[at] != argument)
        arguments[at] = -1;
    }
    isFirst = false;
  });
  return arguments;
}

/// Starts from nothing known, so that callers may stand before callees.
ResultArguments findAllResultArguments(ModuleOp module) {
  ResultArguments known;
  for (auto function : module.getOps<func::FuncOp>())
    if (!function.isPrivate() && !function.isExternal())
      known[function].assign(function.getNumResults(), -1);
  for (bool changed = true; changed;) {
    changed = false;
    for (auto &[function, arguments] : known) {
      SmallVector<int64_t> found = findResultArguments(function, known);
      changed |= found != arguments;
      arguments = std::move(found);
    }
  }
  return known;
}

/// Makes a caller use the operands that it passed for dropped results.
void dropResults(func::CallOp call, const llvm::BitVector &dropped,
                 ArrayRef<int64_t> arguments) {
  OpBuilder builder(call);
  SmallVector<Type> types;
  for (auto [at, type] : llvm::enumerate(call.getResultTypes()))
    if (!dropped[at])
      types.push_back(type);
  auto slim = func::CallOp::create(builder, call.getLoc(), call.getCallee(),
                                   types, call.getOperands());
  slim->setDiscardableAttrs(call->getDiscardableAttrDictionary());
  slim.setNoInline(call.getNoInline());
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

/// Drops from the signature the results that arguments hold.
LogicalResult dropResults(func::FuncOp function, ArrayRef<int64_t> arguments) {
  llvm::BitVector dropped(arguments.size());
  for (auto [at, argument] : llvm::enumerate(arguments))
    if (argument >= 0)
      dropped.set(at);
  if (dropped.none())
    return success();
  auto uses = function.getSymbolUses(function->getParentOp());
  for (SymbolTable::SymbolUse use : *uses) {
    if (auto call = dyn_cast<func::CallOp>(use.getUser()))
      dropResults(call, dropped, arguments);
    else if (isa<func::ConstantOp>(use.getUser()))
      return use.getUser()->emitOpError()
             << "takes the address of '" << function.getName()
             << "', whose results that are its own arguments are dropped; call "
                "it directly";
  }
  function.walk([&](func::ReturnOp op) { op->eraseOperands(dropped); });
  return function.eraseResults(dropped);
}

struct ExportFunctionsPass
    : tensoropt::impl::ExportFunctionsBase<ExportFunctionsPass> {
  void runOnOperation() override {
    Builder builder(&getContext());
    for (auto &[function, arguments] : findAllResultArguments(getOperation())) {
      if (failed(dropResults(function, arguments)))
        return signalPassFailure();
      function->setAttr(resultArgumentsAttr,
                        builder.getDenseI64ArrayAttr(arguments));
      function->setAttr(LLVM::LLVMDialect::getEmitCWrapperAttrName(),
                        builder.getUnitAttr());
    }
  }
};

} // namespace
