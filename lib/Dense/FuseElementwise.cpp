// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fuse-elementwise.

#include "CastDestinations.h"
#include "ElementReads.h"
#include "FoldReshapes.h"
#include "NetworkSize.h"
#include "RowTraffic.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/UpstreamPatterns.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"
#include "llvm/ADT/SetVector.h"

namespace tensoropt {
#define GEN_PASS_DEF_FUSEELEMENTWISE
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// True for convolutions and pooling: windows that slide.
bool hasWindows(Operation *op) {
  return isa<linalg::ConvolutionOpInterface>(op);
}

/// Operations with a result that nothing reads and checks of how it came about,
/// which concern nobody. Importers leave them for optional outputs.
void eraseUnread(Operation *root) {
  SmallVector<linalg::LinalgOp> ops;
  root->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
  for (linalg::LinalgOp op : llvm::reverse(ops)) {
    bool isChecked = op->getNumResults() > 0 && op->use_empty();
    op->walk([&](Operation *inner) {
      isChecked &=
          inner == op || isa<cf::AssertOp>(inner) || isMemoryEffectFree(inner);
    });
    if (isChecked)
      op.erase();
  }
}

/// Named operations whose loops may be those of their neighbours.
LogicalResult generalise(Operation *root, IRRewriter &rewriter) {
  SmallVector<linalg::LinalgOp> named;
  root->walk([&](linalg::LinalgOp op) {
    if (op.hasPureTensorSemantics() && !hasWindows(op) &&
        !isa<linalg::GenericOp, linalg::FillOp>(op) && op->getNumRegions() == 1)
      named.push_back(op);
  });
  for (linalg::LinalgOp op : named) {
    rewriter.setInsertionPoint(op);
    if (failed(linalg::generalizeNamedOp(rewriter, op)))
      return op->emitOpError("has no loops of its own");
  }
  return success();
}

/// Operations whose tensors are, or become, those of sliding windows by
/// operations on elements: their shapes stay as they are, so that one loop
/// may be about all.
llvm::DenseSet<Operation *> findAroundWindows(Operation *root) {
  llvm::SetVector<Operation *> around;
  root->walk([&](Operation *op) {
    if (hasWindows(op))
      around.insert(op);
  });
  auto add = [&](Operation *op) {
    if (op && isa<linalg::LinalgOp, tensor::PadOp>(op))
      around.insert(op);
  };
  for (size_t at = 0; at < around.size(); ++at) {
    for (Operation *user : around[at]->getUsers())
      add(user);
    for (Value operand : around[at]->getOperands())
      add(operand.getDefiningOp());
  }
  return {around.begin(), around.end()};
}

/// True if an operand is read at a place that the loop is a part of: a window
/// need not reach as far as the image does.
bool movesWindow(linalg::LinalgOp op, unsigned loop) {
  return llvm::any_of(op.getIndexingMapsArray(), [&](AffineMap map) {
    return llvm::any_of(map.getResults(), [&](AffineExpr place) {
      return !isa<AffineDimExpr>(place) && place.isFunctionOfDim(loop);
    });
  });
}

void dropUnitExtents(Operation *root) {
  llvm::DenseSet<Operation *> kept = findAroundWindows(root);
  linalg::ControlDropUnitDims control;
  auto byDefault = control.controlFn;
  control.controlFn = [&](Operation *op) {
    if (kept.contains(op))
      return SmallVector<unsigned>();
    SmallVector<unsigned> loops = byDefault(op);
    if (auto generic = dyn_cast<linalg::LinalgOp>(op))
      llvm::erase_if(loops,
                     [&](unsigned loop) { return movesWindow(generic, loop); });
    return loops;
  };
  RewritePatternSet patterns(root->getContext());
  linalg::populateFoldUnitExtentDimsPatterns(patterns, control);
  walkAndApplyPatterns(root, freezeSound(std::move(patterns)));
}

/// Powers with small exponents become products. In a walk: the patterns leave
/// constants behind where they fail, which a worklist would come back to.
void expandPowers(Operation *root) {
  RewritePatternSet patterns(root->getContext());
  populateMathAlgebraicSimplificationPatterns(patterns);
  walkAndApplyPatterns(root, std::move(patterns));
}

/// Each element of the result is one of an operand.
bool isCopy(linalg::GenericOp op) {
  return op.getNumResults() == 1 &&
         llvm::hasSingleElement(op.getBody()->getOperations()) &&
         isa<BlockArgument>(op.getBody()->getTerminator()->getOperand(0));
}

/// A copy that keeps neighbours: repeated, or with other dimensions in another
/// order.
bool keepsNeighbours(linalg::GenericOp copy) {
  auto argument =
      cast<BlockArgument>(copy.getBody()->getTerminator()->getOperand(0));
  AffineMap read = copy.getIndexingMapsArray()[argument.getArgNumber()];
  AffineMap written = copy.getIndexingMapsArray().back();
  return read.getNumResults() == 0 ||
         (written.getNumResults() > 0 &&
          read.getResults().back() == written.getResults().back());
}

/// Fusing must not compute anything more than once, nor store less orderly.
bool mayFuse(OpOperand *operand) {
  auto producer = operand->get().getDefiningOp<linalg::GenericOp>();
  auto consumer = dyn_cast<linalg::GenericOp>(operand->getOwner());
  if (!producer || !consumer || wouldLoseVectors(producer, consumer))
    return false;
  AffineMap read = consumer.getMatchingIndexingMap(operand);
  bool readsOnce = read.isPermutation();
  if (consumer.getNumReductionLoops() == 0)
    return producer->hasOneUse() && (readsOnce || isCopy(producer));
  // Products of matrices read their operands again and again.
  if (readsOnce)
    return producer->hasOneUse();
  return isCopy(producer) && keepsNeighbours(producer);
}

/// A product of matrices would get shorter loops along memory.
bool splitsNeighbours(Operation *reshape, linalg::LinalgOp op) {
  if (!readsAgain(op))
    return false;
  auto isSplit = [](auto reassociation) {
    return !reassociation.empty() && reassociation.back().size() > 1;
  };
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(reshape))
    return isSplit(expand.getReassociationIndices());
  return isSplit(
      cast<tensor::CollapseShapeOp>(reshape).getReassociationIndices());
}

