// SPDX-License-Identifier: Apache-2.0

#include "LinalgSums.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace tensoropt;

/// True for a minimum or maximum that passes NaN over, as sweeps do, or that
/// never sees one.
template <typename PassesNaN, typename KeepsNaN>
static bool isExtreme(Operation *op) {
  auto keeps = dyn_cast<KeepsNaN>(op);
  return isa<PassesNaN>(op) ||
         (keeps &&
          bitEnumContainsAll(keeps.getFastmath(), arith::FastMathFlags::nnan));
}

static bool adds(Operation *op, SemiringKind kind) {
  switch (kind) {
  case SemiringKind::PlusTimes:
    return isa<arith::AddFOp, arith::AddIOp, complex::AddOp>(op);
  case SemiringKind::MinPlus:
    return isa<arith::MinSIOp>(op) ||
           isExtreme<arith::MinNumFOp, arith::MinimumFOp>(op);
  case SemiringKind::MaxPlus:
    return isa<arith::MaxSIOp>(op) ||
           isExtreme<arith::MaxNumFOp, arith::MaximumFOp>(op);
  case SemiringKind::OrAnd:
    return isa<arith::OrIOp>(op);
  default:
    return false;
  }
}

static bool multiplies(Operation *op, SemiringKind kind) {
  switch (kind) {
  case SemiringKind::PlusTimes:
    return isa<arith::MulFOp, arith::MulIOp, complex::MulOp>(op);
  case SemiringKind::MinPlus:
  case SemiringKind::MaxPlus:
    return isa<arith::AddFOp, arith::AddIOp>(op);
  case SemiringKind::OrAnd:
    return isa<arith::AndIOp>(op);
  default:
    return false;
  }
}

static bool negates(Operation *op, SemiringKind kind) {
  return kind == SemiringKind::PlusTimes &&
         isa<arith::NegFOp, complex::NegOp>(op);
}

static bool subtracts(Operation *op, SemiringKind kind) {
  return kind == SemiringKind::PlusTimes &&
         isa<arith::SubFOp, arith::SubIOp, complex::SubOp>(op);
}

/// The element that a tensor repeats, if it is known to.
static std::optional<OpFoldResult> getSplat(Value tensor) {
  DenseElementsAttr constant;
  if (matchPattern(tensor, m_Constant(&constant)))
    return constant.isSplat() ? std::optional<OpFoldResult>(
                                    constant.getSplatValue<Attribute>())
                              : std::nullopt;
  if (auto splat = tensor.getDefiningOp<tensor::SplatOp>())
    return splat.getInput();
  auto fill = tensor.getDefiningOp<linalg::FillOp>();
  // A fill may also change the type.
  if (fill && fill.getInputs().front().getType() ==
                  getElementTypeOrSelf(tensor.getType()))
    return fill.getInputs().front();
  return std::nullopt;
}

LinalgSumReader::LinalgSumReader(linalg::LinalgOp op, SemiringKind kind)
    : op(op), body(op.getBlock()), inputs(op.getNumDpsInputs()), kind(kind) {}

std::optional<LinalgSum> LinalgSumReader::read(unsigned output) {
  LinalgSum sum;
  if (!readSum(body->getTerminator()->getOperand(output), inputs + output,
               /*isNegative=*/false, sum) ||
      sum.products.empty())
    return std::nullopt;
  return sum;
}

/// The operation of the body that makes a value.
Operation *LinalgSumReader::definitionOf(Value value) const {
  Operation *definition = value.getDefiningOp();
  return definition && definition->getBlock() == body ? definition : nullptr;
}

bool LinalgSumReader::readSum(Value value, unsigned output, bool isNegative,
                              LinalgSum &sum) {
  if (Operation *definition = definitionOf(value)) {
    if (negates(definition, kind))
      return readSum(definition->getOperand(0), output, !isNegative, sum);
    bool isDifference = subtracts(definition, kind);
    if (isDifference || adds(definition, kind))
      return readSum(definition->getOperand(0), output, isNegative, sum) &&
             readSum(definition->getOperand(1), output,
                     isNegative != isDifference, sum);
  }
  if (value == body->getArgument(output))
    return !isNegative && !std::exchange(sum.addsToOutput, true);
  LinalgProduct &product = sum.products.emplace_back();
  product.isNegative = isNegative;
  return readProduct(value, product);
}

bool LinalgSumReader::readProduct(Value value, LinalgProduct &product) {
  if (auto scalar = getScalar(value)) {
    product.scalars.push_back(*scalar);
    return true;
  }
  if (Operation *definition = definitionOf(value)) {
    if (multiplies(definition, kind))
      return readProduct(definition->getOperand(0), product) &&
             readProduct(definition->getOperand(1), product);
    if (negates(definition, kind)) {
      product.isNegative = !product.isNegative;
      return readProduct(definition->getOperand(0), product);
    }
    auto quotient = dyn_cast<arith::DivFOp>(definition);
    return quotient && kind == SemiringKind::PlusTimes &&
           readDivisor(quotient, product) &&
           readProduct(quotient.getLhs(), product);
  }
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument || argument.getOwner() != body ||
      argument.getArgNumber() >= inputs)
    return false;
  product.inputs.push_back(argument.getArgNumber());
  return true;
}

/// A division is a product with the reciprocal where that is exact, or where
/// the program allows it.
bool LinalgSumReader::readDivisor(arith::DivFOp quotient,
                                  LinalgProduct &product) {
  auto scalar = getScalar(quotient.getRhs());
  if (!scalar)
    return false;
  auto number =
      dyn_cast_if_present<FloatAttr>(dyn_cast_if_present<Attribute>(*scalar));
  if (!(number && number.getValue().getExactInverse(nullptr)) &&
      !bitEnumContainsAll(quotient.getFastmath(), arith::FastMathFlags::arcp)) {
    hint = "divides by a number whose reciprocal is not known to be exact: "
           "state 'arcp' to multiply by that";
    return false;
  }
  product.divisors.push_back(*scalar);
  return true;
}

/// A number that is the same for all elements.
std::optional<OpFoldResult> LinalgSumReader::getScalar(Value value) const {
  Attribute constant;
  if (matchPattern(value, m_Constant(&constant)))
    return OpFoldResult(constant);
  if (!body->getParentOp()->isAncestor(value.getParentRegion()->getParentOp()))
    return OpFoldResult(value);
  auto argument = dyn_cast<BlockArgument>(value);
  if (argument && argument.getOwner() == body &&
      argument.getArgNumber() < inputs)
    return getSplat(op->getOperand(argument.getArgNumber()));
  return std::nullopt;
}
