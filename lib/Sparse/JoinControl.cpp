// SPDX-License-Identifier: Apache-2.0
// Loops and branches, with the variables that they hand on.

#include "JoinLoops.h"
#include "PlainLoops.h"
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
  return emitBisection(builder, from, to, [&](Value at) {
    return compare(arith::CmpIPredicate::ult,
                   loadIndex(builder, coordinates, at), key);
  });
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
