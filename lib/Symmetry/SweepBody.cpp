// SPDX-License-Identifier: Apache-2.0

#include "SweepBody.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

SweepBody::SweepBody(EinsumOp einsum, SweepOp sweep, unsigned driver,
                     StringRef freeLetters)
    : einsum(einsum), sweep(sweep), driver(driver), freeLetters(freeLetters),
      spec(einsum.getParsedSpec()),
      builder(einsum.getLoc(), OpBuilder::atBlockEnd(&sweep.getBody().front())),
      elementType(sweep.getEntry().getType()) {}

void SweepBody::emit(const UpdatePlan &plan) {
  ReduceKind kind = getReduceKind(einsum.getSemiring());
  for (const Update &update : plan.updates) {
    Value term = emitProduct(update, sweep.getEntry());
    // An update that is done twice changes an idempotent sum once.
    if (!isIdempotent(kind))
      term = emitWeighted(term, update, plan.subgroupOrder);
    for (auto [output, letters] : llvm::zip(sweep.getOutputs(), spec.outputs)) {
      SmallVector<Value> indices;
      for (char letter : letters)
        indices.push_back(indexOf(letter, update));
      ReduceOp::create(builder, kind, term, output, indices);
    }
  }
}

/// The term times its multiplicity, or zero where the update is masked.
Value SweepBody::emitWeighted(Value term, const Update &update,
                              uint64_t subgroupOrder) {
  if (subgroupOrder > 1)
    term = emitMultiply(builder, SemiringKind::PlusTimes,
                        emitMultiplicity(update, subgroupOrder), term);
  if (Value mask = emitMask(update)) {
    Value zero = emitIdentity(builder, ReduceKind::Plus, elementType);
    term = arith::SelectOp::create(builder, mask, zero, term);
  }
  return term;
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

Value SweepBody::emitProduct(const Update &update, Value entry) {
  Value product = entry;
  if (update.character.conjugate)
    product = complex::ConjOp::create(builder, product);
  if (update.character.negate) {
    if (isa<ComplexType>(elementType))
      product = complex::NegOp::create(builder, product);
    else if (isa<FloatType>(elementType))
      product = arith::NegFOp::create(builder, product);
    else
      product = arith::SubIOp::create(
          builder, emitIdentity(builder, ReduceKind::Plus, elementType),
          product);
  }
  for (auto [at, tensor] : llvm::enumerate(einsum.getInputs())) {
    if (at == driver)
      continue;
    SmallVector<Value> indices;
    for (char letter : spec.inputs[at])
      indices.push_back(indexOf(letter, update));
    product = emitMultiply(builder, einsum.getSemiring(), product,
                           read(tensor, indices));
  }
  return product;
}

/// An i1 that tells whether all the equalities hold.
Value SweepBody::emitEquality(const EqualSlots &equal) {
  Value all;
  ArrayRef<BlockArgument> coordinate = sweep.getCoordinate();
  for (const auto &block : equal)
    for (size_t at = 1; at < block.size(); ++at) {
      Value pair = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                         coordinate[block[at - 1]],
                                         coordinate[block[at]]);
      all = all ? arith::AndIOp::create(builder, all, pair).getResult() : pair;
    }
  return all;
}

/// An i1 that tells whether the update is masked; null if it never is.
Value SweepBody::emitMask(const Update &update) {
  Value any;
  for (const EqualSlots &equal : update.maskedOn) {
    Value one = emitEquality(equal);
    any = any ? arith::OrIOp::create(builder, any, one).getResult() : one;
  }
  return any;
}

/// How often the update counts: |H| / |H intersected with Stab|, exactly.
Value SweepBody::emitMultiplicity(const Update &update,
                                  uint64_t subgroupOrder) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(builder, builder.getI64IntegerAttr(value));
  };
  Value order;
  for (const auto &[equal, count] : update.stabiliserTerms) {
    Value term = constant(count);
    if (!equal.empty())
      term = arith::SelectOp::create(builder, emitEquality(equal), term,
                                     constant(0));
    order =
        order ? arith::AddIOp::create(builder, order, term).getResult() : term;
  }
  Value multiplicity =
      arith::DivUIOp::create(builder, constant(subgroupOrder), order);
  if (auto integer = dyn_cast<IntegerType>(elementType)) {
    if (integer.getWidth() < 64)
      return arith::TruncIOp::create(builder, elementType, multiplicity);
    if (integer.getWidth() > 64)
      return arith::ExtUIOp::create(builder, elementType, multiplicity);
    return multiplicity;
  }
  auto complexType = dyn_cast<ComplexType>(elementType);
  Type real = complexType ? complexType.getElementType() : elementType;
  Value factor = arith::UIToFPOp::create(builder, real, multiplicity);
  if (!complexType)
    return factor;
  Value zero = arith::ConstantOp::create(builder, builder.getZeroAttr(real));
  return complex::CreateOp::create(builder, complexType, factor, zero);
}
