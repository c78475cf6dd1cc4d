// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-split-sums.

#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_SPLITSUMS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// Fewer channels do not pay for a vector.
constexpr int64_t leastChannels = 4;

/// A convolution to one channel of an image whose channels are last.
struct Narrow {
  linalg::LinalgOp op;
  /// Dimensions of the filter that become one: its channels, and the result's.
  SmallVector<ReassociationIndices> filter;
  Attribute strides, dilations;

  static std::optional<Narrow> find(linalg::LinalgOp op);
  void split(RewriterBase &rewriter);
};

std::optional<Narrow> Narrow::find(linalg::LinalgOp op) {
  Narrow found;
  found.op = op;
  if (auto conv = dyn_cast<linalg::Conv2DNhwcHwcfOp>(op.getOperation())) {
    found.filter = {{0}, {1}, {2, 3}};
    found.strides = conv.getStrides();
    found.dilations = conv.getDilations();
  } else if (auto conv =
                 dyn_cast<linalg::Conv2DNhwcFhwcOp>(op.getOperation())) {
    found.filter = {{0, 1}, {2}, {3}};
    found.strides = conv.getStrides();
    found.dilations = conv.getDilations();
  } else {
    return std::nullopt;
  }
  auto result = dyn_cast<RankedTensorType>(op->getOperand(2).getType());
  auto filter = dyn_cast<RankedTensorType>(op->getOperand(1).getType());
  if (!result || !filter || !filter.hasStaticShape() ||
      !isa<Float32Type, Float64Type>(result.getElementType()))
    return std::nullopt;
  auto image = cast<RankedTensorType>(op->getOperand(0).getType());
  int64_t channels = image.getDimSize(3);
  // Nothing is left to add up in windows of one element.
  if (result.getDimSize(3) != 1 || channels < leastChannels ||
      filter.getNumElements() <= channels)
    return std::nullopt;
  return found;
}

void Narrow::split(RewriterBase &rewriter) {
  Location loc = op.getLoc();
  Value image = op->getOperand(0), weights = op->getOperand(1),
        start = op->getOperand(2);
  Type element = getElementTypeOrSelf(start.getType());
  rewriter.setInsertionPoint(op);
  Value windows =
      tensor::CollapseShapeOp::create(rewriter, loc, weights, filter);
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, start);
  sizes.back() = tensor::getMixedSize(rewriter, loc, image, 3);
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
  Value empty = tensor::EmptyOp::create(rewriter, loc, sizes, element);
  Value zeros = linalg::FillOp::create(rewriter, loc, zero, empty).getResult(0);
  Value sums = linalg::DepthwiseConv2DNhwcHwcOp::create(
                   rewriter, loc, zeros.getType(), ValueRange{image, windows},
                   ValueRange{zeros}, strides, dilations)
                   .getResult(0);
  AffineMap each = rewriter.getMultiDimIdentityMap(5);
  SmallVector<utils::IteratorType> loops(5, utils::IteratorType::parallel);
  loops.back() = utils::IteratorType::reduction;
  rewriter.replaceOpWithNewOp<linalg::GenericOp>(
      op, start.getType(), sums, start,
      ArrayRef<AffineMap>{each.dropResult(3), each.dropResult(4)}, loops,
      [](OpBuilder &builder, Location loc, ValueRange arguments) {
        Value sum =
            arith::AddFOp::create(builder, loc, arguments[0], arguments[1]);
        linalg::YieldOp::create(builder, loc, sum);
      });
}

struct SplitSumsPass : tensoropt::impl::SplitSumsBase<SplitSumsPass> {
  void runOnOperation() override {
    SmallVector<Narrow> found;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (std::optional<Narrow> narrow = Narrow::find(op))
        found.push_back(*narrow);
    });
    if (found.empty())
      return;
    IRRewriter rewriter(&getContext());
    for (Narrow &narrow : found)
      narrow.split(rewriter);
    Record record(Record::Kind::Passed, "split-sums", "OneChannel");
    record.add("convolutions", int64_t(found.size()));
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
