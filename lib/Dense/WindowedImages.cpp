// SPDX-License-Identifier: Apache-2.0

#include "WindowedImages.h"
#include "Product.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// Smaller windows are read as fast as copies are made.
static constexpr int64_t leastWindow = 9;

/// A convolution of known extents with large windows of one channel each.
static std::optional<Product> findWindows(Operation *op) {
  auto loops = dyn_cast<linalg::LinalgOp>(op);
  if (!loops || !loops.hasPureTensorSemantics())
    return std::nullopt;
  SmallVector<int64_t> extents = loops.getStaticLoopRanges();
  std::optional<Product> product = Product::findConstant(loops);
  if (!product || llvm::any_of(extents, ShapedType::isDynamic) ||
      getElementTypeOrSelf(loops->getResult(0)).isF64() ||
      !isa<FloatType>(getElementTypeOrSelf(product->factor->get())))
    return std::nullopt;
  auto count = [&](ArrayRef<unsigned> loops) {
    int64_t steps = 1;
    for (unsigned loop : loops)
      steps *= extents[loop];
    return steps;
  };
  if (count(product->channels) > 1 || count(product->sums) < leastWindow)
    return std::nullopt;
  return product;
}

/// The dimension of the channels, if they fill blocks and are not the last.
static std::optional<unsigned> findChannel(const Product &product,
                                           const ChannelBlocks &blocks) {
  linalg::LinalgOp op = product.op;
  AffineMap map = op.getMatchingIndexingMap(product.factor);
  for (auto [at, place] : llvm::enumerate(map.getResults().drop_back())) {
    auto loop = dyn_cast<AffineDimExpr>(place);
    if (loop && llvm::is_contained(product.batches, loop.getPosition()) &&
        blocks.fits(op.getStaticLoopRanges()[loop.getPosition()]))
      return at;
  }
  return std::nullopt;
}

void tensoropt::holdWindowedImage(Operation *op, ChannelBlocks &blocks) {
  auto pad = dyn_cast<tensor::PadOp>(op);
  if (pad && !pad->hasOneUse())
    return;
  std::optional<Product> product = findWindows(pad ? *pad->user_begin() : op);
  if (!product || (pad && product->factor->get() != pad.getResult()))
    return;
  Value image = pad ? pad.getSource() : product->factor->get();
  if (blocks.findChannel(image))
    return;
  if (std::optional<unsigned> channel = findChannel(*product, blocks))
    blocks.hold(image, *channel);
}
