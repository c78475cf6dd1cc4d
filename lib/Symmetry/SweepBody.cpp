// SPDX-License-Identifier: Apache-2.0

#include "SweepBody.h"
#include "FillIn.h"
#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

SweepBody::SweepBody(EinsumOp einsum, SweepOp sweep, unsigned driver,
                     StringRef freeLetters)
    : einsum(einsum), semiring(Semiring::of(einsum)), sweep(sweep),
      driver(driver), freeLetters(freeLetters), spec(einsum.getParsedSpec()),
      builder(einsum.getLoc(), OpBuilder::atBlockEnd(&sweep.getBody().front())),
      elementType(sweep.getEntry().getType()) {
  ImplicitLocOpBuilder outside(einsum.getLoc(), sweep);
  for (auto [at, input] : llvm::enumerate(einsum.getInputs())) {
    auto type = cast<RankedTensorType>(input.getType());
    if (at != driver && isEncoded(type))
      sources.push_back(
          tensor::CastOp::create(outside, type.dropEncoding(), input));
    else
      sources.push_back(input);
  }
}

void SweepBody::emit(const UpdatePlan &plan) {
  Reduction reduction = semiring.reduction();
  // An update that is done twice changes an idempotent sum once.
  bool mayRepeat = isIdempotent(reduction);
  SmallVector<Value> weight;
  if (!mayRepeat)
    weight = emitWeight(plan);
  Value isFill;
  Type driverType = einsum.getInputs()[driver].getType();
  if (hidesFill(driverType, semiring))
    isFill = emitIsFill(builder, driverType, sweep.getEntry());
  for (const Update &update : plan.updates) {
    Value term = emitTerm(update, plan, weight);
    Value mask = isFill;
    if (Value repeats = mayRepeat
                            ? Value()
                            : emitMask(builder, sweep.getCoordinate(), update))
      mask = mask ? arith::OrIOp::create(builder, mask, repeats).getResult()
                  : repeats;
    if (mask) {
      Value zero = emitIdentity(builder, reduction, elementType);
      term = arith::SelectOp::create(builder, mask, zero, term);
    }
    for (auto [output, letters] : llvm::zip(sweep.getOutputs(), spec.outputs)) {
      SmallVector<Value> indices;
      for (char letter : letters)
        indices.push_back(indexOf(letter, update));
      ReduceOp::create(builder, reduction.kind, reduction.name(), term, output,
                       indices);
    }
  }
}

/// The product of an update, as often as it counts.
Value SweepBody::emitTerm(const Update &update, const UpdatePlan &plan,
                          ValueRange weight) {
  Value entry = emitCharacter(builder, update.character, sweep.getEntry());
  bool isCounted = !isIdempotent(semiring.reduction()) &&
                   !update.stabiliserTerms.empty() && plan.subgroupOrder > 1;
  // Multiples of a custom sum are sums; those of numbers are products, taken
  // before the factors: those of free indices are known further inside.
  if (isCounted && semiring.isCustom())
    return emitRepeated(builder, semiring.reduction(),
                        emitProduct(update, entry),
                        emitCount(update.stabiliserTerms, plan.subgroupOrder),
                        plan.subgroupOrder);
  if (isCounted)
    entry = emitMultiply(
        builder, SemiringKind::PlusTimes,
        emitMultiplicity(update.stabiliserTerms, plan.subgroupOrder), entry);
  for (Value factor : weight)
    entry = emitMultiply(builder, SemiringKind::PlusTimes, factor, entry);
  return emitProduct(update, entry);
}

/// The value that an index letter has in this update.
Value SweepBody::indexOf(char letter, const Update &update) {
  size_t slot = spec.inputs[driver].find(letter);
  if (slot != std::string::npos)
    return sweep.getCoordinate()[update.slotOf[slot]];
  return sweep.getFreeIndices()[freeLetters.find(letter)];
}

/// One read per tensor and place: updates share what they have in common.
Value SweepBody::read(Value tensor, ArrayRef<Value> indices) {
  std::vector<void *> key{tensor.getAsOpaquePointer()};
  for (Value index : indices)
    key.push_back(index.getAsOpaquePointer());
  Value &value = reads[key];
  if (!value)
    value = tensor::ExtractOp::create(builder, tensor, indices);
  return value;
}

/// `entry` times the other inputs; from left to right in a custom semiring.
Value SweepBody::emitProduct(const Update &update, Value entry) {
  Value product = semiring.isCustom() ? Value() : entry;
  auto multiply = [&](Value factor) {
    product =
        product ? emitMultiply(builder, semiring, product, factor) : factor;
  };
  for (auto [at, tensor] : llvm::enumerate(sources)) {
    if (at == driver) {
      if (semiring.isCustom())
        multiply(entry);
      continue;
    }
    SmallVector<Value> indices;
    for (char letter : spec.inputs[at])
      indices.push_back(indexOf(letter, update));
    multiply(read(tensor, indices));
  }
  return product;
}

