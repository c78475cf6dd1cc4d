// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

ReduceKind tensoropt::getReduceKind(SemiringKind semiring) {
  switch (semiring) {
  case SemiringKind::PlusTimes:
    return ReduceKind::Plus;
  case SemiringKind::MinPlus:
    return ReduceKind::Min;
  case SemiringKind::MaxPlus:
  case SemiringKind::MaxTimes:
    return ReduceKind::Max;
  case SemiringKind::OrAnd:
    return ReduceKind::Or;
  }
  llvm_unreachable("unknown semiring");
}

bool tensoropt::isIdempotent(ReduceKind kind) {
  return kind != ReduceKind::Plus;
}

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
  }
  llvm_unreachable("unknown sum");
}

Value tensoropt::emitIdentity(ImplicitLocOpBuilder &builder, ReduceKind kind,
                              Type type) {
  if (auto complex = dyn_cast<ComplexType>(type)) {
    assert(kind == ReduceKind::Plus && "complex numbers are only added");
    auto zero = builder.getZeroAttr(complex.getElementType());
    return complex::ConstantOp::create(builder, type,
                                       builder.getArrayAttr({zero, zero}));
  }
  TypedAttr identity = identityOf(builder, kind, getElementTypeOrSelf(type));
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

Value tensoropt::emitReduce(ImplicitLocOpBuilder &builder, ReduceKind kind,
                            Value lhs, Value rhs, bool reassociate) {
  bool isFloat = isa<FloatType>(getElementTypeOrSelf(lhs.getType()));
  // One instruction of a processor, unlike minimumf and its kin.
  auto select = [&](arith::CmpFPredicate isBetter) -> Value {
    Value better = arith::CmpFOp::create(builder, isBetter, rhs, lhs);
    return arith::SelectOp::create(builder, better, rhs, lhs);
  };
  switch (kind) {
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
  }
  llvm_unreachable("unknown sum");
}

Value tensoropt::emitMultiply(ImplicitLocOpBuilder &builder,
                              SemiringKind semiring, Value lhs, Value rhs) {
  switch (semiring) {
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
  }
  llvm_unreachable("unknown semiring");
}
