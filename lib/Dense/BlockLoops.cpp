// SPDX-License-Identifier: Apache-2.0

#include "BlockLoops.h"
#include "AffinePart.h"
#include "KernelPlan.h"
#include "NarrowGroups.h"
#include "Product.h"
#include "ProductInit.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

SmallVector<unsigned> BlockedLoops::list() const {
  SmallVector<unsigned> loops;
  if (sum)
    loops.push_back(*sum);
  if (lane)
    loops.push_back(*lane);
  return loops;
}

/// The loop over channels whose blocks are those of a place: the place itself,
/// or a group's that blocks hold whole.
static std::optional<unsigned> findChannels(AffineExpr place,
                                            const ChannelBlocks &blocks) {
  if (auto loop = dyn_cast<AffineDimExpr>(place))
    return loop.getPosition();
  std::optional<GroupPlace> group = GroupPlace::find(place);
  if (group && blocks.getLanes() % group->size == 0)
    return group->channel;
  return std::nullopt;
}

/// The dimensions along which loops go, in their order; nothing if one of them
/// goes through a window.
static std::optional<SmallVector<unsigned>>
findCut(AffineMap map, ArrayRef<unsigned> loops, const ChannelBlocks &blocks) {
  SmallVector<unsigned> dimensions;
  for (unsigned loop : loops) {
    std::optional<unsigned> found;
    for (auto [at, place] : llvm::enumerate(map.getResults())) {
      if (!place.isFunctionOfDim(loop))
        continue;
      if (found || findChannels(place, blocks) != loop)
        return std::nullopt;
      found = at;
    }
    if (found)
      dimensions.push_back(*found);
  }
  return dimensions;
}

/// True if the blocked form of an operand is at hand for these dimensions.
static bool isAtHand(Value value, ArrayRef<unsigned> dimensions,
                     const ChannelBlocks &blocks) {
  return dimensions.size() == 1 &&
         blocks.findChannel(value) == std::optional(dimensions[0]);
}

/// The loop over output channels, which are not neighbours in the result yet.
static std::optional<unsigned> findOutput(const Product &product,
                                          const ChannelBlocks &blocks) {
  linalg::LinalgOp op = product.op;
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  bool hasColumns = llvm::any_of(
      product.columns, [&](unsigned loop) { return extents[loop] != 1; });
  for (unsigned loop : product.channels)
    if (hasColumns && blocks.fits(extents[loop]) &&
        !written.getResults().back().isFunctionOfDim(loop))
      return loop;
  return std::nullopt;
}

/// True if every operand has a form for these loops that costs little: one at
/// hand, weights, or a small tensor beside a blocked one.
static bool mayBlock(linalg::LinalgOp op, const BlockedLoops &loops,
                     bool isConvolution, const ChannelBlocks &blocks) {
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  SmallVector<unsigned> cut = loops.list();
  if (loops.lane && !blocks.fits(extents[*loops.lane]))
    return false;
  // Products are summed over what is left of a block by themselves.
  if (loops.sum && !(isConvolution ? blocks.fits(extents[*loops.sum])
                                   : blocks.divides(extents[*loops.sum])))
    return false;
  unsigned blocked = 0, copied = 0;
  for (OpOperand &operand : op->getOpOperands()) {
    auto dimensions = findCut(op.getMatchingIndexingMap(&operand), cut, blocks);
    if (!dimensions)
      return false;
    if (op.isDpsInit(&operand)) {
      // What is written over may be anything; sums start from fills, or are
      // made to.
      if (isConvolution || op.getMatchingBlockArgument(&operand).use_empty() ||
          operand.get().getDefiningOp<linalg::FillOp>())
        continue;
      return false;
    }
    auto type = dyn_cast<RankedTensorType>(operand.get().getType());
    if (dimensions->empty() || isOfWeights(operand.get()))
      continue;
    if (isAtHand(operand.get(), *dimensions, blocks))
      ++blocked;
    else if (dimensions->size() > 1)
      return false;
    else if (int64_t(type.getRank()) > dimensions->front() + 1 &&
             llvm::any_of(type.getShape().drop_front(dimensions->front() + 1),
                          [](int64_t extent) { return extent != 1; }))
      ++copied;
  }
  return copied == 0 || (copied <= blocked && op.getNumReductionLoops() == 0);
}

