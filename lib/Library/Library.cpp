// SPDX-License-Identifier: Apache-2.0
// From a module to LLVM's, ready to be written.

#include "TensorOpt/Library/Library.h"
#include "Destinations.h"
#include "EntryPoints.h"
#include "ExtentBounds.h"
#include "Header.h"
#include "RuntimeCalls.h"
#include "TensorOpt/Report/OutputFile.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/ExecutionEngine/OptUtils.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/OpenMP/OpenMPToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace tensoropt;

Library::Library() = default;
Library::~Library() = default;

/// Lets arenas be the caller's, of open sizes, too, whatever the pipeline says.
static LogicalResult takeWorkspace(PassManager &pm, raw_ostream &errors) {
  auto fail = [&](const Twine &text) {
    errors << text;
    return failure();
  };
  for (Pass &pass : pm.getPasses()) {
    StringRef option =
        llvm::StringSwitch<StringRef>(pass.getArgument())
            .Case("tensoropt-plan-memory", "open=true")
            .Case("tensoropt-apply-memory-plan", "workspace=open")
            .Default("");
    if (!option.empty() && failed(pass.initializeOptions(option, fail)))
      return failure();
  }
  return success();
}

/// From tensors to entry points of the LLVM dialect.
bool Library::lower(ModuleOp module, NewResources &made, std::string &error) {
  auto functions = getLibraryFunctions(module, options.entries, options.prefix);
  if (failed(functions))
    return false;
  interface = std::move(*functions);
  if (failed(boundExtents(module, options.bounds, interface)) ||
      failed(addShapeFunctions(module, interface)))
    return false;
  addDestinations(module, interface);
  CompileOptions lowering;
  lowering.addPasses = [&](PassManager &pm, raw_ostream &errors) {
    return failure(failed(options.addPasses(pm, errors)) ||
                   failed(takeWorkspace(pm, errors)));
  };
  for (const LibraryFunction &function : interface) {
    lowering.entries.push_back(function.symbol);
    if (function.hasOpenOutputs())
      lowering.entries.push_back(getShapeSymbol(function.symbol));
  }
  return lowerModule(module, *machine, lowering, made, error);
}

/// What the interfaces for other languages call goes.
static void eraseInterfaces(ModuleOp lowered) {
  for (auto function :
       llvm::make_early_inc_range(lowered.getOps<LLVM::LLVMFuncOp>()))
    if (function.getName().starts_with("_mlir_ciface_"))
      function.erase();
}

/// The functions of a module, by the names that they had before entry points
/// took them.
static OwningOpRef<ModuleOp> declareFunctions(ModuleOp lowered) {
  OwningOpRef<ModuleOp> declarations = ModuleOp::create(lowered.getLoc());
  SymbolTable symbols(*declarations);
  for (auto function : lowered.getOps<LLVM::LLVMFuncOp>()) {
    StringRef name = function.getName();
    name.consume_front("tensoropt.");
    if (symbols.lookup(name))
      continue;
    auto declared = cast<LLVM::LLVMFuncOp>(function->cloneWithoutRegions());
    declared.setName(name);
    symbols.insert(declared);
  }
  return declarations;
}

/// Makes a module of LLVM and optimizes it.
bool Library::optimize(ModuleOp lowered, std::string &error) {
  registerBuiltinDialectTranslation(*lowered.getContext());
  registerLLVMDialectTranslation(*lowered.getContext());
  registerOpenMPDialectTranslation(*lowered.getContext());
  context = std::make_unique<llvm::LLVMContext>();
  code = translateModuleToLLVMIR(lowered, *context, "library");
  if (!code) {
    error = "cannot be translated to LLVM";
    return false;
  }
  code->setTargetTriple(machine->getTargetTriple());
  code->setDataLayout(machine->createDataLayout());
  code->setPICLevel(llvm::PICLevel::BigPIC);
  auto transform = makeOptimizingTransformer(options.optimisation,
                                             /*sizeLevel=*/0, machine.get());
  if (llvm::Error failure = transform(code.get())) {
    error = llvm::toString(std::move(failure));
    return false;
  }
  return true;
}

/// Fails for constants that code cannot reach: addresses of what it holds are
/// differences of 32 bits.
static bool checkSize(const std::vector<LargeConstant> &constants,
                      std::string &error) {
  uint64_t bytes = 0, limit = uint64_t(2000) << 20;
  for (const LargeConstant &constant : constants)
    bytes += constant.memory.bytes();
  if (bytes <= limit)
    return true;
  error = "the weights have " + std::to_string(bytes) +
          " bytes, a library holds " + std::to_string(limit) +
          "; put them into a file of their own";
  return false;
}

std::unique_ptr<Library> Library::compile(ModuleOp source,
                                          const LibraryOptions &options,
                                          std::string &error) {
  error.clear();
  std::unique_ptr<Library> library(new Library());
  library->options = options;
  auto machine = createLibraryMachine(options.target, options.optimisation);
  if (!machine) {
    error = llvm::toString(machine.takeError());
    return nullptr;
  }
  library->machine = std::move(*machine);
  // A source without tensors may have loaded none of them.
  source.getContext()
      ->loadDialect<arith::ArithDialect, bufferization::BufferizationDialect,
                    LLVM::LLVMDialect, tensor::TensorDialect>();
  NewResources made(source.getContext());
  OwningOpRef<ModuleOp> module = source.clone();
  if (!library->lower(*module, made, error))
    return nullptr;
  library->hasThreads = usesOpenMP(*module);
  auto constants =
      takeLargeConstants(*module, made, /*mayBorrow=*/false, error);
  if (!constants)
    return nullptr;
  library->constants = std::move(*constants);
  if (!options.weightsApart && !checkSize(library->constants, error))
    return nullptr;
  eraseInterfaces(*module);
  if (options.weightsApart) {
    library->weights = std::make_unique<Weights>(library->constants);
    if (failed(library->weights->detach(*module)))
      return nullptr;
  }
  ErrorCodes codes;
  if (failed(codes.replaceRuntime(*module)) || failed(defineRuntime(*module)) ||
      failed(checkCalls(*module, library->machine->getTargetTriple(),
                        options.mayAllocate, library->interface)) ||
      failed(addEntryPoints(*module, library->interface, library->weights.get(),
                            codes)))
    return nullptr;
  library->declarations = declareFunctions(*module);
  if (!library->optimize(*module, error))
    return nullptr;
  return library;
}

bool Library::writeWeights(const std::string &path, std::string &error) const {
  if (!weights) {
    error = "'" + path + "': the weights are part of the code";
    return false;
  }
  auto print = [&](raw_ostream &os) {
    weights->print(os);
    return llvm::Error::success();
  };
  return writeFile(path, print, error);
}

bool Library::writeHeader(const std::string &path, std::string &error) const {
  return writeFile(path, printHeader(interface, path, hasThreads), error);
}
