// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/CodeGeneration.h"
#include "TensorOpt/IR/KernelAttr.h"
#include "TensorOpt/IR/MachineAttr.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/OpenMP/OpenMPDialect.h"
#include "mlir/ExecutionEngine/OptUtils.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <dlfcn.h>

using namespace mlir;
using namespace tensoropt;

bool tensoropt::lowerModule(ModuleOp module, const llvm::TargetMachine &machine,
                            const CompileOptions &options, NewResources &made,
                            std::string &error) {
  getVectorRegisters(machine).setOn(module);
  setMachine(module, nameMachine(machine));
  auto pm = PassManager::on<ModuleOp>(module.getContext());
  // Once, when all is done: after each pass it would take a sixth of the time.
  pm.enableVerifier(false);
  made.watch(pm);
  if (!options.entries.empty()) {
    for (auto function : module.getOps<func::FuncOp>())
      if (!llvm::is_contained(options.entries, function.getName()))
        function.setPrivate();
    pm.addPass(createSymbolDCEPass());
  }
  // The signature is known; the translation to LLVM warns of what it does not
  // know.
  for (auto function : module.getOps<func::FuncOp>()) {
    for (unsigned at = 0; at < function.getNumArguments(); ++at)
      function.removeArgAttr(at, unsignedAttrName);
    for (unsigned at = 0; at < function.getNumResults(); ++at)
      function.removeResultAttr(
          at, StringAttr::get(module.getContext(), unsignedAttrName));
  }
  if (options.countOperations)
    for (auto function : module.getOps<func::FuncOp>())
      function->setAttr(countOperationsAttr,
                        UnitAttr::get(module.getContext()));
  llvm::raw_string_ostream errors(error);
  if (failed(options.addPasses(pm, errors)) || failed(pm.run(module)) ||
      failed(verify(module))) {
    StringRef text = StringRef(error).trim();
    text.consume_front("error: ");
    error = text.empty() ? "the pipeline failed" : text.str();
    return false;
  }
  VectorRegisters::removeFrom(module);
  setMachine(module, "");
  WalkResult walked = module.walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (op == module.getOperation() ||
        isa_and_nonnull<LLVM::LLVMDialect, omp::OpenMPDialect>(
            op->getDialect()))
      return WalkResult::advance();
    error = "the pipeline leaves '" + op->getName().getStringRef().str() +
            "', which is not of the LLVM dialect; end it as 'cpu' does";
    return WalkResult::interrupt();
  });
  return !walked.wasInterrupted();
}

std::string tensoropt::findOpenMP(std::string &error) {
  Dl_info info;
  llvm::SmallString<128> path;
  if (dladdr(reinterpret_cast<void *>(&makeOptimizingTransformer), &info))
    path = llvm::sys::path::parent_path(info.dli_fname);
  llvm::sys::path::append(path, "libomp.so.5");
  if (llvm::sys::fs::exists(path))
    return path.str().str();
  error = "threads need LLVM's OpenMP runtime, but there is no " +
          path.str().str() + "; on Debian it is in libomp-22-dev";
  return "";
}

bool tensoropt::usesOpenMP(ModuleOp lowered) {
  return lowered
      .walk([](Operation *op) {
        return llvm::isa_and_nonnull<omp::OpenMPDialect>(op->getDialect())
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}
