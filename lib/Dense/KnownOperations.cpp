// SPDX-License-Identifier: Apache-2.0

#include "KnownOperations.h"
#include "ConstantElements.h"
#include "TensorOpt/IR/TypeBytes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace tensoropt;

/// A result that is so many times as long as what it comes from is better made
/// when it is needed.
static constexpr int64_t mostGrowth = 2;
/// What is computed, as transformed filters, costs more to make than a copy.
static constexpr int64_t mostGrowthOfNumbers = 8;

std::optional<int64_t> tensoropt::getConstantBytes(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape() || tensor.getEncoding() ||
      tensor.getNumElements() == 0)
    return std::nullopt;
  Type element = tensor.getElementType();
  if (!element.isF16() && !element.isBF16() && !element.isF32() &&
      !element.isF64() && !element.isSignlessInteger(8) &&
      !element.isSignlessInteger(16) && !element.isSignlessInteger(32) &&
      !element.isSignlessInteger(64))
    return std::nullopt;
  return countBytes(tensor);
}

bool tensoropt::isFree(Operation *op) {
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp>(op))
    return tensoropt::isFree(op->getOperand(0).getDefiningOp());
  return isa<arith::ConstantOp, tensor::EmptyOp, linalg::FillOp>(op);
}

static void forEachOperand(Operation *op, function_ref<void(Value)> visit) {
  llvm::for_each(op->getOperands(), visit);
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  llvm::for_each(captured, visit);
}

KnownOperations::KnownOperations(Operation *function) {
  function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (op == function)
      return WalkResult::advance();
    if (!mayHold(op))
      return WalkResult::advance();
    bytes[op] = countBytes(op);
    if (isComputed(op))
      computed.insert(op);
    return WalkResult::skip();
  });
}

SmallVector<Operation *> KnownOperations::findRoots() const {
  SmallVector<Operation *> roots;
  for (auto [op, read] : bytes) {
    bool isRead = llvm::any_of(
        op->getUsers(), [&](Operation *user) { return !bytes.contains(user); });
    if (isRead && !isFree(op) && isWorth(op, read))
      roots.push_back(op);
  }
  return roots;
}

SmallVector<Operation *>
KnownOperations::collect(ArrayRef<Operation *> roots) const {
  llvm::SetVector<Operation *> needed(roots.begin(), roots.end());
  for (size_t at = 0; at < needed.size(); ++at)
    forEachOperand(needed[at],
                   [&](Value value) { needed.insert(value.getDefiningOp()); });
  SmallVector<Operation *> ordered;
  for (auto [op, read] : bytes)
    if (needed.contains(op))
      ordered.push_back(op);
  return ordered;
}

bool KnownOperations::mayHold(Operation *op) const {
  // Neither a trap nor another function's work at compile time.
  bool isKind =
      isa_and_nonnull<arith::ArithDialect>(op->getDialect()) ||
      isa<linalg::LinalgOp, tensor::CastOp, tensor::CollapseShapeOp,
          tensor::ConcatOp, tensor::EmptyOp, tensor::ExpandShapeOp,
          tensor::ExtractSliceOp, tensor::InsertSliceOp, tensor::PadOp>(op);
  if (!isKind || !isPure(op) || op->getNumResults() == 0)
    return false;
  bool isKnown = true;
  forEachOperand(op, [&](Value value) {
    isKnown &= bytes.contains(value.getDefiningOp());
  });
  return isKnown && llvm::all_of(op->getResultTypes(), [](Type type) {
           return type.isIntOrIndexOrFloat() || getConstantBytes(type);
         });
}

/// Bytes of the constants behind the results; those that repeat one element
/// do not count.
int64_t KnownOperations::countBytes(Operation *op) const {
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
    auto elements = dyn_cast<DenseElementsAttr>(constant.getValue());
    bool repeats = elements && elements.isSplat();
    return repeats ? 0 : getConstantBytes(constant.getType()).value_or(0);
  }
  int64_t sum = 0;
  forEachOperand(
      op, [&](Value value) { sum += bytes.lookup(value.getDefiningOp()); });
  return sum;
}

/// True for what is computed, and not only copied, and what becomes of it.
bool KnownOperations::isComputed(Operation *op) const {
  auto loops = dyn_cast<linalg::LinalgOp>(op);
  bool found = loops && !isa<linalg::FillOp>(op) &&
               !llvm::hasSingleElement(op->getRegion(0).front());
  forEachOperand(op, [&](Value value) {
    found |= computed.contains(value.getDefiningOp());
  });
  return found;
}

bool KnownOperations::isWorth(Operation *op, int64_t read) const {
  int64_t made = 0;
  for (Type type : op->getResultTypes()) {
    std::optional<int64_t> bytes = getConstantBytes(type);
    if (!bytes)
      return false;
    made += *bytes;
  }
  return made <= smallConstantBytes ||
         made <=
             (computed.contains(op) ? mostGrowthOfNumbers : mostGrowth) * read;
}
