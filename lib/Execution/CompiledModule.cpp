// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/CompiledModule.h"
#include "CallFrame.h"
#include "Engine.h"
#include "TensorOpt/Execution/CodeGeneration.h"
#include "TensorOpt/Execution/LargeConstants.h"
#include "TensorOpt/Execution/SmallFloats.h"
#include "TensorOpt/IR/KernelAttr.h"
#include "TensorOpt/IR/ProfileAttr.h"
#include "TensorOpt/IR/RecordsOff.h"
#include "TensorOpt/Runtime/BlockCache.h"
#include "TensorOpt/Runtime/GeneratedCode.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace tensoropt;

/// What generated code calls, and the weights that it reads.
static std::vector<std::pair<std::string, void *>>
listSymbols(const std::vector<LargeConstant> &constants) {
  std::vector<std::pair<std::string, void *>> symbols;
  auto define = [&](llvm::StringRef name, auto *address) {
    symbols.emplace_back(name.str(), reinterpret_cast<void *>(address));
  };
  define("malloc", &tensoroptAllocate);
  define("aligned_alloc", &tensoroptAllocateAligned);
  define("realloc", &tensoroptReallocate);
  define("free", &tensoroptFree);
  define("memrefCopy", &tensoroptMemrefCopy);
  define("tensoroptNarrowFloat", &tensoroptNarrowFloat);
  define("tensoroptFail", &tensoroptFail);
  define("tensoroptHasFailed", &tensoroptHasFailed);
  define("tensoroptBuilderOpen", &tensoroptBuilderOpen);
  define("tensoroptBuilderLevel", &tensoroptBuilderLevel);
  define("tensoroptBuilderAppend", &tensoroptBuilderAppend);
  define("tensoroptBuilderAppendFibre", &tensoroptBuilderAppendFibre);
  define("tensoroptBuilderAppendSorted", &tensoroptBuilderAppendSorted);
  define("tensoroptBuilderFork", &tensoroptBuilderFork);
  define("tensoroptBuilderJoin", &tensoroptBuilderJoin);
  define("tensoroptBuilderFinish", &tensoroptBuilderFinish);
  define("tensoroptBuilderSize", &tensoroptBuilderSize);
  define("tensoroptBuilderFill", &tensoroptBuilderFill);
  define("tensoroptBuilderClose", &tensoroptBuilderClose);
  define(profileBeginName, &tensoroptProfileBegin);
  define(profileEndName, &tensoroptProfileEnd);
  define(profileExtentName, &tensoroptProfileExtent);
  for (const LargeConstant &constant : constants)
    define(constant.name, static_cast<char *>(constant.memory.data()));
  return symbols;
}

CompiledModule::CompiledModule() = default;
CompiledModule::~CompiledModule() {
  engine.reset();
  constants.clear();
  // Others take theirs anew.
  trimMemory();
}

void CompiledModule::trimMemory() { trimBlocks(); }

/// Reads what the functions to call take and return.
bool CompiledModule::project(ModuleOp module, const CompileOptions &options,
                             std::string &error) {
  for (auto function : module.getOps<func::FuncOp>()) {
    std::string name = function.getName().str();
    bool isAsked =
        options.entries.empty() || llvm::is_contained(options.entries, name);
    if (!isAsked || !function.isPublic() || function.isExternal())
      continue;
    FailureOr<FunctionSpec> spec = getFunctionSpec(function);
    if (failed(spec)) {
      error = "function '" + name + "' cannot be called";
      return false;
    }
    CompiledFunction &entry = functions[name];
    entry.signature = std::move(*spec);
    entry.extentClasses = ExtentClasses::compute(function);
  }
  for (const std::string &name : options.entries)
    if (!lookup(name)) {
      error = "no public function '" + name + "'";
      return false;
    }
  return true;
}

std::unique_ptr<CompiledModule>
CompiledModule::compile(ModuleOp module, const CompileOptions &options,
                        std::string &error) {
  error.clear();
  std::unique_ptr<CompiledModule> compiled(new CompiledModule());
  NewResources made(module.getContext());
  OwningOpRef<ModuleOp> lowered = module.clone();
  if (!compiled->project(module, options, error))
    return nullptr;
  auto machine = createHostMachine(options.targetCPU, options.optimisation);
  if (!machine) {
    error = "cannot compile: " + llvm::toString(machine.takeError());
    return nullptr;
  }
  if (!lowerModule(*lowered, **machine, options, made, error))
    return nullptr;
  auto constants =
      takeLargeConstants(*lowered, made, options.borrowConstants, error);
  if (!constants)
    return nullptr;
  compiled->constants = std::move(*constants);
  // The blocks that constants were computed in wait for nobody.
  trimMemory();
  if (!compiled->describe(*lowered, error) ||
      !compiled->generate(*lowered, options, error) ||
      !compiled->link(*lowered, options, error))
    return nullptr;
  if (options.profile && !compiled->addClocks(module, options, error))
    return nullptr;
  return compiled;
}

/// Compiles the functions again, with clocks.
bool CompiledModule::addClocks(ModuleOp module, CompileOptions options,
                               std::string &error) {
  RecordsOff quiet(module.getContext());
  // Warnings were given the first time.
  ScopedDiagnosticHandler errorsOnly(
      module.getContext(), [](Diagnostic &diagnostic) {
        return success(diagnostic.getSeverity() != DiagnosticSeverity::Error);
      });
  OwningOpRef<ModuleOp> marked = module.clone();
  (*marked)->setAttr(profileOperationsAttr, UnitAttr::get(module.getContext()));
  options.profile = false;
  clocked = compile(*marked, options, error);
  if (!clocked)
    return false;
  for (auto &[name, function] : functions) {
    function.clocked = clocked->lookup(name);
    if (function.clocked->operations())
      continue;
    error = "the pipeline puts no clocks around operations; it must run "
            "tensoropt-profile-operations";
    return false;
  }
  return true;
}

