// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/CountOperations.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

/// True if canonicalisation will put another value in the place of the result,
/// as for the sum of an integer and zero.
static bool folds(Operation *op) {
  // The first time may only move a constant to the right.
  for (int time = 0; time < 2; ++time) {
    SmallVector<Attribute> constants(op->getNumOperands());
    for (auto [constant, operand] : llvm::zip(constants, op->getOperands()))
      matchPattern(operand, m_Constant(&constant));
    SmallVector<OpFoldResult> values;
    if (failed(op->fold(constants, values)))
      return false;
    if (!values.empty())
      return true;
  }
  return false;
}

Operations tensoropt::countOperations(Operation *op, bool countsIntegers) {
  if (auto reduction = dyn_cast<vector::ReductionOp>(op))
    return {0, reduction.getSourceVectorType().getNumElements() - 1, 0};
  if (op->getNumResults() != 1 || op->getNumRegions() || folds(op))
    return {};
  // A minimum or maximum of floats is a comparison and a choice.
  bool compares = isa<arith::CmpFOp>(op);
  Type type =
      compares ? op->getOperand(0).getType() : op->getResult(0).getType();
  auto vector = dyn_cast<VectorType>(type);
  int64_t lanes = vector ? vector.getNumElements() : 1;
  Type element = getElementTypeOrSelf(type);
  // Integers that weights are made of are not elements.
  if (isa<IntegerType>(element) && !countsIntegers)
    return {};
  if (isa<complex::MulOp>(op))
    return Operations{4, 2, 0} * lanes;
  if (isa<complex::AddOp, complex::SubOp>(op))
    return Operations{0, 2, 0} * lanes;
  if (isa<arith::MulFOp>(op) || (isa<arith::MulIOp>(op) && !element.isIndex()))
    return {lanes, 0, 0};
  if (isa<arith::DivFOp>(op))
    return {0, 0, lanes};
  if (compares ||
      isa<arith::AddFOp, arith::SubFOp, arith::MinimumFOp, arith::MaximumFOp,
          arith::MinNumFOp, arith::MaxNumFOp>(op) ||
      (isa<arith::AddIOp, arith::SubIOp, arith::MinSIOp, arith::MaxSIOp,
           arith::OrIOp, memref::AtomicRMWOp>(op) &&
       !element.isIndex() && !element.isInteger(1)))
    return {0, lanes, 0};
  return {};
}