/// An i1 that tells whether all the equalities hold.
static Value emitEqual(ImplicitLocOpBuilder &builder,
                       ArrayRef<BlockArgument> coordinate,
                       const EqualSlots &equal) {
  Value all;
  for (const auto &block : equal)
    for (size_t at = 1; at < block.size(); ++at) {
      Value pair = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                         coordinate[block[at - 1]],
                                         coordinate[block[at]]);
      all = all ? arith::AndIOp::create(builder, all, pair).getResult() : pair;
    }
  return all;
}

Value SweepBody::emitEquality(const EqualSlots &equal) {
  return emitEqual(builder, sweep.getCoordinate(), equal);
}

Value tensoropt::emitMask(ImplicitLocOpBuilder &builder,
                          ArrayRef<BlockArgument> coordinate,
                          const Update &update) {
  Value any;
  for (const EqualSlots &equal : update.maskedOn) {
    Value one = emitEqual(builder, coordinate, equal);
    any = any ? arith::OrIOp::create(builder, any, one).getResult() : one;
  }
  return any;
}

//===----------------------------------------------------------------------===//
// Counts and weights
//===----------------------------------------------------------------------===//

/// A real number as a float of the elements' precision.
Value SweepBody::emitReal(double value) {
  auto complexType = dyn_cast<ComplexType>(elementType);
  Type real = complexType ? complexType.getElementType() : elementType;
  return arith::ConstantOp::create(builder, builder.getFloatAttr(real, value));
}

/// A float of the elements' precision as an element.
Value SweepBody::toElement(Value real) {
  if (!isa<ComplexType>(elementType))
    return real;
  return complex::CreateOp::create(builder, elementType, real, emitReal(0));
}

/// The sum of the counts whose equalities hold, of type i64.
Value SweepBody::emitStabiliserOrder(
    const std::vector<std::pair<EqualSlots, int64_t>> &stabiliserTerms) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(builder, builder.getI64IntegerAttr(value));
  };
  Value order;
  for (const auto &[equal, count] : stabiliserTerms) {
    Value term = constant(count);
    if (!equal.empty())
      term = arith::SelectOp::create(builder, emitEquality(equal), term,
                                     constant(0));
    order =
        order ? arith::AddIOp::create(builder, order, term).getResult() : term;
  }
  return order;
}

/// How often an update counts: the subgroup's order divided by that of its
/// stabiliser, of type i64.
Value SweepBody::emitCount(
    const std::vector<std::pair<EqualSlots, int64_t>> &stabiliserTerms,
    uint64_t subgroupOrder) {
  Value order = emitStabiliserOrder(stabiliserTerms);
  Value dividend = arith::ConstantOp::create(
      builder, builder.getI64IntegerAttr(subgroupOrder));
  return arith::DivUIOp::create(builder, dividend, order);
}

/// The same as an element, a fraction if need be.
Value SweepBody::emitMultiplicity(
    const std::vector<std::pair<EqualSlots, int64_t>> &stabiliserTerms,
    uint64_t subgroupOrder) {
  auto integer = dyn_cast<IntegerType>(elementType);
  if (!integer) {
    Value divisor = arith::UIToFPOp::create(
        builder, emitReal(1).getType(), emitStabiliserOrder(stabiliserTerms));
    return toElement(arith::DivFOp::create(
        builder, emitReal(static_cast<double>(subgroupOrder)), divisor));
  }
  Value multiplicity = emitCount(stabiliserTerms, subgroupOrder);
  if (integer.getWidth() < 64)
    return arith::TruncIOp::create(builder, elementType, multiplicity);
  if (integer.getWidth() > 64)
    return arith::ExtUIOp::create(builder, elementType, multiplicity);
  return multiplicity;
}

/// 1/m where slot `at` of the sorted slots is the m-th of a run of equal
/// values.
Value SweepBody::emitRunFactor(ArrayRef<unsigned> slots, size_t at) {
  Value factor = emitReal(1.0 / (at + 1));
  for (size_t first = 1; first <= at; ++first) {
    // Equal to the slot before all along, from `first` on.
    Value equal = emitEquality({{slots[first - 1], slots[first]}});
    factor = arith::SelectOp::create(builder, equal, factor,
                                     emitReal(1.0 / (at - first + 1)));
  }
  return factor;
}

/// The factors of |H| / |Stab|, each known as soon as its slots are; none if
/// updates are masked and counted instead.
SmallVector<Value> SweepBody::emitWeight(const UpdatePlan &plan) {
  if (!plan.stabiliserTerms.empty())
    return {emitMultiplicity(plan.stabiliserTerms, plan.subgroupOrder)};
  if (plan.sortedSlots.empty())
    return {};
  SmallVector<Value> factors{
      toElement(emitReal(static_cast<double>(plan.subgroupOrder)))};
  for (const auto &slots : plan.sortedSlots)
    for (size_t at = 1; at < slots.size(); ++at)
      factors.push_back(toElement(emitRunFactor(slots, at)));
  return factors;
}
