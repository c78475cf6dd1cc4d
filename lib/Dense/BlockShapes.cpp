// SPDX-License-Identifier: Apache-2.0

#include "BlockShapes.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tensoropt;

namespace {

class Shapes {
public:
  Shapes(ChannelBlocks &blocks, RewriterBase &rewriter)
      : blocks(blocks), rewriter(rewriter) {}

  bool apply(tensor::PadOp op);
  bool apply(tensor::ConcatOp op);
  bool apply(tensor::ExtractSliceOp op);
  bool apply(tensor::InsertSliceOp op);
  bool apply(tensor::ExpandShapeOp op);
  bool apply(tensor::CollapseShapeOp op);

private:
  ChannelBlocks &blocks;
  RewriterBase &rewriter;
};

} // namespace

/// Behind the sizes, offsets or strides of all dimensions that of the lanes.
static SmallVector<OpFoldResult> append(SmallVector<OpFoldResult> all,
                                        OpFoldResult one) {
  all.push_back(one);
  return all;
}

bool Shapes::apply(tensor::PadOp op) {
  std::optional<unsigned> channel = blocks.findChannel(op.getSource());
  Value border = op.getConstantPaddingValue();
  SmallVector<OpFoldResult> low = op.getMixedLowPad(),
                            high = op.getMixedHighPad();
  if (!channel || !border || !isZeroInteger(low[*channel]) ||
      !isZeroInteger(high[*channel]))
    return false;
  OpFoldResult none = rewriter.getIndexAttr(0);
  unsigned dimensions[] = {*channel};
  auto padded = tensor::PadOp::create(
      rewriter, op.getLoc(), blocks.getType(op.getResultType(), dimensions),
      blocks.lookUp(op.getSource()), append(low, none), append(high, none),
      border, op.getNofold());
  blocks.replace(op, padded, *channel);
  return true;
}

bool Shapes::apply(tensor::ConcatOp op) {
  std::optional<unsigned> channel;
  for (Value input : op.getInputs())
    if (std::optional<unsigned> found = blocks.findChannel(input))
      channel = found;
  if (!channel)
    return false;
  SmallVector<Value> inputs;
  int64_t blocked = 0, copied = 0;
  for (Value input : op.getInputs()) {
    auto type = cast<RankedTensorType>(input.getType());
    if (!blocks.divides(type.getDimSize(*channel)))
      return false;
    bool isAtHand = blocks.findChannel(input) == channel;
    (isAtHand ? blocked : copied) += type.getDimSize(op.getDim());
  }
  if (copied > blocked)
    return false;
  for (Value input : op.getInputs())
    inputs.push_back(blocks.findChannel(input) == channel
                         ? blocks.lookUp(input)
                         : blocks.block(input, {*channel}));
  blocks.replace(
      op, tensor::ConcatOp::create(rewriter, op.getLoc(), op.getDim(), inputs),
      *channel);
  return true;
}

bool Shapes::apply(tensor::ExtractSliceOp op) {
  std::optional<unsigned> channel = blocks.findChannel(op.getSource());
  if (!channel || op.getType().getRank() != op.getSourceType().getRank())
    return false;
  SmallVector<OpFoldResult> offsets = op.getMixedOffsets(),
                            sizes = op.getMixedSizes(),
                            strides = op.getMixedStrides();
  std::optional<int64_t> offset = getConstantIntValue(offsets[*channel]);
  std::optional<int64_t> size = getConstantIntValue(sizes[*channel]);
  int64_t lanes = blocks.getLanes();
  if (!offset || !size || *offset % lanes != 0 || !blocks.fits(*size) ||
      !isOneInteger(strides[*channel]))
    return false;
  offsets[*channel] = rewriter.getIndexAttr(*offset / lanes);
  sizes[*channel] = rewriter.getIndexAttr(blocks.getCount(*size));
  auto slice = tensor::ExtractSliceOp::create(
      rewriter, op.getLoc(), blocks.lookUp(op.getSource()),
      append(offsets, rewriter.getIndexAttr(0)),
      append(sizes, rewriter.getIndexAttr(lanes)),
      append(strides, rewriter.getIndexAttr(1)));
  blocks.replace(op, slice, *channel);
  return true;
}

/// Where a dimension of what is inserted, perhaps without some of extent 1,
/// lies in the whole.
static unsigned findInserted(tensor::InsertSliceOp op, unsigned dimension) {
  llvm::SmallBitVector dropped = op.getDroppedDims();
  unsigned whole = 0;
  for (;; ++whole)
    if (!dropped.test(whole) && dimension-- == 0)
      return whole;
}

/// What is inserted with its dimensions of extent 1: it can be written where it
/// goes then. The same where extents are open.
static Value expandInserted(Value source, ArrayRef<OpFoldResult> sizes,
                            OpBuilder &builder) {
  auto type = cast<RankedTensorType>(source.getType());
  std::optional<SmallVector<int64_t>> shape = getConstantIntValues(sizes);
  if (!shape || type.getRank() == int64_t(sizes.size()))
    return source;
  RankedTensorType whole = RankedTensorType::get(*shape, type.getElementType());
  auto groups = getReassociationIndicesForReshape(type, whole);
  if (!groups)
    return source;
  return tensor::ExpandShapeOp::create(builder, source.getLoc(), whole, source,
                                       *groups);
}

