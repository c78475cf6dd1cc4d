// SPDX-License-Identifier: Apache-2.0
// Sweeps with joins on several threads, and the work that decides about them.
//
// The outermost loop is cut where the lengths of the loops inside it divide
// evenly. Nothing is shared where its index is part of each place of a dense
// output; sparse outputs have a builder per thread, joined in the order of the
// chunks. So the result is the same each time. What else several chunks would
// add to stays on one thread.

#include "JoinLoops.h"
#include "SweepCost.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// What can be cut
//===----------------------------------------------------------------------===//

/// True if chunks of the outermost index never share a place of a dense output.
bool JoinLoops::hasDisjointPlaces(BlockArgument output) {
  Value root = sweep.getIndices()[order.steps.front().index];
  if (mirror && mirror->direct.getTarget() == output)
    return true; // a place belongs to the greater of its indices
  std::optional<size_t> slot;
  for (Operation *user : output.getUsers()) {
    auto indices = cast<ReduceOp>(user).getIndices();
    size_t found = llvm::find(indices, root) - indices.begin();
    if (found == indices.size() || (slot && *slot != found))
      return false;
    slot = found;
  }
  return true;
}

/// Why the sweep runs on one thread; empty if it can be cut.
StringRef JoinLoops::findObstacle() {
  if (order.steps.empty() || order.steps.front().kind != JoinStep::Kind::Loop)
    return "there is no loop over what an operand stores to cut";
  bool hasRegions = llvm::any_of(sweep.getBody().front(), [](Operation &op) {
    return op.getNumRegions() != 0;
  });
  if (writesMemory || hasRegions)
    return "the body has regions, or effects besides its reductions, that run "
           "in order";
  const JoinStep &first = order.steps.front();
  bool isUnique = operands[first.operand].shape.levels[first.level].unique;
  for (BlockArgument output : sweep.getOutputs()) {
    Value init = sweep.getInits()[output.getArgNumber() -
                                  sweep.getOutputs().front().getArgNumber()];
    if (isa<MemRefType>(init.getType()) &&
        !(isUnique && hasDisjointPlaces(output)))
      return "chunks of the outermost loop would add to the same places of a "
             "dense output";
  }
  return "";
}