BlockedLoops BlockedLoops::find(linalg::LinalgOp op,
                                const ChannelBlocks &blocks, bool isWanted) {
  BlockedLoops loops;
  if (!op.hasPureTensorSemantics() || op->getNumResults() != 1 ||
      isa<linalg::FillOp>(op) || op.hasIndexSemantics() ||
      isOfWeights(op->getResult(0)))
    return loops;
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  if (!written.isProjectedPermutation(/*allowZeroInResults=*/true))
    return loops;
  for (OpOperand *input : op.getDpsInputOperands()) {
    std::optional<unsigned> channel = blocks.findChannel(input->get());
    if (!channel)
      continue;
    AffineMap map = op.getMatchingIndexingMap(input);
    std::optional<unsigned> loop =
        findChannels(map.getResult(*channel), blocks);
    if (!loop || !findCut(map, {*loop}, blocks))
      continue;
    std::optional<unsigned> &found =
        written.isFunctionOfDim(*loop) ? loops.lane : loops.sum;
    if (found && *found != *loop)
      return {};
    found = loop;
  }
  std::optional<Product> convolution = Product::findConstant(op);
  if (convolution && isWanted && !loops.lane)
    loops.lane = findOutput(*convolution, blocks);
  // Nobody gains by elements that are made in blocks and then taken apart.
  if (loops.lane && !isWanted && op.getNumReductionLoops() == 0)
    return {};
  if (loops.isEmpty() || !mayBlock(op, loops, convolution.has_value(), blocks))
    return {};
  return loops;
}

/// What an operation begins with, on blocks.
static Value blockInit(OpOperand &init, unsigned dimension,
                       ChannelBlocks &blocks, RewriterBase &rewriter) {
  Value empty = blocks.makeEmpty(init.get(), dimension);
  auto fill = init.get().getDefiningOp<linalg::FillOp>();
  if (!fill)
    return empty;
  return linalg::FillOp::create(rewriter, fill.getLoc(), fill.getInputs(),
                                empty)
      .getResult(0);
}

namespace {

/// An operation on blocks that takes the place of another one.
class BlockedOp {
public:
  BlockedOp(linalg::LinalgOp op, const BlockedLoops &loops,
            ChannelBlocks &blocks, RewriterBase &rewriter)
      : op(op), loops(loops), cut(loops.list()), blocks(blocks),
        rewriter(rewriter) {}

  void replace();

private:
  /// Blocks that are summed over, and lanes of each.
  struct Part {
    int64_t first, count, lanes;
  };

  void addOperand(OpOperand &operand);
  Value slice(unsigned operand, const Part &part);
  Value emit(ArrayRef<Value> inputs, Value init);

  linalg::LinalgOp op;
  BlockedLoops loops;
  SmallVector<unsigned> cut;
  ChannelBlocks &blocks;
  RewriterBase &rewriter;
  SmallVector<Value> operands;
  SmallVector<AffineMap> maps;
  std::optional<unsigned> written; ///< dimension that is cut of the result
};

} // namespace

void BlockedOp::addOperand(OpOperand &operand) {
  AffineMap map = op.getMatchingIndexingMap(&operand);
  SmallVector<unsigned> dimensions = *findCut(map, cut, blocks);
  SmallVector<AffineExpr> places(map.getResults());
  for (auto [number, loop] : llvm::enumerate(cut)) {
    if (!map.isFunctionOfDim(loop))
      continue;
    AffineExpr lane = rewriter.getAffineDimExpr(op.getNumLoops() + number);
    for (AffineExpr &place :
         MutableArrayRef(places).take_front(map.getNumResults()))
      if (std::optional<GroupPlace> group = GroupPlace::find(place);
          group && group->channel == loop) {
        // Another lane of the same block.
        lane = group->at(lane);
        place = rewriter.getAffineDimExpr(loop);
      }
    places.push_back(lane);
  }
  maps.push_back(AffineMap::get(op.getNumLoops() + cut.size(), 0, places,
                                op.getContext()));
  Value value = operand.get();
  if (dimensions.empty()) {
    operands.push_back(value);
  } else if (op.isDpsInit(&operand)) {
    written = dimensions[0];
    operands.push_back(blockInit(operand, *written, blocks, rewriter));
  } else {
    operands.push_back(isAtHand(value, dimensions, blocks)
                           ? blocks.lookUp(value)
                           : blocks.block(value, dimensions));
  }
}

