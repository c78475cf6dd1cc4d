// SPDX-License-Identifier: Apache-2.0

#include "SweepLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

SweepLoops::SweepLoops(SweepOp sweep, StorageLayout layout, bool reassociate,
                       RewriterBase &rewriter)
    : sweep(sweep), layout(std::move(layout)), reassociate(reassociate),
      builder(sweep.getLoc(), rewriter) {
  builder.setInsertionPoint(sweep);
}

void SweepLoops::emit() {
  assignDepths();
  locateDiagonal();
  loadBuffers();
  mapping.map(sweep.getOutputs(), sweep.getInits());
  // Without levels, everything is known once the only entry is.
  if (!layout.levels.empty())
    emitOperations(0);
  visitLevel(0, 0, Value());
}

//===----------------------------------------------------------------------===//
// What is known where
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

void SweepLoops::assignDepths() {
  DenseMap<Value, unsigned> known;
  for (const StorageLevel &level : layout.levels) {
    if (level.kind != LevelKind::Singleton)
      ++totalDepth;
    known[sweep.getCoordinate()[level.dimension]] = totalDepth;
  }
  known[sweep.getEntry()] = totalDepth;
  for (BlockArgument index : sweep.getFreeIndices())
    known[index] = ++totalDepth;

  bool readsStay = writesMemory(sweep.getBody().front());
  for (Operation &op : sweep.getBody().front()) {
    if (auto reduce = dyn_cast<ReduceOp>(op)) {
      unsigned depth = 0;
      for (Value at : reduce.getIndices())
        depth = std::max(depth, known.lookup(at));
      reductions.push_back({reduce, depth, Value()});
      continue;
    }
    // What may write, or holds a region, runs once per visit. Reads may move,
    // since a body does not read its outputs, unless it writes elsewhere.
    unsigned depth = 0;
    for (Value operand : op.getOperands())
      depth = std::max(depth, known.lookup(operand));
    if (op.getNumRegions() || !onlyReads(&op) ||
        (readsStay && !isMemoryEffectFree(&op)))
      depth = totalDepth;
    depthOf[&op] = depth;
    for (Value result : op.getResults())
      known[result] = depth;
  }
}

/// In canonical storage of a tensor whose symmetry is all permutations of some
/// dimensions, the coordinates of those ascend (upper) or descend (lower). If
/// the deepest level holds the last or first of them, in order and none twice,
/// only an entry at one end can equal its neighbour.
void SweepLoops::locateDiagonal() {
  if (layout.levels.empty() || !layout.isCanonical())
    return;
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

/// The extent of the driving tensor or memref along a dimension.
static Value getExtent(ImplicitLocOpBuilder &builder, Value driver,
                       unsigned dimension) {
  if (auto assemble = driver.getDefiningOp<AssembleOp>())
    return assemble.getExtents()[dimension];
  if (isa<MemRefType>(driver.getType()))
    return memref::DimOp::create(builder, driver, dimension);
  return tensor::DimOp::create(builder, driver, dimension);
}

void SweepLoops::loadBuffers() {
  Value driver = sweep.getDriver();
  for (const StorageLevel &level : layout.levels)
    extents.push_back(getExtent(builder, driver, level.dimension));
  positions.resize(layout.levels.size());
  coordinates.resize(layout.levels.size());
  if (!layout.type)
    return;
  for (const StorageBuffer &buffer : layout.buffers())
    switch (buffer.role) {
    case StorageBuffer::Role::Positions:
      positions[buffer.level] =
          builder.createOrFold<PositionsOp>(buffer.type, driver, buffer.level);
      break;
    case StorageBuffer::Role::Coordinates:
      coordinates[buffer.level] = builder.createOrFold<CoordinatesOp>(
          buffer.type, driver, buffer.level);
      break;
    case StorageBuffer::Role::Values:
      values = builder.createOrFold<ValuesOp>(buffer.type, driver);
      break;
    }
}

//===----------------------------------------------------------------------===//
// Body
//===----------------------------------------------------------------------===//

/// True for `a == b` where one is the coordinate of the deepest level and the
/// other a coordinate that the symmetry exchanges with it.
bool SweepLoops::comparesNeighbour(Operation *op) {
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

void SweepLoops::emitOperations(unsigned depth) {
  for (Operation &op : sweep.getBody().front()) {
    auto known = depthOf.find(&op);
    if (known == depthOf.end() || known->second != depth)
      continue;
    if (entriesDiffer && comparesNeighbour(&op)) {
      mapping.map(op.getResult(0),
                  arith::ConstantOp::create(builder, builder.getBoolAttr(false))
                      .getResult());
      continue;
    }
    Operation *copy = builder.clone(op, mapping);
    // Reductions inside regions have no register: they go to memory in place.
    copy->walk([&](ReduceOp nested) {
      OpBuilder::InsertionGuard guard(builder);
      builder.setInsertionPoint(nested);
      addToMemory(nested, nested.getValue());
      nested.erase();
    });
  }
}

void SweepLoops::visitEntry() {
  for (Reduction &reduction : reductions) {
    Value term = mapping.lookupOrDefault(reduction.op.getValue());
    if (!reduction.sum)
      addToMemory(reduction.op, term);
    else
      reduction.sum = emitReduce(builder, reduction.op.getKind(), reduction.sum,
                                 term, reassociate);
  }
}

void SweepLoops::addToMemory(ReduceOp op, Value term) {
  Value memref = mapping.lookupOrDefault(op.getTarget());
  SmallVector<Value> place;
  for (Value at : op.getIndices())
    place.push_back(mapping.lookupOrDefault(at));
  Value old = memref::LoadOp::create(builder, memref, place);
  Value sum = emitReduce(builder, op.getKind(), old, term, reassociate);
  memref::StoreOp::create(builder, sum, memref, place);
}
