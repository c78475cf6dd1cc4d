// SPDX-License-Identifier: Apache-2.0

#include "PlainLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tensoropt;

void tensoropt::emitPlainFor(ImplicitLocOpBuilder &builder, Value from,
                             Value to, Value step,
                             llvm::function_ref<void(Value)> body) {
  auto loop = scf::ForOp::create(builder, from, to, step);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  body(loop.getInductionVar());
}

void tensoropt::emitPlainFor(ImplicitLocOpBuilder &builder, Value from,
                             Value to, llvm::function_ref<void(Value)> body) {
  Value one = arith::ConstantIndexOp::create(builder, 1);
  emitPlainFor(builder, from, to, one, body);
}

void tensoropt::emitPlainIf(ImplicitLocOpBuilder &builder, Value condition,
                            llvm::function_ref<void()> then,
                            llvm::function_ref<void()> otherwise) {
  auto branch = scf::IfOp::create(builder, condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  then();
  builder.setInsertionPointToStart(branch.elseBlock());
  otherwise();
}

void tensoropt::emitParallel(ImplicitLocOpBuilder &builder, Value from,
                             Value to, llvm::function_ref<void(Value)> body) {
  Value one = arith::ConstantIndexOp::create(builder, 1);
  auto loop = scf::ParallelOp::create(builder, ValueRange{from}, ValueRange{to},
                                      ValueRange{one});
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(loop.getBody());
  body(loop.getInductionVars().front());
}

Value tensoropt::emitBisection(ImplicitLocOpBuilder &builder, Value from,
                               Value to,
                               llvm::function_ref<Value(Value)> comesBefore) {
  auto index = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(builder, value);
  };
  auto loop = scf::WhileOp::create(
      builder, TypeRange{from.getType(), to.getType()}, ValueRange{from, to},
      [&](OpBuilder &, Location, ValueRange range) {
        Value differ = arith::CmpIOp::create(builder, arith::CmpIPredicate::ult,
                                             range[0], range[1]);
        scf::ConditionOp::create(builder, differ, range);
      },
      [&](OpBuilder &, Location, ValueRange range) {
        Value sum = arith::AddIOp::create(builder, range[0], range[1]);
        Value middle = arith::DivUIOp::create(builder, sum, index(2));
        Value before = comesBefore(middle);
        Value next = arith::AddIOp::create(builder, middle, index(1));
        Value low = arith::SelectOp::create(builder, before, next, range[0]);
        Value high = arith::SelectOp::create(builder, before, range[1], middle);
        scf::YieldOp::create(builder, ValueRange{low, high});
      });
  return loop.getResult(0);
}
