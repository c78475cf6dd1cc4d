// SPDX-License-Identifier: Apache-2.0

#include "Engine.h"
#include "LoopAddresses.h"
#include "ModuleParts.h"
#include "TensorOpt/Execution/CodeGeneration.h"
#include "Threads.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/ExecutionEngine/OptUtils.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/OpenMP/OpenMPToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ExecutionEngine/Orc/CompileUtils.h"
#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/IPO/Internalize.h"
#include <atomic>
#include <mutex>

using namespace mlir;
using namespace tensoropt;
namespace orc = llvm::orc;

using Objects = std::vector<std::unique_ptr<llvm::MemoryBuffer>>;

static std::string nameEntry(llvm::StringRef function) {
  return "tensoropt_enter_" + function.str();
}

/// Defines a function that calls another on values behind addresses.
static llvm::Error addEntry(llvm::Module &module, llvm::StringRef name) {
  llvm::Function *callee = module.getFunction(name);
  if (!callee || callee->isDeclaration())
    return llvm::createStringError("the module does not define '" + name + "'");
  llvm::IRBuilder<> builder(module.getContext());
  llvm::Type *address = builder.getPtrTy();
  auto *entry = llvm::Function::Create(
      llvm::FunctionType::get(builder.getVoidTy(), {address},
                              /*isVarArg=*/false),
      llvm::GlobalValue::ExternalLinkage, nameEntry(name), module);
  builder.SetInsertPoint(
      llvm::BasicBlock::Create(module.getContext(), "", entry));
  auto load = [&](unsigned at) {
    return builder.CreateLoad(address, builder.CreateConstInBoundsGEP1_64(
                                           address, entry->getArg(0), at));
  };
  llvm::SmallVector<llvm::Value *> arguments;
  for (llvm::Argument &argument : callee->args())
    arguments.push_back(
        builder.CreateLoad(argument.getType(), load(argument.getArgNo())));
  llvm::CallInst *result = builder.CreateCall(callee, arguments);
  if (!result->getType()->isVoidTy())
    builder.CreateStore(result, load(arguments.size()));
  builder.CreateRetVoid();
  return llvm::Error::success();
}

/// Takes out the list of functions to call at the start, or the end.
static std::vector<std::string>
takeFunctions(llvm::Module &module, llvm::StringRef list,
              llvm::iterator_range<orc::CtorDtorIterator> elements) {
  std::vector<std::tuple<unsigned, size_t, std::string>> found;
  for (orc::CtorDtorIterator::Element element : elements)
    if (element.Func)
      found.emplace_back(element.Priority, found.size(),
                         element.Func->getName().str());
  llvm::sort(found);
  if (llvm::GlobalVariable *variable = module.getNamedGlobal(list))
    variable->eraseFromParent();
  std::vector<std::string> names;
  for (auto &[priority, order, name] : found) {
    module.getFunction(name)->setLinkage(llvm::GlobalValue::ExternalLinkage);
    names.push_back(std::move(name));
  }
  return names;
}

/// What nobody outside calls is local: else LLVM would keep and compile it
/// beside its inlined copies.
static void hideRest(llvm::Module &module, const EngineOptions &options,
                     llvm::ArrayRef<std::string> constructors,
                     llvm::ArrayRef<std::string> destructors) {
  llvm::StringSet<> kept;
  for (const std::string &name : options.entries)
    kept.insert(nameEntry(name));
  for (llvm::ArrayRef<std::string> names :
       {llvm::ArrayRef(options.exported), constructors, destructors})
    for (const std::string &name : names)
      kept.insert(name);
  llvm::internalizeModule(module, [&](const llvm::GlobalValue &value) {
    return kept.contains(value.getName());
  });
}

/// Optimizes a module and makes an object file of it.
static llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
compile(llvm::Module &module, const EngineOptions &options,
        llvm::TargetMachine &machine) {
  auto optimize = makeOptimizingTransformer(options.optimisation,
                                            /*sizeLevel=*/0, &machine);
  if (llvm::Error error = optimize(&module))
    return std::move(error);
  if (!reducesAddresses(module, options.optimisation))
    keepAddresses(module.getContext());
  return orc::SimpleCompiler(machine)(module);
}

/// The same of each part, as many at a time as the process has cores.
static llvm::Expected<Objects> compileParts(const ModuleParts &parts,
                                            const EngineOptions &options,
                                            RegisterSpills &spills) {
  Objects objects(parts.size());
  std::mutex mutex;
  llvm::Error failure = llvm::Error::success();
  auto compilePart = [&](size_t part,
                         llvm::TargetMachine &machine) -> llvm::Error {
    llvm::LLVMContext context;
    RegisterSpills own;
    own.listen(context);
    auto module = parts.extract(part, context);
    if (!module)
      return module.takeError();
    auto object = compile(**module, options, machine);
    if (!object)
      return object.takeError();
    objects[part] = std::move(*object);
    std::lock_guard<std::mutex> lock(mutex);
    spills.add(own);
    return llvm::Error::success();
  };
  std::atomic<size_t> next{0};
  runParts(countThreads(0, parts.size(), 1), [&](unsigned) {
    auto finish = [&](llvm::Error error) {
      std::lock_guard<std::mutex> lock(mutex);
      failure = llvm::joinErrors(std::move(failure), std::move(error));
    };
    // One for each thread: it is not to be shared, and takes time to make.
    auto machine = createHostMachine(options.targetCPU, options.optimisation);
    if (!machine)
      return finish(machine.takeError());
    for (size_t part; (part = next++) < parts.size();)
      finish(compilePart(part, **machine));
  });
  if (failure)
    return std::move(failure);
  return objects;
}

