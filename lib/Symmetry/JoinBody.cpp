// SPDX-License-Identifier: Apache-2.0

#include "JoinBody.h"
#include "FillIn.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

JoinBody::JoinBody(SweepOp sweep, Semiring semiring,
                   std::map<char, Value> indexOf, SmallVector<Value> entries,
                   SmallVector<Value> read, SmallVector<unsigned> inputs,
                   ArrayRef<std::pair<Type, Value>> hidden)
    : sweep(sweep), semiring(semiring), reduction(semiring.reduction()),
      indexOf(std::move(indexOf)), entries(std::move(entries)),
      read(std::move(read)), inputs(std::move(inputs)),
      builder(sweep.getLoc(), OpBuilder::atBlockEnd(&sweep.getBody().front())),
      elementType(sweep.getEntry().getType()) {
  for (auto [type, entry] : hidden) {
    Value isFill = emitIsFill(builder, type, entry);
    isHidden = isHidden
                   ? arith::OrIOp::create(builder, isHidden, isFill).getResult()
                   : isFill;
  }
}

void JoinBody::emit(const JoinUpdate &update) {
  Value term = emitProduct(update);
  // An update that is done twice changes an idempotent sum once.
  bool mayRepeat = isIdempotent(reduction);
  if (!mayRepeat && update.maskedOn.size() > 1) {
    Value count = emitCount(update.maskedOn);
    term = semiring.isCustom() ? emitRepeated(builder, reduction, term, count,
                                              update.maskedOn.size())
                               : emitMultiply(builder, SemiringKind::PlusTimes,
                                              toElement(count), term);
  } else if (!mayRepeat && !update.maskedOn.front().empty()) {
    term = selectZero(emitMask(update.maskedOn.front()), term);
  }
  if (isHidden)
    term = selectZero(isHidden, term);
  for (const JoinUpdate::Place &place : update.places) {
    Value added = term;
    if (!mayRepeat && !place.maskedOn.empty())
      added = selectZero(emitMask(place.maskedOn), term);
    ReduceOp::create(builder, reduction.kind, reduction.name(), added,
                     sweep.getOutputs()[place.output], indicesOf(place.term));
  }
}

SmallVector<Value> JoinBody::indicesOf(StringRef term) {
  return llvm::map_to_vector(term,
                             [&](char letter) { return indexOf.at(letter); });
}

Value JoinBody::selectZero(Value condition, Value term) {
  Value zero = emitIdentity(builder, reduction, elementType);
  return arith::SelectOp::create(builder, condition, zero, term);
}

/// One read per tensor and place: updates share what they have in common.
Value JoinBody::readTensor(Value tensor, StringRef term) {
  Value &value = reads[{tensor.getAsOpaquePointer(), term.str()}];
  if (!value)
    value = tensor::ExtractOp::create(builder, tensor, indicesOf(term));
  return value;
}

Value JoinBody::emitProduct(const JoinUpdate &update) {
  Value product;
  auto multiply = [&](Value factor) {
    product =
        product ? emitMultiply(builder, semiring, product, factor) : factor;
  };
  SmallVector<Value> factors;
  for (auto [entry, character] : llvm::zip(entries, update.characters))
    factors.push_back(emitCharacter(builder, character, entry));
  for (auto [tensor, term] : llvm::zip(read, update.terms))
    factors.push_back(readTensor(tensor, term));
  if (!semiring.isCustom()) {
    llvm::for_each(factors, multiply);
    return product;
  }
  for (unsigned input = 0; input < factors.size(); ++input)
    multiply(factors[llvm::find(inputs, input) - inputs.begin()]);
  return product;
}

/// An i1 that tells whether the letters of each block have one value.
Value JoinBody::emitEquality(const EqualLetters &equal) {
  Value all;
  for (const std::string &block : equal)
    for (size_t at = 1; at < block.size(); ++at) {
      Value pair = arith::CmpIOp::create(builder, arith::CmpIPredicate::eq,
                                         indexOf.at(block[at - 1]),
                                         indexOf.at(block[at]));
      all = all ? arith::AndIOp::create(builder, all, pair).getResult() : pair;
    }
  if (!all)
    all = arith::ConstantOp::create(builder, builder.getBoolAttr(true));
  return all;
}

Value JoinBody::emitMask(const LetterMask &mask) {
  Value any;
  for (const EqualLetters &equal : mask) {
    Value one = emitEquality(equal);
    any = any ? arith::OrIOp::create(builder, any, one).getResult() : one;
  }
  return any;
}

/// How many of the masks do not hold, of type i64.
Value JoinBody::emitCount(ArrayRef<LetterMask> masks) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(builder, builder.getI64IntegerAttr(value));
  };
  Value count = constant(llvm::count_if(
      masks, [](const LetterMask &mask) { return mask.empty(); }));
  for (const LetterMask &mask : masks)
    if (!mask.empty())
      count = arith::AddIOp::create(
          builder, count,
          arith::SelectOp::create(builder, emitMask(mask), constant(0),
                                  constant(1)));
  return count;
}

/// A count as an element.
Value JoinBody::toElement(Value count) {
  if (auto integer = dyn_cast<IntegerType>(elementType)) {
    if (integer.getWidth() < 64)
      return arith::TruncIOp::create(builder, elementType, count);
    if (integer.getWidth() > 64)
      return arith::ExtUIOp::create(builder, elementType, count);
    return count;
  }
  auto complexType = dyn_cast<ComplexType>(elementType);
  Type real = complexType ? complexType.getElementType() : elementType;
  Value factor = arith::UIToFPOp::create(builder, real, count);
  if (!complexType)
    return factor;
  Value zero = arith::ConstantOp::create(builder, builder.getZeroAttr(real));
  return complex::CreateOp::create(builder, complexType, factor, zero);
}
