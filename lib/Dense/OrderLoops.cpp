// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-order-loops.

#include "LongRows.h"
#include "TensorOpt/Dense/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"

namespace tensoropt {
#define GEN_PASS_DEF_ORDERLOOPS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// Fewer neighbours do not pay for a vector.
constexpr int64_t leastNeighbours = 4;
/// Rows that stay in the first cache while terms are added to them in turn.
constexpr int64_t mostSharedRows = 8;
/// A shorter row stays in registers from one term to the next.
constexpr int64_t leastSharedLength = 32;

/// The parallel loop along the memory of all operands, if there is one.
std::optional<unsigned> findLoop(linalg::LinalgOp op) {
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  if (written.getNumResults() == 0)
    return std::nullopt;
  auto last = dyn_cast<AffineDimExpr>(written.getResults().back());
  if (!last)
    return std::nullopt;
  unsigned loop = last.getPosition();
  if (op.getIteratorTypesArray()[loop] != utils::IteratorType::parallel ||
      !llvm::all_of(op.getIndexingMapsArray(),
                    [&](AffineMap map) { return isAlongMemory(map, loop); }))
    return std::nullopt;
  int64_t extent = op.getStaticLoopRanges()[loop];
  if (!ShapedType::isDynamic(extent) && extent < leastNeighbours)
    return std::nullopt;
  return loop;
}

/// Parallel loops, summed indices, and that loop. Few long rows of a result
/// share what they read along it: their loop is inside of the sums.
SmallVector<unsigned> orderLoops(linalg::LinalgOp op, unsigned innermost) {
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  SmallVector<unsigned> outer, sums, few;
  bool isLong = ShapedType::isDynamic(extents[innermost]) ||
                extents[innermost] >= leastSharedLength;
  for (auto [loop, type] : llvm::enumerate(op.getIteratorTypesArray())) {
    if (loop == innermost)
      continue;
    bool isFew = isLong && !ShapedType::isDynamic(extents[loop]) &&
                 extents[loop] <= mostSharedRows && extents[loop] > 1;
    (type == utils::IteratorType::reduction ? sums
     : isFew                                ? few
                                            : outer)
        .push_back(loop);
  }
  outer.append(sums);
  outer.append(few);
  outer.push_back(innermost);
  return outer;
}

void allowFusing(linalg::GenericOp op) {
  for (Operation &inner : *op.getBody())
    if (isa<arith::MulFOp, arith::AddFOp>(inner)) {
      auto math = cast<arith::ArithFastMathInterface>(inner);
      auto flags = math.getFastMathFlagsAttr().getValue() |
                   arith::FastMathFlags::contract;
      inner.setAttr(math.getFastMathAttrName(),
                    arith::FastMathFlagsAttr::get(op.getContext(), flags));
    }
}

struct OrderLoopsPass : tensoropt::impl::OrderLoopsBase<OrderLoopsPass> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (op.getNumReductionLoops() && op.getNumDpsInits())
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops)
      if (std::optional<unsigned> innermost = findLoop(op))
        if (failed(reorder(op, *innermost, rewriter)))
          return signalPassFailure();
  }

private:
  LogicalResult reorder(linalg::LinalgOp op, unsigned innermost,
                        IRRewriter &rewriter) {
    SmallVector<unsigned> order = orderLoops(op, innermost);
    rewriter.setInsertionPoint(op);
    auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
    FailureOr<linalg::GenericOp> result =
        generic ? generic : linalg::generalizeNamedOp(rewriter, op);
    if (succeeded(result))
      result = linalg::interchangeGenericOp(rewriter, *result, order);
    if (failed(result))
      return op->emitError("loops cannot be put into another order");
    allowFusing(*result);
    return success();
  }
};

} // namespace
