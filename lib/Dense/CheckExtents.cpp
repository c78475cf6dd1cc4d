// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-check-extents.

#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/FormatVariadic.h"

namespace tensoropt {
#define GEN_PASS_DEF_CHECKEXTENTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

/// Asserts what operations take for true of their operands' extents.
class Checker {
public:
  /// Fails with an error at what can be seen to be wrong.
  LogicalResult check(tensor::CastOp op);
  LogicalResult check(OffsetSizeAndStrideOpInterface op, Value whole);
  LogicalResult check(tensor::ExpandShapeOp op);
  LogicalResult check(tensor::ReshapeOp op);

  /// The operations that ask for extents, which are those of some tensor.
  ArrayRef<Operation *> getDims() const { return dims; }

private:
  Value extentOf(ImplicitLocOpBuilder &builder, Value tensor,
                 int64_t dimension);
  LogicalResult assertThat(Value holds, Operation *op, const Twine &message);

  SmallVector<Operation *> dims;
};

Value Checker::extentOf(ImplicitLocOpBuilder &builder, Value tensor,
                        int64_t dimension) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (!type.isDynamicDim(dimension))
    return arith::ConstantIndexOp::create(builder, type.getDimSize(dimension));
  Value extent = tensor::DimOp::create(builder, tensor, dimension);
  dims.push_back(extent.getDefiningOp());
  return extent;
}

LogicalResult Checker::assertThat(Value holds, Operation *op,
                                  const Twine &message) {
  if (matchPattern(holds, m_One()))
    return success();
  // A branch need not be taken.
  if (matchPattern(holds, m_Zero()) &&
      isa<FunctionOpInterface>(op->getParentOp()))
    return op->emitError(message);
  OpBuilder builder(op);
  cf::AssertOp::create(builder, op->getLoc(), holds, message.str());
  return success();
}

LogicalResult Checker::check(tensor::CastOp op) {
  auto from = dyn_cast<RankedTensorType>(op.getSource().getType());
  auto to = dyn_cast<RankedTensorType>(op.getType());
  // Of encoded tensors, those who assemble and pass them check the extents.
  if (!from || !to || from.getEncoding() || to.getEncoding())
    return success();
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  for (auto [dimension, extent] : llvm::enumerate(to.getShape())) {
    if (ShapedType::isDynamic(extent) || !from.isDynamicDim(dimension))
      continue;
    Value stated = arith::ConstantIndexOp::create(builder, extent);
    Value agree = builder.createOrFold<arith::CmpIOp>(
        arith::CmpIPredicate::eq, extentOf(builder, op.getSource(), dimension),
        stated);
    if (failed(assertThat(agree, op,
                          llvm::formatv("extent of dimension {0} is not {1}, "
                                        "as stated",
                                        dimension, extent)
                              .str())))
      return failure();
  }
  return success();
}

LogicalResult Checker::check(OffsetSizeAndStrideOpInterface op, Value whole) {
  if (cast<RankedTensorType>(whole.getType()).getEncoding())
    return success();
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  auto valueOf = [&](OpFoldResult number) {
    return getValueOrCreateConstantIndexOp(builder, op.getLoc(), number);
  };
  Value zero = arith::ConstantIndexOp::create(builder, 0);
  Value one = arith::ConstantIndexOp::create(builder, 1);
  for (auto [dimension, offset, size, stride] : llvm::enumerate(
           op.getMixedOffsets(), op.getMixedSizes(), op.getMixedStrides())) {
    Value first = valueOf(offset), count = valueOf(size);
    Value steps = builder.createOrFold<arith::SubIOp>(count, one);
    Value span = builder.createOrFold<arith::MulIOp>(steps, valueOf(stride));
    Value last = builder.createOrFold<arith::AddIOp>(first, span);
    auto compare = [&](arith::CmpIPredicate predicate, Value a, Value b) {
      return builder.createOrFold<arith::CmpIOp>(predicate, a, b);
    };
    Value begins = compare(arith::CmpIPredicate::sge, first, zero);
    Value counts = compare(arith::CmpIPredicate::sge, count, zero);
    Value ends = compare(arith::CmpIPredicate::slt, last,
                         extentOf(builder, whole, dimension));
    Value isInside = builder.createOrFold<arith::AndIOp>(
        builder.createOrFold<arith::AndIOp>(begins, counts), ends);
    if (failed(assertThat(
            isInside, op,
            llvm::formatv("slice out of range in dimension {0}", dimension)
                .str())))
      return failure();
  }
  return success();
}

