// SPDX-License-Identifier: Apache-2.0
// Sums and products of extents: numbers where they are known, else values that
// the program computes.
//
//   ExtentMath math(builder, location);
//   OpFoldResult bytes = math.multiply(math.elements(buffer),
//   math.constant(4));

#pragma once

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/Support/MathExtras.h"

namespace tensoropt {

/// Numbers that do not fit become the largest one.
class ExtentMath {
public:
  using Extent = mlir::OpFoldResult;

  ExtentMath(mlir::OpBuilder &builder, mlir::Location location)
      : builder(builder), location(location) {}

  Extent constant(int64_t number) { return builder.getIndexAttr(number); }

  Extent add(Extent a, Extent b) {
    auto [x, y] = numbers(a, b);
    if (x && y) {
      int64_t sum;
      return constant(llvm::AddOverflow(*x, *y, sum) ? INT64_MAX : sum);
    }
    if (x == 0 || y == 0)
      return x == 0 ? b : a;
    return emit<mlir::arith::AddIOp>(a, b);
  }

  Extent multiply(Extent a, Extent b) {
    auto [x, y] = numbers(a, b);
    if (x && y) {
      int64_t product;
      return constant(llvm::MulOverflow(*x, *y, product) ? INT64_MAX : product);
    }
    if (x == 1 || y == 1)
      return x == 1 ? b : a;
    return emit<mlir::arith::MulIOp>(a, b);
  }

  Extent min(Extent a, Extent b) {
    auto [x, y] = numbers(a, b);
    if (x && y)
      return constant(std::min(*x, *y));
    return a == b ? a : emit<mlir::arith::MinSIOp>(a, b);
  }

  /// Known factors are multiplied here, the others by the program.
  Extent product(llvm::ArrayRef<Extent> factors) {
    Extent known = constant(1), open = constant(1);
    for (Extent factor : factors) {
      Extent &part = mlir::getConstantIntValue(factor) ? known : open;
      part = multiply(part, factor);
    }
    return multiply(open, known);
  }

  /// The number of elements of a buffer.
  Extent elements(mlir::Value buffer) {
    llvm::SmallVector<Extent> extents;
    auto type = llvm::cast<mlir::MemRefType>(buffer.getType());
    for (int64_t at = 0; at < type.getRank(); ++at)
      extents.push_back(type.isDynamicDim(at)
                            ? Extent(builder.createOrFold<mlir::memref::DimOp>(
                                  location, buffer, at))
                            : constant(type.getDimSize(at)));
    return product(extents);
  }

  /// A value of 64 bits.
  mlir::Value toInteger(Extent extent) {
    if (auto number = mlir::getConstantIntValue(extent))
      return mlir::arith::ConstantIntOp::create(builder, location, *number, 64);
    return mlir::arith::IndexCastOp::create(builder, location,
                                            builder.getI64Type(),
                                            llvm::cast<mlir::Value>(extent));
  }

private:
  using Number = std::optional<int64_t>;

  static std::pair<Number, Number> numbers(Extent a, Extent b) {
    return {mlir::getConstantIntValue(a), mlir::getConstantIntValue(b)};
  }

  template <typename Op> Extent emit(Extent a, Extent b) {
    auto value = [&](Extent extent) {
      return mlir::getValueOrCreateConstantIndexOp(builder, location, extent);
    };
    return Op::create(builder, location, value(a), value(b)).getResult();
  }

  mlir::OpBuilder &builder;
  mlir::Location location;
};

} // namespace tensoropt
