// SPDX-License-Identifier: Apache-2.0

#include "SweepTerms.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"

using namespace mlir;
using namespace tensoropt;

SemiringKind tensoropt::getProduct(ReduceKind kind) {
  switch (kind) {
  case ReduceKind::Plus:
    return SemiringKind::PlusTimes;
  case ReduceKind::Min:
    return SemiringKind::MinPlus;
  case ReduceKind::Max:
    return SemiringKind::MaxPlus;
  case ReduceKind::Or:
    return SemiringKind::OrAnd;
  case ReduceKind::Custom:
    return SemiringKind::Custom;
  }
  llvm_unreachable("unknown sum");
}

//===----------------------------------------------------------------------===//
// Where values are known
//===----------------------------------------------------------------------===//

/// True if the operation does nothing but read memory, if that.
static bool onlyReads(Operation *op) {
  if (isMemoryEffectFree(op))
    return true;
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  return effects && effects.onlyHasEffect<MemoryEffects::Read>();
}

/// True if the body writes to memory other than through its outputs.
static bool writesMemory(Block &body) {
  return body
      .walk([](Operation *op) {
        bool isHarmless = isa<ReduceOp>(op) || onlyReads(op) ||
                          op->hasTrait<OpTrait::HasRecursiveMemoryEffects>();
        return isHarmless ? WalkResult::advance() : WalkResult::interrupt();
      })
      .wasInterrupted();
}

void SweepTerms::locateValues(ArrayRef<unsigned> levelDepth) {
  for (auto [coordinate, depth] : llvm::zip(sweep.getCoordinate(), levelDepth))
    knownAt[coordinate] = {depth, 0};
  knownAt[sweep.getEntry()] = {levels, 0};
  for (auto [number, index] : llvm::enumerate(sweep.getFreeIndices()))
    if (options.vectorIndex != number) {
      knownAt[index] = {0, uint64_t(1) << number};
      loopIndices |= uint64_t(1) << number;
    }

  bool readsStay = writesMemory(sweep.getBody().front());
  for (Operation &op : sweep.getBody().front()) {
    if (isa<ReduceOp>(op))
      continue;
    Known known;
    for (Value operand : op.getOperands()) {
      known.depth = std::max(known.depth, knownAt.lookup(operand).depth);
      known.free |= knownAt.lookup(operand).free;
    }
    // What may write, or holds a region, runs once per visit. Reads may move,
    // since a body does not read its outputs, unless it writes elsewhere.
    bool isPinned = op.getNumRegions() || !onlyReads(&op) ||
                    (readsStay && !isMemoryEffectFree(&op));
    if (isPinned) {
      known = {levels, loopIndices};
      hasEffects = true;
      needed.insert(&op);
    }
    for (Value result : op.getResults())
      knownAt[result] = known;
    if (op.getNumResults() == 0)
      needed.insert(&op);
  }
}

unsigned SweepTerms::depthOfFree(unsigned number) const {
  uint64_t below = loopIndices & ((uint64_t(1) << number) - 1);
  return levels + llvm::popcount(below) + 1;
}

/// The depth of a value where free indices have the innermost loops.
static unsigned depthBelowLevels(const SweepTerms &terms, Known known) {
  return known.free == 0 ? known.depth
                         : terms.depthOfFree(llvm::Log2_64(known.free));
}

std::optional<unsigned> SweepTerms::depthOf(Operation *op) const {
  if (!needed.contains(op))
    return std::nullopt;
  if (op->getNumResults() == 0 || op->getNumRegions())
    return innermost;
  return depthBelowLevels(*this, knownAt.lookup(op->getResult(0)));
}

/// Marks what a value is computed from.
void SweepTerms::need(Value value) {
  Operation *op = value.getDefiningOp();
  if (!op || op->getBlock() != &sweep.getBody().front() ||
      !needed.insert(op).second)
    return;
  for (Value operand : op->getOperands())
    need(operand);
}

//===----------------------------------------------------------------------===//
// Terms
//===----------------------------------------------------------------------===//

/// True if the sum's product distributes over it, exactly or as far as sums may
/// be reordered. Minimum and maximum of integers are left out: their identity
/// plus a number wraps. Custom products are not known to distribute.
bool SweepTerms::mayRegroup(ReduceOp op) const {
  Type type = op.getValue().getType();
  bool isFloat = isa<FloatType, ComplexType>(type);
  bool isSelective =
      op.getKind() == ReduceKind::Min || op.getKind() == ReduceKind::Max;
  return options.factor && !hasEffects && op.getKind() != ReduceKind::Custom &&
         (isFloat ? options.reassociate : !isSelective);
}

/// Takes a product apart.
static void findFactors(Value value, ReduceKind kind, Block *body,
                        SmallVectorImpl<Value> &factors) {
  Operation *op = value.getDefiningOp();
  bool isProduct = false;
  if (op && op->getBlock() == body) {
    if (kind == ReduceKind::Plus)
      isProduct = isa<arith::MulFOp, arith::MulIOp, complex::MulOp>(op);
    else if (kind == ReduceKind::Or)
      isProduct = isa<arith::AndIOp>(op);
    else
      isProduct = isa<arith::AddFOp>(op);
  }
  if (!isProduct) {
    factors.push_back(value);
    return;
  }
  for (Value operand : op->getOperands())
    findFactors(operand, kind, body, factors);
}

