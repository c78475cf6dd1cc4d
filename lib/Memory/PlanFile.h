// SPDX-License-Identifier: Apache-2.0
// Plans as JSON files.
//
//   {"format": "tensoropt-memory-plan", "version": 1, "arenas": [
//     {"function": "f", "arena": 512, "alignment": 64, ..., "items": [
//       {"id": "b0", "kind": "buffer", "type": "memref<64xf32>", "bytes": 256,
//        "alignment": 64, "times": [[3, 9]], "offset": 0}]}]}

#pragma once

#include "TensorOpt/Memory/MemoryScope.h"

namespace tensoropt {

/// Writes planned scopes of a module's functions. Fails with a diagnostic at
/// the module where the file cannot be written.
llvm::LogicalResult writePlanFile(llvm::ArrayRef<MemoryScope> scopes,
                                  mlir::ModuleOp module, llvm::StringRef path);

/// Gives operations the attributes of a plan in a file, in place of any that
/// they have. Fails with a diagnostic where the file is none, or the module has
/// not what it plans: functions, buffers, their sizes and types.
llvm::LogicalResult readPlanFile(MemoryModule &memory, mlir::ModuleOp module,
                                 llvm::StringRef path);

} // namespace tensoropt
