// SPDX-License-Identifier: Apache-2.0

#include "IntegerProduct.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace tensoropt;

int64_t IntegerFactor::getBound() const {
  int64_t least = isSigned ? -128 : 0, most = isSigned ? 127 : 255;
  return std::max(std::abs(least - zero), std::abs(most - zero));
}

/// The number that a value in a body is each time.
static std::optional<int64_t> findNumber(linalg::LinalgOp op, Value value) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (argument && argument.getOwner() == op.getBlock())
    value = op->getOperand(argument.getArgNumber());
  APInt number;
  if (!matchPattern(value, m_ConstantInt(&number)))
    return std::nullopt;
  return number.getSExtValue();
}

static std::optional<IntegerFactor> findFactor(linalg::LinalgOp op,
                                               Value value) {
  IntegerFactor factor;
  if (auto difference = value.getDefiningOp<arith::SubIOp>()) {
    std::optional<int64_t> zero = findNumber(op, difference.getRhs());
    // Zero points are numbers of 8 bits as well.
    if (!zero || *zero < -128 || *zero > 255)
      return std::nullopt;
    factor.zero = *zero;
    value = difference.getLhs();
  }
  Operation *extension = value.getDefiningOp();
  if (!isa_and_nonnull<arith::ExtSIOp, arith::ExtUIOp>(extension))
    return std::nullopt;
  factor.isSigned = isa<arith::ExtSIOp>(extension);
  auto argument = dyn_cast<BlockArgument>(extension->getOperand(0));
  if (!argument || argument.getOwner() != op.getBlock() ||
      !argument.getType().isInteger(8))
    return std::nullopt;
  factor.operand = &op->getOpOperand(argument.getArgNumber());
  return factor;
}

std::optional<IntegerProduct> IntegerProduct::find(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics() || op.getNumReductionLoops() == 0 ||
      op.getNumDpsInits() != 1 || op->getNumRegions() != 1 ||
      !op->getRegion(0).hasOneBlock())
    return std::nullopt;
  Block &body = *op.getBlock();
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  auto sum = body.getTerminator()->getOperand(0).getDefiningOp<arith::AddIOp>();
  if (!sum || !type || type.getEncoding() || !sum.getType().isInteger(32))
    return std::nullopt;
  bool isLast = sum.getRhs().getDefiningOp<arith::MulIOp>() != nullptr;
  auto product =
      (isLast ? sum.getRhs() : sum.getLhs()).getDefiningOp<arith::MulIOp>();
  if (!product ||
      (isLast ? sum.getLhs() : sum.getRhs()) != body.getArguments().back())
    return std::nullopt;
  std::optional<IntegerFactor> a = findFactor(op, product.getLhs());
  std::optional<IntegerFactor> b = findFactor(op, product.getRhs());
  auto isPlain = [](const IntegerFactor &factor) {
    auto type = dyn_cast<RankedTensorType>(factor.operand->get().getType());
    return type && !type.getEncoding();
  };
  if (!a || !b || a->operand == b->operand || !isPlain(*a) || !isPlain(*b))
    return std::nullopt;
  if (a->operand->getOperandNumber() > b->operand->getOperandNumber())
    std::swap(a, b);
  return IntegerProduct{op, {*a, *b}};
}

int64_t IntegerProduct::countExactTerms() const {
  return (int64_t(1) << 24) / (factors[0].getBound() * factors[1].getBound());
}
