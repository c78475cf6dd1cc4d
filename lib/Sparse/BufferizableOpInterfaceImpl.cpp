// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Sparse/BufferizableOpInterfaceImpl.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/DstBufferizableOpInterfaceImpl.h"

using namespace mlir;
using namespace mlir::bufferization;
using namespace tensoropt;

namespace {

/// True for a tensor that bufferisation turns into one memref.
bool isDenseTensor(Value value) {
  return isa<TensorType>(value.getType()) && !isEncoded(value.getType());
}

struct SweepModel
    : DstBufferizableOpInterfaceExternalModel<SweepModel, SweepOp> {
  bool hasTensorSemantics(Operation *op) const {
    return llvm::any_of(op->getOperands(), isDenseTensor);
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto sweep = cast<SweepOp>(op);
    Value driver = sweep.getDriver();
    if (isDenseTensor(driver)) {
      FailureOr<Value> buffer = getBuffer(rewriter, driver, options, state);
      if (failed(buffer))
        return failure();
      driver = *buffer;
    }
    SmallVector<Value> inits;
    for (Value init : sweep.getInits()) {
      FailureOr<Value> buffer = getBuffer(rewriter, init, options, state);
      if (failed(buffer))
        return failure();
      inits.push_back(*buffer);
    }
    auto lowered = SweepOp::create(rewriter, sweep.getLoc(), driver,
                                   sweep.getExtents(), inits);
    lowered->setDiscardableAttrs(sweep->getDiscardableAttrDictionary());
    rewriter.eraseBlock(&lowered.getBody().front());
    rewriter.inlineRegionBefore(sweep.getBody(), lowered.getBody(),
                                lowered.getBody().end());
    for (auto [output, init] : llvm::zip(lowered.getOutputs(), inits)) {
      BlockArgument argument = output;
      argument.setType(init.getType());
    }
    replaceOpWithBufferizedValues(rewriter, op, inits);
    return success();
  }
};

struct AssembleModel
    : BufferizableOpInterface::ExternalModel<AssembleModel, AssembleOp> {
  bool hasTensorSemantics(Operation *) const { return false; }
};

} // namespace

void tensoropt::registerBufferizableOpInterfaceExternalModels(
    DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, TensorOptDialect *) {
    SweepOp::attachInterface<SweepModel>(*context);
    AssembleOp::attachInterface<AssembleModel>(*context);
  });
}
