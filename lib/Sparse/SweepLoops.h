// SPDX-License-Identifier: Apache-2.0
// Writes the loop nest of one sweep.
//
// Depth 0 is outside all loops; each dense or compressed level, then each free
// index, opens one loop and adds one. Every operation of the body is emitted at
// the depth where its last operand becomes known. A free index that is the last
// one of all that it reads and writes lies across vectors: its loop, in tiles,
// is the outermost one, so that products and sums of whole tiles stay in
// registers while the tensor is visited.

#pragma once

#include "Emitted.h"
#include "RegionLoops.h"
#include "SweepColours.h"
#include "SweepCost.h"
#include "SweepTerms.h"
#include "TensorBuffers.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Solvers/ThreadCosts.h"
#include "TensorOpt/Sparse/Passes.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {

struct SweepOptions {
  bool reassociate = true;
  bool factor = true;
  /// Of a tile, twice as many where few are carried; 0 for scalars only.
  unsigned vectorBytes = 256;
  unsigned threads = 1;
  Conflicts conflicts = Conflicts::Auto;
  unsigned threadWork = 20000; ///< terms that pay for starting threads
  bool annotate = false;       ///< leave costs to callers, as an attribute
  bool transpose = true; ///< copy joined tensors into the order that they need
  bool groupRows = true; ///< visit several rows of packed triangles at a time
  bool alignRows = true; ///< copy operands to where cache lines begin
  bool wideTiles = true; ///< twice as wide where few are carried
  bool prefetch = true;  ///< rows of later entries, if they are much
  bool mirror = true;    ///< sum one half of outputs in panels, if entries are
                         ///< many
};

/// True if loops may lie across vectors: there are no atomic updates of those.
bool mayUseVectors(const SweepOptions &options);

class SweepLoops : TensorBuffers {
public:
  SweepLoops(SweepOp sweep, StorageLayout layout, SweepOptions options,
             mlir::RewriterBase &rewriter);

  /// Emits the loops before the sweep, whose outputs are memrefs.
  void emit();

  /// What the loops and branches that were emitted run over.
  const LoopRoles &loopRoles() const { return roles; }

  /// What was decided for the sweep and why, as records.
  llvm::SmallVector<Record> describeStrategy();

  /// What the program decides on when it runs.
  KernelThreads describeChoice();

private:
  using Range = std::pair<mlir::Value, mlir::Value>; ///< [first, second)

  /// Which entries below one parent can have the coordinate of the deepest
  /// level equal to one that the symmetry exchanges with it.
  enum class Diagonal { First, Last, Anywhere };

  // What is known where (SweepLoops.cpp).
  void locateDiagonal();
  bool comparesNeighbour(mlir::Operation *op);
  void emitOperations(unsigned depth);
  void emitProducts(unsigned depth);
  void enterDepth(unsigned depth);
  void leaveDepth(unsigned depth);
  void emitTerm(Term &term, mlir::Value prefix);
  void addTerm(Term &term, mlir::Value prefix);
  mlir::Value emitLate(mlir::Value value);
  mlir::Value lookup(mlir::Value ofBody);
  mlir::Value index(int64_t value);

  // Vectors (SweepVectors.cpp).
  size_t countCarried();
  int64_t chooseTile();
  void emitTileIf(mlir::Value condition, mlir::Value from, int64_t count);
  void emitTiles(mlir::Value begin, mlir::Value end);
  void viewTile(mlir::Value from, int64_t count);
  void emitTile(mlir::Value from, int64_t count);
  mlir::Type vectorised(mlir::Type type);
  mlir::Value broadcast(mlir::Value value);
  mlir::Value placeInTile(mlir::Value memref,
                          llvm::SmallVectorImpl<mlir::Value> &place);
  mlir::Operation *emitCopy(mlir::Operation *op);
  mlir::Operation *emitVectorLoad(mlir::Operation *load);
  mlir::Value sumLanes(ReduceOp op, mlir::Value value);
  void addToMemory(ReduceOp op, mlir::Value term);
  void addAtomically(ReduceKind kind, mlir::Value term, mlir::Value memref,
                     mlir::ValueRange place);
  void addVectorToMemory(ReduceOp op, mlir::Value term,
                         llvm::SmallVectorImpl<mlir::Value> &place);

  // Rows in lines of the cache (SweepAlignment.cpp).
  static constexpr int64_t lineBytes = 64;
  /// What the body reads and what it adds to.
  void
  forEachAccess(llvm::function_ref<void(mlir::ValueRange, mlir::Value)> visit);
  llvm::SetVector<mlir::Value> findRows();
  struct RowSpacing {
    mlir::Value columns, distance;
  };
  RowSpacing spaceRows(mlir::Value memref);
  mlir::Value copyPays(mlir::Value memref, const RowSpacing &spacing,
                       bool isOutput);
  void copyRows(mlir::Value from, mlir::Value to);
  mlir::Value emitAlignedCopy(mlir::Value memref, const RowSpacing &spacing,
                              mlir::Value condition);
  void alignRows();
  void restoreRows();

