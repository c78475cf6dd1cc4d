// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

static SemiringOp lookUp(Operation *from, FlatSymbolRefAttr name) {
  return SymbolTable::lookupNearestSymbolFrom<SemiringOp>(from, name);
}

Reduction Reduction::of(ReduceOp op) {
  if (op.getKind() == ReduceKind::Custom)
    return lookUp(op, op.getSemiringAttr());
  return op.getKind();
}

FlatSymbolRefAttr Reduction::name() const {
  SemiringOp op = custom;
  return op ? FlatSymbolRefAttr::get(op.getSymNameAttr()) : FlatSymbolRefAttr();
}

Semiring Semiring::of(EinsumOp op) {
  if (op.getSemiring() == SemiringKind::Custom)
    return lookUp(op, op.getSemiringNameAttr());
  return op.getSemiring();
}

bool Semiring::isCommutative() const {
  SemiringOp op = custom;
  return !isCustom() || op.getCommutative();
}

Reduction Semiring::reduction() const {
  switch (kind) {
  case SemiringKind::PlusTimes:
    return ReduceKind::Plus;
  case SemiringKind::MinPlus:
    return ReduceKind::Min;
  case SemiringKind::MaxPlus:
  case SemiringKind::MaxTimes:
    return ReduceKind::Max;
  case SemiringKind::OrAnd:
    return ReduceKind::Or;
  case SemiringKind::Custom:
    return custom;
  }
  llvm_unreachable("unknown semiring");
}

std::string Semiring::str() const {
  SemiringOp op = custom;
  return isCustom() ? "@" + op.getSymName().str()
                    : stringifySemiringKind(kind).str();
}

bool tensoropt::isIdempotent(const Reduction &reduction) {
  SemiringOp op = reduction.custom;
  return op ? op.getIdempotent() : reduction.kind != ReduceKind::Plus;
}

bool tensoropt::isElementwise(const Reduction &reduction) {
  SemiringOp op = reduction.custom;
  return !op ||
         llvm::all_of(op.getReduce().front().without_terminator(),
                      [](Operation &inner) {
                        return OpTrait::hasElementwiseMappableTraits(&inner) ||
                               inner.getNumOperands() == 0;
                      });
}

//===----------------------------------------------------------------------===//
// Regions of a tensoropt.semiring
//===----------------------------------------------------------------------===//

