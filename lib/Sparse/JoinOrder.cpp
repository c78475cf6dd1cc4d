// SPDX-License-Identifier: Apache-2.0

#include "JoinOrder.h"

using namespace mlir;
using namespace tensoropt;

using Kind = JoinStep::Kind;

namespace {

// The model: sizes that a type does not tell.
constexpr double extent = 1 << 16;
constexpr double fibreLength = 16;
constexpr double rootLength = extent / 4;
constexpr double mergeCost = 2, searchCost = 8;
constexpr double fibreTermCost = 2, scatteredTermCost = 20;

/// The number of entries of a level below one parent.
double estimateLength(const JoinOperand &operand, unsigned level) {
  const StorageLevel &info = operand.levels[level];
  if (info.kind == LevelKind::Dense)
    return extent;
  if (info.kind == LevelKind::Singleton)
    return 1;
  double perNode = level == 0 ? rootLength : fibreLength;
  return info.unique ? perNode : perNode * fibreLength;
}

/// Depth-first search over the interleavings of levels.
class OrderSearch {
public:
  OrderSearch(ArrayRef<JoinOperand> operands, ArrayRef<unsigned> freeIndices,
              std::optional<ArrayRef<unsigned>> fibre)
      : operands(operands), freeIndices(freeIndices), fibre(fibre),
        next(operands.size()) {}

  JoinOrder run() {
    descend(/*cost=*/0, /*visits=*/1);
    if (best.steps.empty())
      return best;
    best.missed = findMissed();
    return best;
  }

private:
  bool isBound(unsigned index) const {
    return llvm::any_of(steps, [&](const JoinStep &step) {
      return step.bindsIndex() && step.index == index;
    });
  }

  double lengthOf(unsigned operand, unsigned level) const {
    return estimateLength(operands[operand], level);
  }

  /// A pointer can follow the index if the level's parent was known before the
  /// loop over that index, which ascends.
  bool canMerge(unsigned operand, unsigned level, unsigned index) const {
    for (size_t at = steps.size(); at-- > 0;) {
      const JoinStep &step = steps[at];
      if (step.operand == operand && step.kind != Kind::Free)
        return false; // the parent itself depends on the index
      if (step.bindsIndex() && step.index == index)
        return step.kind == Kind::Loop &&
               operands[step.operand].levels[step.level].ordered;
    }
    return false;
  }

  /// How a level at a known index is found.
  Kind chooseLocation(unsigned operand, unsigned level) const {
    const StorageLevel &info = operands[operand].levels[level];
    if (info.kind == LevelKind::Dense)
      return Kind::Compute;
    if (info.kind == LevelKind::Singleton)
      return Kind::Test;
    if (!info.ordered)
      return Kind::Scan;
    if (!info.unique)
      return Kind::Range;
    bool merges = canMerge(operand, level, operands[operand].indexOf(level));
    return merges ? Kind::Merge : Kind::Search;
  }

  void take(JoinStep step, double cost, double visits) {
    steps.push_back(step);
    bool hasLevel = step.kind != Kind::Free;
    if (hasLevel)
      ++next[step.operand];
    descend(cost, visits);
    if (hasLevel)
      --next[step.operand];
    steps.pop_back();
  }

  void locate(unsigned operand, unsigned level, double cost, double visits) {
    Kind kind = chooseLocation(operand, level);
    double length = lengthOf(operand, level), hits = visits;
    switch (kind) {
    case Kind::Merge:
      cost += visits * mergeCost;
      hits *= length / extent;
      break;
    case Kind::Search:
      cost += visits * searchCost;
      hits *= length / extent;
      break;
    case Kind::Range:
      cost += visits * (searchCost + fibreLength);
      hits *= length / extent;
      break;
    case Kind::Scan:
      cost += visits * length;
      hits *= length / extent;
      break;
    case Kind::Test:
      cost += visits;
      hits /= fibreLength;
      break;
    default:
      break;
    }
    take({kind, operand, level, operands[operand].indexOf(level)}, cost, hits);
  }

