// SPDX-License-Identifier: Apache-2.0
// Where LLVM ran out of registers inside the innermost loops of a module.
//
//   RegisterSpills spills;
//   spills.listen(llvmContext);          // before code is generated
//   ...
//   spills.report(lowered);              // afterwards

#pragma once

#include "mlir/IR/BuiltinOps.h"
#include <map>
#include <memory>
#include <string>

namespace llvm {
class LLVMContext;
} // namespace llvm

namespace tensoropt {

/// Collects what LLVM's register allocator remarks, each function once.
class RegisterSpills {
public:
  /// Stores to and loads from the stack in one pass through innermost loops.
  struct Counts {
    int64_t spills = 0, reloads = 0;
  };

  /// From now on hears what is compiled in that context.
  void listen(llvm::LLVMContext &context);

  /// Adds what another one has heard of other functions.
  void add(const RegisterSpills &other);

  /// Emits a missed record at each function of the lowered module that spills.
  void report(mlir::ModuleOp lowered) const;

private:
  using Functions = std::map<std::string, Counts>;
  /// Shared with the context, which may live longer.
  std::shared_ptr<Functions> functions = std::make_shared<Functions>();
};

} // namespace tensoropt
