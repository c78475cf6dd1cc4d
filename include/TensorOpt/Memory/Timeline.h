// SPDX-License-Identifier: Apache-2.0
// The operations of a function in one line: when each runs, and what of it runs
// again.
//
//   Timeline timeline(function);
//   timeline.of(op);   // {7, 12}: all of a loop, body included

#pragma once

#include "mlir/IR/Operation.h"

namespace tensoropt {

/// A time [lower, upper) of a function's timeline.
struct LiveTime {
  int64_t lower = 0, upper = 0;

  bool operator==(const LiveTime &other) const {
    return lower == other.lower && upper == other.upper;
  }
};

/// How often the region of an operation runs, and beside what.
enum class RegionRun {
  Once,     ///< at most once, at the operation's place
  Again,    ///< one time after the other
  Parallel, ///< several times at once
  Async,    ///< once, while what follows runs too
  Unknown
};

/// How the regions of an operation run.
RegionRun getRegionRun(mlir::Operation *op);

/// True if at most one of the regions of an operation runs.
bool hasExclusiveRegions(mlir::Operation *op);

/// Operations before what they hold; blocks of a region in an order in which
/// branches only lead on, but for those back into a cycle.
class Timeline {
public:
  explicit Timeline(mlir::Operation *function);

  /// The operation with all that it holds.
  LiveTime of(mlir::Operation *op) const { return times.lookup(op); }
  LiveTime of(mlir::Block *block) const { return blocks.lookup(block); }
  LiveTime of(mlir::Region *region) const { return regions.lookup(region); }

  /// The cycle of branches that a block is part of, if it is.
  std::optional<LiveTime> getCycle(mlir::Block *block) const;

private:
  void number(mlir::Operation *op);
  void number(mlir::Region &region);
  void number(mlir::Block &block);

  int64_t next = 0;
  llvm::DenseMap<mlir::Operation *, LiveTime> times;
  llvm::DenseMap<mlir::Block *, LiveTime> blocks, cycles;
  llvm::DenseMap<mlir::Region *, LiveTime> regions;
};

} // namespace tensoropt
