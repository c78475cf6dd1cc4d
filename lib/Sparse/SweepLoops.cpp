// SPDX-License-Identifier: Apache-2.0

#include "SweepLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// The depth at which the coordinate of each dimension is known.
static SmallVector<unsigned> findLevelDepths(const StorageLayout &layout) {
  SmallVector<unsigned> depths;
  unsigned depth = 0;
  for (const StorageLevel &level : layout.levels) {
    if (level.kind != LevelKind::Singleton)
      ++depth;
    depths.resize(std::max<size_t>(depths.size(), level.dimension + 1));
    depths[level.dimension] = depth;
  }
  return depths;
}

static unsigned countLoops(const StorageLayout &layout) {
  return llvm::count_if(layout.levels, [](const StorageLevel &level) {
    return level.kind != LevelKind::Singleton;
  });
}

bool tensoropt::mayUseVectors(const SweepOptions &options) {
  return options.vectorBytes &&
         (options.threads == 1 || options.conflicts != Conflicts::Atomic);
}

SweepLoops::SweepLoops(SweepOp sweep, StorageLayout layout,
                       SweepOptions options, RewriterBase &rewriter)
    : sweep(sweep), layout(std::move(layout)), options(options),
      builder(sweep.getLoc(), rewriter),
      vectorIndex(mayUseVectors(options)
                      ? findVectorIndex(sweep, options.reassociate)
                      : std::nullopt),
      terms(sweep, findLevelDepths(this->layout), countLoops(this->layout),
            {options.reassociate, options.factor, vectorIndex}) {
  builder.setInsertionPoint(sweep);
  if (vectorIndex)
    widestTile = chooseTile();
}

void SweepLoops::emit() {
  locateDiagonal();
  load(builder, sweep.getDriver(), layout);
  prepareBlocks();
  alignRows();
  mapping.map(sweep.getOutputs(), targets);
  preparePrefetch();
  if (options.threads > 1 && !layout.levels.empty() && !terms.hasEffects)
    emitOnThreads();
  else
    emitAll();
  restoreRows();
}

//===----------------------------------------------------------------------===//
// The driving tensor
//===----------------------------------------------------------------------===//

/// In canonical storage of a tensor whose symmetry is all permutations of some
/// dimensions, the coordinates of those ascend (upper) or descend (lower). If
/// the deepest level holds the last or first of them, in order and none twice,
/// only an entry at one end can equal its neighbour.
void SweepLoops::locateDiagonal() {
  if (layout.levels.empty() || !layout.isCanonical())
    return;
  if (layout.isPacked()) {
    interior.emplace(*layout.region, sweep.getCoordinate());
    if (interior->isBounded())
      diagonal = layout.triangle == TriangleKind::Upper ? Diagonal::First
                                                        : Diagonal::Last;
    return;
  }
  const StorageLevel &deepest = layout.levels.back();
  PermutationGroup group = layout.symmetry.getGroup(layout.type.getRank());
  if (deepest.kind != LevelKind::Compressed || !deepest.unique ||
      !deepest.ordered || !group.isFullSymmetricOnOrbits())
    return;
  for (const auto &orbit : group.orbits()) {
    if (!llvm::is_contained(orbit, deepest.dimension) || orbit.size() < 2)
      continue;
    bool isGreatest = (layout.triangle == TriangleKind::Upper)
                          ? deepest.dimension == orbit.back()
                          : deepest.dimension == orbit.front();
    bool isLeast = (layout.triangle == TriangleKind::Upper)
                       ? deepest.dimension == orbit.front()
                       : deepest.dimension == orbit.back();
    if (isGreatest || isLeast)
      neighbours.assign(orbit.begin(), orbit.end());
    if (isGreatest)
      diagonal = Diagonal::First;
    else if (isLeast)
      diagonal = Diagonal::Last;
  }
}

Value SweepLoops::index(int64_t value) {
  return arith::ConstantIndexOp::create(builder, value);
}

//===----------------------------------------------------------------------===//
// The body
//===----------------------------------------------------------------------===//

/// True for `a == b` where one is the coordinate of the deepest level and the
/// other a coordinate that the symmetry exchanges with it.
bool SweepLoops::comparesNeighbour(Operation *op) {
  if (interior)
    return interior->isFalse(op);
  if (blockPart == BlockPart::Inner)
    return comparesAcrossBlocks(op);
  auto compare = dyn_cast<arith::CmpIOp>(op);
  if (!compare || compare.getPredicate() != arith::CmpIPredicate::eq)
    return false;
  Value deepest = sweep.getCoordinate()[layout.levels.back().dimension];
  Value other =
      compare.getLhs() == deepest ? compare.getRhs() : compare.getLhs();
  if (compare.getLhs() != deepest && compare.getRhs() != deepest)
    return false;
  return llvm::any_of(neighbours, [&](unsigned dimension) {
    return other == sweep.getCoordinate()[dimension];
  });
}

/// The emitted value of a value of the body, or the value itself if it comes
/// from outside.
Value SweepLoops::lookup(Value ofBody) {
  return mapping.lookupOrDefault(ofBody);
}

/// Folds a copy of an operation, as when a test is known to fail. Returns true
/// if the copy is gone.
static bool foldCopy(ImplicitLocOpBuilder &builder, Operation *copy,
                     Operation *op, IRMapping &mapping) {
  SmallVector<Value> folded;
  // No values: it was folded in place.
  if (!isMemoryEffectFree(copy) || failed(builder.tryFold(copy, folded)) ||
      folded.empty())
    return false;
  mapping.map(op->getResults(), folded);
  copy->erase();
  return true;
}

