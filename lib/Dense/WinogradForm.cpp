// SPDX-License-Identifier: Apache-2.0

#include "WinogradForm.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include <cmath>

using namespace mlir;
using namespace tensoropt;

/// The positive points of F(4 x 4); those of F(2 x 2) are 0, +-1 and infinity.
static constexpr double smallSquare = 0.5, largeSquare = 2;
static const double smallPoint = std::sqrt(smallSquare),
                    largePoint = std::sqrt(largeSquare);

/// The rows of the filter's transform along one dimension: 1, p, p^2 divided by
/// the product of p's distances to the other points, and the last coefficient.
static std::vector<std::array<double, 3>> listFilterRows(int64_t outputs) {
  if (outputs == 2)
    return {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}};
  const double points[] = {0, smallPoint, -smallPoint, largePoint, -largePoint};
  std::vector<std::array<double, 3>> rows;
  for (double point : points) {
    double distances = 1;
    for (double other : points)
      if (other != point)
        distances *= point - other;
    rows.push_back(
        {1 / distances, point / distances, point * point / distances});
  }
  rows.push_back({0, 0, 1});
  return rows;
}

std::vector<double> WinogradForm::getFilterMatrix() const {
  std::vector<std::array<double, 3>> rows = listFilterRows(outputs);
  std::vector<double> matrix;
  for (const auto &vertical : rows)
    for (const auto &horizontal : rows)
      for (double high : vertical)
        for (double across : horizontal)
          matrix.push_back(high * across);
  return matrix;
}

namespace {

/// Straight code on vectors.
class Arithmetic {
public:
  Arithmetic(OpBuilder &builder, Location loc) : builder(builder), loc(loc) {}

  Value add(Value a, Value b) {
    return arith::AddFOp::create(builder, loc, a, b);
  }
  Value subtract(Value a, Value b) {
    return arith::SubFOp::create(builder, loc, a, b);
  }
  Value multiply(double factor, Value a) {
    return arith::MulFOp::create(builder, loc, repeat(factor, a), a);
  }
  /// factor * a + b
  Value add(double factor, Value a, Value b) {
    return vector::FMAOp::create(builder, loc, repeat(factor, a), a, b);
  }

private:
  Value repeat(double factor, Value like) {
    auto type = cast<VectorType>(like.getType());
    return arith::ConstantOp::create(
        builder, loc,
        DenseElementsAttr::get(
            type, builder.getFloatAttr(type.getElementType(), factor)));
  }

  OpBuilder &builder;
  Location loc;
};

using Line = SmallVector<Value>;

/// A line of inputs. Points of one size share the even and the odd part.
Line transformInputLine(ArrayRef<Value> x, Arithmetic &math) {
  if (x.size() == 4)
    return {math.subtract(x[0], x[2]), math.add(x[1], x[2]),
            math.subtract(x[2], x[1]), math.subtract(x[3], x[1])};
  // The squares' product, which the first elements would be multiplied by, is
  // one.
  auto end = [&](unsigned first) {
    return math.add(
        math.add(-(smallSquare + largeSquare), x[first + 2], x[first + 4]),
        x[first]);
  };
  Line line = {end(0)};
  for (auto [point, other] : {std::pair(smallPoint, largeSquare),
                              std::pair(largePoint, smallSquare)}) {
    Value even = math.add(-other, x[2], x[4]);
    Value odd = math.add(-other, x[1], x[3]);
    line.push_back(math.add(point, odd, even));
    line.push_back(math.add(-point, odd, even));
  }
  line.push_back(end(1));
  return line;
}

/// A line of products: the sums of their points' powers.
Line transformProductLine(ArrayRef<Value> x, Arithmetic &math) {
  Value even = math.add(x[1], x[2]), odd = math.subtract(x[1], x[2]);
  if (x.size() == 4)
    return {math.add(x[0], even), math.add(odd, x[3])};
  Value evenLarge = math.add(x[3], x[4]), oddLarge = math.subtract(x[3], x[4]);
  return {math.add(math.add(x[0], even), evenLarge),
          math.add(smallPoint, odd, math.multiply(largePoint, oddLarge)),
          math.add(smallSquare, even, math.multiply(largeSquare, evenLarge)),
          math.add(smallPoint * smallSquare, odd,
                   math.add(largePoint * largeSquare, oddLarge, x[5]))};
}

/// Applies a function to each column of a square, then to each row.
Line transformSquare(ArrayRef<Value> square, int64_t size,
                     function_ref<Line(ArrayRef<Value>)> transform) {
  SmallVector<Line> columns;
  for (int64_t column = 0; column < size; ++column) {
    Line line;
    for (int64_t row = 0; row < size; ++row)
      line.push_back(square[row * size + column]);
    columns.push_back(transform(line));
  }
  Line made;
  for (size_t row = 0; row < columns.front().size(); ++row) {
    Line line;
    for (const Line &column : columns)
      line.push_back(column[row]);
    llvm::append_range(made, transform(line));
  }
  return made;
}

} // namespace

SmallVector<Value> WinogradForm::transformInputs(ArrayRef<Value> inputs,
                                                 OpBuilder &builder,
                                                 Location loc) const {
  Arithmetic math(builder, loc);
  return transformSquare(inputs, getInputs(), [&](ArrayRef<Value> line) {
    return transformInputLine(line, math);
  });
}

SmallVector<Value> WinogradForm::transformProducts(ArrayRef<Value> products,
                                                   OpBuilder &builder,
                                                   Location loc) const {
  Arithmetic math(builder, loc);
  return transformSquare(products, getInputs(), [&](ArrayRef<Value> line) {
    return transformProductLine(line, math);
  });
}

double WinogradForm::getError(int64_t channels) const {
  double perStep = outputs == 2 ? 1 : 2;
  return perStep * std::ldexp(1.0, -24) * std::sqrt(9.0 * channels);
}
