// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-insert-in-place.

#include "Origin.h"
#include "PlaceParts.h"
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

/// Extracts the place of `insert` for `user` to write over instead of `empty`:
/// right in front of it, for what lies there may be read until then.
static Value extractPlace(RewriterBase &rewriter,
                          SubsetInsertionOpInterface insert,
                          tensor::EmptyOp empty, Operation *user) {
  Value place =
      bufferization::buildSubsetExtraction(rewriter, insert, empty, user);
  Operation *extraction = place ? place.getDefiningOp() : nullptr;
  if (extraction && extraction->getBlock() == user->getBlock())
    rewriter.moveOpBefore(extraction, user);
  return place;
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
    Value place = extractPlace(rewriter, insert, empty, part);
    if (place && place.getType() == empty.getType()) {
      rewriter.modifyOpInPlace(part,
                               [&] { part.getSourceMutable().assign(place); });
      return place;
    }
  }
  return extractPlace(rewriter, insert, empty, user);
}

static bool isWrittenOver(Value value) {
  return llvm::any_of(value.getUses(), [](OpOperand &use) {
    auto op = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
    auto loop = dyn_cast<LoopLikeOpInterface>(use.getOwner());
    return (op && op.isDpsInit(&use)) || (loop && loop.getTiedLoopResult(&use));
  });
}

/// What the whole is inserted into next, if that is all that is written over
/// it.
static tensor::InsertSliceOp findNext(tensor::InsertSliceOp insert) {
  tensor::InsertSliceOp next;
  for (OpOperand &use : insert.getResult().getUses()) {
    auto user = dyn_cast<tensor::InsertSliceOp>(use.getOwner());
    if (!user || &use != &user.getDestMutable())
      continue;
    if (next || user->getBlock() != insert->getBlock())
      return {};
    next = user;
  }
  return next;
}

/// The first operation of its block that uses what was inserted into, if others
/// write over it: parts of it may change from there on.
static Operation *findEnd(tensor::InsertSliceOp insert) {
  if (!isWrittenOver(insert.getResult()))
    return nullptr;
  Operation *end = nullptr;
  for (Operation *user : insert.getResult().getUsers()) {
    Operation *op = insert->getBlock()->findAncestorOpInBlock(*user);
    if (op && (!end || op->isBeforeInBlock(end)))
      end = op;
  }
  return end;
}

/// Others that read what was inserted read it there, or where more has been
/// inserted since. The analysis would take parts of the source for something
/// that is overwritten.
static void readInserted(tensor::InsertSliceOp insert, RewriterBase &rewriter) {
  DominanceInfo dominance;
  Value source = insert.getSource();
  auto part = cast<SubsetOpInterface>(insert.getOperation());
  // One is inserted into what the other has made.
  auto isSame = [](Value, Value) { return true; };
  for (tensor::InsertSliceOp whole = insert; whole; whole = findNext(whole)) {
    auto written = cast<SubsetOpInterface>(whole.getOperation());
    if (whole != insert && !part.operatesOnDisjointSubset(written, isSame))
      return;
    Operation *end = findEnd(whole);
    auto readsIt = [&](OpOperand &use) {
      Operation *op =
          insert->getBlock()->findAncestorOpInBlock(*use.getOwner());
      return !isa<tensor::DimOp>(use.getOwner()) && use.getOwner() != insert &&
             dominance.properlyDominates(whole.getOperation(),
                                         use.getOwner()) &&
             (!end || (op && op->isBeforeInBlock(end)));
    };
    if (llvm::none_of(source.getUses(), readsIt))
      continue;
    rewriter.setInsertionPointAfter(whole);
    Value inserted = tensor::ExtractSliceOp::create(
        rewriter, insert.getLoc(), insert.getSourceType(), whole.getResult(),
        insert.getMixedOffsets(), insert.getMixedSizes(),
        insert.getMixedStrides());
    rewriter.replaceUsesWithIf(source, inserted, readsIt);
  }
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
    IRRewriter rewriter(&getContext());
    module->walk(
        [&](tensor::ConcatOp concat) { placeParts(concat, rewriter); });
    bufferization::OneShotBufferizationOptions options;
    options.allowReturnAllocsFromLoops = true;
    options.bufferizeFunctionBoundaries = true;
    bufferization::OneShotAnalysisState state(module, options);
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