/// The layout of calls, if the pipeline gave the function a C interface that
/// takes the values of its signature; else null.
static std::shared_ptr<const CallLayout>
getLayout(ModuleOp lowered, const std::string &interface,
          const FunctionSpec &signature, bool hasWorkspace) {
  auto layout = std::make_shared<CallLayout>();
  auto function = lowered.lookupSymbol<LLVM::LLVMFuncOp>(signature.name);
  auto wrapper = lowered.lookupSymbol<LLVM::LLVMFuncOp>(interface);
  if (!function || !wrapper)
    return nullptr;
  auto resultArguments =
      function->getAttrOfType<DenseI64ArrayAttr>(resultArgumentsAttr);
  if (!resultArguments ||
      !layout->compute(signature, resultArguments.asArrayRef(), hasWorkspace) ||
      wrapper.getNumArguments() !=
          layout->flatArguments + layout->returnsByPointer + hasWorkspace)
    return nullptr;
  return layout;
}

/// How many numbers the counters of a function hold.
static size_t countCounters(ModuleOp lowered, StringRef name) {
  auto array = lowered.lookupSymbol<LLVM::GlobalOp>(name);
  size_t count = array ? 1 : 0;
  for (Type type = array ? array.getGlobalType() : Type();
       auto level = dyn_cast_or_null<LLVM::LLVMArrayType>(type);
       type = level.getElementType())
    count *= level.getNumElements();
  return count;
}

static std::string nameInterface(const std::string &function) {
  return "_mlir_ciface_" + function;
}

/// Finds out how to call the functions, and what they cost.
bool CompiledModule::describe(ModuleOp lowered, std::string &error) {
  FailureOr<std::optional<ProfiledOperations>> timed =
      getProfiledOperations(lowered);
  if (failed(timed)) {
    error = "the module has a tensoropt.profiled_operations that "
            "tensoropt-profile-operations did not make; remove it";
    return false;
  }
  std::shared_ptr<const ProfiledOperations> shared;
  if (*timed)
    shared = std::make_shared<ProfiledOperations>(std::move(**timed));
  for (auto &[name, function] : functions) {
    function.timed = shared;
    auto symbol = lowered.lookupSymbol<LLVM::LLVMFuncOp>(name);
    FailureOr<std::optional<WorkspaceSpec>> workspace(std::nullopt);
    if (symbol)
      workspace = getWorkspace(symbol);
    if (failed(workspace)) {
      error = "function '" + name +
              "' has a tensoropt.workspace that tensoropt-apply-memory-plan "
              "did not make; remove it";
      return false;
    }
    function.needed = *workspace;
    function.layout = getLayout(lowered, nameInterface(name),
                                function.signature, workspace->has_value());
    if (!function.layout) {
      error = "the pipeline did not export function '" + name +
              "' as data is bound to it; it must run tensoropt-expose-storage "
              "and tensoropt-export-functions";
      return false;
    }
    FailureOr<std::vector<Kernel>> kernels = getKernels(symbol);
    if (failed(kernels)) {
      error = "function '" + name +
              "' has a tensoropt.kernels that tensoropt-lower-sweep did not "
              "make; remove it";
      return false;
    }
    function.costs = std::move(*kernels);
  }
  return true;
}

/// Makes the code.
bool CompiledModule::generate(ModuleOp lowered, const CompileOptions &options,
                              std::string &error) {
  EngineOptions engineOptions;
  engineOptions.targetCPU = options.targetCPU;
  engineOptions.optimisation = options.optimisation;
  engineOptions.symbols = listSymbols(constants);
  for (const auto &[name, function] : functions) {
    engineOptions.entries.push_back(nameInterface(name));
    if (options.countOperations)
      engineOptions.exported.push_back(getCountersName(name));
  }
  if (usesOpenMP(lowered)) {
    engineOptions.openMP = findOpenMP(error);
    if (engineOptions.openMP.empty())
      return false;
  }
  RegisterSpills spills;
  auto created = Engine::create(lowered, engineOptions, spills);
  if (!created) {
    error = "cannot compile: " + llvm::toString(created.takeError());
    return false;
  }
  engine = std::move(*created);
  spills.report(lowered);
  return true;
}

/// Finds the code of the functions.
bool CompiledModule::link(ModuleOp lowered, const CompileOptions &options,
                          std::string &error) {
  for (auto &[name, function] : functions) {
    auto entry = engine->lookupEntry(nameInterface(name));
    if (!entry) {
      error =
          "cannot link '" + name + "': " + llvm::toString(entry.takeError());
      return false;
    }
    function.entry = *entry;
    if (!options.countOperations)
      continue;
    std::string counters = getCountersName(name);
    function.counters.emplace();
    if (size_t count = countCounters(lowered, counters)) {
      auto address = engine->lookup(counters);
      if (!address) {
        error = "cannot link the counters of '" + name +
                "': " + llvm::toString(address.takeError());
        return false;
      }
      function.counters = {static_cast<int64_t *>(*address), count};
    }
  }
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
