// SPDX-License-Identifier: Apache-2.0

#include "Awaits.h"
#include "mlir/Dialect/Async/IR/Async.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"

using namespace mlir;
using namespace tensoropt;

static bool isToken(Type type) {
  // Other dialects may have tokens of their own, by a name that says so.
  return isa<async::TokenType, async::ValueType, gpu::AsyncTokenType>(type) ||
         type.getDialect().getNamespace() == "nvgpu";
}

bool tensoropt::isAsynchronous(Operation *op) {
  return llvm::any_of(op->getResultTypes(), isToken);
}

/// True if behind `op`, on each way, `await` runs: in its block, or further
/// out, and not back in a loop.
static bool follows(Operation *await, Operation *op) {
  return await->getBlock() == op->getBlock() && op->isBeforeInBlock(await);
}

bool tensoropt::addAwaits(Operation *op, llvm::SetVector<Operation *> &awaits) {
  bool isAwaited = false;
  for (Value token : op->getResults())
    for (Operation *user : token.getUsers()) {
      if (isa<async::AwaitOp>(user) ||
          (isa<gpu::WaitOp>(user) && user->getNumResults() == 0)) {
        awaits.insert(user);
        isAwaited |= follows(user, op);
      } else if (isa<async::ExecuteOp, gpu::AsyncOpInterface>(user) &&
                 isAsynchronous(user)) {
        // What waits for it ends later.
        if (!addAwaits(user, awaits))
          return false;
        isAwaited |= follows(user, op);
      } else if (auto add = dyn_cast<async::AddToGroupOp>(user)) {
        for (Operation *other : add.getGroup().getUsers()) {
          if (isa<async::AddToGroupOp>(other))
            continue;
          if (!isa<async::AwaitAllOp>(other))
            return false;
          awaits.insert(other);
          Operation *added = other->getBlock()->findAncestorOpInBlock(*add);
          isAwaited |= added && added->isBeforeInBlock(other);
        }
      } else if (!isa<gpu::AsyncOpInterface>(user)) {
        return false;
      }
    }
  return isAwaited;
}
