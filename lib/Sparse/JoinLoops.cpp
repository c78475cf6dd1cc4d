// SPDX-License-Identifier: Apache-2.0
// The nest of a sweep with joins: what is emitted where.

#include "JoinLoops.h"
#include "RegionLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// A workspace may have this many places; a longer row is listed instead.
static constexpr int64_t longestWorkspace = int64_t(1) << 24;

//===----------------------------------------------------------------------===//
// Operands and outputs
//===----------------------------------------------------------------------===//

/// True if the operation does nothing but read memory, if that.
static bool onlyReads(Operation *op) {
  if (isMemoryEffectFree(op))
    return true;
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  return effects && effects.onlyHasEffect<MemoryEffects::Read>();
}

JoinLoops::JoinLoops(SweepOp sweep, SmallVector<StorageLayout> layouts,
                     JoinOptions options, const BuilderHandles &builders,
                     RewriterBase &rewriter)
    : sweep(sweep), options(options), builders(builders),
      builder(sweep.getLoc(), rewriter) {
  builder.setInsertionPoint(sweep);
  SmallVector<int64_t> own(
      llvm::to_vector(llvm::seq<int64_t>(sweep.getCoordinate().size())));
  addOperand(sweep.getDriver(), sweep.getEntry(), own, std::move(layouts[0]));
  for (unsigned join = 0; join < sweep.getJoins().size(); ++join)
    addOperand(sweep.getJoins()[join], sweep.getJoinEntry(join),
               sweep.getJoinIndices(join), std::move(layouts[join + 1]));
  writesMemory =
      sweep.getBodyRegion()
          .walk([](Operation *op) {
            bool isHarmless =
                isa<ReduceOp>(op) || onlyReads(op) ||
                op->hasTrait<OpTrait::HasRecursiveMemoryEffects>();
            return isHarmless ? WalkResult::advance() : WalkResult::interrupt();
          })
          .wasInterrupted();
}

/// The numbers of the indices at all levels but the last, if all terms of an
/// output agree on them.
static std::optional<SmallVector<unsigned>>
findFibre(SweepOp sweep, BlockArgument output, const StorageLayout &layout) {
  std::optional<SmallVector<unsigned>> fibre;
  for (Operation *user : output.getUsers()) {
    SmallVector<unsigned> indices;
    for (const StorageLevel &level : ArrayRef(layout.levels).drop_back()) {
      Value index = cast<ReduceOp>(user).getIndices()[level.dimension];
      auto *found = llvm::find(sweep.getIndices(), index);
      if (found == sweep.getIndices().end())
        return std::nullopt;
      indices.push_back(found - sweep.getIndices().begin());
    }
    if (fibre && *fibre != indices)
      return std::nullopt;
    fibre = std::move(indices);
  }
  return fibre;
}

void JoinLoops::addOutputs() {
  std::optional<SmallVector<unsigned>> fibre;
  for (auto [init, argument] :
       llvm::zip(sweep.getInits(), sweep.getOutputs())) {
    auto open = init.getDefiningOp<OpenOp>();
    if (!open)
      continue;
    Output &output = outputs.emplace_back();
    output.open = open;
    output.handle = builders.lookup(init);
    output.layout = *StorageLayout::get(open.getType().getTensor(),
                                        [&] { return sweep.emitOpError(); });
    if (!fibre)
      fibre = findFibre(sweep, argument, output.layout);
  }
  std::optional<ArrayRef<unsigned>> wanted;
  if (fibre)
    wanted = ArrayRef(*fibre);
  chooseStorage(wanted);
  for (auto [init, argument] : llvm::zip(sweep.getInits(), sweep.getOutputs()))
    for (Output &output : outputs)
      if (output.open.getResult() == init)
        if (auto own = findFibre(sweep, argument, output.layout)) {
          output.fibreStep = findFibreStep(order.steps, *own);
          output.isSorted = output.fibreStep && comesSorted(argument, output);
        }
}

/// True if inside a fibre there is one loop, whose index ascends and is that of
/// the output's last level.
bool JoinLoops::comesSorted(BlockArgument argument, const Output &output) {
  if (!argument.hasOneUse())
    return false;
  auto reduce = cast<ReduceOp>(*argument.getUsers().begin());
  Value last = reduce.getIndices()[output.layout.levels.back().dimension];
  bool isInside = false;
  for (const JoinStep &step :
       ArrayRef(order.steps).drop_front(*output.fibreStep)) {
    if (step.kind == JoinStep::Kind::Bind)
      return false;
    if (!step.opensLoop())
      continue;
    if (isInside || !step.bindsIndex() ||
        sweep.getIndices()[step.index] != last)
      return false;
    isInside = true;
    if (step.kind == JoinStep::Kind::Free)
      continue;
    const StorageLevel &level = operands[step.operand].shape.levels[step.level];
    if (!level.ordered || !level.unique)
      return false;
  }
  return isInside;
}