/// Into a tensor of the same channels that is in blocks, too, or holds nothing.
bool Shapes::apply(tensor::InsertSliceOp op) {
  std::optional<unsigned> found = blocks.findChannel(op.getSource());
  if (!found)
    return false;
  unsigned channel = findInserted(op, *found);
  int64_t extent = op.getType().getDimSize(channel);
  bool isBlocked = blocks.findChannel(op.getDest()) == channel;
  if (op.getSourceType().getDimSize(*found) != extent ||
      (!isBlocked && !op.getDest().getDefiningOp<tensor::EmptyOp>()))
    return false;
  SmallVector<OpFoldResult> sizes = op.getMixedSizes();
  sizes[channel] = rewriter.getIndexAttr(blocks.getCount(extent));
  sizes = append(sizes, rewriter.getIndexAttr(blocks.getLanes()));
  Value source = expandInserted(blocks.lookUp(op.getSource()), sizes, rewriter);
  auto insert = tensor::InsertSliceOp::create(
      rewriter, op.getLoc(), source,
      isBlocked ? blocks.lookUp(op.getDest())
                : blocks.makeEmpty(op.getDest(), channel),
      append(op.getMixedOffsets(), rewriter.getIndexAttr(0)), sizes,
      append(op.getMixedStrides(), rewriter.getIndexAttr(1)));
  blocks.replace(op, insert, channel);
  return true;
}

/// The last dimension of a group that has more than one element, or may have.
static unsigned findInner(RankedTensorType type, ArrayRef<int64_t> group) {
  for (int64_t dimension : llvm::reverse(group))
    if (type.getDimSize(dimension) != 1)
      return dimension;
  return group.front();
}

/// Groups of the dimensions, and that of the lanes.
static SmallVector<ReassociationIndices>
withLanes(SmallVector<ReassociationIndices> groups) {
  int64_t rank = groups.back().back() + 1;
  groups.push_back({rank});
  return groups;
}

/// True if a dimension is the only one of its group with more than one element,
/// or the blocks of each outer one are whole.
static bool keepsBlocks(RankedTensorType type, ArrayRef<int64_t> group,
                        unsigned inner, const ChannelBlocks &blocks) {
  int64_t extent = type.getDimSize(inner);
  bool isAlone = llvm::all_of(group, [&](int64_t dimension) {
    return dimension == int64_t(inner) || type.getDimSize(dimension) == 1;
  });
  return isAlone ? blocks.fits(extent) : blocks.divides(extent);
}

bool Shapes::apply(tensor::ExpandShapeOp op) {
  std::optional<unsigned> channel = blocks.findChannel(op.getSrc());
  RankedTensorType type = op.getResultType();
  if (!channel)
    return false;
  SmallVector<ReassociationIndices> groups = op.getReassociationIndices();
  unsigned inner = findInner(type, groups[*channel]);
  if (!keepsBlocks(type, groups[*channel], inner, blocks))
    return false;
  SmallVector<OpFoldResult> sizes = op.getMixedOutputShape();
  sizes[inner] = rewriter.getIndexAttr(blocks.getCount(type.getDimSize(inner)));
  auto expanded = tensor::ExpandShapeOp::create(
      rewriter, op.getLoc(), blocks.getType(type, {inner}),
      blocks.lookUp(op.getSrc()), withLanes(groups),
      append(sizes, rewriter.getIndexAttr(blocks.getLanes())));
  blocks.replace(op, expanded, inner);
  return true;
}

bool Shapes::apply(tensor::CollapseShapeOp op) {
  std::optional<unsigned> channel = blocks.findChannel(op.getSrc());
  SmallVector<ReassociationIndices> groups = op.getReassociationIndices();
  for (auto [at, group] : llvm::enumerate(groups)) {
    if (!channel || !llvm::is_contained(group, *channel))
      continue;
    RankedTensorType type = op.getSrcType();
    if (findInner(type, group) != *channel ||
        !keepsBlocks(type, group, *channel, blocks))
      return false;
    auto collapsed = tensor::CollapseShapeOp::create(
        rewriter, op.getLoc(),
        blocks.getType(op.getResultType(), {unsigned(at)}),
        blocks.lookUp(op.getSrc()), withLanes(groups));
    blocks.replace(op, collapsed, at);
    return true;
  }
  return false;
}

bool tensoropt::movesElements(Operation *op) {
  return isa<tensor::PadOp, tensor::ConcatOp, tensor::ExtractSliceOp,
             tensor::InsertSliceOp, tensor::ExpandShapeOp,
             tensor::CollapseShapeOp>(op);
}

bool tensoropt::blockShape(Operation *op, ChannelBlocks &blocks,
                           RewriterBase &rewriter) {
  rewriter.setInsertionPoint(op);
  return TypeSwitch<Operation *, bool>(op)
      .Case<tensor::PadOp, tensor::ConcatOp, tensor::ExtractSliceOp,
            tensor::InsertSliceOp, tensor::ExpandShapeOp,
            tensor::CollapseShapeOp>(
          [&](auto op) { return Shapes(blocks, rewriter).apply(op); })
      .Default(false);
}
