// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-expose-storage: encoded tensors become extents and buffers
// where functions, calls and control flow pass them on.

#include "ExpandPacked.h"
#include "OpenOutputs.h"
#include "PackedOutputs.h"
#include "TensorOpt/IR/PackedOps.h"
#include "TensorOpt/IR/PackedPlace.h"
#include "TensorOpt/Sparse/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Func/Transforms/FuncConversions.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/Transforms/Patterns.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/DialectConversion.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXPOSESTORAGE
#include "TensorOpt/Sparse/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The layout of a type that checkLayouts has accepted.
StorageLayout layoutOf(RankedTensorType type) {
  return *StorageLayout::get(
      type, [&] { return emitError(UnknownLoc::get(type.getContext())); });
}

/// Makes a tensor of its parts, for an operation that is not converted.
Value assemble(OpBuilder &builder, RankedTensorType type, ValueRange parts,
               Location loc) {
  return AssembleOp::create(builder, loc, type,
                            parts.take_front(type.getRank()),
                            parts.drop_front(type.getRank()));
}

/// Takes a tensor apart that an operation which is not converted has made.
SmallVector<Value> takeApart(OpBuilder &builder, TypeRange, ValueRange tensors,
                             Location loc) {
  Value tensor = tensors.front();
  auto type = dyn_cast<RankedTensorType>(tensor.getType());
  if (tensors.size() != 1 || !type || !isEncoded(type))
    return {};
  SmallVector<Value> parts;
  for (int64_t dimension = 0; dimension < type.getRank(); ++dimension)
    parts.push_back(tensor::DimOp::create(builder, loc, tensor, dimension));
  for (const StorageBuffer &buffer : layoutOf(type).buffers())
    switch (buffer.role) {
    case StorageBuffer::Role::Positions:
      parts.push_back(
          PositionsOp::create(builder, loc, buffer.type, tensor, buffer.level));
      break;
    case StorageBuffer::Role::Coordinates:
      parts.push_back(CoordinatesOp::create(builder, loc, buffer.type, tensor,
                                            buffer.level));
      break;
    case StorageBuffer::Role::Values:
      parts.push_back(ValuesOp::create(builder, loc, buffer.type, tensor));
      break;
    }
  return parts;
}

struct StorageConverter : TypeConverter {
  StorageConverter() {
    addConversion([](Type type) { return type; });
    addConversion(
        [](RankedTensorType type,
           SmallVectorImpl<Type> &types) -> std::optional<LogicalResult> {
          if (!isEncoded(type))
            return std::nullopt;
          // Extents, then buffers: the calling convention.
          types.append(type.getRank(), IndexType::get(type.getContext()));
          for (const StorageBuffer &buffer : layoutOf(type).buffers())
            types.push_back(buffer.type);
          return success();
        });
    addSourceMaterialization(assemble);
    addTargetMaterialization(takeApart);
  }
};

/// Canonicalisation makes these of `scf.if`.
struct ConvertSelect : OpConversionPattern<arith::SelectOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(arith::SelectOp op, OneToNOpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    if (adaptor.getCondition().size() != 1)
      return failure();
    SmallVector<Value> parts;
    for (auto [lhs, rhs] :
         llvm::zip(adaptor.getTrueValue(), adaptor.getFalseValue()))
      parts.push_back(arith::SelectOp::create(
          rewriter, op.getLoc(), adaptor.getCondition().front(), lhs, rhs));
    rewriter.replaceOpWithMultiple(op, {parts});
    return success();
  }
};

/// True for a cast that makes a plain tensor of an encoded one.
bool dropsEncoding(tensor::CastOp cast) {
  return isEncoded(cast.getSource().getType()) && !isEncoded(cast.getType());
}

/// True if all entries are stored, in row-major order.
bool isPlainStorage(RankedTensorType type) {
  StorageLayout layout = layoutOf(type);
  unsigned next = 0;
  return !layout.isCanonical() &&
         llvm::all_of(layout.levels, [&](const StorageLevel &level) {
           return level.kind == LevelKind::Dense && level.dimension == next++;
         });
}

OpFoldResult multiply(OpBuilder &builder, Location loc, OpFoldResult lhs,
                      OpFoldResult rhs) {
  auto left = getConstantIntValue(lhs), right = getConstantIntValue(rhs);
  if (left == 1)
    return rhs;
  if (left && right)
    return builder.getIndexAttr(*left * *right);
  auto toValue = [&](OpFoldResult size) {
    return getValueOrCreateConstantIndexOp(builder, loc, size);
  };
  return arith::MulIOp::create(builder, loc, toValue(lhs), toValue(rhs))
      .getResult();
}

