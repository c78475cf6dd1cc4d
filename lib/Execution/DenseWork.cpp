// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/DenseWork.h"
#include "TensorOpt/IR/CountOperations.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/IR/TypeBytes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/Support/CheckedArithmetic.h"

using namespace mlir;
using namespace tensoropt;

using Count = std::optional<int64_t>;

static Count multiply(Count a, Count b) {
  return a && b ? llvm::checkedMul(*a, *b) : std::nullopt;
}

static Count add(Count a, Count b) {
  return a && b ? llvm::checkedAdd(*a, *b) : std::nullopt;
}

/// Of a tensor without encoding and of known extents.
static Count countElements(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape() || tensor.getEncoding())
    return std::nullopt;
  Count elements = 1;
  for (int64_t extent : tensor.getShape())
    elements = multiply(elements, extent);
  return elements;
}

/// Integers count where results are some.
static bool countsIntegers(Operation *op) {
  return llvm::any_of(op->getResultTypes(), [](Type type) {
    return isa<IntegerType>(getElementTypeOrSelf(type));
  });
}

static Count countOperations(linalg::LinalgOp op) {
  Count iterations = 1;
  for (int64_t range : op.getStaticLoopRanges())
    iterations = ShapedType::isDynamic(range) ? std::nullopt
                                              : multiply(iterations, range);
  Operations body;
  op.getBlock()->walk([&](Operation *inner) {
    body += isa<math::FmaOp>(inner)
                ? Operations{1, 1, 0}
                : tensoropt::countOperations(inner, countsIntegers(op));
  });
  return multiply(iterations, body.total());
}

static bool isEncoded(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && tensor.getEncoding();
}

/// Nothing if the work is not known.
static std::optional<DenseWork> countWork(Operation *op) {
  DenseWork work;
  auto take = [&](int64_t &number, Count count) -> std::optional<DenseWork> {
    if (!count)
      return std::nullopt;
    number = *count;
    return work;
  };
  if (llvm::any_of(op->getOperandTypes(), isEncoded) ||
      llvm::any_of(op->getResultTypes(), isEncoded))
    return std::nullopt;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return take(work.operations, countOperations(linalgOp));
  if (isa<func::ReturnOp>(op) || isa<tensor::TensorDialect>(op->getDialect()))
    return work;
  bool isTensor = llvm::any_of(op->getResultTypes(), llvm::IsaPred<TensorType>);
  if (!isTensor && isMemoryEffectFree(op) && op->getNumRegions() == 0)
    return work;
  if (isa<RandomOp>(op))
    return take(work.constantBytes, countBytes(cast<RandomOp>(op).getType()));
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
    if (isa<SplatElementsAttr>(constant.getValue()))
      return work;
    return take(work.constantBytes,
                countBytes(cast<ShapedType>(constant.getType())));
  }
  if (isa<arith::ArithDialect, math::MathDialect>(op->getDialect()))
    return take(
        work.operations,
        multiply(countElements(op->getResult(0).getType()),
                 tensoropt::countOperations(op, countsIntegers(op)).total()));
  return std::nullopt;
}

std::optional<DenseWork> tensoropt::countDenseWork(func::FuncOp function) {
  if (!llvm::hasSingleElement(function.getBody()))
    return std::nullopt;
  DenseWork all;
  for (Operation &op : function.getBody().front()) {
    std::optional<DenseWork> work = countWork(&op);
    if (!work)
      return std::nullopt;
    Count operations = add(all.operations, work->operations);
    Count bytes = add(all.constantBytes, work->constantBytes);
    if (!operations || !bytes)
      return std::nullopt;
    all = {*operations, *bytes};
  }
  return all.operations > 0 ? std::optional(all) : std::nullopt;
}
