// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-block-channels.

#include "BlockLoops.h"
#include "BlockShapes.h"
#include "KernelPlan.h"
#include "NarrowGroups.h"
#include "ProductInit.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "WindowedImages.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace tensoropt {
#define GEN_PASS_DEF_BLOCKCHANNELS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// Which tensors somebody gains by reading in blocks: windows and sums over
/// them, also of what elements become on the way.
class Wanted {
public:
  explicit Wanted(const ChannelBlocks &blocks) : blocks(blocks) {}

  bool contains(Value value) {
    auto [found, isNew] = known.try_emplace(value, false);
    if (!isNew)
      return found->second;
    bool isWanted = llvm::any_of(value.getUses(), [&](OpOperand &use) {
      Operation *user = use.getOwner();
      if (auto concat = dyn_cast<tensor::ConcatOp>(user))
        if (!keepsBlocks(concat))
          return false;
      if (movesElements(user))
        return contains(user->getResult(0));
      auto op = dyn_cast<linalg::LinalgOp>(user);
      if (!op || !op.hasPureTensorSemantics() || op.isDpsInit(&use) ||
          keepsLayout(op) || op->getNumResults() != 1)
        return false;
      return op.getNumReductionLoops() > 0 || contains(op->getResult(0));
    });
    return known[value] = isWanted;
  }

private:
  /// Blocks of images that are put behind each other's channels have to be
  /// whole.
  bool keepsBlocks(tensor::ConcatOp op) const {
    return op.getDim() != 1 || llvm::all_of(op.getInputs(), [&](Value input) {
             return blocks.divides(
                 cast<RankedTensorType>(input.getType()).getDimSize(1));
           });
  }

  const ChannelBlocks &blocks;
  llvm::DenseMap<Value, bool> known;
};

struct BlockChannelsPass
    : tensoropt::impl::BlockChannelsBase<BlockChannelsPass> {
  using BlockChannelsBase::BlockChannelsBase;

  void runOnOperation() override {
    Operation *function = getOperation();
    IRRewriter rewriter(&getContext());
    unsigned width =
        registerBytes ? registerBytes : VectorRegisters::of(function).bytes;
    ChannelBlocks blocks(std::min(16u, width / unsigned(sizeof(float))),
                         rewriter);
    SmallVector<Operation *> ops;
    Wanted wanted(blocks);
    function->walk([&](Operation *op) {
      if (movesElements(op) || isa<linalg::LinalgOp>(op)) {
        ops.push_back(op);
        if (op->getNumResults() == 1)
          wanted.contains(op->getResult(0));
      }
    });
    int64_t loops = 0, moves = 0;
    for (Operation *op : ops) {
      holdWindowedImage(op, blocks);
      bool isWanted =
          op->getNumResults() == 1 && wanted.contains(op->getResult(0));
      if (movesElements(op))
        moves += !cancelReshape(op, rewriter) && isWanted &&
                 blockShape(op, blocks, rewriter);
      else
        loops += block(cast<linalg::LinalgOp>(op), isWanted, blocks, rewriter);
    }
    if (loops == 0)
      return;
    RewritePatternSet patterns(&getContext());
    addEndingPatterns(patterns);
    if (failed(applyPatternsGreedily(function, std::move(patterns))))
      return signalPassFailure();
    Record record(Record::Kind::Passed, "block-channels", "Blocked");
    record.add("operations", loops)
        .add("moves", moves)
        .add("lanes", blocks.getLanes());
    emitRecord(function, std::move(record));
  }

private:
  /// Blocks an operation and what it becomes; gives back how many there are.
  static int64_t block(linalg::LinalgOp op, bool isWanted,
                       ChannelBlocks &blocks, RewriterBase &rewriter) {
    int64_t count = 0;
    SmallVector<linalg::LinalgOp> rest = {op};
    while (!rest.empty()) {
      linalg::LinalgOp next = rest.pop_back_val();
      if (!isOfFloats(next) || keepsLayout(next))
        continue;
      if (isWanted) {
        auto joined = joinGroups(next, blocks, rewriter);
        rest.append(joined.rbegin(), joined.rend());
        if (!joined.empty())
          continue;
      }
      auto found = BlockedLoops::find(next, blocks, isWanted);
      if (found.isEmpty())
        continue;
      ++count;
      if (linalg::LinalgOp added = blockLoops(next, found, blocks, rewriter))
        rest.push_back(added);
    }
    return count;
  }

  static bool isOfFloats(Operation *op) {
    if (op->getNumResults() != 1)
      return false;
    Type element = getElementTypeOrSelf(op->getResult(0).getType());
    return element.isF32() || element.isF16() || element.isBF16();
  }
};

} // namespace
