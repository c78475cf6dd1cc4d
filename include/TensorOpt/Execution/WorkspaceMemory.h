// SPDX-License-Identifier: Apache-2.0
// Memory that calls of a function work in, allocated once for many.
//
//   auto workspace = WorkspaceMemory::allocate(*function, error);
//   function->call(arguments, results, error, workspace->bytes());

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"

namespace tensoropt {

/// Of use to one call at a time.
class WorkspaceMemory {
public:
  /// As much as the function needs, and aligned; nothing for one that allocates
  /// what it needs. Fails if there is not so much.
  static std::optional<WorkspaceMemory>
  allocate(const CompiledFunction &function, std::string &error);

  llvm::MutableArrayRef<char> bytes() const { return range; }

private:
  Buffer memory;
  llvm::MutableArrayRef<char> range;
};

} // namespace tensoropt
