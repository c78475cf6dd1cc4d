// SPDX-License-Identifier: Apache-2.0
// Numbers of the program that is compiled, for formulas that are written once
// for it and for numbers of this one.
//
//   auto area = [](auto width, auto height) { return width * height; };
//   area(3, 4);
//   area(Emitted(builder, width), Emitted(builder, height)); // emits it

#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

/// A value of type index that is not negative, or a condition.
class Emitted {
public:
  Emitted(mlir::ImplicitLocOpBuilder &builder, mlir::Value value)
      : builder(&builder), value(value) {}

  operator mlir::Value() const { return value; }

  Emitted operator+(Emitted other) const {
    return make<mlir::arith::AddIOp>(other);
  }
  Emitted operator*(Emitted other) const {
    return make<mlir::arith::MulIOp>(other);
  }
  Emitted operator*(int64_t other) const { return *this * constant(other); }
  Emitted operator&(Emitted other) const {
    return make<mlir::arith::AndIOp>(other);
  }
  Emitted operator|(Emitted other) const {
    return make<mlir::arith::OrIOp>(other);
  }
  Emitted operator!() const {
    return make<mlir::arith::XOrIOp>(
        {*builder, mlir::arith::ConstantOp::create(
                       *builder, builder->getBoolAttr(true))});
  }
  Emitted operator<(Emitted other) const {
    return compare(mlir::arith::CmpIPredicate::ult, other);
  }
  Emitted operator>(Emitted other) const {
    return compare(mlir::arith::CmpIPredicate::ugt, other);
  }
  Emitted operator>=(Emitted other) const {
    return compare(mlir::arith::CmpIPredicate::uge, other);
  }
  Emitted operator>=(int64_t other) const { return *this >= constant(other); }

private:
  template <typename Op> Emitted make(Emitted other) const {
    return {*builder, Op::create(*builder, value, other.value)};
  }
  Emitted compare(mlir::arith::CmpIPredicate predicate, Emitted other) const {
    return {*builder, mlir::arith::CmpIOp::create(*builder, predicate, value,
                                                  other.value)};
  }
  Emitted constant(int64_t number) const {
    return {*builder, mlir::arith::ConstantIndexOp::create(*builder, number)};
  }

  mlir::ImplicitLocOpBuilder *builder;
  mlir::Value value;
};

} // namespace tensoropt