//===----------------------------------------------------------------------===//
// The nest
//===----------------------------------------------------------------------===//

void JoinLoops::emit() {
  addOutputs();
  findMirror();
  bool buckets = fillsBuckets();
  StringRef obstacle = buckets ? "terms are put into rows first, which takes "
                                 "little time"
                               : findObstacle();
  reportStorage();
  reportThreads(obstacle);
  bool isCut = options.threads > 1 && obstacle.empty();
  for (Operand &operand : operands)
    loadBuffers(operand);
  Value condition = emitFibreCondition();
  if (!condition)
    return emitAll(isCut);
  emitIf(
      condition,
      [&] {
        usesFibres = true;
        if (buckets)
          emitBuckets();
        else
          emitAll(isCut);
        usesFibres = false;
      },
      [&] { emitAll(isCut); });
}

/// True at run time if the rows of all outputs that could use a workspace are
/// short enough for one; null if no output could.
Value JoinLoops::emitFibreCondition() {
  Value condition;
  for (Output &output : outputs) {
    if (!output.fibreStep && !fillsBuckets())
      continue;
    Value extent =
        output.open.getExtents()[output.layout.levels.back().dimension];
    Value isShort =
        compare(arith::CmpIPredicate::ule, extent, index(longestWorkspace));
    condition =
        condition
            ? arith::AndIOp::create(builder, condition, isShort).getResult()
            : isShort;
  }
  return condition;
}

/// Forgets the nest before.
void JoinLoops::startNest() {
  mapping = IRMapping();
  for (auto [argument, init] : llvm::zip(sweep.getOutputs(), sweep.getInits()))
    if (isa<MemRefType>(init.getType()))
      mapping.map(argument, init);
  variables.clear();
  emitted.clear();
  sums.clear();
  isEnforced.assign(sweep.getOrder().size() / 3, false);
  for (Operand &operand : operands) {
    operand.places.clear();
    operand.pointers.assign(operand.shape.levels.size(), std::nullopt);
  }
}

void JoinLoops::emitNest() {
  startNest();
  for (Operation &op : sweep.getBody().front())
    if (auto reduce = dyn_cast<ReduceOp>(op))
      sums.emplace_back(reduce);
  if (mirror && mirror->usesPanels)
    beginPanels();
  for (Output &output : outputs) {
    output.usesFibres = usesFibres && output.fibreStep && !output.buckets;
    beginOutput(output);
  }
  emitFrom(0);
  for (Output &output : outputs)
    endOutput(output);
  variables.clear();
}

void JoinLoops::emitFrom(size_t step) {
  bool isInnermost = step == order.steps.size();
  auto next = [&] { emitFrom(step + 1); };
  if (!isInnermost && !order.steps[step].opensLoop())
    return emitStep(order.steps[step], next);
  size_t scope = variables.size();
  settle(isInnermost);
  SmallVector<Output *> fibres;
  for (Output &output : outputs)
    if (output.usesFibres && !output.isFibreOpen && *output.fibreStep <= step) {
      beginFibre(output);
      fibres.push_back(&output);
    }
  if (isInnermost) {
    visitEntry();
  } else {
    SmallVector<Sum *> opened = openSums();
    size_t inner = variables.size();
    declarePointers(step);
    emitStep(order.steps[step], next);
    variables.truncate(inner);
    closeSums(opened);
  }
  for (Output *output : fibres)
    endFibre(*output);
  variables.truncate(scope);
}

/// Emits the entries that are reached and what the body computes from what is
/// known.
void JoinLoops::settle(bool isInnermost) {
  for (Operand &operand : operands)
    if (operand.places.size() == operand.shape.levels.size() &&
        !mapping.contains(operand.entry))
      loadEntry(operand);
  for (Operation &op : sweep.getBody().front())
    if (!isa<ReduceOp>(op) && !emitted.contains(&op) &&
        isReady(&op, isInnermost))
      emitOperation(&op);
}

