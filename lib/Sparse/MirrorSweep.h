// SPDX-License-Identifier: Apache-2.0
// Sweeps that add each term to two places of an output, which are the same but
// for two dimensions that are exchanged: C[j, l, r] and C[l, j, r].
//
//   if (auto pair = findMirroredPair(sweep, options))
//     MirrorSweep(sweep, layout, *pair, options, rewriter).emit();
//
// If entries are many, the sweep adds to one of the two, in a panel of the
// output that has fewer columns and holds one half. It is added to both halves
// at the end. Half of the scattered updates are done, all of them in half of
// the memory, and a panel of a large output may fit the last cache.

#pragma once

#include "SweepLoops.h"

namespace tensoropt {

/// Dimensions `lesser` and `greater` of the only output, and the updates that
/// repeat others with these exchanged. Of those others the index of dimension
/// `lesser` never exceeds that of `greater`.
struct MirroredPair {
  unsigned lesser = 0, greater = 0;
  llvm::SmallVector<ReduceOp> repeated;
};

/// The pair of dimensions for which each update has a counterpart, if there is
/// one. O(dimensions^2 updates^2).
std::optional<MirroredPair> findMirroredPair(SweepOp sweep,
                                             const SweepOptions &options);

class MirrorSweep {
public:
  MirrorSweep(SweepOp sweep, const StorageLayout &layout, MirroredPair pair,
              const SweepOptions &options, mlir::RewriterBase &rewriter);

  /// Emits both forms before the sweep, and a branch that chooses one.
  void emit();

  /// What the form with panels costs, and when it is chosen; `kernel` is where
  /// the sweep's numbers come from.
  PanelForm describeForm(const Kernel &kernel);
  Record describe();

private:
  mlir::Value index(int64_t value);
  bool hasColumns() const { return vectorIndex.has_value(); }
  SweepOptions innerOptions() const;
  SweepOp cloneHalf();
  mlir::Value pays();
  mlir::Value countRows();
  mlir::Value chooseColumns();
  mlir::Value makePanel(mlir::Value columns);
  void emitPanels();
  void emitSharedPanels(mlir::Value all, mlir::Value columns, mlir::Value last);
  void emitOwnPanels(mlir::Value thread, mlir::Value all, mlir::Value columns,
                     mlir::Value last);
  mlir::Value payOnThreads(mlir::Value all, mlir::Value columns);
  void emitPanel(mlir::Value panel, mlir::Value first, mlir::Value width);
  mlir::Value viewColumns(mlir::Value memref, mlir::Value first,
                          mlir::Value width);
  void emitBlocks(mlir::Value panel,
                  llvm::function_ref<void(mlir::Value, mlir::Value)> body);
  void emitOthers(mlir::Value panel, llvm::MutableArrayRef<mlir::Value> place,
                  llvm::function_ref<void()> body);
  void clear(mlir::Value panel, mlir::Value width);
  void add(mlir::Value panel, mlir::Value first, mlir::Value width);
  void addRow(mlir::Value panel, mlir::Value first, mlir::Value width,
              llvm::MutableArrayRef<mlir::Value> place);
  void addAt(mlir::Value panel, mlir::Type type,
             llvm::ArrayRef<mlir::Value> place, mlir::Value first);

  SweepOp sweep;
  const StorageLayout &layout;
  MirroredPair pair;
  SweepOptions options;
  mlir::RewriterBase &rewriter;
  mlir::ImplicitLocOpBuilder builder;
  std::optional<unsigned> vectorIndex;
  mlir::Value output;
  int64_t widest = 0;                 ///< columns of a panel, if it has any
  llvm::SmallVector<unsigned> others; ///< dimensions besides pair and columns
};

} // namespace tensoropt
