// SPDX-License-Identifier: Apache-2.0
// The functions of a module, callees first, and who can hand memory to them.

#include "BufferUses.h"
#include "OpenPlaces.h"
#include "OpenSizes.h"
#include "TensorOpt/Memory/MemoryScope.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/SymbolTable.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// Functions in post-order of direct calls; those on a cycle are told.
class CallOrder {
public:
  CallOrder(ModuleOp module, std::vector<FunctionOpInterface> &order)
      : symbols(module), order(order) {}

  void visit(FunctionOpInterface function) {
    if (function.isExternal() || !seen.insert(function).second) {
      if (llvm::is_contained(path, function.getOperation()))
        recursive.insert(llvm::find(path, function.getOperation()), path.end());
      return;
    }
    path.push_back(function);
    function->walk([&](func::CallOp call) {
      if (auto callee = symbols.lookup<func::FuncOp>(call.getCallee()))
        visit(callee);
    });
    path.pop_back();
    order.push_back(function);
  }

  llvm::DenseSet<Operation *> recursive;

private:
  SymbolTable symbols;
  std::vector<FunctionOpInterface> &order;
  llvm::DenseSet<Operation *> seen;
  std::vector<Operation *> path;
};

} // namespace

static bool isOnlyCalled(func::FuncOp function, ModuleOp module) {
  auto found = SymbolTable::getSymbolUses(function, module);
  return function.isPrivate() && found && !found->empty() &&
         llvm::all_of(*found, [](SymbolTable::SymbolUse use) {
           return isa<func::CallOp>(use.getUser());
         });
}

/// Those that are stated, or the default one, and those of buffers.
static std::vector<Attribute> collectSpaces(ModuleOp module,
                                            ArrayRef<MemorySpace> stated) {
  llvm::SetVector<Attribute> spaces;
  for (const MemorySpace &space : stated)
    spaces.insert(space.space);
  spaces.insert(Attribute());
  module->walk([&](memref::AllocOp alloc) {
    spaces.insert(alloc.getType().getMemorySpace());
  });
  auto list = spaces.takeVector();
  return {list.begin(), list.end()};
}

MemoryModule::MemoryModule(ModuleOp module)
    : module(module), uses(std::make_unique<BufferUseAnalysis>()) {
  FailureOr<std::vector<MemorySpace>> known = getMemorySpaces(module);
  isStatedWrong = failed(known);
  if (succeeded(known))
    stated = std::move(*known);
  spaces = collectSpaces(module, stated);
  CallOrder calls(module, functions);
  for (auto function : module.getOps<FunctionOpInterface>())
    calls.visit(function);
  for (FunctionOpInterface function : functions) {
    auto callee = dyn_cast<func::FuncOp>(function.getOperation());
    if (callee && !calls.recursive.contains(callee) &&
        isOnlyCalled(callee, module))
      knownCallers.insert(callee);
  }
}

MemoryModule::~MemoryModule() = default;

bool MemoryModule::hasKnownCallers(FunctionOpInterface function) const {
  return knownCallers.contains(function);
}

LogicalResult MemoryModule::check() const { return success(!isStatedWrong); }

void MemoryModule::noteOpenArena(const MemoryScope &scope) {
  if (!scope.isOpen || !scope.plan.isFromCaller)
    return;
  openArenas[{scope.owner, scope.space}] = {scope.sizes, addArenaBytes(scope),
                                            scope.plan.alignment};
}

const OpenArena *MemoryModule::findOpenArena(Operation *function,
                                             Attribute space) const {
  auto found = openArenas.find({function, space});
  return found == openArenas.end() ? nullptr : &found->second;
}

const MemorySpace *MemoryModule::findSpace(Attribute space) const {
  for (const MemorySpace &known : stated)
    if (known.space == space)
      return &known;
  return nullptr;
}
