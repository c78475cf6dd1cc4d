// SPDX-License-Identifier: Apache-2.0
// The operations that name the buffers of a tensor: verification and folding.

#include "TensorOpt/IR/StorageLayout.h"

using namespace mlir;
using namespace tensoropt;

/// Checks that `tensor` has the buffer and that `result` is its type.
static LogicalResult verifyBuffer(Operation *op, Value tensor, Type result,
                                  StorageBuffer::Role role, uint64_t level) {
  auto layout = StorageLayout::get(cast<RankedTensorType>(tensor.getType()),
                                   [&] { return op->emitOpError(); });
  if (failed(layout))
    return failure();
  for (const StorageBuffer &buffer : layout->buffers()) {
    bool isValues = role == StorageBuffer::Role::Values;
    if (buffer.role != role || (!isValues && buffer.level != level))
      continue;
    if (buffer.type != result)
      return op->emitOpError()
             << "result must be " << buffer.type << ", got " << result;
    return success();
  }
  return op->emitOpError() << "level " << level << " of " << tensor.getType()
                           << " has no such buffer";
}

LogicalResult PositionsOp::verify() {
  return verifyBuffer(*this, getTensor(), getType(),
                      StorageBuffer::Role::Positions, getLevel());
}

LogicalResult CoordinatesOp::verify() {
  return verifyBuffer(*this, getTensor(), getType(),
                      StorageBuffer::Role::Coordinates, getLevel());
}

LogicalResult ValuesOp::verify() {
  return verifyBuffer(*this, getTensor(), getType(),
                      StorageBuffer::Role::Values, 0);
}

//===----------------------------------------------------------------------===//
// Assembled tensors
//===----------------------------------------------------------------------===//

LogicalResult AssembleOp::verify() {
  auto type = cast<RankedTensorType>(getType());
  auto layout = StorageLayout::get(type, [&] { return emitOpError(); });
  if (failed(layout))
    return failure();
  SmallVector<Type> expected;
  for (const StorageBuffer &buffer : layout->buffers())
    expected.push_back(buffer.type);
  if (getBuffers().getTypes() != TypeRange(expected))
    return emitOpError() << type << " consists of buffers " << expected
                         << ", got " << getBuffers().getTypes();
  if (getExtents().size() != static_cast<size_t>(type.getRank()))
    return emitOpError() << "has " << getExtents().size()
                         << " extents but the tensor has " << type.getRank()
                         << " dimensions";
  return success();
}

/// The buffer of an assembled tensor, or null.
static Value findBuffer(Value tensor, StorageBuffer::Role role,
                        uint64_t level) {
  auto assemble = tensor.getDefiningOp<AssembleOp>();
  if (!assemble)
    return {};
  auto layout = StorageLayout::get(cast<RankedTensorType>(tensor.getType()),
                                   [&] { return assemble.emitOpError(); });
  for (auto [at, buffer] : llvm::enumerate(layout->buffers()))
    if (buffer.role == role &&
        (role == StorageBuffer::Role::Values || buffer.level == level))
      return assemble.getBuffers()[at];
  return {};
}

OpFoldResult PositionsOp::fold(FoldAdaptor) {
  return findBuffer(getTensor(), StorageBuffer::Role::Positions, getLevel());
}

OpFoldResult CoordinatesOp::fold(FoldAdaptor) {
  return findBuffer(getTensor(), StorageBuffer::Role::Coordinates, getLevel());
}

OpFoldResult ValuesOp::fold(FoldAdaptor) {
  return findBuffer(getTensor(), StorageBuffer::Role::Values, 0);
}

namespace {

/// The extent of an assembled tensor is the one it was assembled with.
struct FoldDim : OpRewritePattern<tensor::DimOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::DimOp op,
                                PatternRewriter &rewriter) const override {
    auto assemble = op.getSource().getDefiningOp<AssembleOp>();
    std::optional<int64_t> dimension = op.getConstantIndex();
    if (!assemble || !dimension || *dimension < 0 ||
        *dimension >= static_cast<int64_t>(assemble.getExtents().size()))
      return failure();
    rewriter.replaceOp(op, assemble.getExtents()[*dimension]);
    return success();
  }
};

/// Assembles the target of a cast that only changes what is known of extents.
struct FoldCast : OpRewritePattern<tensor::CastOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::CastOp op,
                                PatternRewriter &rewriter) const override {
    auto assemble = op.getSource().getDefiningOp<AssembleOp>();
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (!assemble || !type ||
        type.getEncoding() !=
            cast<RankedTensorType>(assemble.getType()).getEncoding())
      return failure();
    rewriter.replaceOpWithNewOp<AssembleOp>(op, type, assemble.getExtents(),
                                            assemble.getBuffers());
    return success();
  }
};

} // namespace

void AssembleOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                             MLIRContext *context) {
  patterns.add<FoldDim, FoldCast>(context);
}