/// A plain tensor whose elements, in row-major order, are `values`.
Value viewValues(OpBuilder &builder, Location loc, RankedTensorType type,
                 ValueRange extents, Value values) {
  SmallVector<OpFoldResult> sizes, strides(type.getRank());
  for (auto [extent, part] : llvm::zip(type.getShape(), extents))
    sizes.push_back(ShapedType::isDynamic(extent)
                        ? OpFoldResult(part)
                        : builder.getIndexAttr(extent));
  OpFoldResult stride = builder.getIndexAttr(1);
  for (int64_t at = type.getRank() - 1; at >= 0; --at) {
    strides[at] = stride;
    if (at > 0)
      stride = multiply(builder, loc, stride, sizes[at]);
  }
  auto view = memref::ReinterpretCastOp::create(
      builder, loc, MemRefType::get(type.getShape(), type.getElementType()),
      values, builder.getIndexAttr(0), sizes, strides);
  return bufferization::ToTensorOp::create(builder, loc, type, view,
                                           /*restrict=*/true);
}

/// The values of a tensor stored in full are those of a plain one.
struct ConvertCast : OpConversionPattern<tensor::CastOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(tensor::CastOp op, OneToNOpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    auto type = cast<RankedTensorType>(op.getType());
    ValueRange parts = adaptor.getSource();
    rewriter.replaceOp(op, viewValues(rewriter, op.getLoc(), type,
                                      parts.take_front(type.getRank()),
                                      parts.back()));
    return success();
  }
};

/// A tensor with merged dimensions has the values of its source.
struct ConvertMerge : OpConversionPattern<MergeOp> {
  using OpConversionPattern::OpConversionPattern;

  LogicalResult
  matchAndRewrite(MergeOp op, OneToNOpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    auto type = cast<RankedTensorType>(op.getType());
    ValueRange extents = adaptor.getSource().drop_back();
    SmallVector<Value> parts = emitExtents(op, extents, rewriter);
    parts.push_back(adaptor.getSource().back());
    if (isEncoded(type))
      rewriter.replaceOpWithMultiple(op, {parts});
    else
      rewriter.replaceOp(op, viewValues(rewriter, op.getLoc(), type,
                                        ValueRange(parts).drop_back(),
                                        parts.back()));
    return success();
  }

private:
  /// The extents of the blocks.
  static SmallVector<Value> emitExtents(MergeOp op, ValueRange extents,
                                        OpBuilder &rewriter) {
    ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
    StorageLayout layout =
        layoutOf(cast<RankedTensorType>(op.getSource().getType()));
    ArrayRef<int64_t> sizes = op.getSizes();
    auto merged =
        MergedSlots::get(layout.symmetry.getGroup(layout.type.getRank()),
                         std::vector<unsigned>(sizes.begin(), sizes.end()));
    SmallVector<Value> result;
    for (auto [block, size] : llvm::enumerate(sizes)) {
      CanonicalRegion region =
          *merged->regionOf(block, layout.region->triangle());
      SmallVector<Value> inside(extents.take_front(size));
      extents = extents.drop_front(size);
      result.push_back(PackedPlace(region, builder, inside).count());
    }
    return result;
  }
};

//===----------------------------------------------------------------------===//
// What is refused
//===----------------------------------------------------------------------===//

/// Checks that an operation's tensors have buffers, and that it is not a
/// function value, whose type would stay as it is.
LogicalResult checkBefore(Operation *op) {
  SmallVector<Type> types(op->getResultTypes());
  if (auto function = dyn_cast<FunctionOpInterface>(op)) {
    llvm::append_range(types, function.getArgumentTypes());
    llvm::append_range(types, function.getResultTypes());
  }
  for (Type type : types)
    if (isEncoded(type) &&
        failed(StorageLayout::get(cast<RankedTensorType>(type),
                                  [&] { return emitError(op->getLoc()); })))
      return failure();
  if (auto drop = dyn_cast<tensor::CastOp>(op))
    if (dropsEncoding(drop) &&
        !isPlainStorage(cast<RankedTensorType>(drop.getSource().getType())))
      return op->emitOpError()
             << "drops the encoding of " << drop.getSource().getType()
             << ", whose entries are not all stored in row-major order";
  if (auto constant = dyn_cast<func::ConstantOp>(op)) {
    auto type = cast<FunctionType>(constant.getType());
    if (llvm::any_of(type.getInputs(), isEncoded) ||
        llvm::any_of(type.getResults(), isEncoded))
      return op->emitOpError() << "of type " << type
                               << " passes encoded tensors, which only direct "
                                  "calls can do";
  }
  return success();
}