void JoinLoops::reportThreads(StringRef obstacle) {
  if (options.threads < 2)
    return;
  Record record = startRecord(obstacle.empty() ? Record::Kind::Passed
                                               : Record::Kind::Missed,
                              obstacle.empty() ? "Threaded" : "OneThread");
  record.add("threads", int64_t(options.threads));
  if (obstacle.empty())
    record.add("strategy", "rows")
        .add("leastTerms", int64_t(options.threadWork));
  else
    record.add("reason", obstacle.str());
  emitRecord(sweep, std::move(record));
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

/// Emits the loops that know how long the third, or the innermost one, is, and
/// adds its length up.
void JoinLoops::countFrom(size_t step, unsigned loops, Variable &work) {
  bool opensLoop = step < order.steps.size() && order.steps[step].opensLoop();
  bool isLast = llvm::none_of(
      ArrayRef(order.steps).drop_front(std::min(step + 1, order.steps.size())),
      [](const JoinStep &later) { return later.opensLoop(); });
  if (step == order.steps.size()) {
    work.value = add(work.value, index(1));
    return;
  }
  if (opensLoop && loops > 0 && (isLast || loops == 2)) {
    auto [from, to] = rangeOf(order.steps[step]);
    Value length = arith::SubIOp::create(builder, to, from);
    // A narrowed range may end before it begins.
    Value isEmpty = compare(arith::CmpIPredicate::ult, to, from);
    length = arith::SelectOp::create(builder, isEmpty, index(0), length);
    work.value = add(work.value, add(length, index(1)));
    return;
  }
  size_t scope = variables.size();
  if (opensLoop)
    declarePointers(step);
  emitStep(order.steps[step],
           [&] { countFrom(step + 1, loops + opensLoop, work); });
  variables.truncate(scope);
}

/// A buffer with the work before each iteration of the outermost loop and, at
/// its end, all of it.
Value JoinLoops::emitWork() {
  startNest();
  auto [from, to] = rangeOf(order.steps.front());
  Value length = arith::SubIOp::create(builder, to, from);
  Value work = allocate(builder.getIndexType(), add(length, index(1)));
  memref::StoreOp::create(builder, index(0), work, index(0));
  // Each iteration leaves the sum so far behind it.
  Variable sum;
  declare(sum, index(0));
  rootEnd = [&, from = from](Value at) {
    Value behind = add(arith::SubIOp::create(builder, at, from), index(1));
    memref::StoreOp::create(builder, sum.value, work, behind);
  };
  countFrom(0, 0, sum);
  rootEnd = nullptr;
  variables.clear();
  return work;
}

/// The first iteration with at least `wanted` work before it, by bisection.
Value JoinLoops::findIteration(Value work, Value wanted) {
  Value last = arith::SubIOp::create(
      builder, memref::DimOp::create(builder, work, 0), index(1));
  return emitLowerBound(work, index(0), last, wanted);
}

//===----------------------------------------------------------------------===//
// Threads
//===----------------------------------------------------------------------===//

/// Where each chunk of the outermost loop begins and the last one ends.
Value JoinLoops::emitBounds(Value work, Value total) {
  auto type = MemRefType::get({options.threads + 1}, builder.getIndexType());
  Value bounds = memref::AllocOp::create(builder, type);
  Value first = rangeOf(order.steps.front()).first;
  auto loop = scf::ForOp::create(builder, index(0), index(options.threads + 1),
                                 index(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  Value thread = loop.getInductionVar();
  Value wanted = arith::DivUIOp::create(
      builder, arith::MulIOp::create(builder, total, thread),
      index(options.threads));
  memref::StoreOp::create(builder, add(first, findIteration(work, wanted)),
                          bounds, thread);
  return bounds;
}

/// Emits the nest with one chunk, and builders of its own, for each thread.
void JoinLoops::emitThreads(Value work, Value total) {
  startNest();
  Value bounds = emitBounds(work, total);
  auto type = MemRefType::get({options.threads}, builder.getIndexType());
  SmallVector<Value> whole, parts;
  for (Output &output : outputs) {
    whole.push_back(output.handle);
    parts.push_back(memref::AllocOp::create(builder, type));
  }
  auto loop = scf::ParallelOp::create(builder, ValueRange{index(0)},
                                      ValueRange{index(options.threads)},
                                      ValueRange{index(1)});
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    Value thread = loop.getInductionVars().front();
    for (auto [output, part] : llvm::zip(outputs, parts)) {
      output.handle = emitBuilderCall(builder, "Fork", {output.handle});
      memref::StoreOp::create(builder, output.handle, part, thread);
    }
    root = {memref::LoadOp::create(builder, bounds, thread),
            memref::LoadOp::create(builder, bounds, add(thread, index(1)))};
    emitNest();
    root.reset();
  }
  if (outputs.empty())
    return;
  auto joining =
      scf::ForOp::create(builder, index(0), index(options.threads), index(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(joining.getBody());
  for (auto [output, handle, part] : llvm::zip(outputs, whole, parts)) {
    output.handle = handle;
    Value other =
        memref::LoadOp::create(builder, part, joining.getInductionVar());
    emitBuilderCall(builder, "Join", {handle, other});
  }
}

/// Emits the nest, on threads if that can be and pays.
void JoinLoops::emitChunks(bool isCut, Value work, Value total) {
  if (!isCut)
    return emitNest();
  Value isWorth =
      compare(arith::CmpIPredicate::uge, total, index(options.threadWork));
  emitIf(isWorth, [&] { emitThreads(work, total); }, [&] { emitNest(); });
}

void JoinLoops::emitAll(bool isCut) {
  if (!isCut && !mirror)
    return emitNest();
  Value work = emitWork();
  Value end = arith::SubIOp::create(
      builder, memref::DimOp::create(builder, work, 0), index(1));
  Value total = memref::LoadOp::create(builder, work, end);
  if (!mirror)
    return emitChunks(isCut, work, total);
  Value pays = paysForPanels(total);
  emitIf(
      pays,
      [&] {
        mirror->usesPanels = true;
        emitChunks(isCut, work, total);
        mirror->usesPanels = false;
      },
      [&] { emitChunks(isCut, work, total); });
}
