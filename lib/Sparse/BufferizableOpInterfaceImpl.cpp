// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Sparse/BufferizableOpInterfaceImpl.h"
#include "TensorOpt/IR/PackedOps.h"
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

  /// A sweep over encoded tensors only is not analysed, and copies nothing.
  LogicalResult resolveConflicts(Operation *op, RewriterBase &rewriter,
                                 const AnalysisState &analysis,
                                 const BufferizationState &state) const {
    if (!hasTensorSemantics(op))
      return success();
    return cast<BufferizableOpInterface>(op).resolveTensorOpOperandConflicts(
        rewriter, analysis, state);
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto sweep = cast<SweepOp>(op);
    // Either the driver or the outputs may be buffers already.
    SmallVector<Value> buffers{sweep.getDriver()};
    llvm::append_range(buffers, sweep.getInits());
    for (Value &value : buffers) {
      if (!isDenseTensor(value))
        continue;
      FailureOr<Value> buffer = getBuffer(rewriter, value, options, state);
      if (failed(buffer))
        return failure();
      value = *buffer;
    }
    ArrayRef<Value> inits = ArrayRef(buffers).drop_front();
    auto lowered = SweepOp::create(rewriter, sweep.getLoc(), buffers.front(),
                                   sweep.getJoins(), sweep.getJoinIndices(),
                                   sweep.getOrder(), sweep.getExtents(), inits);
    lowered->setDiscardableAttrs(sweep->getDiscardableAttrDictionary());
    rewriter.eraseBlock(&lowered.getBody().front());
    rewriter.inlineRegionBefore(sweep.getBody(), lowered.getBody(),
                                lowered.getBody().end());
    for (auto [output, init] : llvm::zip(lowered.getOutputs(), inits)) {
      BlockArgument argument = output;
      argument.setType(SweepOp::getOutputType(init.getType()));
    }
    // Builders, which come last, have no results.
    replaceOpWithBufferizedValues(rewriter, op,
                                  inits.take_front(op->getNumResults()));
    return success();
  }
};

/// Operations on buffers, whose encoded tensors stay.
template <typename Op>
struct BufferModel
    : BufferizableOpInterface::ExternalModel<BufferModel<Op>, Op> {
  bool hasTensorSemantics(Operation *) const { return false; }
  bool bufferizesToMemoryRead(Operation *, OpOperand &,
                              const AnalysisState &) const {
    return true;
  }
  bool bufferizesToMemoryWrite(Operation *, OpOperand &,
                               const AnalysisState &) const {
    return false;
  }
  AliasingValueList getAliasingValues(Operation *, OpOperand &,
                                      const AnalysisState &) const {
    return {};
  }
  LogicalResult resolveConflicts(Operation *, RewriterBase &,
                                 const AnalysisState &,
                                 const BufferizationState &) const {
    return success();
  }
};

} // namespace

void tensoropt::registerBufferizableOpInterfaceExternalModels(
    DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, TensorOptDialect *) {
    SweepOp::attachInterface<SweepModel>(*context);
    AssembleOp::attachInterface<BufferModel<AssembleOp>>(*context);
    ExpandOp::attachInterface<BufferModel<ExpandOp>>(*context);
  });
}
