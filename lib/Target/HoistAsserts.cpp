// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-hoist-asserts: assertions out of loops that run at once.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_HOISTASSERTS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

/// One assertion, and the outermost loop around it whose iterations run at
/// once.
class Assertion {
public:
  Assertion(cf::AssertOp op, scf::ParallelOp loop) : op(op), loop(loop) {}

  /// Leaves it where it is unless all that it needs can be known before.
  void hoist();

private:
  bool findAround();
  bool isMovable(Value value);

  cf::AssertOp op;
  scf::ParallelOp loop;
  /// What holds it and is held by the next one; the first one is the assertion.
  SmallVector<Operation *> around;
  /// What has to move, after what it is computed of.
  llvm::SetVector<Operation *> moved;
};

} // namespace

/// Fails for what does not tell before how it runs what it holds.
bool Assertion::findAround() {
  around.push_back(op);
  while (around.back() != loop) {
    around.push_back(around.back()->getParentOp());
    if (!isa<scf::ForOp, scf::IfOp, scf::ParallelOp>(around.back()))
      return false;
  }
  return true;
}

bool Assertion::isMovable(Value value) {
  if (!loop->isAncestor(value.getParentRegion()->getParentOp()))
    return true;
  Operation *made = value.getDefiningOp();
  if (!made || made->getNumRegions() > 0 || !isPure(made))
    return false;
  if (moved.contains(made))
    return true;
  if (!llvm::all_of(made->getOperands(),
                    [&](Value operand) { return isMovable(operand); }))
    return false;
  moved.insert(made);
  return true;
}

/// The numbers that decide whether an operation runs what it holds.
static SmallVector<Value> getDeciding(Operation *parent) {
  if (auto branch = dyn_cast<scf::IfOp>(parent))
    return {branch.getCondition()};
  if (auto loop = dyn_cast<scf::ForOp>(parent))
    return {loop.getLowerBound(), loop.getUpperBound()};
  auto loop = cast<scf::ParallelOp>(parent);
  SmallVector<Value> numbers(loop.getLowerBound());
  llvm::append_range(numbers, loop.getUpperBound());
  return numbers;
}

/// Whether an operation runs one that it holds at all.
static Value createRuns(Operation *parent, Operation *held,
                        ImplicitLocOpBuilder &builder) {
  auto isLess = [&](Value a, Value b, bool isUnsigned = false) -> Value {
    return builder.createOrFold<arith::CmpIOp>(
        isUnsigned ? arith::CmpIPredicate::ult : arith::CmpIPredicate::slt, a,
        b);
  };
  if (auto branch = dyn_cast<scf::IfOp>(parent)) {
    Value condition = branch.getCondition();
    if (held->getParentRegion() == &branch.getThenRegion())
      return condition;
    Value yes = arith::ConstantIntOp::create(builder, builder.getI1Type(), 1);
    return builder.createOrFold<arith::XOrIOp>(condition, yes);
  }
  if (auto loop = dyn_cast<scf::ForOp>(parent))
    return isLess(loop.getLowerBound(), loop.getUpperBound(),
                  loop.getUnsignedCmp());
  auto loop = cast<scf::ParallelOp>(parent);
  Value runs;
  for (auto [from, to] :
       llvm::zip(loop.getLowerBound(), loop.getUpperBound())) {
    Value some = isLess(from, to);
    runs = runs ? builder.createOrFold<arith::AndIOp>(runs, some) : some;
  }
  return runs;
}

void Assertion::hoist() {
  if (!findAround() || !isMovable(op.getArg()))
    return;
  for (Operation *parent : ArrayRef(around).drop_front())
    for (Value number : getDeciding(parent))
      if (!isMovable(number))
        return;
  for (Operation *each : moved)
    each->moveBefore(loop);
  ImplicitLocOpBuilder builder(op.getLoc(), loop);
  Value yes = arith::ConstantIntOp::create(builder, builder.getI1Type(), 1);
  Value runs = yes;
  for (size_t depth = around.size() - 1; depth > 0; --depth)
    runs = builder.createOrFold<arith::AndIOp>(
        runs, createRuns(around[depth], around[depth - 1], builder));
  Value skipped = builder.createOrFold<arith::XOrIOp>(runs, yes);
  Value holds = builder.createOrFold<arith::OrIOp>(op.getArg(), skipped);
  op.getArgMutable().assign(holds);
  op->moveBefore(loop);
}

namespace {

struct HoistAssertsPass : tensoropt::impl::HoistAssertsBase<HoistAssertsPass> {
  void runOnOperation() override {
    SmallVector<Assertion> asserts;
    getOperation()->walk([&](cf::AssertOp op) {
      scf::ParallelOp outermost;
      for (auto loop = op->getParentOfType<scf::ParallelOp>(); loop;
           loop = loop->getParentOfType<scf::ParallelOp>())
        outermost = loop;
      if (outermost)
        asserts.emplace_back(op, outermost);
    });
    for (Assertion &assertion : asserts)
      assertion.hoist();
  }
};

} // namespace
