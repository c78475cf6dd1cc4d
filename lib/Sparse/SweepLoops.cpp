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

  for (Operation &op : sweep.getBody().front()) {
    if (auto reduce = dyn_cast<ReduceOp>(op)) {
      unsigned depth = 0;
      for (Value at : reduce.getIndices())
        depth = std::max(depth, known.lookup(at));
      reductions.push_back({reduce, depth, Value()});
      continue;
    }
    // What may write, or holds a region, runs once per visit. Reads may move:
    // a body does not read its outputs.
    unsigned depth = 0;
    for (Value operand : op.getOperands())
      depth = std::max(depth, known.lookup(operand));
    if (op.getNumRegions() || !onlyReads(&op))
      depth = totalDepth;
    depthOf[&op] = depth;
    for (Value result : op.getResults())
      known[result] = depth;
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
// Loops
//===----------------------------------------------------------------------===//

/// Loads a position or coordinate. They are unsigned, as in sparse_tensor.
Value SweepLoops::loadIndex(Value buffer, Value at) {
  Value loaded = memref::LoadOp::create(builder, buffer, at);
  if (loaded.getType().isIndex())
    return loaded;
  return arith::IndexCastUIOp::create(builder, builder.getIndexType(), loaded);
}

/// Opens the loop that leads from `depth` to `depth + 1`. It carries the sums
/// of the reductions whose place is known at `depth`.
void SweepLoops::emitLoop(unsigned depth, Value from, Value to,
                          llvm::function_ref<void(Value)> body) {
  SmallVector<Reduction *> carried;
  SmallVector<Value> inits;
  for (Reduction &reduction : reductions)
    if (reduction.targetDepth <= depth) {
      carried.push_back(&reduction);
      inits.push_back(reduction.sum
                          ? reduction.sum
                          : emitIdentity(builder, reduction.op.getKind(),
                                         reduction.op.getValue().getType()));
    }
  auto loop = scf::ForOp::create(builder, from, to, index(1), inits);
  for (auto [reduction, sum] : llvm::zip(carried, loop.getRegionIterArgs()))
    reduction->sum = sum;
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    body(loop.getInductionVar());
    if (!carried.empty()) {
      SmallVector<Value> sums;
      for (Reduction *reduction : carried)
        sums.push_back(reduction->sum);
      scf::YieldOp::create(builder, sums);
    }
  }
  for (auto [reduction, sum] : llvm::zip(carried, loop.getResults())) {
    reduction->sum = sum;
    if (reduction->targetDepth != depth)
      continue;
    addToMemory(reduction->op, sum);
    reduction->sum = Value();
  }
}

void SweepLoops::visitLevel(unsigned level, unsigned depth, Value parent) {
  if (level == layout.levels.size()) {
    mapping.map(
        sweep.getEntry(),
        values ? memref::LoadOp::create(builder, values, parent).getResult()
               : memref::LoadOp::create(
                     builder, sweep.getDriver(),
                     llvm::map_to_vector(
                         sweep.getCoordinate(),
                         [&](Value at) { return mapping.lookup(at); }))
                     .getResult());
    return visitFree(0, depth);
  }
  const StorageLevel &info = layout.levels[level];
  Value coordinate = sweep.getCoordinate()[info.dimension];
  // The operations of the deepest level wait for the entry.
  auto enter = [&](unsigned depth, Value position) {
    if (level + 1 < layout.levels.size() &&
        layout.levels[level + 1].kind != LevelKind::Singleton)
      emitOperations(depth);
    visitLevel(level + 1, depth, position);
  };
  switch (info.kind) {
  case LevelKind::Dense: {
    Value extent = extents[level];
    emitLoop(depth, index(0), extent, [&](Value at) {
      mapping.map(coordinate, at);
      Value position = at;
      if (parent)
        position = arith::AddIOp::create(
            builder, arith::MulIOp::create(builder, parent, extent), at);
      enter(depth + 1, position);
    });
    break;
  }
  case LevelKind::Compressed: {
    Value above = parent ? parent : index(0);
    Value from = loadIndex(positions[level], above);
    Value to = loadIndex(positions[level],
                         arith::AddIOp::create(builder, above, index(1)));
    emitLoop(depth, from, to, [&](Value at) {
      mapping.map(coordinate, loadIndex(coordinates[level], at));
      enter(depth + 1, at);
    });
    break;
  }
  case LevelKind::Singleton:
    mapping.map(coordinate, loadIndex(coordinates[level], parent));
    enter(depth, parent);
    break;
  }
}

void SweepLoops::visitFree(unsigned number, unsigned depth) {
  emitOperations(depth);
  if (number == sweep.getExtents().size())
    return visitEntry(depth);
  emitLoop(depth, index(0), sweep.getExtents()[number], [&](Value at) {
    mapping.map(sweep.getFreeIndices()[number], at);
    visitFree(number + 1, depth + 1);
  });
}

//===----------------------------------------------------------------------===//
// Body
//===----------------------------------------------------------------------===//

void SweepLoops::emitOperations(unsigned depth) {
  for (Operation &op : sweep.getBody().front()) {
    auto known = depthOf.find(&op);
    if (known == depthOf.end() || known->second != depth)
      continue;
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

void SweepLoops::visitEntry(unsigned depth) {
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
