// SPDX-License-Identifier: Apache-2.0

#include "Destinations.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// Callers in the module keep a function that returns its results.
static void keepForCallers(ModuleOp module, func::FuncOp function) {
  SymbolTable symbols(module);
  if (SymbolTable::symbolKnownUseEmpty(function, module))
    return;
  func::FuncOp copy = function.clone();
  copy.setPrivate();
  copy.setName((function.getName() + ".called").str());
  symbols.insert(copy, std::next(Block::iterator(function)));
  // Calls inside the copy, too: it may be recursive.
  (void)SymbolTable::replaceAllSymbolUses(function, copy.getNameAttr(), module);
}

/// Puts a tensor, or a number as one without dimensions, where it is to be.
static Value put(OpBuilder &builder, Location loc, Value value, Value place) {
  if (!isa<TensorType>(value.getType()))
    return tensor::InsertOp::create(builder, loc, value, place, ValueRange());
  return bufferization::MaterializeInDestinationOp::create(
             builder, loc, place.getType(), value, place)
      .getResult();
}

static void addDestinations(func::FuncOp function) {
  SmallVector<Type> results;
  SmallVector<BlockArgument> places;
  for (Type type : function.getResultTypes()) {
    if (!isa<TensorType>(type))
      type = RankedTensorType::get({}, type);
    results.push_back(type);
    unsigned number = function.getNumArguments();
    (void)function.insertArgument(number, type, DictionaryAttr(),
                                  function.getLoc());
    places.push_back(function.getArgument(number));
  }
  function.walk([&](func::ReturnOp op) {
    OpBuilder builder(op);
    for (auto [operand, place] : llvm::zip(op->getOpOperands(), places))
      operand.set(put(builder, op.getLoc(), operand.get(), place));
  });
  function.setFunctionType(FunctionType::get(
      function.getContext(), function.getArgumentTypes(), results));
}

void tensoropt::addDestinations(ModuleOp module,
                                ArrayRef<LibraryFunction> functions) {
  for (const LibraryFunction &each : functions) {
    auto function = module.lookupSymbol<func::FuncOp>(each.symbol);
    keepForCallers(module, function);
    ::addDestinations(function);
  }
}
