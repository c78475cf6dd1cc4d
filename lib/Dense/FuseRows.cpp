// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fuse-rows.

#include "BranchEnd.h"
#include "NetworkSize.h"
#include "RowLoops.h"
#include "RowTraffic.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace tensoropt {
#define GEN_PASS_DEF_FUSEROWS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The last of the operations on elements that alone follow a product: bias,
/// activation, the addition of another branch that need not wait, as long as
/// registers that they fill stay whole.
linalg::LinalgOp followElementwise(linalg::LinalgOp product) {
  linalg::LinalgOp op = product;
  bool fillsRegisters = RowGroup::fillsRegisters(op);
  while (op->hasOneUse()) {
    auto user = dyn_cast<linalg::LinalgOp>(*op->user_begin());
    if (!user || user->getBlock() != op->getBlock() ||
        user.getNumReductionLoops() > 0 || !RowGroup::mayHold(user) ||
        (fillsRegisters && !RowGroup::fillsRegisters(user)) ||
        keepsOperand(product, user))
      break;
    op = user;
  }
  return op;
}

/// Where groups end: first behind products, in their order, so that each keeps
/// what follows it, then at any operation, the last ones first.
SmallVector<linalg::LinalgOp> listRoots(Operation *function) {
  SmallVector<linalg::LinalgOp> roots, all;
  function->walk([&](linalg::LinalgOp op) {
    if (!RowGroup::mayHold(op))
      return;
    all.push_back(op);
    if (readsAgain(op))
      roots.push_back(followElementwise(op));
  });
  roots.append(all.rbegin(), all.rend());
  return roots;
}

struct FuseRowsPass : tensoropt::impl::FuseRowsBase<FuseRowsPass> {
  using FuseRowsBase::FuseRowsBase;

  void runOnOperation() override {
    Operation *function = getOperation();
    NetworkSize before = NetworkSize::of(function);
    llvm::DenseSet<Operation *> done;
    int64_t loops = 0, fused = 0, largest = 0;
    IRRewriter rewriter(&getContext());
    int64_t held =
        registers ? registers : VectorRegisters::of(function).count - 4;
    for (linalg::LinalgOp root : listRoots(function)) {
      if (done.contains(root))
        continue;
      RowGroup group = RowGroup::find(
          root, [&](linalg::LinalgOp op) { return !done.contains(op); });
      double work = 0;
      for (linalg::LinalgOp op : group.ops)
        work += countIterations(op);
      // A thread has no others for itself.
      bool isShared = root->getParentOfType<scf::ForallOp>() != nullptr;
      unsigned used = work >= threadWork && !isShared ? threads : 1;
      // A product alone gains by the order of its loops.
      if (group.numRows == 0 ||
          (group.ops.size() == 1 && !readsAgain(root) && used == 1))
        continue;
      done.insert_range(group.rows.keys());
      orderRows(group, held);
      ++loops;
      fused += group.ops.size();
      largest = std::max<int64_t>(largest, group.ops.size());
      emitRowLoops(group, used, held, rewriter);
    }
    if (loops == 0)
      return;
    // Rows of tensors that hold nothing yet are such themselves.
    RewritePatternSet patterns(&getContext());
    tensor::populateFoldTensorEmptyPatterns(patterns);
    (void)applyPatternsGreedily(function, std::move(patterns));
    Record record(Record::Kind::Passed, "fuse-rows", "Fused");
    record.add("loops", loops).add("fused", fused).add("largest", largest);
    NetworkSize::describe(before, NetworkSize::of(function), record);
    emitRecord(function, std::move(record));
  }
};

} // namespace