/// Whether extents hold so many elements, each at least none. They come from
/// data: their product may pass 64 bits, so that each divides what is left.
static Value holdsExactly(ImplicitLocOpBuilder &builder, Value count,
                          ArrayRef<Value> extents) {
  auto compare = [&](arith::CmpIPredicate predicate, Value a, Value b) {
    return builder.createOrFold<arith::CmpIOp>(predicate, a, b);
  };
  using Predicate = arith::CmpIPredicate;
  if (extents.size() == 1)
    return compare(Predicate::eq, count, extents.front());
  Value zero = arith::ConstantIndexOp::create(builder, 0);
  Value one = arith::ConstantIndexOp::create(builder, 1);
  Value isRight = arith::ConstantIntOp::create(builder, 1, 1);
  Value isEmpty = arith::ConstantIntOp::create(builder, 0, 1);
  auto require = [&](Value holds) {
    isRight = builder.createOrFold<arith::AndIOp>(isRight, holds);
  };
  Value left = count;
  for (Value extent : extents) {
    require(compare(Predicate::sge, extent, zero));
    isEmpty = builder.createOrFold<arith::OrIOp>(
        isEmpty, compare(Predicate::eq, extent, zero));
    Value divisor = builder.createOrFold<arith::MaxSIOp>(extent, one);
    Value quotient = builder.createOrFold<arith::DivSIOp>(left, divisor);
    require(compare(Predicate::eq,
                    builder.createOrFold<arith::MulIOp>(quotient, extent),
                    left));
    left = quotient;
  }
  // Of no elements nothing is left from the beginning.
  Value wanted = builder.createOrFold<arith::SelectOp>(
      compare(Predicate::eq, count, zero), zero, one);
  require(compare(Predicate::eq, left, wanted));
  require(compare(Predicate::eq, isEmpty, compare(Predicate::eq, count, zero)));
  return isRight;
}

LogicalResult Checker::check(tensor::ExpandShapeOp op) {
  if (op.getSrcType().getEncoding() || op.getResultType().hasStaticShape())
    return success();
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  SmallVector<OpFoldResult> sizes = op.getMixedOutputShape();
  for (auto [dimension, group] :
       llvm::enumerate(op.getReassociationIndices())) {
    if (!op.getSrcType().isDynamicDim(dimension))
      continue;
    auto extents = llvm::map_to_vector(group, [&](int64_t of) {
      return getValueOrCreateConstantIndexOp(builder, op.getLoc(), sizes[of]);
    });
    Value holds = holdsExactly(
        builder, extentOf(builder, op.getSrc(), dimension), extents);
    if (failed(assertThat(
            holds, op,
            llvm::formatv("dimension {0} is expanded to another number of "
                          "elements",
                          dimension)
                .str())))
      return failure();
  }
  return success();
}

LogicalResult Checker::check(tensor::ReshapeOp op) {
  auto from = dyn_cast<RankedTensorType>(op.getSource().getType());
  auto to = dyn_cast<RankedTensorType>(op.getType());
  auto shape = cast<RankedTensorType>(op.getShape().getType());
  if (!from || !to || from.getEncoding() || to.getEncoding() ||
      !shape.hasStaticShape())
    return success();
  ImplicitLocOpBuilder builder(op.getLoc(), op);
  Value count = arith::ConstantIndexOp::create(builder, 1);
  for (int64_t dimension = 0; dimension < from.getRank(); ++dimension)
    count = builder.createOrFold<arith::MulIOp>(
        count, extentOf(builder, op.getSource(), dimension));
  SmallVector<Value> extents;
  for (int64_t dimension = 0; dimension < to.getRank(); ++dimension) {
    if (!to.isDynamicDim(dimension)) {
      extents.push_back(
          arith::ConstantIndexOp::create(builder, to.getDimSize(dimension)));
      continue;
    }
    Value place = arith::ConstantIndexOp::create(builder, dimension);
    Value extent =
        builder.createOrFold<tensor::ExtractOp>(op.getShape(), place);
    if (!extent.getType().isIndex())
      extent = builder.createOrFold<arith::IndexCastOp>(builder.getIndexType(),
                                                        extent);
    extents.push_back(extent);
  }
  return assertThat(holdsExactly(builder, count, extents), op,
                    "reshape to another number of elements");
}

struct CheckExtentsPass : tensoropt::impl::CheckExtentsBase<CheckExtentsPass> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    memref::populateResolveRankedShapedTypeResultDimsPatterns(set);
    memref::populateResolveShapedTypeResultDimsPatterns(set);
    tensor::DimOp::getCanonicalizationPatterns(set, context);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    Checker checker;
    WalkResult checked = getOperation()->walk([&](Operation *op) {
      LogicalResult result =
          llvm::TypeSwitch<Operation *, LogicalResult>(op)
              .Case([&](tensor::CastOp cast) { return checker.check(cast); })
              .Case([&](tensor::ExtractSliceOp slice) {
                return checker.check(slice, slice.getSource());
              })
              .Case([&](tensor::InsertSliceOp slice) {
                return checker.check(slice, slice.getDest());
              })
              .Case<tensor::ExpandShapeOp, tensor::ReshapeOp>(
                  [&](auto reshape) { return checker.check(reshape); })
              .Default(success());
      return WalkResult(result);
    });
    if (checked.wasInterrupted())
      return signalPassFailure();
    // In terms of what the tensor is made from: canonicalisation takes what a
    // cast states for true of its source, too, and would make the assertion so.
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
    if (failed(applyOpPatternsGreedily(checker.getDims(), patterns, config)))
      signalPassFailure();
  }

private:
  FrozenRewritePatternSet patterns;
};

} // namespace
