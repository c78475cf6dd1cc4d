// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-split-vectors: vectors into parts of powers of two.

#include "TensorOpt/Sparse/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SCF/Transforms/Patterns.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/DialectConversion.h"
#include "llvm/Support/MathExtras.h"

namespace tensoropt {
#define GEN_PASS_DEF_SPLITVECTORS
#include "TensorOpt/Sparse/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The vector type if it is one to split, else null.
VectorType getSplit(Type type) {
  auto vector = dyn_cast<VectorType>(type);
  bool isOdd = vector && vector.getRank() == 1 && !vector.isScalable() &&
               !llvm::isPowerOf2_64(vector.getNumElements());
  return isOdd ? vector : VectorType();
}

/// The parts of a vector, widest first: powers of two.
SmallVector<VectorType> getParts(VectorType type) {
  SmallVector<VectorType> parts;
  int64_t rest = type.getNumElements();
  while (rest > 0) {
    int64_t width = int64_t(1) << llvm::Log2_64(rest);
    parts.push_back(VectorType::get(width, type.getElementType()));
    rest -= width;
  }
  return parts;
}

/// Calls `make` with the type and the first lane of each part.
template <typename Make>
SmallVector<Value> makeParts(VectorType type, Make make) {
  SmallVector<Value> values;
  int64_t first = 0;
  for (auto [number, part] : llvm::enumerate(getParts(type))) {
    values.push_back(make(number, part, first));
    first += part.getNumElements();
  }
  return values;
}

/// The place of lane `first` of a vector in memory.
SmallVector<Value> placeOf(OpBuilder &builder, Location loc, ValueRange indices,
                           int64_t first) {
  SmallVector<Value> place(indices);
  if (first > 0)
    place.back() = arith::AddIOp::create(
        builder, loc, place.back(),
        arith::ConstantIndexOp::create(builder, loc, first));
  return place;
}

struct SplitLoad : OpConversionPattern<vector::LoadOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult
  matchAndRewrite(vector::LoadOp op, OneToNOpAdaptor,
                  ConversionPatternRewriter &rewriter) const override {
    SmallVector<Value> values = makeParts(
        op.getVectorType(), [&](size_t, VectorType part, int64_t first) {
          return vector::LoadOp::create(
              rewriter, op.getLoc(), part, op.getBase(),
              placeOf(rewriter, op.getLoc(), op.getIndices(), first));
        });
    rewriter.replaceOpWithMultiple(op, {values});
    return success();
  }
};

struct SplitStore : OpConversionPattern<vector::StoreOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult
  matchAndRewrite(vector::StoreOp op, OneToNOpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    int64_t first = 0;
    for (Value part : adaptor.getValueToStore()) {
      vector::StoreOp::create(
          rewriter, op.getLoc(), part, op.getBase(),
          placeOf(rewriter, op.getLoc(), op.getIndices(), first));
      first += cast<VectorType>(part.getType()).getNumElements();
    }
    rewriter.eraseOp(op);
    return success();
  }
};

struct SplitBroadcast : OpConversionPattern<vector::BroadcastOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult
  matchAndRewrite(vector::BroadcastOp op, OneToNOpAdaptor,
                  ConversionPatternRewriter &rewriter) const override {
    SmallVector<Value> values = makeParts(
        op.getResultVectorType(), [&](size_t, VectorType part, int64_t) {
          return vector::BroadcastOp::create(rewriter, op.getLoc(), part,
                                             op.getSource());
        });
    rewriter.replaceOpWithMultiple(op, {values});
    return success();
  }
};

/// The sum of the parts' sums.
struct SplitReduction : OpConversionPattern<vector::ReductionOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult
  matchAndRewrite(vector::ReductionOp op, OneToNOpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    Value sum = op.getAcc();
    for (Value part : adaptor.getVector())
      sum =
          sum ? vector::ReductionOp::create(rewriter, op.getLoc(), op.getKind(),
                                            part, sum, op.getFastmath())
              : vector::ReductionOp::create(rewriter, op.getLoc(), op.getKind(),
                                            part, op.getFastmath());
    rewriter.replaceOp(op, sum);
    return success();
  }
};

/// The same in all lanes.
struct SplitConstant : OpConversionPattern<arith::ConstantOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult
  matchAndRewrite(arith::ConstantOp op, OneToNOpAdaptor,
                  ConversionPatternRewriter &rewriter) const override {
    auto splat = cast<SplatElementsAttr>(op.getValue());
    SmallVector<Value> values = makeParts(
        cast<VectorType>(op.getType()), [&](size_t, VectorType part, int64_t) {
          return arith::ConstantOp::create(rewriter, op.getLoc(),
                                           splat.resizeSplat(part));
        });
    rewriter.replaceOpWithMultiple(op, {values});
    return success();
  }
};

