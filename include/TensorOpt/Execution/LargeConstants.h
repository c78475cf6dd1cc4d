// SPDX-License-Identifier: Apache-2.0
// The weights of a network beside its code: a compiler that need not copy them
// into object files takes a tenth of the time.
//
//   NewResources made(context);          // before passes make constants
//   auto constants = takeLargeConstants(lowered, made, /*mayBorrow=*/false,
//   error);
//   // define constants[i].name as the address constants[i].memory.data()

#pragma once

#include "TensorOpt/Execution/NewResources.h"
#include "TensorOpt/Execution/TensorData.h"
#include "mlir/IR/BuiltinOps.h"

namespace tensoropt {

/// Bytes that code takes the constants to be aligned to.
constexpr size_t constantAlignment = 64;

struct LargeConstant {
  std::string name; ///< of a global that the module only declares now
  Buffer memory;    ///< its elements
};

/// Takes the elements out of constant globals of the LLVM dialect that have at
/// least 4096 bytes. Those that are new are moved, others copied, or only
/// referred to if the caller may borrow them: then the context is to live
/// longer than the constants. Fails with a sentence in `error` for elements
/// that are not there, as in text from which they were left out, or where
/// memory is short.
std::optional<std::vector<LargeConstant>>
takeLargeConstants(mlir::ModuleOp lowered, NewResources &made, bool mayBorrow,
                   std::string &error);

} // namespace tensoropt