Engine::Engine() = default;

Engine::~Engine() {
  if (jit)
    llvm::consumeError(run(destructors));
}

llvm::Expected<llvm::orc::ExecutorAddr>
Engine::find(llvm::StringRef name) const {
  auto address = jit->lookup(name);
  if (address)
    return address;
  std::string text = llvm::toString(address.takeError());
  // Why linking failed is told apart, and the error tells of the rest.
  return llvm::createStringError(problems->empty() ? text : *problems);
}

llvm::Error Engine::run(llvm::ArrayRef<std::string> functions) const {
  for (const std::string &name : functions) {
    auto address = find(name);
    if (!address)
      return address.takeError();
    // Without parameters it takes none of what it is given.
    enter(address->toPtr<Entry>(), nullptr);
  }
  return llvm::Error::success();
}

llvm::Error Engine::link(const EngineOptions &options, Objects objects) {
  auto created = orc::LLJITBuilder()
                     // Constructors are called by us, of all parts in order.
                     .setPlatformSetUp(orc::setUpInactivePlatform)
                     .create();
  if (!created)
    return created.takeError();
  jit = std::move(*created);
  jit->getExecutionSession().setErrorReporter(
      [text = problems](llvm::Error error) {
        *text += (text->empty() ? "" : "; ") + llvm::toString(std::move(error));
      });
  orc::JITDylib &library = jit->getMainJITDylib();
  orc::SymbolMap symbols;
  for (const auto &[name, address] : options.symbols)
    symbols[jit->mangleAndIntern(name)] = {orc::ExecutorAddr::fromPtr(address),
                                           llvm::JITSymbolFlags::Exported};
  if (llvm::Error error =
          library.define(orc::absoluteSymbols(std::move(symbols))))
    return error;
  if (!options.openMP.empty()) {
    auto openMP = orc::DynamicLibrarySearchGenerator::Load(
        options.openMP.c_str(), jit->getDataLayout().getGlobalPrefix());
    if (!openMP)
      return openMP.takeError();
    library.addGenerator(std::move(*openMP));
  }
  for (auto &object : objects)
    if (llvm::Error error = jit->addObjectFile(std::move(object)))
      return error;
  return llvm::Error::success();
}

llvm::Expected<std::unique_ptr<Engine>>
Engine::create(ModuleOp lowered, const EngineOptions &options,
               RegisterSpills &spills) {
  registerBuiltinDialectTranslation(*lowered.getContext());
  registerLLVMDialectTranslation(*lowered.getContext());
  if (!options.openMP.empty())
    registerOpenMPDialectTranslation(*lowered.getContext());
  auto machine = createHostMachine(options.targetCPU, options.optimisation);
  if (!machine)
    return machine.takeError();
  std::unique_ptr<Engine> engine(new Engine());
  std::vector<std::string> constructors;
  Objects objects;
  {
    llvm::LLVMContext context;
    spills.listen(context);
    auto module = translateModuleToLLVMIR(lowered, context);
    if (!module)
      return llvm::createStringError("cannot be translated to LLVM");
    module->setTargetTriple((*machine)->getTargetTriple());
    module->setDataLayout((*machine)->createDataLayout());
    for (const std::string &name : options.entries)
      if (llvm::Error error = addEntry(*module, name))
        return std::move(error);
    constructors = takeFunctions(*module, "llvm.global_ctors",
                                 orc::getConstructors(*module));
    engine->destructors = takeFunctions(*module, "llvm.global_dtors",
                                        orc::getDestructors(*module));
    hideRest(*module, options, constructors, engine->destructors);
    ModuleParts parts(*module);
    if (parts.size() > 1) {
      module.reset();
      auto compiled = compileParts(parts, options, spills);
      if (!compiled)
        return compiled.takeError();
      objects = std::move(*compiled);
    } else {
      auto object = compile(*module, options, **machine);
      if (!object)
        return object.takeError();
      objects.push_back(std::move(*object));
    }
  }
  if (llvm::Error error = engine->link(options, std::move(objects)))
    return std::move(error);
  if (llvm::Error error = engine->run(constructors))
    return std::move(error);
  return engine;
}

llvm::Expected<Engine::Entry>
Engine::lookupEntry(llvm::StringRef function) const {
  auto address = find(nameEntry(function));
  if (!address)
    return address.takeError();
  return address->toPtr<Entry>();
}

llvm::Expected<void *> Engine::lookup(llvm::StringRef variable) const {
  auto address = find(variable);
  if (!address)
    return address.takeError();
  return address->toPtr<void *>();
}
