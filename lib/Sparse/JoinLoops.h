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
#include "JoinStorage.h"
#include "TransposeStorage.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include <functional>
#include <vector>

namespace tensoropt {

struct JoinOptions {
  bool reassociate = true;
  bool transpose = true; ///< copy operands where a nest is much cheaper then
  unsigned threads = 1;
  unsigned threadWork = 20000; ///< terms that pay for starting threads
};

/// What a nest does with terms that are put into rows.
enum class JoinBucketPass { Count, Scatter };

class JoinLoops {
public:
  /// `builders` has the handle of each builder that the sweep adds to.
  JoinLoops(SweepOp sweep, llvm::SmallVector<StorageLayout> layouts,
            JoinOptions options, const BuilderHandles &builders,
            mlir::RewriterBase &rewriter);

  /// Emits the loops before the sweep, whose outputs are memrefs and builders.
  /// Reports which operands are copied into another order of levels first, or
  /// where that would be better.
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
    /// The dimension by which a copy is sorted, that the nest goes through.
    std::optional<unsigned> root;
    mlir::Value placesInCopy; ///< of the entries of the tensor itself
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

  /// Terms of a matrix by row.
  struct Buckets {
    JoinBucketPass pass = JoinBucketPass::Count;
    mlir::Value starts, coordinates, values;
  };

  /// A sparse output: a workspace for one fibre, or a list of terms. Where the
  /// terms of a fibre come sorted and one to a place, the workspace holds them
  /// in that order, else by their index.
  struct Output {
    OpenOp open;
    mlir::Value handle;
    StorageLayout layout;
    std::optional<size_t> fibreStep; ///< where its fibres start
    bool isSorted = false;           ///< the terms of a fibre are
    bool usesFibres = false;
    bool isFibreOpen = false;
    mlir::Value marks, indices, workspace, prefix; ///< of fibres
    Variable fibre, count;
    std::optional<Buckets> buckets;         ///< while they are filled
    mlir::Value listedPlaces, listedValues; ///< of the list
    Variable listed;
  };

  /// A dense output with terms at [i, j] and [j, i], j <= i.
  struct Mirror {
    ReduceOp direct, transposed;
    mlir::Value panel; ///< of rows of the triangle
    mlir::Value first; ///< its first row
    bool usesPanels = false;
  };

  // The nest (JoinLoops.cpp).
  void addOperand(mlir::Value tensor, mlir::BlockArgument entry,
                  llvm::ArrayRef<int64_t> indices, StorageLayout layout);
  void loadBuffers(Operand &operand);
  void transpose(Operand &operand);
  void addOutputs();
  void chooseStorage(std::optional<llvm::ArrayRef<unsigned>> fibre);
  void reportStorage();
  bool comesSorted(mlir::BlockArgument argument, const Output &output);
  mlir::Value emitFibreCondition();
  void startNest();
  void emitNest();
  void emitFrom(size_t step);
  void settle(bool isInnermost);
  void loadEntry(Operand &operand);
  bool isReady(mlir::Operation *op, bool isInnermost);
  void emitOperation(mlir::Operation *op);
  llvm::SmallVector<Sum *> openSums();
  void closeSums(llvm::ArrayRef<Sum *> opened);
  void visitEntry();
  void addToMemory(ReduceOp op, mlir::Value term);
  void addAt(ReduceOp op, mlir::Value memref, mlir::ValueRange place,
             mlir::Value term);
  Output *findOutput(ReduceOp op);

  // Threads (JoinThreads.cpp).
  bool hasDisjointPlaces(mlir::BlockArgument output);
  llvm::StringRef findObstacle();
  void reportThreads(llvm::StringRef obstacle);
  void countFrom(size_t step, unsigned loops, Variable &work);
  mlir::Value emitWork();
  mlir::Value findIteration(mlir::Value work, mlir::Value wanted);
  mlir::Value emitBounds(mlir::Value work, mlir::Value total);
  void emitThreads(mlir::Value work, mlir::Value total);
  void emitChunks(bool isCut, mlir::Value work, mlir::Value total);
  void emitAll(bool isCut);

  // Terms in any order of one tensor's entries (JoinBuckets.cpp).
  bool fillsBuckets();
  void insertIntoBucket(Output &output, llvm::ArrayRef<mlir::Value> place,
                        mlir::Value term);
  void emitBuckets();

  // Both halves of a symmetric output (JoinMirror.cpp).
  void findMirror();
  mlir::Value paysForPanels(mlir::Value total);
  mlir::Value mirrorTarget();
  void beginPanels();
  void emitPanels(mlir::Value from, mlir::Value to, NextAt body);
  void clearPanel(mlir::Value first, mlir::Value last);
  void addFromPanel(mlir::Value row, mlir::Value column,
                    llvm::ArrayRef<mlir::Value> place);
  mlir::VectorType panelVector();
  void addVector(mlir::Value terms, mlir::ValueRange place);
  void addPanelRows(mlir::Value first, mlir::Value height);
  void addPanelBlocks(mlir::Value first, mlir::Value count);
  void addPanel(mlir::Value first, mlir::Value last);

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
  std::pair<mlir::Value, mlir::Value> rangeOf(const JoinStep &step);
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
  mlir::Value findKnownPlace(const JoinStep &step, mlir::Value limit);
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
  void appendFibre(Output &output, mlir::ValueRange prefix);
  void insert(Output &output, llvm::ArrayRef<mlir::Value> place,
              mlir::Value term);
  void insertIntoFibre(Output &output, mlir::Value at, mlir::Value term);
  void insertIntoList(Output &output, llvm::ArrayRef<mlir::Value> place,
                      mlir::Value term);
  void flushList(Output &output);
  mlir::Value allocate(mlir::Type element, mlir::Value count);

  SweepOp sweep;
  JoinOptions options;
  const BuilderHandles &builders;
  mlir::ImplicitLocOpBuilder builder;
  std::vector<Operand> operands;
  std::vector<Output> outputs; ///< the builders only
  JoinOrder order;
  bool writesMemory = false;
  std::optional<Mirror> mirror;
  bool usesFibres = false; ///< in the nest that is emitted now
  /// The part of the outermost loop to emit, if not all of it.
  std::optional<std::pair<mlir::Value, mlir::Value>> root;
  /// Emits what ends an iteration of the outermost loop.
  std::function<void(mlir::Value)> rootEnd;

  // One nest.
  mlir::IRMapping mapping;                 ///< body to emitted values
  llvm::SmallVector<Variable *> variables; ///< that are in scope
  llvm::SmallPtrSet<mlir::Operation *, 16> emitted;
  llvm::SmallVector<bool> isEnforced; ///< by pair of the order
  std::vector<Sum> sums;
};

} // namespace tensoropt
