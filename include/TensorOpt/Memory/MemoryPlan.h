// SPDX-License-Identifier: Apache-2.0
// A plan of memory as attributes, which stay until it is applied:
// `tensoropt.memory_plan` on a function or parallel loop has a dictionary for
// each arena, `tensoropt.arena_offset` on allocations and calls tells where.
//
//   setMemoryPlan(function, plan);
//   getMemoryPlan(function, space);
#pragma once

#include "mlir/IR/Attributes.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace tensoropt {

/// On what lies in an arena: the first byte of it there.
inline constexpr llvm::StringLiteral arenaOffsetAttr = "tensoropt.arena_offset";
/// On the owner of arenas: a dictionary for each memory space.
inline constexpr llvm::StringLiteral memoryPlanAttr = "tensoropt.memory_plan";

/// On an allocation or an argument of a function: what each of its open extents
/// is at most, as `array<i64: ...>`.
inline constexpr llvm::StringLiteral upperBoundsAttr = "tensoropt.upper_bounds";

/// One arena. That of buffers whose sizes are open is planned for extents of
/// `sampleExtent`; what it says for others is which buffer lies above which.
struct ArenaPlan {
  mlir::Attribute space;     ///< null: the default one
  bool isOpen = false;       ///< of sizes that follow from extents
  int64_t arena = 0;         ///< bytes, of one iteration where a loop owns it
  int64_t alignment = 1;     ///< of its first byte
  int64_t lowerBound = 0;    ///< no arena for these lives is smaller
  int64_t maxLive = 0;       ///< bytes that live at one time at most
  int64_t naive = 0;         ///< bytes of all buffers, each on its own
  int64_t guard = 0;         ///< bytes behind each buffer
  int64_t costBound = 0;     ///< of the traffic in all stated memories
  bool isProven = false;     ///< no other plan has a smaller arena
  bool isFromCaller = false; ///< callers give it a part of theirs
  int64_t offset = 0;        ///< of a loop's slices in the arena around
};

/// Adds a plan, or replaces that of its memory space, of open sizes or not.
void setMemoryPlan(mlir::Operation *owner, const ArenaPlan &plan);

/// The plan for a memory space and known or open sizes, if there is one. Fails
/// where the attribute is not what setMemoryPlan() writes, or has sizes that no
/// plan has.
mlir::FailureOr<std::optional<ArenaPlan>> getMemoryPlan(mlir::Operation *owner,
                                                        mlir::Attribute space,
                                                        bool isOpen = false);

/// True if anything in the attribute `tensoropt.memory_plan` is there.
inline bool hasMemoryPlan(mlir::Operation *owner) {
  return owner->hasAttr(memoryPlanAttr);
}

/// Drops the attributes of plans from an operation and all that it holds.
void dropMemoryPlans(mlir::Operation *op);

} // namespace tensoropt
