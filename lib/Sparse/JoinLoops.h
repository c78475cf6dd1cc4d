// SPDX-License-Identifier: Apache-2.0
// Writes the loop nest of a sweep with joins or with sparse outputs.
//
// The steps of a JoinOrder are nested in each other. Before each loop, and at
// the end, the entries and operations that are known by then are emitted, and
// sums start whose place is known. Whatever lives across loops is a Variable:
// all loops and branches hand on all variables, and canonicalisation drops
// those that do not change.

#pragma once

#include "BuilderCalls.h"
#include "JoinOrder.h"
#include "TensorBuffers.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include <vector>

namespace tensoropt {

class JoinLoops {
public:
  /// `builders` has the handle of each builder that the sweep adds to.
  JoinLoops(SweepOp sweep, llvm::SmallVector<StorageLayout> layouts,
            bool reassociate, const BuilderHandles &builders,
            mlir::RewriterBase &rewriter);

  /// Emits the loops before the sweep, whose outputs are memrefs and builders.
  /// Reports a missed record where another storage would be better.
  void emit();

private:
  /// A value that changes in loops.
  struct Variable {
    mlir::Value value;
  };
  using Next = llvm::function_ref<void()>;
  using NextAt = llvm::function_ref<void(mlir::Value)>;

  /// An operand with its buffers and where the nest stands in it.
  struct Operand : TensorBuffers {
    mlir::Value tensor;
    mlir::BlockArgument entry;
    StorageLayout layout;
    JoinOperand shape;
    llvm::SmallVector<mlir::Value> places; ///< by level, as far as it is known
    /// By level, the pointer that follows an index, and where it ends.
    llvm::SmallVector<std::optional<Variable>> pointers;
    llvm::SmallVector<mlir::Value> ends;
  };

  /// A sum that is kept in a register from where its place is known.
  struct Sum {
    explicit Sum(ReduceOp op) : op(op) {}

    ReduceOp op;
    bool isOpen = false;
    Variable value;
    Variable hasTerms; ///< for builders, which store what has terms
  };

  /// A sparse output: a workspace for one fibre, or a list of terms.
  struct Output {
    OpenOp open;
    mlir::Value handle;
    StorageLayout layout;
    std::optional<size_t> fibreStep; ///< where its fibres start
    bool usesFibres = false;
    bool isFibreOpen = false;
    mlir::Value marks, indices, workspace, prefix; ///< of fibres
    Variable fibre, count;
    mlir::Value listedPlaces, listedValues; ///< of the list
    Variable listed;
  };

  // The nest (JoinLoops.cpp).
  void addOperand(mlir::Value tensor, mlir::BlockArgument entry,
                  llvm::ArrayRef<int64_t> indices, StorageLayout layout);
  void loadBuffers(Operand &operand);
  void addOutputs();
  void reportMissed();
  mlir::Value emitFibreCondition();
  void emitNest(bool usesFibres);
  void emitFrom(size_t step);
  void settle(bool isInnermost);
  void loadEntry(Operand &operand);
  bool isReady(mlir::Operation *op, bool isInnermost);
  void emitOperation(mlir::Operation *op);
  llvm::SmallVector<Sum *> openSums();
  void closeSums(llvm::ArrayRef<Sum *> opened);
  void visitEntry();
  void addToMemory(ReduceOp op, mlir::Value term);
  Output *findOutput(ReduceOp op);

  // Control flow (JoinControl.cpp).
  void declare(Variable &variable, mlir::Value value);
  void emitFor(mlir::Value from, mlir::Value to, NextAt body);
  void emitIf(mlir::Value condition, Next body, Next otherwise = {});
  mlir::Value emitShortAnd(mlir::Value first,
                           llvm::function_ref<mlir::Value()> second);
  mlir::Value emitLowerBound(mlir::Value coordinates, mlir::Value from,
                             mlir::Value to, mlir::Value key);
  mlir::Value index(int64_t value);
  mlir::Value add(mlir::Value lhs, mlir::Value rhs);
  mlir::Value compare(mlir::arith::CmpIPredicate predicate, mlir::Value lhs,
                      mlir::Value rhs);

  // Levels (JoinLevels.cpp).
  void emitStep(const JoinStep &step, Next next);
  void emitLoop(const JoinStep &step, Next next);
  void emitRange(const JoinStep &step, Next next);
  void locate(const JoinStep &step, Next next);
  void locateByPointer(Operand &operand, unsigned level, mlir::Value key,
                       Next next);
  void bind(unsigned number, mlir::Value value, Next next);
  void declarePointers(size_t step);
  std::pair<mlir::Value, mlir::Value> boundsOf(Operand &operand,
                                               unsigned level);
  void narrow(const JoinStep &step, mlir::Value &from, mlir::Value &to);
  void narrowEntries(const JoinStep &step, mlir::Value limit, bool isUpper,
                     bool strictly, mlir::Value &from, mlir::Value &to);
  std::pair<mlir::Value, mlir::Value> indicesOf(Operand &operand,
                                                unsigned level);
  mlir::Value placeBelow(Operand &operand, unsigned level, mlir::Value at);
  mlir::Value emitIsPacked(Operand &operand, unsigned level, mlir::Value key);
  mlir::Value valueOf(unsigned number);

  // Sparse outputs (JoinOutputs.cpp).
  void beginOutput(Output &output);
  void endOutput(Output &output);
  void beginFibre(Output &output);
  void endFibre(Output &output);
  void insert(Output &output, llvm::ArrayRef<mlir::Value> place,
              mlir::Value term);
  void insertIntoFibre(Output &output, mlir::Value at, mlir::Value term);
  void insertIntoList(Output &output, llvm::ArrayRef<mlir::Value> place,
                      mlir::Value term);
  void flushList(Output &output);
  mlir::Value allocate(mlir::Type element, mlir::Value count);

  SweepOp sweep;
  bool reassociate;
  const BuilderHandles &builders;
  mlir::ImplicitLocOpBuilder builder;
  std::vector<Operand> operands;
  std::vector<Output> outputs; ///< the builders only
  JoinOrder order;
  bool writesMemory = false;

  // One nest.
  mlir::IRMapping mapping;                 ///< body to emitted values
  llvm::SmallVector<Variable *> variables; ///< that are in scope
  llvm::SmallPtrSet<mlir::Operation *, 16> emitted;
  llvm::SmallVector<bool> isEnforced; ///< by pair of the order
  std::vector<Sum> sums;
};

} // namespace tensoropt
