// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-expose-storage: encoded tensors become extents and buffers
// where functions, calls and control flow pass them on.

#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Sparse/Passes.h"
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

/// Names the first place where a tensor has a storage without buffers of ours.
LogicalResult checkLayouts(ModuleOp module) {
  auto check = [](Location loc, TypeRange types) {
    for (Type type : types)
      if (isEncoded(type) &&
          failed(StorageLayout::get(cast<RankedTensorType>(type),
                                    [&] { return emitError(loc); })))
        return failure();
    return success();
  };
  return failure(
      module
          .walk([&](Operation *op) {
            auto function = dyn_cast<FunctionOpInterface>(op);
            bool failedHere =
                failed(check(op->getLoc(), op->getResultTypes())) ||
                (function &&
                 failed(check(op->getLoc(), function.getArgumentTypes())));
            return failedHere ? WalkResult::interrupt() : WalkResult::advance();
          })
          .wasInterrupted());
}

struct ExposeStoragePass
    : tensoropt::impl::ExposeStorageBase<ExposeStoragePass> {
  void runOnOperation() override {
    if (failed(checkLayouts(getOperation())))
      return signalPassFailure();
    MLIRContext *context = &getContext();
    StorageConverter converter;
    ConversionTarget target(*context);
    target.markUnknownOpDynamicallyLegal([](Operation *) { return true; });
    target.addDynamicallyLegalOp<func::FuncOp>([&](func::FuncOp op) {
      return converter.isSignatureLegal(op.getFunctionType());
    });
    target.addDynamicallyLegalOp<func::CallOp, func::ReturnOp>(
        [&](Operation *op) { return converter.isLegal(op); });
    RewritePatternSet patterns(context);
    populateFunctionOpInterfaceTypeConversionPattern<func::FuncOp>(patterns,
                                                                   converter);
    populateCallOpTypeConversionPattern(patterns, converter);
    populateReturnOpTypeConversionPattern(patterns, converter);
    scf::populateSCFStructuralTypeConversionsAndLegality(converter, patterns,
                                                         target);
    if (failed(applyPartialConversion(getOperation(), target,
                                      std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