/// What a part of the sum reads of an operand.
Value BlockedOp::slice(unsigned operand, const Part &part) {
  Value value = operands[operand];
  AffineMap map = maps[operand];
  if (!map.isFunctionOfDim(*loops.sum))
    return value;
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(rewriter, op.getLoc(), value);
  SmallVector<OpFoldResult> offsets(sizes.size(), rewriter.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(sizes.size(), rewriter.getIndexAttr(1));
  unsigned block =
      *map.getResultPosition(rewriter.getAffineDimExpr(*loops.sum));
  unsigned lane =
      *map.getResultPosition(rewriter.getAffineDimExpr(op.getNumLoops()));
  offsets[block] = rewriter.getIndexAttr(part.first);
  sizes[block] = rewriter.getIndexAttr(part.count);
  sizes[lane] = rewriter.getIndexAttr(part.lanes);
  return tensor::ExtractSliceOp::create(rewriter, op.getLoc(), value, offsets,
                                        sizes, strides);
}

Value BlockedOp::emit(ArrayRef<Value> inputs, Value init) {
  SmallVector<utils::IteratorType> iterators = op.getIteratorTypesArray();
  for (unsigned loop : cut)
    iterators.push_back(iterators[loop]);
  auto blocked = linalg::GenericOp::create(
      rewriter, op.getLoc(), init.getType(), inputs, init, maps, iterators);
  if (addsProducts(op)) {
    // What is summed in another order may as well be one instruction.
    OpBuilder::InsertionGuard guard(rewriter);
    SmallVector<Type> elements;
    for (Value operand : blocked->getOperands())
      elements.push_back(getElementTypeOrSelf(operand.getType()));
    Block *body = rewriter.createBlock(&blocked.getRegion(), {}, elements,
                                       SmallVector<Location>(3, op.getLoc()));
    buildSumOfProducts(rewriter, op.getLoc(), body->getArguments());
  } else {
    rewriter.cloneRegionBefore(op->getRegion(0), blocked.getRegion(),
                               blocked.getRegion().begin());
  }
  return blocked.getResult(0);
}

void BlockedOp::replace() {
  for (OpOperand &operand : op->getOpOperands())
    addOperand(operand);
  int64_t lanes = blocks.getLanes();
  int64_t channels = loops.sum ? op.getStaticLoopRanges()[*loops.sum] : 0;
  int64_t whole = channels / lanes, rest = channels % lanes;
  Value made = operands.back();
  if (rest == 0) {
    made = emit(ArrayRef(operands).drop_back(), made);
    moveKernelPlan(op, made.getDefiningOp());
  } else {
    // Lanes beyond the last channel are not read. Loops and registers are those
    // of the first part.
    for (Part part : {Part{0, whole, lanes}, Part{whole, 1, rest}}) {
      SmallVector<Value> inputs;
      for (unsigned operand = 0; operand + 1 < operands.size(); ++operand)
        inputs.push_back(slice(operand, part));
      if (part.count == 0)
        continue;
      made = emit(inputs, made);
      if (part.first == 0)
        moveKernelPlan(op, made.getDefiningOp());
    }
  }
  if (written)
    blocks.replace(op, made, *written);
  else
    rewriter.replaceOp(op, made);
}

linalg::LinalgOp tensoropt::blockLoops(linalg::LinalgOp op,
                                       const BlockedLoops &loops,
                                       ChannelBlocks &blocks,
                                       RewriterBase &rewriter) {
  linalg::LinalgOp added;
  if (Product::findConstant(op))
    added = addStartLast(op, rewriter);
  rewriter.setInsertionPoint(op);
  BlockedOp(op, loops, blocks, rewriter).replace();
  return added;
}
