// SPDX-License-Identifier: Apache-2.0
// The processor that a module is compiled for, by name: plans that were
// measured on one are of use on its like.
//
//   setMachine(module, "znver4 61f0b2c4");
//   getMachine(module)                        // empty where nobody said
#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace mlir {
class Operation;
} // namespace mlir

namespace tensoropt {

/// Notes the machine on a module; an empty name takes it away.
void setMachine(mlir::Operation *module, llvm::StringRef name);

/// The name on a module, if there is one.
std::string getMachine(mlir::Operation *module);

} // namespace tensoropt
