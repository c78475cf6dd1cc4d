// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-insert-in-place.

#include "Origin.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotModuleBufferize.h"
#include "mlir/Dialect/Bufferization/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Dominance.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/TypeSwitch.h"

namespace tensoropt {
#define GEN_PASS_DEF_INSERTINPLACE
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

template <typename Insert> static bool hasNeighbours(Insert insert) {
  RankedTensorType source = insert.getSourceType();
  RankedTensorType whole = insert.getDestType();
  if (source.hasStaticShape() && source.getNumElements() <= 1)
    return true;
  // Dimensions of extent 1 lie between no neighbours.
  int64_t last = whole.getRank() - 1;
  while (last > 0 && whole.getDimSize(last) == 1)
    --last;
  return !insert.getDroppedDims().test(last) &&
         insert.getStaticStrides()[last] == 1;
}

/// True if what lies side by side in the source does so where it is inserted.
static bool keepsNeighbours(Operation *insert) {
  return llvm::TypeSwitch<Operation *, bool>(insert)
      .Case<tensor::InsertSliceOp, tensor::ParallelInsertSliceOp>(
          [](auto slice) { return hasNeighbours(slice); })
      .Default(true);
}

/// The part of `empty` that is written, then inserted there by `user`; null if
/// there is none.
static tensor::ExtractSliceOp
findPart(tensor::EmptyOp empty, Operation *user,
         const bufferization::AnalysisState &state) {
  auto insert = dyn_cast<tensor::InsertSliceOp>(user);
  if (!insert)
    return {};
  auto isPart = [&](Value value) {
    auto part = value.getDefiningOp<tensor::ExtractSliceOp>();
    return part && part.getSource() == empty;
  };
  bufferization::TraversalConfig config;
  config.followEquivalentOnly = true;
  config.alwaysIncludeLeaves = false;
  llvm::SetVector<Value> parts = state.findValueInReverseUseDefChain(
      &insert.getSourceMutable(), isPart, config);
  if (parts.size() != 1)
    return {};
  return parts.front().getDefiningOp<tensor::ExtractSliceOp>();
}

/// Where `insert` puts what is written over `empty`, by `user` first.
static Value findPlace(RewriterBase &rewriter,
                       SubsetInsertionOpInterface insert, tensor::EmptyOp empty,
                       Operation *user,
                       const bufferization::AnalysisState &state) {
  if (!keepsNeighbours(insert))
    return {};
  // What is made of parts that are written in place moves with them.
  if (tensor::ExtractSliceOp part = findPart(empty, user, state)) {
    Value place =
        bufferization::buildSubsetExtraction(rewriter, insert, empty, part);
    if (place && place.getType() == empty.getType()) {
      rewriter.modifyOpInPlace(part,
                               [&] { part.getSourceMutable().assign(place); });
      return place;
    }
  }
  return bufferization::buildSubsetExtraction(rewriter, insert, empty, user);
}

static bool isWrittenOver(Value value) {
  return llvm::any_of(value.getUses(), [](OpOperand &use) {
    auto op = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
    auto loop = dyn_cast<LoopLikeOpInterface>(use.getOwner());
    return (op && op.isDpsInit(&use)) || (loop && loop.getTiedLoopResult(&use));
  });
}

/// Others that read what was inserted read it there. The analysis would take
/// parts of the source for something that is overwritten.
static void readInserted(tensor::InsertSliceOp insert, RewriterBase &rewriter) {
  if (isWrittenOver(insert.getResult()))
    return;
  DominanceInfo dominance;
  auto comesLater = [&](OpOperand &use) {
    return !isa<tensor::DimOp>(use.getOwner()) &&
           dominance.properlyDominates(insert.getOperation(), use.getOwner());
  };
  Value source = insert.getSource();
  if (llvm::none_of(source.getUses(), comesLater))
    return;
  rewriter.setInsertionPointAfter(insert);
  Value part = tensor::ExtractSliceOp::create(
      rewriter, insert.getLoc(), insert.getSourceType(), insert.getResult(),
      insert.getMixedOffsets(), insert.getMixedSizes(),
      insert.getMixedStrides());
  rewriter.replaceUsesWithIf(source, part, comesLater);
}

/// Where the whole of a place is given, and `empty` may be that place: nothing
/// else reads what is computed into it.
static Value findWholePlace(bufferization::MaterializeInDestinationOp insert,
                            tensor::EmptyOp empty) {
  bool isFree = isUsedOnce(insert.getSource()) &&
                findFirst(insert.getSource()) == empty &&
                insert.getDest().getType() == empty.getType() &&
                isa<BlockArgument>(insert.getDest());
  return isFree ? insert.getDest() : Value();
}

/// Drops what would put a tensor where it is computed.
static void dropInsertion(bufferization::MaterializeInDestinationOp insert,
                          RewriterBase &rewriter) {
  if (findFirst(insert.getSource()) == insert.getDest())
    rewriter.replaceOp(insert, insert.getSource());
}

namespace {

struct InsertInPlacePass
    : tensoropt::impl::InsertInPlaceBase<InsertInPlacePass> {
  void runOnOperation() override {
    Operation *module = getOperation();
    bufferization::OneShotBufferizationOptions options;
    options.allowReturnAllocsFromLoops = true;
    options.bufferizeFunctionBoundaries = true;
    bufferization::OneShotAnalysisState state(module, options);
    IRRewriter rewriter(&getContext());
    llvm::SetVector<tensor::InsertSliceOp> placed;
    llvm::SetVector<bufferization::MaterializeInDestinationOp> wholes;
    auto build = [&](RewriterBase &rewriter, SubsetInsertionOpInterface insert,
                     tensor::EmptyOp empty, Operation *user) {
      if (auto whole = dyn_cast<bufferization::MaterializeInDestinationOp>(
              insert.getOperation())) {
        wholes.insert(whole);
        return findWholePlace(whole, empty);
      }
      Value place = findPlace(rewriter, insert, empty, user, state);
      auto slice = dyn_cast<tensor::InsertSliceOp>(insert.getOperation());
      if (place && slice)
        placed.insert(slice);
      return place;
    };
    if (failed(bufferization::analyzeModuleOp(module, state)) ||
        failed(bufferization::eliminateEmptyTensors(rewriter, module, state,
                                                    build)))
      return signalPassFailure();
    for (tensor::InsertSliceOp insert : placed)
      readInserted(insert, rewriter);
    for (bufferization::MaterializeInDestinationOp insert : wholes)
      dropInsertion(insert, rewriter);
  }
};

} // namespace