void JoinLoops::loadEntry(Operand &operand) {
  SmallVector<Value> place;
  for (unsigned number : operand.shape.indices)
    place.push_back(valueOf(number));
  if (operand.layout.isPacked()) {
    RegionLoops region(*operand.layout.region, builder, operand.extents);
    Value base = region.base(ArrayRef(place).drop_back());
    place = {add(base, place.back())};
  } else if (operand.values) {
    place = {operand.places.back()};
  }
  Value memref = operand.values ? operand.values : operand.tensor;
  mapping.map(operand.entry,
              memref::LoadOp::create(builder, memref, place).getResult());
}

/// What may write, or holds a region, runs once per visit. Reads may move,
/// since a body does not read its outputs, unless it writes elsewhere.
bool JoinLoops::isReady(Operation *op, bool isInnermost) {
  if (isInnermost)
    return true;
  if (op->getNumRegions() || !onlyReads(op) ||
      (writesMemory && !isMemoryEffectFree(op)))
    return false;
  return llvm::all_of(op->getOperands(), [&](Value operand) {
    return operand.getParentRegion() != &sweep.getBodyRegion() ||
           mapping.contains(operand);
  });
}

void JoinLoops::emitOperation(Operation *op) {
  emitted.insert(op);
  Operation *copy = builder.clone(*op, mapping);
  // Reductions inside regions have no register: they go to memory in place.
  copy->walk([&](ReduceOp nested) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(nested);
    addToMemory(nested, nested.getValue());
    nested.erase();
  });
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// The builder that a reduction adds to; null for a memref.
JoinLoops::Output *JoinLoops::findOutput(ReduceOp op) {
  auto argument = cast<BlockArgument>(op.getTarget());
  unsigned number =
      argument.getArgNumber() - sweep.getOutputs().front().getArgNumber();
  for (Output &output : outputs)
    if (output.open.getResult() == sweep.getInits()[number])
      return &output;
  return nullptr;
}

/// Starts the sums whose place is known and which further loops add to.
SmallVector<JoinLoops::Sum *> JoinLoops::openSums() {
  SmallVector<Sum *> opened;
  for (Sum &sum : sums) {
    bool isKnown = llvm::all_of(sum.op.getIndices(), [&](Value index) {
      return index.getParentRegion() != &sweep.getBodyRegion() ||
             mapping.contains(index);
    });
    if (sum.isOpen || !isKnown)
      continue;
    sum.isOpen = true;
    declare(sum.value, emitIdentity(builder, Reduction::of(sum.op),
                                    sum.op.getValue().getType()));
    if (findOutput(sum.op))
      declare(sum.hasTerms,
              arith::ConstantOp::create(builder, builder.getBoolAttr(false)));
    opened.push_back(&sum);
  }
  return opened;
}

void JoinLoops::closeSums(ArrayRef<Sum *> opened) {
  for (Sum *sum : opened) {
    if (!findOutput(sum->op)) {
      addToMemory(sum->op, sum->value.value);
      continue;
    }
    // A sum of nothing is not stored.
    emitIf(sum->hasTerms.value,
           [&] { addToMemory(sum->op, sum->value.value); });
  }
}

void JoinLoops::visitEntry() {
  for (Sum &sum : sums) {
    Value term = mapping.lookupOrDefault(sum.op.getValue());
    if (!sum.isOpen) {
      addToMemory(sum.op, term);
      continue;
    }
    sum.value.value = emitReduce(builder, Reduction::of(sum.op),
                                 sum.value.value, term, options.reassociate);
    if (sum.hasTerms.value)
      sum.hasTerms.value =
          arith::ConstantOp::create(builder, builder.getBoolAttr(true));
  }
}

void JoinLoops::addToMemory(ReduceOp op, Value term) {
  SmallVector<Value> place;
  for (Value at : op.getIndices())
    place.push_back(mapping.lookupOrDefault(at));
  auto target = dyn_cast<BlockArgument>(op.getTarget());
  if (target && target.getOwner()->getParentOp() == sweep.getOperation())
    if (Output *output = findOutput(op))
      return insert(*output, place, term);
  if (mirror && mirror->usesPanels) {
    if (op == mirror->transposed)
      return;
    if (op == mirror->direct) {
      Value row = arith::SubIOp::create(builder, place[0], mirror->first);
      return addAt(op, mirror->panel, {row, place[1]}, term);
    }
  }
  addAt(op, mapping.lookupOrDefault(op.getTarget()), place, term);
}

void JoinLoops::addAt(ReduceOp op, Value memref, ValueRange place, Value term) {
  Value old = memref::LoadOp::create(builder, memref, place);
  Value sum =
      emitReduce(builder, Reduction::of(op), old, term, options.reassociate);
  memref::StoreOp::create(builder, sum, memref, place);
}
