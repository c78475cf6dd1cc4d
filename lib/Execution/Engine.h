// SPDX-License-Identifier: Apache-2.0
// Code in this process, made of a module of the LLVM dialect.
//
//   EngineOptions options;
//   options.entries = {"_mlir_ciface_ssymv"};
//   RegisterSpills spills;
//   auto engine = Engine::create(lowered, options, spills);
//   Engine::Entry entry = *(*engine)->lookupEntry("_mlir_ciface_ssymv");
//   entry(addressesOfArguments);

#pragma once

#include "TensorOpt/Execution/RegisterSpills.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/Error.h"

namespace llvm::orc {
class ExecutorAddr;
class LLJIT;
} // namespace llvm::orc

namespace tensoropt {

struct EngineOptions {
  std::string targetCPU;
  unsigned optimisation = 3;         ///< LLVM's -O level
  std::vector<std::string> entries;  ///< functions to call
  std::vector<std::string> exported; ///< variables to look up
  std::string openMP;                ///< its library; empty: not needed
  /// Addresses of what the module only declares, beside what the process has.
  std::vector<std::pair<std::string, void *>> symbols;
};

class Engine {
public:
  /// Takes the address of each argument, and that of the result.
  using Entry = void (*)(void **);

  /// Calls it: before generated code there is no type that a sanitizer could
  /// look at, and maybe no memory.
  __attribute__((no_sanitize("function"))) static void enter(Entry entry,
                                                             void **arguments) {
    entry(arguments);
  }

  /// Compiles the module, on as many cores as the process may use. Spills are
  /// complete when it returns.
  static llvm::Expected<std::unique_ptr<Engine>>
  create(mlir::ModuleOp lowered, const EngineOptions &options,
         RegisterSpills &spills);
  ~Engine();

  llvm::Expected<Entry> lookupEntry(llvm::StringRef function) const;
  llvm::Expected<void *> lookup(llvm::StringRef variable) const;

private:
  Engine();
  llvm::Error link(const EngineOptions &options,
                   std::vector<std::unique_ptr<llvm::MemoryBuffer>> objects);
  llvm::Expected<llvm::orc::ExecutorAddr> find(llvm::StringRef name) const;
  /// Calls functions without arguments.
  llvm::Error run(llvm::ArrayRef<std::string> functions) const;

  /// What went wrong when it was linked.
  std::shared_ptr<std::string> problems = std::make_shared<std::string>();
  std::unique_ptr<llvm::orc::LLJIT> jit;
  std::vector<std::string> destructors; ///< in the order to call them
};

} // namespace tensoropt
