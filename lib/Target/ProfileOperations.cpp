// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-profile-operations: clocks around operations.

#include "ExtentMath.h"
#include "ProfiledWork.h"
#include "TensorOpt/IR/ProfileAttr.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace tensoropt {
#define GEN_PASS_DEF_PROFILEOPERATIONS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

static bool hasCalls(Operation *op) {
  return op->walk([](func::CallOp) { return WalkResult::interrupt(); })
      .wasInterrupted();
}

/// Finds what to time: the innermost operations that do work, loops without any
/// and without calls of functions that may have some, and parallel loops.
static void findWork(Block &block, SmallVectorImpl<Operation *> &found) {
  for (Operation &op : block) {
    if (doesWork(&op)) {
      found.push_back(&op);
      continue;
    }
    size_t before = found.size();
    for (Region &region : op.getRegions())
      for (Block &inner : region)
        findWork(inner, found);
    bool isParallel = false;
    if (!isLoop(&op, isParallel))
      continue;
    if (isParallel || (found.size() == before && !hasCalls(&op))) {
      found.resize(before);
      found.push_back(&op);
    }
  }
}

namespace {

struct ProfileOperationsPass
    : tensoropt::impl::ProfileOperationsBase<ProfileOperationsPass> {
  using ProfileOperationsBase::ProfileOperationsBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (markedOnly && !module->hasAttr(profileOperationsAttr))
      return;
    for (StringRef name : {profileBeginName, profileEndName, profileExtentName})
      if (module.lookupSymbol(name)) {
        module.emitError() << "has clocks already: there is a symbol '" << name
                           << "'";
        return signalPassFailure();
      }
    module->removeAttr(profileOperationsAttr);
    ProfiledOperations profiled;
    profiled.threads = std::max(1u, threads.getValue());
    for (auto function : llvm::to_vector(module.getOps<func::FuncOp>()))
      profile(function, profiled.operations);
    setProfiledOperations(module, profiled);
  }

private:
  void profile(func::FuncOp function,
               std::vector<ProfiledOperation> &operations) {
    DenseMap<Operation *, int64_t> sweeps;
    function.walk([&](SweepOp sweep) {
      sweeps.try_emplace(sweep, static_cast<int64_t>(sweeps.size()));
    });
    SmallVector<Operation *> found;
    for (Block &block : function.getBody())
      findWork(block, found);
    for (Operation *op : found) {
      ProfiledOperation operation = describe(op);
      if (auto sweep = sweeps.find(op); sweep != sweeps.end())
        operation.sweep = sweep->second;
      addClocks(op, static_cast<int64_t>(operations.size()));
      operations.push_back(std::move(operation));
    }
  }

  /// Calls the runtime before and behind an operation.
  void addClocks(Operation *op, int64_t number) {
    OpBuilder builder(op);
    Location location = op->getLoc();
    ExtentMath math(builder, location);
    ProfiledWork work = emitWork(op, builder);
    auto integer = [&](int64_t value) {
      return math.toInteger(math.constant(value));
    };
    Value self = integer(number), iterations = math.toInteger(work.iterations),
          bytes = math.toInteger(work.bytes);
    for (auto [place, extent] : llvm::enumerate(work.extents))
      call(profileExtentName, {self, integer(place), math.toInteger(extent)},
           location, builder);
    call(profileBeginName, self, location, builder);
    builder.setInsertionPointAfter(op);
    call(profileEndName, {self, iterations, bytes}, location, builder);
  }

  void call(StringRef name, ValueRange arguments, Location location,
            OpBuilder &builder) {
    if (!getOperation().lookupSymbol(name)) {
      auto outside = OpBuilder::atBlockBegin(getOperation().getBody());
      func::FuncOp::create(
          outside, getOperation().getLoc(), name,
          FunctionType::get(&getContext(), arguments.getTypes(), {}))
          .setPrivate();
    }
    func::CallOp::create(builder, location, name, TypeRange(), arguments);
  }
};

} // namespace
