// SPDX-License-Identifier: Apache-2.0

#include "RowGroups.h"
#include "BranchEnd.h"
#include "RowTraffic.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

/// The last of the operations on elements that alone follow a product: bias,
/// activation, the addition of another branch that need not wait, as long as
/// registers that they fill stay whole.
static linalg::LinalgOp followElementwise(linalg::LinalgOp product) {
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
static SmallVector<linalg::LinalgOp> listRoots(Operation *function) {
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

LogicalResult tensoropt::forEachRowGroup(
    Operation *function, ThreadLimits limits,
    function_ref<LogicalResult(RowGroup &, unsigned)> visit) {
  llvm::DenseSet<Operation *> done;
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
    unsigned used = work >= limits.work && !isShared ? limits.threads : 1;
    // A product alone gains by the order of its loops.
    if (group.numRows == 0 ||
        (group.ops.size() == 1 && !readsAgain(root) && used == 1))
      continue;
    done.insert_range(group.rows.keys());
    if (failed(visit(group, used)))
      return failure();
  }
  return success();
}

int64_t tensoropt::countTileRegisters(Operation *op) {
  return VectorRegisters::of(op).count - 4;
}

FailureOr<KernelPlan> tensoropt::getRowPlan(const RowGroup &group,
                                            int64_t registers,
                                            unsigned threads) {
  Operation *planned = group.getPlanned();
  FailureOr<KernelPlan> plan = getKernelPlan(planned);
  if (failed(plan))
    return failure();
  if (plan->threads > int64_t(threads))
    return planned->emitError() << "its kernel plan has " << plan->threads
                                << " threads, there are " << threads;
  if (!plan->hasLoops()) {
    KernelPlan best = listRowPlans(group, registers, /*count=*/1).front();
    plan->order = best.order;
    plan->tile = best.tile;
    return plan;
  }
  // A step of a tile needs two more than its results.
  int64_t most = VectorRegisters::of(planned).count - 2;
  std::string fault = checkRowPlan(group, *plan, most);
  if (!fault.empty())
    return planned->emitError() << "its kernel plan " << fault;
  return plan;
}