/// Checks that an operation which was not converted can do with a tensor that
/// is assembled, or is about to be folded.
LogicalResult checkAfter(Operation *op) {
  if (isa_and_nonnull<TensorOptDialect>(op->getDialect()) ||
      isa<tensor::DimOp>(op))
    return success();
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    if (isEncoded(cast.getSource().getType()) && isEncoded(cast.getType()))
      return success();
  for (Type type : op->getOperandTypes())
    if (isEncoded(type))
      return op->emitOpError() << "reads an encoded tensor of type " << type
                               << ", which only einsums and sweeps can do";
  for (Type type : op->getResultTypes())
    if (isEncoded(type))
      return op->emitOpError() << "makes an encoded tensor of type " << type
                               << ", which must come from an argument or from "
                                  "tensoropt.assemble";
  return success();
}

LogicalResult checkAll(ModuleOp module,
                       llvm::function_ref<LogicalResult(Operation *)> check) {
  return failure(
      module.walk([&](Operation *op) { return WalkResult(check(op)); })
          .wasInterrupted());
}

//===----------------------------------------------------------------------===//
// Attributes of arguments and results
//===----------------------------------------------------------------------===//

/// The attributes of a function's arguments and results as they will be. The
/// conversion would leave them at their numbers, next to other values.
struct SignatureAttributes {
  func::FuncOp function;
  SmallVector<DictionaryAttr> arguments, results;
};

/// Attributes of an encoded tensor go to its buffers.
SmallVector<DictionaryAttr>
expandAttributes(const TypeConverter &converter, TypeRange types,
                 llvm::function_ref<DictionaryAttr(unsigned)> attributeOf) {
  SmallVector<DictionaryAttr> expanded;
  for (auto [at, type] : llvm::enumerate(types)) {
    SmallVector<Type> parts;
    (void)converter.convertType(type, parts);
    for (Type part : parts)
      expanded.push_back(isEncoded(type) && part.isIndex() ? DictionaryAttr()
                                                           : attributeOf(at));
  }
  return expanded;
}

/// Takes the attributes off the functions that will change.
SmallVector<SignatureAttributes>
takeAttributes(ModuleOp module, const TypeConverter &converter) {
  SmallVector<SignatureAttributes> taken;
  module.walk([&](func::FuncOp function) {
    bool hasAttributes =
        function.getArgAttrsAttr() || function.getResAttrsAttr();
    FunctionType type = function.getFunctionType();
    if (!hasAttributes || converter.isSignatureLegal(type))
      return;
    taken.push_back(
        {function,
         expandAttributes(
             converter, type.getInputs(),
             [&](unsigned at) { return function.getArgAttrDict(at); }),
         expandAttributes(converter, type.getResults(), [&](unsigned at) {
           return function.getResultAttrDict(at);
         })});
    function.removeArgAttrsAttr();
    function.removeResAttrsAttr();
  });
  return taken;
}

struct ExposeStoragePass
    : tensoropt::impl::ExposeStorageBase<ExposeStoragePass> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (failed(checkAll(module, checkBefore)))
      return signalPassFailure();
    flattenPackedOutputs(module);
    lowerSplits(module);
    if (failed(openOutputs(module)))
      return signalPassFailure();
    allocateExpanded(module);
    StorageConverter converter;
    auto attributes = takeAttributes(module, converter);
    if (failed(convert(module, converter)) ||
        failed(checkAll(module, checkAfter)))
      return signalPassFailure();
    for (SignatureAttributes &kept : attributes) {
      kept.function.setAllArgAttrs(kept.arguments);
      kept.function.setAllResultAttrs(kept.results);
    }
  }

private:
  LogicalResult convert(ModuleOp module, StorageConverter &converter) {
    MLIRContext *context = &getContext();
    ConversionTarget target(*context);
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    target.addDynamicallyLegalOp<func::FuncOp>([&](func::FuncOp op) {
      return converter.isSignatureLegal(op.getFunctionType());
    });
    target.addDynamicallyLegalOp<func::CallOp, func::ReturnOp, arith::SelectOp>(
        [&](Operation *op) { return converter.isLegal(op); });
    RewritePatternSet patterns(context);
    target.addDynamicallyLegalOp<tensor::CastOp>(
        [](tensor::CastOp op) { return !dropsEncoding(op); });
    target.addIllegalOp<MergeOp>();
    patterns.add<ConvertSelect, ConvertCast, ConvertMerge>(converter, context);
    populateFunctionOpInterfaceTypeConversionPattern<func::FuncOp>(patterns,
                                                                   converter);
    populateCallOpTypeConversionPattern(patterns, converter);
    populateReturnOpTypeConversionPattern(patterns, converter);
    scf::populateSCFStructuralTypeConversionsAndLegality(converter, patterns,
                                                         target);
    return applyPartialConversion(module, target, std::move(patterns));
  }
};

} // namespace