  // Rows of later entries (SweepPrefetch.cpp).
  llvm::SetVector<mlir::Value> findLeafRows();
  void preparePrefetch();
  void emitPrefetch(mlir::Value at);

  // Strategy (SweepStrategy.cpp).
  unsigned treeLoops() const;
  unsigned freeIndexOf(unsigned depth) const;
  LoopRole roleInTree(bool isFilled, unsigned depth) const;
  void noteLoop(mlir::Operation *loop, unsigned depth, bool isCopied);
  Record describeFactors();
  Record describeVectors();

  // Which strategy on threads (SweepChoice.cpp).
  bool rowsAreDisjoint(mlir::Value output);
  bool columnsAreDisjoint();
  std::optional<unsigned> slotOf(mlir::Value output);
  std::optional<unsigned> dimensionOf(mlir::Value coordinate);
  std::optional<llvm::SmallVector<unsigned>> findPlaces(bool onlyShared);
  struct ThreadPlan {
    Conflicts conflicts; ///< as asked, or Auto where that is not possible
    std::string reason;  ///< why it is not; empty if it is
    bool areDisjoint;    ///< nothing is needed
  };
  ThreadPlan planThreads();
  llvm::SmallVector<Record> describeThreads();
  std::string describeAuto();
  void addCopyBytes(Record &record);
  mlir::Value countElements();
  ThreadCosts<Emitted> costsOf(mlir::Value work);
  mlir::Value colouringPays(BlockColouring &blocks, mlir::Value work,
                            Emitted isWanted);
  BlockColouring startColouring();
  void emitGroups(BlockColouring &blocks);
  void emitCopiesOrOneThread(mlir::Value work);
  void emitAuto(mlir::Value work);
  void emitStrategy(mlir::Value work);
  void emitOnThreads();

  // Threads (SweepThreads.cpp).
  mlir::Value countEntries();
  mlir::Value countWork();
  std::pair<mlir::Value, mlir::Value> rootRange();
  /// What an inner node of the tree costs, in visits of an entry: measured for
  /// MTTKRP of 10 and 64 columns, most of it a branch foreseen wrongly.
  static constexpr int64_t visitsPerNode = 4;
  mlir::Value entriesBefore(mlir::Value at);
  mlir::Value workBefore(mlir::Value at);
  void fillBounds(mlir::Value bounds, int64_t count,
                  llvm::function_ref<mlir::Value(mlir::Value)> before);
  mlir::Value emitBounds();
  void emitThreads(llvm::function_ref<void(mlir::Value)> body);
  void emitChunk(mlir::Value bounds, mlir::Value chunk);
  mlir::Value columnsBefore(int64_t perLine, int64_t elementBytes);
  void emitColumns();
  void emitDirectly();

  // Rows of outputs (SweepRows.cpp).
  mlir::Value isOwn(mlir::Value coordinate);
  mlir::Value searchLevel(unsigned level, mlir::Value from, mlir::Value to,
                          mlir::Value bound);
  bool isBeyond(unsigned dimension, unsigned other);
  Range restrictUnowned(unsigned level, mlir::Value from, mlir::Value to);
  Range restrictToOwn(unsigned level, mlir::Value from, mlir::Value to);
  void emitOwnRows();

  // Copies of outputs (SweepCopies.cpp).
  bool rowsBoundPlaces(mlir::Value output);
  mlir::Value boundOfPlaces(mlir::Value bounds, mlir::Value chunk,
                            mlir::Value output);
  mlir::Value allocateCopies(mlir::Value memref);
  mlir::Value viewCopy(mlir::Value copies, mlir::Value chunk,
                       mlir::Value memref);
  Reduction sumOf(mlir::Value output);
  std::pair<mlir::Value, mlir::Value> usedRows(mlir::Value bounds,
                                               mlir::Value chunk,
                                               mlir::Value output,
                                               mlir::Value memref);
  mlir::Value chunkOfCopy(mlir::Value copy);
  void clearCopy(mlir::Value bounds, mlir::Value chunk, mlir::Value output,
                 mlir::Value memref, mlir::Value view, mlir::Value isOwn);
  void addCopies(mlir::Value bounds, mlir::Value output, mlir::Value memref,
                 mlir::Value copies);
  void emitWithCopies(mlir::Value bounds);