void SweepLoops::emitOperations(unsigned depth) {
  for (Operation &op : sweep.getBody().front()) {
    if (isa<ReduceOp>(op) || terms.depthOf(&op) != depth)
      continue;
    if (entriesDiffer && comparesNeighbour(&op)) {
      mapping.map(op.getResult(0),
                  arith::ConstantOp::create(builder, builder.getBoolAttr(false))
                      .getResult());
      continue;
    }
    Operation *copy = emitCopy(&op);
    if (entriesDiffer && foldCopy(builder, copy, &op, mapping))
      continue;
    // Reductions inside regions have no register: they go to memory in place.
    copy->walk([&](ReduceOp nested) {
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPoint(nested);
      addToMemory(nested, nested.getValue());
      nested.erase();
    });
  }
}

/// Emits what multiplies at this depth: the prefix of each term that is added
/// here or deeper, and the factors of each sum.
void SweepLoops::emitProducts(unsigned depth) {
  prefixes.resize(std::max<size_t>(prefixes.size(), depth + 1));
  prefixes[depth].assign(terms.terms.size(), Value());
  for (SemiringKind semiring :
       {SemiringKind::PlusTimes, SemiringKind::MinPlus, SemiringKind::MaxPlus,
        SemiringKind::OrAnd, SemiringKind::Custom}) {
    SmallVector<SmallVector<Value>> sets;
    SmallVector<Value *> products;
    for (auto [number, term] : llvm::enumerate(terms.terms)) {
      if (term.depth < depth || getProduct(term.op.getKind()) != semiring)
        continue;
      SmallVector<Value> &set = sets.emplace_back();
      if (depth > 0 && prefixes[depth - 1][number])
        set.push_back(prefixes[depth - 1][number]);
      for (Value factor : term.factors[depth])
        set.push_back(lookup(factor));
      products.push_back(&prefixes[depth][number]);
    }
    for (auto &sum : terms.sums) {
      if (sum->depth != depth || getProduct(sum->reduction.kind) != semiring)
        continue;
      SmallVector<Value> &set = sets.emplace_back();
      for (Value factor : sum->factors)
        set.push_back(lookup(factor));
      products.push_back(&sum->product);
    }
    for (auto [product, value] :
         llvm::zip(products,
                   tensoropt::emitProducts(builder, semiring, std::move(sets))))
      *product = value;
  }
}

void SweepLoops::enterDepth(unsigned depth) {
  emitOperations(depth);
  emitProducts(depth);
}

/// The product of two values, of which either may be missing.
static Value multiply(ImplicitLocOpBuilder &builder, ReduceKind kind, Value lhs,
                      Value rhs) {
  SmallVector<Value> set;
  for (Value value : {lhs, rhs})
    if (value)
      set.push_back(value);
  return emitProducts(builder, getProduct(kind), {set}).front();
}

/// Adds to memory what is complete at this depth, and to the sums of this
/// depth what the loops inside have summed.
void SweepLoops::leaveDepth(unsigned depth) {
  for (auto [number, term] : llvm::enumerate(terms.terms))
    if (term.depth == depth)
      emitTerm(term, prefixes[depth][number]);
  for (auto &sum : terms.sums) {
    if (sum->depth != depth)
      continue;
    if (sum->inner && sum->inner->carrier == sum.get()) {
      sum->running = sum->inner->running;
      continue;
    }
    Value term = multiply(builder, sum->reduction.kind, sum->product,
                          sum->inner ? sum->inner->running : Value());
    if (isa<VectorType>(sum->running.getType()))
      term = broadcast(term);
    sum->running = emitReduce(builder, sum->reduction, sum->running, term,
                              options.reassociate);
  }
}

/// Adds a term to memory, where it goes to a row of this thread.
void SweepLoops::emitTerm(Term &term, Value prefix) {
  if (!owned)
    return addTerm(term, prefix);
  Value row = term.op.getIndices()[*slotOf(term.op.getTarget())];
  auto branch = scf::IfOp::create(builder, isOwn(lookup(row)),
                                  /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  addTerm(term, prefix);
}

/// Adds a term to memory, in loops over free indices if it opens those itself.
void SweepLoops::addTerm(Term &term, Value prefix) {
  Value value = multiply(builder, term.op.getKind(), prefix,
                         term.sum ? term.sum->running : Value());
  if (!term.opensFreeLoops)
    return addToMemory(term.op, value);
  OpBuilder::InsertionGuard guard(builder);
  for (auto [number, extent] : llvm::enumerate(sweep.getExtents())) {
    if (vectorIndex == number)
      continue;
    auto loop = scf::ForOp::create(builder, index(0), extent, index(1));
    roles[loop] = {LoopRole::Kind::Free, {}, static_cast<unsigned>(number), {}};
    builder.setInsertionPointToStart(loop.getBody());
    mapping.map(sweep.getFreeIndices()[number], loop.getInductionVar());
  }
  SmallVector<Value> factors{value};
  for (Value factor : term.lateFactors)
    factors.push_back(emitLate(factor));
  addToMemory(term.op, tensoropt::emitProducts(
                           builder, getProduct(term.op.getKind()), {factors})
                           .front());
}

/// Emits a value that depends on free indices, and what it needs of the same
/// kind, at the place where their loops are.
Value SweepLoops::emitLate(Value value) {
  Operation *op = value.getDefiningOp();
  if (!op || !terms.known(value).free)
    return lookup(value);
  for (Value operand : op->getOperands())
    emitLate(operand);
  return emitCopy(op)->getResult(cast<OpResult>(value).getResultNumber());
}
