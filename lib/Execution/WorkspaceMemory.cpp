// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/WorkspaceMemory.h"
#include "llvm/Support/MathExtras.h"

using namespace tensoropt;

std::optional<WorkspaceMemory>
WorkspaceMemory::allocate(const CompiledFunction &function,
                          std::string &error) {
  WorkspaceMemory workspace;
  const std::optional<WorkspaceSpec> &spec = function.workspace();
  if (!spec)
    return workspace;
  auto memory = Buffer::allocate(ScalarType{ScalarKind::U8},
                                 spec->bytes + spec->alignment - 1);
  if (!memory) {
    error = "function '" + function.spec().name +
            "': cannot allocate a workspace of " + std::to_string(spec->bytes) +
            " bytes";
    return std::nullopt;
  }
  uintptr_t start = reinterpret_cast<uintptr_t>(memory->data());
  workspace.memory = std::move(*memory);
  workspace.range = {
      reinterpret_cast<char *>(llvm::alignTo(start, spec->alignment)),
      static_cast<size_t>(spec->bytes)};
  return workspace;
}
