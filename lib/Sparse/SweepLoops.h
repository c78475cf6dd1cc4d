// SPDX-License-Identifier: Apache-2.0
// Writes the loop nest of one sweep.
//
// Depth 0 is outside all loops; each dense or compressed level, then each free
// index, opens one loop and adds one. Every operation of the body is emitted at
// the depth where its last operand becomes known.

#pragma once

#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

class SweepLoops {
public:
  /// A reduction of the body's top level, with its running sum while one is
  /// carried in a register.
  struct Reduction {
    ReduceOp op;
    unsigned targetDepth; ///< depth at which the target place is known
    mlir::Value sum;
  };

  SweepLoops(SweepOp sweep, StorageLayout layout, bool reassociate,
             mlir::RewriterBase &rewriter);

  /// Emits the loops before the sweep, whose outputs are memrefs.
  void emit();

private:
  /// Which entries below one parent can have the coordinate of the deepest
  /// level equal to one that the symmetry exchanges with it.
  enum class Diagonal { First, Last, Anywhere };

  // What is known where (SweepLoops.cpp).
  void assignDepths();
  void locateDiagonal();
  void loadBuffers();
  bool comparesNeighbour(mlir::Operation *op);
  void emitOperations(unsigned depth);
  void visitEntry();
  void addToMemory(ReduceOp op, mlir::Value term);
  mlir::Value index(int64_t value);

  // Loops and the sums that they carry (SweepNest.cpp).
  llvm::SmallVector<Reduction *> carriedBelow(unsigned depth);
  mlir::Value identityOf(Reduction &reduction);
  void beginSums(unsigned depth);
  void endSums(unsigned depth);
  void emitLoop(unsigned depth, mlir::Value from, mlir::Value to,
                llvm::function_ref<void(mlir::Value)> body, unsigned ways = 1);
  void emitIf(unsigned depth, mlir::Value condition, mlir::Value at,
              llvm::function_ref<void(mlir::Value)> body);
  unsigned chooseWays(unsigned depth);
  void emitEntries(unsigned level, unsigned depth, mlir::Value from,
                   mlir::Value to, llvm::function_ref<void(mlir::Value)> body);
  mlir::Value loadIndex(mlir::Value buffer, mlir::Value at);
  void visitLevel(unsigned level, unsigned depth, mlir::Value parent);
  void visitValue(unsigned depth, mlir::Value position);
  void visitFree(unsigned number, unsigned depth);

  SweepOp sweep;
  StorageLayout layout;
  bool reassociate;
  mlir::ImplicitLocOpBuilder builder;
  mlir::IRMapping mapping; ///< body to emitted values; outputs to memrefs
  unsigned totalDepth = 0;
  llvm::DenseMap<mlir::Operation *, unsigned> depthOf;
  llvm::SmallVector<Reduction> reductions;
  llvm::SmallVector<mlir::Value> extents, positions, coordinates; ///< by level
  mlir::Value values; ///< null if the driver is a memref

  Diagonal diagonal = Diagonal::Anywhere;
  llvm::SmallVector<unsigned> neighbours; ///< dimensions of that orbit
  bool entriesDiffer = false; ///< no entry emitted now lies on that diagonal
};

} // namespace tensoropt
