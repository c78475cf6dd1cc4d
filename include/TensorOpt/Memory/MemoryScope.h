// SPDX-License-Identifier: Apache-2.0
// What of a bufferised function can lie in one arena, and when each part of it
// is needed.
//
//   MemoryModule memory(module);
//   auto scopes = memory.findScopes(function, Attribute(), ScopeOptions());
//   scopes[0].items[0].times;   // {{3, 9}}: of the function's operations
#pragma once

#include "TensorOpt/Memory/MemoryPlan.h"
#include "TensorOpt/Memory/MemorySpaces.h"
#include "TensorOpt/Memory/Timeline.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include <memory>
#include <string>
#include <vector>

namespace tensoropt {

class BufferUseAnalysis;
class OpenSizes;
struct MemoryScope;

/// One part of an arena: a buffer, the arena of a function that is called, or
/// one arena for each iteration of a loop whose iterations run at once.
struct MemoryItem {
  mlir::Operation *op = nullptr; ///< allocation, call or loop
  std::string id;                ///< "b3", "call0", "loop1": by the order
  /// Without guard; of a loop 0 until planned, of an open scope for extents of
  /// `sampleExtent`.
  int64_t bytes = 0;
  unsigned size = 0; ///< in an open scope: the term that the bytes are
  int64_t alignment = 1;
  int64_t traffic = 0;         ///< bytes moved to and from a buffer
  std::vector<LiveTime> times; ///< ascending and apart
  /// What touches it first and last within the block that it lives in; null
  /// where that is not one block, and of what is no buffer.
  mlir::Operation *first = nullptr, *last = nullptr;
  std::vector<mlir::Operation *> deallocs;
  int64_t offset = 0;                 ///< in the arena, once planned
  std::unique_ptr<MemoryScope> inner; ///< of a loop
  /// What each dynamic size is at most; empty without them, or where none is
  /// known.
  std::vector<int64_t> bounds;
};

/// An allocation that stays as it is.
struct UnplannedBuffer {
  mlir::Operation *op;
  std::string id, reason;
};

/// What plans take each open extent for, so that they are numbers.
inline constexpr int64_t sampleExtent = 64;

/// The items of a function, or of each iteration of a parallel loop, in one
/// memory space. Buffers whose sizes follow from extents that the function's
/// arguments leave open are a scope of their own.
struct MemoryScope {
  mlir::Operation *owner = nullptr;
  mlir::Attribute space;
  unsigned spaceNumber = 0; ///< of MemoryModule::listSpaces()
  ArenaPlan plan;           ///< once planned
  bool isOpen = false;
  std::shared_ptr<OpenSizes> sizes; ///< of an open scope
  int64_t slices = 1;               ///< iterations of the loop
  std::vector<MemoryItem> items;
  std::vector<UnplannedBuffer> unplanned; ///< of a function only
};

/// The attribute with an item's place: calls have one for each space, and for
/// open sizes.
std::string getOffsetAttr(const MemoryScope &scope, mlir::Operation *item);

/// What callers give a function for its buffers of open sizes.
struct OpenArena {
  std::shared_ptr<OpenSizes> sizes; ///< of the function's own arguments
  unsigned bytes = 0;               ///< the term that they are
  int64_t alignment = 1;
};

struct ScopeOptions {
  int64_t alignment = 64; ///< of what does not state one
  int64_t guard = 0;      ///< bytes behind each buffer that nothing may touch
};

/// Iterations of a parallel loop that have memory of their own in an arena.
inline constexpr int64_t maxSlices = 64;

/// Finds scopes, function by function, callees first.
class MemoryModule {
public:
  explicit MemoryModule(mlir::ModuleOp module);
  ~MemoryModule();

  /// Functions with bodies; before callers those that they call directly.
  llvm::ArrayRef<mlir::FunctionOpInterface> getFunctions() const {
    return functions;
  }
  /// True if every caller is known, and can give it a part of its own arena.
  bool hasKnownCallers(mlir::FunctionOpInterface function) const;

  /// True if callers can give a function its arena in that space as well: the
  /// default one, and those that the module states.
  bool canComeFromCaller(mlir::FunctionOpInterface function,
                         mlir::Attribute space) const {
    return hasKnownCallers(function) && (!space || findSpace(space));
  }

  /// The memory spaces of the module: those that it states, or the default one,
  /// null, then others that buffers are in. This is the order of arenas that
  /// callers hand over.
  llvm::ArrayRef<mlir::Attribute> listSpaces() const { return spaces; }

  /// The memories that the module states, if it does; see getMemorySpaces().
  llvm::ArrayRef<MemorySpace> getStatedSpaces() const { return stated; }
  /// Fails, with an error, where what the module states is wrong.
  llvm::LogicalResult check() const;
  /// The stated memory of that space, or null.
  const MemorySpace *findSpace(mlir::Attribute space) const;

  /// Keeps what callers of a planned scope of open sizes have to give, if they
  /// do.
  void noteOpenArena(const MemoryScope &scope);
  /// The same of a function in a memory space, or null.
  const OpenArena *findOpenArena(mlir::Operation *function,
                                 mlir::Attribute space) const;

  /// The items of a function in a memory space: those of known sizes, then
  /// those of open ones. Calls take part by what getMemoryPlan() and
  /// findOpenArena() tell of their callees.
  std::vector<MemoryScope> findScopes(mlir::FunctionOpInterface function,
                                      mlir::Attribute space,
                                      const ScopeOptions &options);

private:
  mlir::ModuleOp module;
  std::vector<mlir::FunctionOpInterface> functions;
  std::vector<mlir::Attribute> spaces;
  std::vector<MemorySpace> stated;
  bool isStatedWrong = false;
  llvm::DenseSet<mlir::Operation *> knownCallers;
  llvm::DenseMap<std::pair<mlir::Operation *, mlir::Attribute>, OpenArena>
      openArenas;
  std::unique_ptr<BufferUseAnalysis> uses;
};

} // namespace tensoropt
