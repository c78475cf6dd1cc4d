// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Runtime/GeneratedCode.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/ExecutionEngine/ExecutionEngine.h"
#include "mlir/ExecutionEngine/OptUtils.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include <mutex>

using namespace mlir;
using namespace tensoropt;

namespace {

/// Fails for a name that LLVM does not know, or knows for 32 bits only: it
/// would print warnings and end the process.
llvm::Error checkProcessor(const llvm::Triple &triple,
                           const std::string &name) {
  std::string text;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, text);
  if (!target)
    return llvm::createStringError(text);
  // Only asked for a name that is known: it warns of others.
  auto describe = [&](llvm::StringRef processor) {
    return std::unique_ptr<llvm::MCSubtargetInfo>(
        target->createMCSubtargetInfo(triple, processor, ""));
  };
  if (describe("")->isCPUStringValid(name) &&
      (triple.getArch() != llvm::Triple::x86_64 ||
       describe(name)->checkFeatures("+64bit")))
    return llvm::Error::success();
  return llvm::createStringError("'" + name + "' is not a processor for " +
                                 triple.getArchName() +
                                 "; expected 'native' or a name that "
                                 "'llc --mcpu=help' lists");
}

/// The target machine of this process, or of a named processor that its code
/// must fit.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createTargetMachine(const CompileOptions &options) {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!builder)
    return builder.takeError();
  if (options.targetCPU != "native") {
    if (llvm::Error error =
            checkProcessor(builder->getTargetTriple(), options.targetCPU))
      return error;
    builder->setCPU(options.targetCPU);
    builder->getFeatures() = llvm::SubtargetFeatures();
  }
  builder->setCodeGenOptLevel(
      static_cast<llvm::CodeGenOptLevel>(options.optimisation));
  return builder->createTargetMachine();
}

/// Compiles a module of the LLVM dialect.
llvm::Expected<std::unique_ptr<ExecutionEngine>>
createEngine(ModuleOp lowered, const CompileOptions &options) {
  registerBuiltinDialectTranslation(*lowered.getContext());
  registerLLVMDialectTranslation(*lowered.getContext());
  auto machine = createTargetMachine(options);
  if (!machine)
    return machine.takeError();
  auto transformer = makeOptimizingTransformer(options.optimisation,
                                               /*sizeLevel=*/0, machine->get());
  ExecutionEngineOptions engineOptions;
  engineOptions.transformer = transformer;
  engineOptions.jitCodeGenOptLevel =
      static_cast<llvm::CodeGenOptLevel>(options.optimisation);
  engineOptions.enableGDBNotificationListener = false;
  engineOptions.enablePerfNotificationListener = false;
  // The transformer above keeps a pointer to a machine of its own.
  auto engineMachine = createTargetMachine(options);
  if (!engineMachine)
    return engineMachine.takeError();
  auto engine = ExecutionEngine::create(lowered, engineOptions,
                                        std::move(*engineMachine));
  if (!engine)
    return engine.takeError();
  (*engine)->registerSymbols([](llvm::orc::MangleAndInterner intern) {
    llvm::orc::SymbolMap symbols;
    symbols[intern("memrefCopy")] = {
        llvm::orc::ExecutorAddr::fromPtr(&tensoroptMemrefCopy),
        llvm::JITSymbolFlags::Exported};
    return symbols;
  });
  (*engine)->initialize();
  return engine;
}

} // namespace

CompiledModule::CompiledModule() = default;
CompiledModule::~CompiledModule() = default;

std::unique_ptr<CompiledModule>
CompiledModule::compile(ModuleOp module, const CompileOptions &options,
                        std::string &error) {
  std::unique_ptr<CompiledModule> compiled(new CompiledModule());
  for (auto function : module.getOps<func::FuncOp>()) {
    if (function.isPrivate() || function.isExternal())
      continue;
    FailureOr<FunctionSpec> spec = getFunctionSpec(function);
    if (failed(spec)) {
      error = "function '" + function.getName().str() + "' cannot be called";
      return nullptr;
    }
    CompiledFunction &entry = compiled->functions[function.getName().str()];
    entry.signature = std::move(*spec);
    entry.extentClasses = ExtentClasses::compute(function);
  }

  OwningOpRef<ModuleOp> lowered = module.clone();
  auto pm = PassManager::on<ModuleOp>(module.getContext());
  llvm::raw_string_ostream errors(error);
  if (failed(options.addPasses(pm, errors)) || failed(pm.run(*lowered))) {
    if (error.empty())
      error = "the pipeline failed";
    return nullptr;
  }
  auto engine = createEngine(*lowered, options);
  if (!engine) {
    error = "cannot compile: " + llvm::toString(engine.takeError());
    return nullptr;
  }
  compiled->engine = std::move(*engine);
  for (auto &[name, function] : compiled->functions)
    if (!compiled->link(name, lowered->lookupSymbol(name), function, error))
      return nullptr;
  return compiled;
}

bool CompiledModule::link(const std::string &name, Operation *lowered,
                          CompiledFunction &function, std::string &error) {
  auto attribute =
      lowered ? lowered->getAttrOfType<DenseI64ArrayAttr>(resultArgumentsAttr)
              : DenseI64ArrayAttr();
  if (!attribute) {
    error = "the pipeline did not export function '" + name +
            "'; it must run tensoropt-export-functions";
    return false;
  }
  function.resultArguments = attribute.asArrayRef();
  auto entry = engine->lookupPacked("_mlir_ciface_" + name);
  if (!entry) {
    error = llvm::toString(entry.takeError());
    return false;
  }
  function.entry = *entry;
  return true;
}

const CompiledFunction *CompiledModule::lookup(const std::string &name) const {
  auto found = functions.find(name);
  return found == functions.end() ? nullptr : &found->second;
}

std::vector<std::string> CompiledModule::names() const {
  std::vector<std::string> result;
  for (const auto &entry : functions)
    result.push_back(entry.first);
  return result;
}