  void descend(double cost, double visits) {
    if (!best.steps.empty() && cost >= best.cost)
      return;
    // What is found at once goes before what takes a loop.
    for (bool takesLoop : {false, true})
      for (unsigned operand = 0; operand < operands.size(); ++operand) {
        unsigned level = next[operand];
        if (level < operands[operand].levels.size() &&
            isBound(operands[operand].indexOf(level)) &&
            JoinStep{chooseLocation(operand, level)}.opensLoop() == takesLoop)
          return locate(operand, level, cost, visits);
      }
    bool isOpen = false;
    for (unsigned operand = 0; operand < operands.size(); ++operand) {
      unsigned level = next[operand];
      if (level == operands[operand].levels.size())
        continue;
      isOpen = true;
      bool isSingle =
          operands[operand].levels[level].kind == LevelKind::Singleton;
      double inner = visits * lengthOf(operand, level);
      take({isSingle ? Kind::Bind : Kind::Loop, operand, level,
            operands[operand].indexOf(level)},
           cost + inner, inner);
    }
    for (unsigned index : freeIndices)
      if (!isOpen && !isBound(index))
        return take({Kind::Free, 0, 0, index}, cost + visits * extent,
                    visits * extent);
    if (!isOpen)
      finish(cost, visits);
  }

  void finish(double cost, double visits) {
    if (fibre)
      cost += visits * (findFibreStep(steps, *fibre) ? fibreTermCost
                                                     : scatteredTermCost);
    if (!best.steps.empty() && cost >= best.cost)
      return;
    best.steps = steps;
    best.cost = cost;
  }

  /// A dense loop below loops of other operands, with a level of its own
  /// operand located further inside: the inner product, or worse.
  std::optional<MissedStorage> findMissed() const {
    unsigned loops = 0;
    for (auto [at, step] : llvm::enumerate(best.steps)) {
      if (!step.opensLoop())
        continue;
      ++loops;
      const JoinOperand &operand = operands[step.operand];
      bool isDense = step.kind == Kind::Loop &&
                     operand.levels[step.level].kind == LevelKind::Dense;
      if (!isDense || loops == 1)
        continue;
      MissedStorage missed{step.operand, {}};
      for (const JoinStep &inner : ArrayRef(best.steps).drop_front(at + 1))
        if (inner.operand == step.operand && !inner.bindsIndex() &&
            inner.kind != Kind::Compute)
          missed.dimensions.push_back(operand.levels[inner.level].dimension);
      if (missed.dimensions.empty())
        continue;
      for (const StorageLevel &level : operand.levels)
        if (!llvm::is_contained(missed.dimensions, level.dimension))
          missed.dimensions.push_back(level.dimension);
      return missed;
    }
    return std::nullopt;
  }

  ArrayRef<JoinOperand> operands;
  ArrayRef<unsigned> freeIndices;
  std::optional<ArrayRef<unsigned>> fibre;
  SmallVector<unsigned> next; ///< by operand, the level to come
  SmallVector<JoinStep> steps;
  JoinOrder best;
};

} // namespace

double tensoropt::estimateEntries(const JoinOperand &operand) {
  double entries = 1;
  for (unsigned level = 0; level < operand.levels.size(); ++level)
    entries *= estimateLength(operand, level);
  return entries;
}

JoinOrder tensoropt::findJoinOrder(ArrayRef<JoinOperand> operands,
                                   ArrayRef<unsigned> freeIndices,
                                   std::optional<ArrayRef<unsigned>> fibre) {
  return OrderSearch(operands, freeIndices, fibre).run();
}

std::optional<size_t> tensoropt::findFibreStep(ArrayRef<JoinStep> steps,
                                               ArrayRef<unsigned> fibre) {
  size_t bound = 0;
  for (size_t at = 0; bound < fibre.size(); ++at) {
    if (at == steps.size())
      return std::nullopt;
    if (!steps[at].bindsIndex())
      continue;
    if (!llvm::is_contained(fibre, steps[at].index))
      return std::nullopt;
    ++bound;
  }
  // Steps that only locate may follow; the fibre starts before the next loop.
  size_t at = 0;
  for (; bound > 0; ++at)
    bound -= steps[at].bindsIndex();
  return at;
}