/// Reshapes go to where they meet others or the ends of the function.
bool mayMoveReshape(OpOperand *operand) {
  auto hasWindowUser = [](Value value) {
    return llvm::any_of(value.getUsers(), hasWindows);
  };
  Operation *producer = operand->get().getDefiningOp();
  Operation *user = operand->getOwner();
  if (!producer || hasWindows(producer) || hasWindows(user) ||
      hasWindowUser(operand->get()) || isa<linalg::FillOp>(producer))
    return false;
  bool comesFirst = isa<tensor::CollapseShapeOp>(producer);
  auto op = dyn_cast<linalg::LinalgOp>(comesFirst ? user : producer);
  return op && !splitsNeighbours(comesFirst ? producer : user, op);
}

enum class Reshapes { Stay, Move };

/// Upstream's patterns can undo each other: far more rewrites than a network of
/// this size takes are an error.
GreedyRewriteConfig limitRewrites(Operation *root) {
  constexpr int64_t enough = 1000;
  int64_t operations = 0;
  root->walk([&](Operation *) { ++operations; });
  return GreedyRewriteConfig().setMaxNumRewrites(enough * operations);
}

LogicalResult fuse(Operation *root, Reshapes reshapes) {
  MLIRContext *context = root->getContext();
  RewritePatternSet patterns(context);
  linalg::populateElementwiseOpsFusionPatterns(patterns, mayFuse);
  if (reshapes == Reshapes::Move)
    linalg::populateFoldReshapeOpsByExpansionPatterns(patterns, mayMoveReshape);
  addReshapePatterns(patterns);
  addDestinationPatterns(patterns);
  linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
  linalg::populateInlineConstantOperandsPatterns(patterns);
  tensor::populateFoldTensorEmptyPatterns(patterns);
  linalg::ControlDropUnitDims control;
  linalg::populateFoldUnitExtentDimsCanonicalizationPatterns(patterns, control);
  affine::AffineApplyOp::getCanonicalizationPatterns(patterns, context);
  linalg::GenericOp::getCanonicalizationPatterns(patterns, context);
  tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns, context);
  tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns, context);
  context->getLoadedDialect<linalg::LinalgDialect>()
      ->getCanonicalizationPatterns(patterns);
  if (succeeded(applyPatternsGreedily(root, freezeSound(std::move(patterns)),
                                      limitRewrites(root))))
    return success();
  return root->emitError("fusing does not come to an end");
}

struct FuseElementwisePass
    : tensoropt::impl::FuseElementwiseBase<FuseElementwisePass> {
  void runOnOperation() override {
    Operation *function = getOperation();
    NetworkSize before = NetworkSize::of(function);
    if (before.operations == 0)
      return;
    eraseUnread(function);
    IRRewriter rewriter(&getContext());
    if (failed(generalise(function, rewriter)))
      return signalPassFailure();
    expandPowers(function);
    // Reshapes that move on split loops, also into such of one iteration.
    dropUnitExtents(function);
    if (failed(fuse(function, Reshapes::Stay)) ||
        failed(fuse(function, Reshapes::Move)))
      return signalPassFailure();
    dropUnitExtents(function);
    if (failed(fuse(function, Reshapes::Stay)))
      return signalPassFailure();
    NetworkSize after = NetworkSize::of(function);
    if (before == after)
      return;
    Record record(Record::Kind::Passed, "fuse-elementwise", "Fused");
    NetworkSize::describe(before, after, record);
    emitRecord(function, std::move(record));
  }
};

} // namespace