/// Widens an operand of an operation on vectors.
static Value broadcastTo(ImplicitLocOpBuilder &builder, VectorType shape,
                         Value value) {
  if (isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(builder, shape.clone(value.getType()),
                                     value);
}

/// Emits what a region yields for two elements, or for two vectors of them.
static Value emitRegion(ImplicitLocOpBuilder &builder, Region &region,
                        Value lhs, Value rhs) {
  auto shape = dyn_cast<VectorType>(lhs.getType());
  Block &body = region.front();
  IRMapping mapping;
  mapping.map(body.getArgument(0), lhs);
  mapping.map(body.getArgument(1), rhs);
  for (Operation &op : body.without_terminator()) {
    Operation *copy = builder.clone(op, mapping);
    if (!llvm::any_of(copy->getOperandTypes(), llvm::IsaPred<VectorType>))
      continue;
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(copy);
    for (OpOperand &operand : copy->getOpOperands())
      operand.set(broadcastTo(builder, shape, operand.get()));
    for (OpResult result : copy->getResults())
      result.setType(shape.clone(result.getType()));
  }
  Value yielded =
      mapping.lookupOrDefault(cast<YieldOp>(body.getTerminator()).getValue());
  return shape ? broadcastTo(builder, shape, yielded) : yielded;
}

//===----------------------------------------------------------------------===//
// Sums and products
//===----------------------------------------------------------------------===//

/// A product and the sum it goes into may be rounded once, as one fused
/// operation: never less accurate.
static constexpr auto contraction = arith::FastMathFlags::contract;

/// The least (`negative`) or greatest value of a type.
static TypedAttr extreme(Builder &builder, Type type, bool negative) {
  if (auto real = dyn_cast<FloatType>(type))
    return builder.getFloatAttr(
        type, APFloat::getInf(real.getFloatSemantics(), negative));
  unsigned width = type.getIntOrFloatBitWidth();
  return builder.getIntegerAttr(type, negative
                                          ? APInt::getSignedMinValue(width)
                                          : APInt::getSignedMaxValue(width));
}

/// The neutral element of a sum as an attribute; the type is no complex one.
static TypedAttr identityOf(Builder &builder, ReduceKind kind, Type type) {
  switch (kind) {
  case ReduceKind::Plus:
  case ReduceKind::Or:
    return builder.getZeroAttr(type);
  case ReduceKind::Min:
    return extreme(builder, type, false);
  case ReduceKind::Max:
    return extreme(builder, type, true);
  case ReduceKind::Custom:
    break;
  }
  llvm_unreachable("unknown sum");
}

TypedAttr tensoropt::getIdentity(Builder &builder, const Reduction &reduction,
                                 Type type) {
  SemiringOp custom = reduction.custom;
  return custom ? custom.getIdentity()
                : identityOf(builder, reduction.kind, type);
}

Value tensoropt::emitIdentity(ImplicitLocOpBuilder &builder,
                              const Reduction &reduction, Type type) {
  if (auto complex = dyn_cast<ComplexType>(type)) {
    assert(reduction.kind == ReduceKind::Plus &&
           "complex numbers are only added");
    auto zero = builder.getZeroAttr(complex.getElementType());
    return complex::ConstantOp::create(builder, type,
                                       builder.getArrayAttr({zero, zero}));
  }
  TypedAttr identity =
      getIdentity(builder, reduction, getElementTypeOrSelf(type));
  if (auto vector = dyn_cast<VectorType>(type))
    identity = DenseElementsAttr::get(vector, identity);
  return arith::ConstantOp::create(builder, identity);
}

static Value emitPlus(ImplicitLocOpBuilder &builder, Value lhs, Value rhs,
                      bool reassociate) {
  auto flags = contraction;
  if (reassociate)
    flags = flags | arith::FastMathFlags::reassoc;
  if (isa<ComplexType>(lhs.getType()))
    return complex::AddOp::create(builder, lhs, rhs, flags);
  if (isa<FloatType>(getElementTypeOrSelf(lhs.getType())))
    return arith::AddFOp::create(builder, lhs, rhs, flags);
  return arith::AddIOp::create(builder, lhs, rhs);
}

Value tensoropt::emitReduce(ImplicitLocOpBuilder &builder,
                            const Reduction &reduction, Value lhs, Value rhs,
                            bool reassociate) {
  SemiringOp custom = reduction.custom;
  bool isFloat = isa<FloatType>(getElementTypeOrSelf(lhs.getType()));
  // One instruction of a processor, unlike minimumf and its kin.
  auto select = [&](arith::CmpFPredicate isBetter) -> Value {
    Value better = arith::CmpFOp::create(builder, isBetter, rhs, lhs);
    return arith::SelectOp::create(builder, better, rhs, lhs);
  };
  switch (reduction.kind) {
  case ReduceKind::Plus:
    return emitPlus(builder, lhs, rhs, reassociate);
  case ReduceKind::Min:
    return isFloat ? select(arith::CmpFPredicate::OLT)
                   : arith::MinSIOp::create(builder, lhs, rhs).getResult();
  case ReduceKind::Max:
    return isFloat ? select(arith::CmpFPredicate::OGT)
                   : arith::MaxSIOp::create(builder, lhs, rhs).getResult();
  case ReduceKind::Or:
    return arith::OrIOp::create(builder, lhs, rhs);
  case ReduceKind::Custom:
    return emitRegion(builder, custom.getReduce(), lhs, rhs);
  }
  llvm_unreachable("unknown sum");
}

Value tensoropt::emitCharacter(ImplicitLocOpBuilder &builder,
                               Character character, Value entry) {
  Type type = entry.getType();
  if (character.conjugate)
    entry = complex::ConjOp::create(builder, entry);
  if (!character.negate)
    return entry;
  if (isa<ComplexType>(type))
    return complex::NegOp::create(builder, entry);
  if (isa<FloatType>(type))
    return arith::NegFOp::create(builder, entry);
  Value zero = emitIdentity(builder, ReduceKind::Plus, type);
  return arith::SubIOp::create(builder, zero, entry);
}

Value tensoropt::emitRepeated(ImplicitLocOpBuilder &builder,
                              const Reduction &reduction, Value term,
                              Value count, uint64_t limit) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(builder, builder.getI64IntegerAttr(value));
  };
  Value sum = emitIdentity(builder, reduction, term.getType()), power = term;
  for (unsigned bit = 0; limit >> bit; ++bit) {
    if (bit > 0)
      power = emitReduce(builder, reduction, power, power);
    Value masked =
        arith::AndIOp::create(builder, count, constant(int64_t(1) << bit));
    Value isSet = arith::CmpIOp::create(builder, arith::CmpIPredicate::ne,
                                        masked, constant(0));
    Value added = emitReduce(builder, reduction, sum, power);
    sum = arith::SelectOp::create(builder, isSet, added, sum);
  }
  return sum;
}

Value tensoropt::emitMultiply(ImplicitLocOpBuilder &builder,
                              const Semiring &semiring, Value lhs, Value rhs) {
  SemiringOp custom = semiring.custom;
  switch (semiring.kind) {
  case SemiringKind::PlusTimes:
  case SemiringKind::MaxTimes:
    if (isa<ComplexType>(lhs.getType()))
      return complex::MulOp::create(builder, lhs, rhs, contraction);
    if (isa<FloatType>(getElementTypeOrSelf(lhs.getType())))
      return arith::MulFOp::create(builder, lhs, rhs, contraction);
    return arith::MulIOp::create(builder, lhs, rhs);
  case SemiringKind::MinPlus:
  case SemiringKind::MaxPlus:
    return emitPlus(builder, lhs, rhs, /*reassociate=*/false);
  case SemiringKind::OrAnd:
    return arith::AndIOp::create(builder, lhs, rhs);
  case SemiringKind::Custom:
    return emitRegion(builder, custom.getMultiply(), lhs, rhs);
  }
  llvm_unreachable("unknown semiring");
}
