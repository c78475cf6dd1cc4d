// SPDX-License-Identifier: Apache-2.0
// A module of LLVM cut into parts that are compiled at the same time. How it is
// cut depends on the module alone, so that all machines make the same code.
//
//   ModuleParts parts(*module);
//   parallelFor(0, parts.size(), [&](size_t part) {
//     llvm::LLVMContext context;
//     auto own = parts.extract(part, context);
//   });

#pragma once

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"

namespace tensoropt {

class ModuleParts {
public:
  /// Functions that LLVM may inline into one another stay in one part. Those
  /// that another part needs are no longer local afterwards, nor are variables
  /// that are written. A module of aliases, or a small one, is one part.
  explicit ModuleParts(llvm::Module &module);

  size_t size() const { return count; }

  /// A part as a module of its own, in which what others define is declared.
  /// May be called for several parts at the same time, each with a context.
  llvm::Expected<std::unique_ptr<llvm::Module>>
  extract(size_t part, llvm::LLVMContext &context) const;

private:
  void assign(llvm::Module &module);
  void share(llvm::Module &module);

  size_t count = 1;
  llvm::StringMap<size_t> parts; ///< by functions that have a body
  llvm::SmallVector<char, 0> bitcode;
};

} // namespace tensoropt
