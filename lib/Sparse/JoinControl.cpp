// SPDX-License-Identifier: Apache-2.0
// Loops, branches and bisection, with the variables that they hand on.

#include "JoinLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

/// Brings a variable into scope; the caller takes it out again.
void JoinLoops::declare(Variable &variable, Value value) {
  variable.value = value;
  variables.push_back(&variable);
}

void JoinLoops::emitFor(Value from, Value to, NextAt body) {
  SmallVector<Variable *> carried(variables);
  SmallVector<Value> inits;
  for (Variable *variable : carried)
    inits.push_back(variable->value);
  auto loop = scf::ForOp::create(builder, from, to, index(1), inits);
  {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    for (auto [variable, argument] :
         llvm::zip(carried, loop.getRegionIterArgs()))
      variable->value = argument;
    body(loop.getInductionVar());
    SmallVector<Value> values;
    for (Variable *variable : carried)
      values.push_back(variable->value);
    if (!carried.empty())
      scf::YieldOp::create(builder, values);
  }
  for (auto [variable, result] : llvm::zip(carried, loop.getResults()))
    variable->value = result;
}

void JoinLoops::emitIf(Value condition, Next body, Next otherwise) {
  SmallVector<Variable *> carried(variables);
  SmallVector<Value> before;
  SmallVector<Type> types;
  for (Variable *variable : carried) {
    before.push_back(variable->value);
    types.push_back(variable->value.getType());
  }
  auto branch =
      scf::IfOp::create(builder, types, condition,
                        /*withElseRegion=*/!types.empty() || otherwise);
  auto fill = [&](Block *block, Next emit) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(block);
    for (auto [variable, value] : llvm::zip(carried, before))
      variable->value = value;
    if (emit)
      emit();
    SmallVector<Value> values;
    for (Variable *variable : carried)
      values.push_back(variable->value);
    if (!carried.empty())
      scf::YieldOp::create(builder, values);
  };
  fill(branch.thenBlock(), body);
  if (branch.elseBlock())
    fill(branch.elseBlock(), otherwise);
  for (auto [variable, result] : llvm::zip(carried, branch.getResults()))
    variable->value = result;
}

/// A loop that changes no variables.
void JoinLoops::emitPlainFor(Value from, Value to, NextAt body) {
  auto loop = scf::ForOp::create(builder, from, to, index(1));
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  body(loop.getInductionVar());
}

/// A branch that changes no variables.
void JoinLoops::emitPlainIf(Value condition, Next body, Next otherwise) {
  auto branch = scf::IfOp::create(builder, condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  body();
  builder.setInsertionPointToStart(branch.elseBlock());
  otherwise();
}

/// `first` and then `second`, which is evaluated only if it is needed.
Value JoinLoops::emitShortAnd(Value first, llvm::function_ref<Value()> second) {
  auto branch = scf::IfOp::create(builder, builder.getI1Type(), first,
                                  /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  scf::YieldOp::create(builder, second());
  builder.setInsertionPointToStart(branch.elseBlock());
  Value no = arith::ConstantOp::create(builder, builder.getBoolAttr(false));
  scf::YieldOp::create(builder, no);
  return branch.getResult(0);
}

/// The first of the entries [from, to) whose coordinate is not below `key`.
Value JoinLoops::emitLowerBound(Value coordinates, Value from, Value to,
                                Value key) {
  Type type = builder.getIndexType();
  auto loop = scf::WhileOp::create(builder, TypeRange{type, type},
                                   ValueRange{from, to});
  OpBuilder::InsertionGuard guard(builder);
  Block *test = builder.createBlock(&loop.getBefore(), {}, {type, type},
                                    {builder.getLoc(), builder.getLoc()});
  Value isOpen = compare(arith::CmpIPredicate::ult, test->getArgument(0),
                         test->getArgument(1));
  scf::ConditionOp::create(builder, isOpen, test->getArguments());
  Block *step = builder.createBlock(&loop.getAfter(), {}, {type, type},
                                    {builder.getLoc(), builder.getLoc()});
  Value low = step->getArgument(0), high = step->getArgument(1);
  Value middle = arith::ShRUIOp::create(builder, add(low, high), index(1));
  Value isBelow = compare(arith::CmpIPredicate::ult,
                          loadIndex(builder, coordinates, middle), key);
  Value newLow =
      arith::SelectOp::create(builder, isBelow, add(middle, index(1)), low);
  Value newHigh = arith::SelectOp::create(builder, isBelow, high, middle);
  scf::YieldOp::create(builder, ValueRange{newLow, newHigh});
  return loop.getResult(0);
}

Value JoinLoops::index(int64_t value) {
  return arith::ConstantIndexOp::create(builder, value);
}

Value JoinLoops::add(Value lhs, Value rhs) {
  return arith::AddIOp::create(builder, lhs, rhs);
}

Value JoinLoops::compare(arith::CmpIPredicate predicate, Value lhs, Value rhs) {
  return arith::CmpIOp::create(builder, predicate, lhs, rhs);
}
