// SPDX-License-Identifier: Apache-2.0

#include "Traffic.h"
#include "LoopSlices.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/DataLayoutInterfaces.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

static constexpr uint64_t mostTraffic = uint64_t(1) << 40;

static uint64_t multiply(uint64_t a, uint64_t b) {
  return std::min(mostTraffic, llvm::SaturatingMultiply(a, b));
}

static uint64_t getBytes(Operation *op, Type type) {
  return DataLayout::closest(op).getTypeSize(type).getKnownMinValue();
}

/// One execution of a structured operation, by its iterations.
static uint64_t countStructured(linalg::LinalgOp op, OpOperand &use,
                                uint64_t bytes) {
  uint64_t iterations = 1;
  for (int64_t range : op.getStaticLoopRanges()) {
    if (ShapedType::isDynamic(range))
      return bytes;
    iterations = multiply(iterations, range);
  }
  Type element = cast<MemRefType>(use.get().getType()).getElementType();
  uint64_t accesses = op.payloadUsesValueFromOperand(&use) + op.isDpsInit(&use);
  return multiply(multiply(iterations, getBytes(op, element)), accesses);
}

/// One execution of an operation.
static uint64_t countOnce(OpOperand &use, uint64_t bytes) {
  Operation *op = use.getOwner();
  if (isa<memref::DeallocOp>(op) || op->hasTrait<OpTrait::IsTerminator>() ||
      (isPure(op) && !isa<CallOpInterface>(op)))
    return 0;
  if (auto load = dyn_cast<memref::LoadOp>(op))
    return getBytes(op, load.getType());
  if (auto store = dyn_cast<memref::StoreOp>(op))
    return getBytes(op, store.getValue().getType());
  if (auto transfer = dyn_cast<VectorTransferOpInterface>(op))
    return getBytes(op, transfer.getVectorType());
  if (auto load = dyn_cast<vector::LoadOp>(op))
    return getBytes(op, load.getVectorType());
  if (auto store = dyn_cast<vector::StoreOp>(op))
    return getBytes(op, store.getVectorType());
  if (auto structured = dyn_cast<linalg::LinalgOp>(op))
    return countStructured(structured, use, bytes);
  if (isa<LoopLikeOpInterface, RegionBranchOpInterface>(op))
    return 0;
  return bytes;
}

/// How often loops within the region repeat an operation.
static uint64_t countRepetitions(Operation *op, Region *root) {
  uint64_t count = 1;
  for (Operation *at = op->getParentOp();
       at && root->isAncestor(at->getParentRegion()); at = at->getParentOp())
    if (std::optional<int64_t> iterations = countIterationsOf(at))
      count = multiply(count, *iterations);
  return count;
}

int64_t tensoropt::countTraffic(ArrayRef<Value> views, Region *root,
                                int64_t bytes) {
  uint64_t sum = 0;
  for (Value view : views)
    for (OpOperand &use : view.getUses())
      if (uint64_t once = countOnce(use, bytes))
        sum = std::min(
            mostTraffic,
            sum + multiply(once, countRepetitions(use.getOwner(), root)));
  return sum;
}