/// An operation that does the same to each lane; scalar operands stay.
struct SplitElementwise : ConversionPattern {
  SplitElementwise(const TypeConverter &converter, MLIRContext *context)
      : ConversionPattern(converter, MatchAnyOpTypeTag(), /*benefit=*/1,
                          context) {}

  LogicalResult
  matchAndRewrite(Operation *op, ArrayRef<ValueRange> operands,
                  ConversionPatternRewriter &rewriter) const override {
    if (!OpTrait::hasElementwiseMappableTraits(op) || op->getNumResults() != 1)
      return failure();
    auto type = getSplit(op->getResult(0).getType());
    if (!type)
      return failure();
    SmallVector<Value> values =
        makeParts(type, [&](size_t number, VectorType part, int64_t) {
          SmallVector<Value> own =
              llvm::map_to_vector(operands, [&](ValueRange parts) {
                return parts.size() == 1 ? parts.front() : parts[number];
              });
          return rewriter
              .create(op->getLoc(), op->getName().getIdentifier(), own, part,
                      op->getAttrs())
              ->getResult(0);
        });
    rewriter.replaceOpWithMultiple(op, {values});
    return success();
  }
};

struct SplitVectorsPass : tensoropt::impl::SplitVectorsBase<SplitVectorsPass> {
  using SplitVectorsBase::SplitVectorsBase;

  void runOnOperation() override {
    TypeConverter converter;
    addConversions(converter);
    RewritePatternSet patterns(&getContext());
    patterns.add<SplitLoad, SplitStore, SplitBroadcast, SplitReduction,
                 SplitConstant, SplitElementwise>(converter, &getContext());
    ConversionTarget target(getContext());
    scf::populateSCFStructuralTypeConversionsAndLegality(converter, patterns,
                                                         target);
    target.markUnknownOpDynamicallyLegal(
        [](Operation *op) { return !canSplit(op); });
    if (failed(applyPartialConversion(getOperation(), target,
                                      std::move(patterns))))
      signalPassFailure();
  }

private:
  static void addConversions(TypeConverter &converter) {
    converter.addConversion([](Type type) { return type; });
    converter.addConversion(
        [](VectorType type,
           SmallVectorImpl<Type> &types) -> std::optional<LogicalResult> {
          if (!getSplit(type))
            return std::nullopt;
          llvm::append_range(types, getParts(type));
          return success();
        });
    // Between what is split and what is not.
    converter.addTargetMaterialization([](OpBuilder &builder, TypeRange types,
                                          ValueRange inputs,
                                          Location loc) -> SmallVector<Value> {
      auto type = getSplit(inputs.front().getType());
      if (inputs.size() != 1 || !type || !llvm::equal(getParts(type), types))
        return {};
      return makeParts(type, [&](size_t, VectorType part, int64_t first) {
        return vector::ExtractStridedSliceOp::create(
            builder, loc, inputs.front(), first, part.getNumElements(), 1);
      });
    });
    converter.addSourceMaterialization([](OpBuilder &builder, VectorType type,
                                          ValueRange inputs,
                                          Location loc) -> Value {
      Value whole =
          arith::ConstantOp::create(builder, loc, builder.getZeroAttr(type));
      int64_t first = 0;
      for (Value part : inputs) {
        whole = vector::InsertStridedSliceOp::create(builder, loc, part, whole,
                                                     first, 1);
        first += cast<VectorType>(part.getType()).getNumElements();
      }
      return whole;
    });
  }

  /// True if lanes have places of their own in memory, not whole vectors.
  static bool holdsLanes(MemRefType memref) {
    return !isa<VectorType>(memref.getElementType());
  }

  /// True for what is split: operations outside of `scf`.
  static bool canSplit(Operation *op) {
    if (auto load = dyn_cast<vector::LoadOp>(op))
      return getSplit(load.getVectorType()) && holdsLanes(load.getMemRefType());
    if (auto store = dyn_cast<vector::StoreOp>(op))
      return getSplit(store.getVectorType()) &&
             holdsLanes(store.getMemRefType());
    if (auto broadcast = dyn_cast<vector::BroadcastOp>(op))
      return getSplit(broadcast.getResultVectorType()) &&
             !isa<VectorType>(broadcast.getSourceType());
    if (auto reduction = dyn_cast<vector::ReductionOp>(op))
      return bool(getSplit(reduction.getSourceVectorType()));
    if (auto constant = dyn_cast<arith::ConstantOp>(op))
      return getSplit(constant.getType()) &&
             isa<SplatElementsAttr>(constant.getValue());
    return OpTrait::hasElementwiseMappableTraits(op) &&
           op->getNumResults() == 1 && getSplit(op->getResult(0).getType());
  }
};

} // namespace
