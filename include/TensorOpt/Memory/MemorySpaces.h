// SPDX-License-Identifier: Apache-2.0
// The memories of a machine as a module states them:
//
//   module attributes {tensoropt.memory_spaces = [
//       {name = "sram", capacity = 65536 : i64, cost = 1 : i64, space = 1 :
//       i64}, {name = "dram", cost = 10 : i64}]}
//
// `space` is what types of memrefs call it. One has none, the default one,
// whose buffers may lie in each of them.
#pragma once

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// On modules: a dictionary for each memory.
inline constexpr llvm::StringLiteral memorySpacesAttr =
    "tensoropt.memory_spaces";
/// On an allocation that lies elsewhere than its type says, while it has a
/// place: the space of its arena.
inline constexpr llvm::StringLiteral arenaSpaceAttr = "tensoropt.arena_space";

/// A memory: its bytes, without a number as many as are needed, and what moving
/// a byte to or from it costs, in any unit.
struct MemorySpace {
  std::string name;
  std::optional<int64_t> capacity;
  int64_t cost = 0;
  mlir::Attribute space; ///< null: the default one
};

/// The memories that a module states, none without the attribute. Fails with an
/// error at the module for what has another form, the same name or space twice,
/// or no default space.
mlir::FailureOr<std::vector<MemorySpace>>
getMemorySpaces(mlir::ModuleOp module);

} // namespace tensoropt
