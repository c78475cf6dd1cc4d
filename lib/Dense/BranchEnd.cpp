// SPDX-License-Identifier: Apache-2.0

#include "BranchEnd.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace tensoropt;

/// What a tensor is only another shape of.
static Value findSource(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<tensor::CastOp, tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
            op))
      break;
    value = op->getOperand(0);
  }
  return value;
}

static int64_t countElements(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && type.hasStaticShape() ? type.getNumElements() : 0;
}

/// The operations of a block between the one that makes `from` and `to` that
/// `to` is made by.
static llvm::SetVector<Operation *> listMakers(Value to, Value from) {
  llvm::SetVector<Operation *> makers;
  Operation *begin = from.getDefiningOp();
  auto add = [&](Value value) {
    Operation *op = value.getDefiningOp();
    if (op && op->getBlock() == begin->getBlock() && begin->isBeforeInBlock(op))
      makers.insert(op);
  };
  add(to);
  for (size_t at = 0; at < makers.size(); ++at)
    makers[at]->walk([&](Operation *op) {
      for (Value operand : op->getOperands())
        add(operand);
    });
  return makers;
}

/// True if all that reads a tensor or another shape of it is in the list, or is
/// the product.
static bool isReadBy(Value value, const llvm::SetVector<Operation *> &readers,
                     Operation *product) {
  return llvm::all_of(value.getUsers(), [&](Operation *user) {
    if (user == product || readers.contains(user))
      return true;
    return user->getNumResults() == 1 &&
           findSource(user->getResult(0)) == findSource(value) &&
           isReadBy(user->getResult(0), readers, product);
  });
}

bool tensoropt::keepsOperand(linalg::LinalgOp product,
                             linalg::LinalgOp ending) {
  Value largest;
  for (Value input : product.getDpsInputs()) {
    Value source = findSource(input);
    if (Operation *op = source.getDefiningOp())
      if (op->getBlock() == product->getBlock() &&
          !op->hasTrait<OpTrait::ConstantLike>() &&
          (!largest || countElements(source) > countElements(largest)))
        largest = source;
  }
  if (!largest || product->getNumResults() != 1 ||
      countElements(largest) <= countElements(product->getResult(0)))
    return false;
  for (Value other : ending.getDpsInputs()) {
    llvm::SetVector<Operation *> makers = listMakers(other, largest);
    if (!makers.contains(product) && !makers.empty() &&
        llvm::any_of(largest.getUsers(),
                     [&](Operation *user) { return makers.contains(user); }) &&
        isReadBy(largest, makers, product))
      return true;
  }
  return false;
}