/// The depth at which a term multiplies a factor.
unsigned SweepTerms::depthIn(const Term &term, Value value) const {
  Known known = knownAt.lookup(value);
  return term.opensFreeLoops ? known.depth : depthBelowLevels(*this, known);
}

/// Numbers values in the order in which they are first asked for.
unsigned SweepTerms::numberOf(Value value) {
  return numbers.try_emplace(value, numbers.size()).first->second;
}

PartialSum *SweepTerms::findSum(PartialSum wanted, bool mayShare) {
  llvm::sort(wanted.factors, [&](Value lhs, Value rhs) {
    return numberOf(lhs) < numberOf(rhs);
  });
  // In the order of storage each term has a running sum of its own.
  if (mayShare)
    for (auto &sum : sums)
      if (sum->depth == wanted.depth && sum->reduction == wanted.reduction &&
          sum->type == wanted.type && sum->inner == wanted.inner &&
          sum->factors == wanted.factors)
        return sum.get();
  sums.push_back(std::make_unique<PartialSum>(std::move(wanted)));
  return sums.back().get();
}

/// Chooses where a term is added to memory, and where its free indices have
/// their loops: those can be opened above the deepest level when neither the
/// place nor a factor that depends on them is known only there.
void SweepTerms::placeTerm(Term &term, ArrayRef<Value> factors) {
  unsigned place = 0, late = 0;
  bool hasEarly = false;
  for (Value at : term.op.getIndices())
    place = std::max(place, knownAt.lookup(at).depth);
  for (Value factor : factors) {
    Known known = knownAt.lookup(factor);
    if (known.free)
      late = std::max(late, known.depth);
    else
      hasEarly = true;
  }
  term.depth = std::max(place, late);
  term.opensFreeLoops =
      mayRegroup(term.op) && loopIndices && hasEarly && term.depth < levels;
  if (term.opensFreeLoops)
    return;
  term.depth = 0;
  for (Value at : term.op.getIndices())
    term.depth =
        std::max(term.depth, depthBelowLevels(*this, knownAt.lookup(at)));
}

void SweepTerms::addTerm(ReduceOp op) {
  Term term;
  term.op = op;
  SmallVector<Value> factors{op.getValue()};
  bool regroups = mayRegroup(op);
  if (regroups) {
    factors.clear();
    findFactors(op.getValue(), op.getKind(), op->getBlock(), factors);
  }
  placeTerm(term, factors);

  unsigned last = levels;
  if (!term.opensFreeLoops)
    last += llvm::popcount(loopIndices);
  std::vector<SmallVector<Value, 4>> byDepth(last + 1);
  for (Value factor : factors) {
    if (term.opensFreeLoops && knownAt.lookup(factor).free)
      term.lateFactors.push_back(factor);
    else
      byDepth[regroups ? depthIn(term, factor) : last].push_back(factor);
  }
  // Something must be summed in the innermost loop, or its entries would not
  // count.
  if (term.depth < last && byDepth[last].empty())
    byDepth[last].swap(
        *llvm::find_if(llvm::reverse(byDepth),
                       [](const auto &some) { return !some.empty(); }));
  for (unsigned depth = last; depth > term.depth; --depth)
    term.sum = findSum({depth, Reduction::of(op), byDepth[depth], term.sum,
                        op.getValue().getType()},
                       regroups);
  byDepth.resize(term.depth + 1);
  term.factors = std::move(byDepth);
  terms.push_back(std::move(term));
}

/// Sums that multiply nothing go on from loop to loop in one register.
static void carrySums(SweepTerms &terms) {
  auto countUses = [&](PartialSum *sum) {
    return llvm::count_if(terms.sums,
                          [&](auto &other) { return other->inner == sum; }) +
           llvm::count_if(terms.terms,
                          [&](Term &term) { return term.sum == sum; });
  };
  for (auto &sum : terms.sums)
    if (sum->inner && sum->factors.empty() && countUses(sum->inner) == 1)
      sum->inner->carrier = sum.get();
}

SweepTerms::SweepTerms(SweepOp sweep, ArrayRef<unsigned> levelDepth,
                       unsigned levels, Options options)
    : sweep(sweep), levels(levels), options(options), innermost(levels) {
  locateValues(levelDepth);
  for (Operation &op : sweep.getBody().front())
    if (auto reduce = dyn_cast<ReduceOp>(op))
      addTerm(reduce);
  carrySums(*this);

  bool opensInside = hasEffects || llvm::any_of(terms, [](const Term &term) {
                       return !term.opensFreeLoops;
                     });
  if (opensInside)
    innermost += llvm::popcount(loopIndices);
  for (Term &term : terms) {
    for (Value at : term.op.getIndices())
      need(at);
    for (auto &factors : term.factors)
      llvm::for_each(factors, [&](Value factor) { need(factor); });
    llvm::for_each(term.lateFactors, [&](Value factor) { need(factor); });
  }
  for (auto &sum : sums)
    llvm::for_each(sum->factors, [&](Value factor) { need(factor); });
  SmallVector<Operation *> pinned(needed.begin(), needed.end());
  for (Operation *op : pinned)
    op->walk([&](Operation *nested) {
      for (Value operand : nested->getOperands())
        need(operand);
    });
}
