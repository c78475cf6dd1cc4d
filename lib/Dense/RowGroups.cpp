// SPDX-License-Identifier: Apache-2.0

#include "RowGroups.h"
#include "BranchEnd.h"
#include "LaneReduction.h"
#include "MatrixProduct.h"
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

/// True for a product of two given matrices, be they large or not.
static bool isGiven(linalg::LinalgOp op) {
  return MatrixProduct::find(op) && !RowGroup::fillsRegisters(op);
}

/// True for one whose loops run over blocks of its own
/// (`tensoropt-lower-products`).
static bool isBlocked(linalg::LinalgOp op) {
  return isGiven(op) && MatrixProduct::find(op)->packsRight();
}

/// Where groups end: first behind products, in their order, so that each keeps
/// what follows it, as other parts of its sum, then at any operation, the last
/// ones first.
static SmallVector<linalg::LinalgOp> listRoots(Operation *function) {
  SmallVector<linalg::LinalgOp> roots, all;
  function->walk([&](linalg::LinalgOp op) {
    if (!RowGroup::mayHold(op) || isBlocked(op))
      return;
    all.push_back(op);
    if (readsAgain(op) && !findNextPart(op))
      roots.push_back(followElementwise(op));
  });
  roots.append(all.rbegin(), all.rend());
  return roots;
}

/// The group of the first root, or of one of the next ones that holds all of it
/// and is a product of what it makes, as attention is of its scores.
static RowGroup findGroup(ArrayRef<linalg::LinalgOp> roots,
                          function_ref<bool(linalg::LinalgOp)> mayJoin) {
  constexpr unsigned mostNext = 3;
  RowGroup group = RowGroup::find(roots.front(), mayJoin);
  if (!llvm::any_of(group.ops, isGiven))
    return group;
  for (linalg::LinalgOp next : roots.drop_front().take_front(mostNext)) {
    if (!mayJoin(next) || group.contains(next) ||
        next->getBlock() != roots.front()->getBlock())
      continue;
    RowGroup larger = RowGroup::find(next, mayJoin);
    if (larger.numRows > 0 && !larger.tiled &&
        llvm::all_of(group.ops,
                     [&](linalg::LinalgOp op) { return larger.contains(op); }))
      return larger;
  }
  return group;
}

LogicalResult tensoropt::forEachRowGroup(
    Operation *function, ThreadLimits limits,
    function_ref<LogicalResult(RowGroup &, unsigned)> visit) {
  llvm::DenseSet<Operation *> done;
  SmallVector<linalg::LinalgOp> roots = listRoots(function);
  for (unsigned number = 0; number < roots.size(); ++number) {
    linalg::LinalgOp root = roots[number];
    if (done.contains(root))
      continue;
    RowGroup group =
        findGroup(ArrayRef(roots).drop_front(number), [&](linalg::LinalgOp op) {
          return !done.contains(op) && !isBlocked(op);
        });
    double work = 0;
    for (linalg::LinalgOp op : group.ops)
      work += countIterations(op);
    // A thread has no others for itself.
    bool isShared = root->getParentOfType<scf::ForallOp>() != nullptr;
    unsigned used = work >= limits.work && !isShared ? limits.threads : 1;
    // A product alone gains by the order of its loops.
    bool isAlone = group.ops.size() == 1;
    if (group.numRows == 0 || (isAlone && !readsAgain(root) && used == 1) ||
        (isAlone && isGiven(root)))
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