  // Loops and the sums that they carry (SweepNest.cpp).
  void emitAll();
  void emitNest();
  llvm::SmallVector<PartialSum *> sumsOf(unsigned depth);
  mlir::Value identityOf(PartialSum &sum);
  mlir::Operation *emitLoop(unsigned depth, mlir::Value from, mlir::Value to,
                            llvm::function_ref<void(mlir::Value)> body,
                            unsigned ways = 1, unsigned stride = 1);
  mlir::Operation *emitIf(unsigned depth, mlir::Value condition,
                          llvm::function_ref<void()> body);
  bool visitsNeighbours();
  bool addsAt(unsigned depth);
  unsigned chooseWays(unsigned depth);
  bool hasShortFibres(unsigned level, unsigned depth);
  void emitEntries(unsigned level, unsigned depth, mlir::Value from,
                   mlir::Value to, llvm::function_ref<void(mlir::Value)> body);
  void emitInside(unsigned depth, mlir::Value from, mlir::Value to,
                  llvm::function_ref<void()> loops);
  std::pair<mlir::Value, mlir::Value> rangeOf(unsigned level, mlir::Value from,
                                              mlir::Value to);
  void visitLevel(unsigned level, unsigned depth, mlir::Value parent);
  void visitPacked(unsigned level, unsigned depth);
  void visitValue(unsigned depth, mlir::Value position);
  void visitFree(unsigned number, unsigned depth);

  // Groups of rows (SweepRowGroups.cpp).
  static constexpr unsigned rowsOfGroup = 4;
  struct Row;
  bool groupsRows(unsigned level, unsigned depth);
  Row startRow(unsigned level, unsigned depth, mlir::Value at);
  void resumeRow(const Row &row, unsigned depth, mlir::ValueRange running);
  void visitOfRow(const Row &row, unsigned level, unsigned depth,
                  mlir::Value at);
  void emitRowGroup(unsigned level, unsigned depth, mlir::Value at);

  // Dimensions in blocks (SweepBlocks.cpp).
  void prepareBlocks();
  void mapCoordinate(unsigned level, mlir::Value index);
  void visitInside(unsigned level, unsigned depth, mlir::Value parent);
  std::pair<mlir::Value, mlir::Value> boundInside(unsigned level);
  mlir::Value isInnerBlock();
  bool comparesAcrossBlocks(mlir::Operation *op);

  SweepOp sweep;
  StorageLayout layout;
  SweepOptions options;
  mlir::ImplicitLocOpBuilder builder;
  std::optional<unsigned> vectorIndex; ///< number of a free index
  SweepTerms terms;
  int64_t widestTile = 0;  ///< values of that index; 0 without one
  int64_t lanes = 0;       ///< of the vectors emitted now; 0: scalars
  mlir::IRMapping mapping; ///< body to emitted values; outputs to memrefs
  llvm::SmallVector<mlir::Value> targets; ///< memrefs that outputs stand for
  struct AlignedOutput {
    mlir::Value copy, original; ///< the same unless `pays`
    mlir::Value pays;
  };
  llvm::SmallVector<AlignedOutput> alignedOutputs;
  /// By memref of the body: what a tile needs of its rows.
  llvm::DenseMap<mlir::Value, mlir::Value> tileViews;
  llvm::SetVector<mlir::Value> leafRows; ///< to be asked for in advance
  mlir::Value prefetchPays, lastEntry;
  /// prefixes[depth][term]: the product of its factors down to that depth.
  std::vector<llvm::SmallVector<mlir::Value>> prefixes;

  /// The part of the outermost loop to emit, if not all of it.
  std::optional<Range> root;
  /// The rows of outputs to add to, if not all of them, and the dimensions
  /// whose coordinates those are.
  std::optional<Range> owned;
  llvm::SmallVector<unsigned> owners;

  Diagonal diagonal = Diagonal::Anywhere;
  llvm::SmallVector<unsigned> neighbours; ///< dimensions of that orbit
  std::optional<RegionInterior> interior; ///< of packed storage
  /// Of storage in blocks, by dimension: the extent, where the block begins
  /// that is visited now, and in canonical storage the dimensions exchanged
  /// with it.
  struct BlockedDimension {
    mlir::Value extent, begin;
    llvm::SmallVector<unsigned> exchanged;
  };
  llvm::SmallVector<BlockedDimension> blocked;
  /// The loops inside blocks that are emitted now: those for all, for blocks
  /// that lie inside the extents and, if the symmetry exchanges them, apart,
  /// or for the others.
  enum class BlockPart { All, Inner, Outer } blockPart = BlockPart::All;
  bool entriesDiffer = false; ///< no entry emitted now lies on that diagonal
  LoopRoles roles;
};

/// The free index that can lie across vectors: it is the last index of all
/// that it reads and writes, once, in memory of unit stride, and nothing else
/// uses it. None if there is no such index.
std::optional<unsigned> findVectorIndex(SweepOp sweep, bool reassociate);

/// Emits the products of several sets of values; the result is null for an
/// empty set. Pairs that many sets have in common are multiplied first, pairs
/// of scalars before vectors.
llvm::SmallVector<mlir::Value>
emitProducts(mlir::ImplicitLocOpBuilder &builder, SemiringKind semiring,
             llvm::SmallVector<llvm::SmallVector<mlir::Value>> sets);

} // namespace tensoropt
