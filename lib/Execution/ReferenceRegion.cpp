// SPDX-License-Identifier: Apache-2.0

#include "ReferenceRegion.h"
#include "ReferenceValues.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;
using namespace tensoropt;

using Number = ReferenceRegion::Number;
using Operands = ArrayRef<Number>;
using Compute = std::function<Number(Operands)>;

//===----------------------------------------------------------------------===//
// Integers
//===----------------------------------------------------------------------===//

static unsigned widthOf(Type type) {
  return type.isIndex() ? 64 : type.getIntOrFloatBitWidth();
}

/// The number that the lowest bits mean without sign.
static uint64_t withoutSign(int64_t value, Type type) {
  return static_cast<uint64_t>(value) & (~uint64_t(0) >> (64 - widthOf(type)));
}

/// The number that they mean with one: also a single bit, in a comparison.
static int64_t withSign(int64_t value, Type type) {
  unsigned unused = 64 - widthOf(type);
  return static_cast<int64_t>(static_cast<uint64_t>(value) << unused) >> unused;
}

/// Computes on the bits without sign, so that overflow is defined.
template <typename Function>
static Compute onBits(Type type, Function function) {
  return [=](Operands x) -> Number {
    uint64_t a = withoutSign(x[0].integer, type);
    uint64_t b = withoutSign(x[1].integer, type);
    return {wrapInteger(static_cast<int64_t>(function(a, b)), type), 0};
  };
}

template <typename Function>
static Compute onSigned(Type type, Function function) {
  return [=](Operands x) -> Number {
    int64_t a = withSign(x[0].integer, type), b = withSign(x[1].integer, type);
    return {wrapInteger(function(a, b), type), 0};
  };
}

static bool compare(arith::CmpIPredicate predicate, int64_t a, int64_t b,
                    Type type) {
  uint64_t x = withoutSign(a, type), y = withoutSign(b, type);
  a = withSign(a, type), b = withSign(b, type);
  switch (predicate) {
  case arith::CmpIPredicate::eq:
    return x == y;
  case arith::CmpIPredicate::ne:
    return x != y;
  case arith::CmpIPredicate::slt:
    return a < b;
  case arith::CmpIPredicate::sle:
    return a <= b;
  case arith::CmpIPredicate::sgt:
    return a > b;
  case arith::CmpIPredicate::sge:
    return a >= b;
  case arith::CmpIPredicate::ult:
    return x < y;
  case arith::CmpIPredicate::ule:
    return x <= y;
  case arith::CmpIPredicate::ugt:
    return x > y;
  case arith::CmpIPredicate::uge:
    return x >= y;
  }
  llvm_unreachable("unknown predicate");
}

/// Operations on integers alone; none for any other.
static Compute computeIntegers(Operation *op) {
  Type type = op->getNumOperands() ? op->getOperand(0).getType()
                                   : op->getResult(0).getType();
  Type result = op->getResult(0).getType();
  unsigned width = isa<IntegerType, IndexType>(type) ? widthOf(type) : 0;
  auto bits = [&](auto function) { return onBits(type, function); };
  auto whole = [&](auto function) { return onSigned(type, function); };
  using U = uint64_t;
  using I = int64_t;
  return llvm::TypeSwitch<Operation *, Compute>(op)
      .Case([&](arith::AddIOp) { return bits([](U a, U b) { return a + b; }); })
      .Case([&](arith::SubIOp) { return bits([](U a, U b) { return a - b; }); })
      .Case([&](arith::MulIOp) { return bits([](U a, U b) { return a * b; }); })
      .Case([&](arith::AndIOp) { return bits([](U a, U b) { return a & b; }); })
      .Case([&](arith::OrIOp) { return bits([](U a, U b) { return a | b; }); })
      .Case([&](arith::XOrIOp) { return bits([](U a, U b) { return a ^ b; }); })
      .Case([&](arith::MaxUIOp) {
        return bits([](U a, U b) { return std::max(a, b); });
      })
      .Case([&](arith::MinUIOp) {
        return bits([](U a, U b) { return std::min(a, b); });
      })
      .Case([&](arith::MaxSIOp) {
        return whole([](I a, I b) { return std::max(a, b); });
      })
      .Case([&](arith::MinSIOp) {
        return whole([](I a, I b) { return std::min(a, b); });
      })
      // Shifts by the width or more are not defined; zero is as good as any.
      .Case([&](arith::ShLIOp) {
        return bits([=](U a, U b) { return b < width ? a << b : 0; });
      })
      .Case([&](arith::ShRUIOp) {
        return bits([=](U a, U b) { return b < width ? a >> b : 0; });
      })
      .Case([&](arith::ShRSIOp) {
        return whole(
            [=](I a, I b) { return b >= 0 && b < I(width) ? a >> b : I(0); });
      })
      .Case([&](arith::CmpIOp compareOp) -> Compute {
        return [type, predicate = compareOp.getPredicate()](Operands x) {
          bool holds = compare(predicate, x[0].integer, x[1].integer, type);
          return Number{holds, 0};
        };
      })
      .Case([&](arith::ExtUIOp) -> Compute {
        return [=](Operands x) -> Number {
          return {wrapInteger(I(withoutSign(x[0].integer, type)), result), 0};
        };
      })
      .Case<arith::ExtSIOp, arith::TruncIOp>([&](auto) -> Compute {
        return [=](Operands x) -> Number {
          return {wrapInteger(withSign(x[0].integer, type), result), 0};
        };
      })
      .Default([](Operation *) { return Compute(); });
}

//===----------------------------------------------------------------------===//
// Floats
//===----------------------------------------------------------------------===//

static Compute onReals(double (*function)(double, double)) {
  return
      [=](Operands x) -> Number { return {0, function(x[0].real, x[1].real)}; };
}

static Compute onReal(double (*function)(double)) {
  return [=](Operands x) -> Number { return {0, function(x[0].real)}; };
}

/// NaN if one of them is.
static double extreme(double a, double b, bool wantsGreater) {
  if (std::isnan(a) || std::isnan(b))
    return std::nan("");
  return (a < b) == wantsGreater ? b : a;
}

static bool compare(arith::CmpFPredicate predicate, double a, double b) {
  // The bits of a predicate: ordered equal, greater, less; unordered.
  unsigned relation = std::isnan(a) || std::isnan(b) ? 8
                      : a == b                       ? 1
                      : a > b                        ? 2
                                                     : 4;
  return (static_cast<unsigned>(predicate) & relation) != 0;
}

/// Operations with floats; none for any other.
static Compute computeReals(Operation *op) {
  return llvm::TypeSwitch<Operation *, Compute>(op)
      .Case([](arith::AddFOp) {
        return onReals([](double a, double b) { return a + b; });
      })
      .Case([](arith::SubFOp) {
        return onReals([](double a, double b) { return a - b; });
      })
      .Case([](arith::MulFOp) {
        return onReals([](double a, double b) { return a * b; });
      })
      .Case([](arith::DivFOp) {
        return onReals([](double a, double b) { return a / b; });
      })
      .Case([](arith::RemFOp) { return onReals(std::fmod); })
      .Case([](arith::MaximumFOp) {
        return onReals([](double a, double b) { return extreme(a, b, true); });
      })
      .Case([](arith::MinimumFOp) {
        return onReals([](double a, double b) { return extreme(a, b, false); });
      })
      .Case([](arith::MaxNumFOp) { return onReals(std::fmax); })
      .Case([](arith::MinNumFOp) { return onReals(std::fmin); })
      .Case([](math::PowFOp) { return onReals(std::pow); })
      .Case([](arith::NegFOp) { return onReal([](double a) { return -a; }); })
      .Case([](math::AbsFOp) { return onReal(std::fabs); })
      .Case([](math::ExpOp) { return onReal(std::exp); })
      .Case([](math::ExpM1Op) { return onReal(std::expm1); })
      .Case([](math::LogOp) { return onReal(std::log); })
      .Case([](math::Log1pOp) { return onReal(std::log1p); })
      .Case([](math::SqrtOp) { return onReal(std::sqrt); })
      .Case([](math::TanhOp) { return onReal(std::tanh); })
      .Case([](arith::CmpFOp compareOp) -> Compute {
        return [predicate = compareOp.getPredicate()](Operands x) {
          return Number{compare(predicate, x[0].real, x[1].real), 0};
        };
      })
      .Default([](Operation *) { return Compute(); });
}

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

ReferenceRegion::Number tensoropt::readNumber(TypedAttr attribute) {
  if (auto integer = dyn_cast<IntegerAttr>(attribute))
    return {wrapInteger(integer.getValue().zextOrTrunc(64).getZExtValue(),
                        integer.getType()),
            0};
  return {0, cast<FloatAttr>(attribute).getValueAsDouble()};
}

static Compute computeOp(Operation *op) {
  if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
    if (!isa<IntegerAttr, FloatAttr>(constant.getValue()))
      return {};
    Number value = readNumber(constant.getValue());
    return [=](Operands) { return value; };
  }
  if (isa<arith::SelectOp>(op))
    return [](Operands x) { return x[0].integer ? x[1] : x[2]; };
  if (Compute compute = computeIntegers(op))
    return compute;
  return computeReals(op);
}

FailureOr<ReferenceRegion> ReferenceRegion::get(Region &region) {
  ReferenceRegion result;
  llvm::DenseMap<Value, unsigned> numbers;
  for (Value argument : region.getArguments())
    numbers.try_emplace(argument, numbers.size());
  for (Operation &op : region.front().without_terminator()) {
    Compute compute = op.getNumResults() == 1 ? computeOp(&op) : Compute();
    auto isScalar = [](Type type) {
      return type.isIndex() || type.isIntOrFloat();
    };
    if (!compute || !llvm::all_of(op.getResultTypes(), isScalar))
      return op.emitOpError("is not interpreted by the reference");
    Step &step = result.steps.emplace_back();
    step.compute = std::move(compute);
    for (Value operand : op.getOperands())
      step.operands.push_back(numbers.lookup(operand));
    numbers.try_emplace(op.getResult(0), numbers.size());
  }
  auto yield = cast<YieldOp>(region.front().getTerminator());
  result.yielded = numbers.lookup(yield.getValue());
  result.values.resize(numbers.size());
  return result;
}

Number ReferenceRegion::evaluate(Number lhs, Number rhs) {
  values[0] = lhs;
  values[1] = rhs;
  llvm::SmallVector<Number, 3> operands;
  for (size_t at = 0; at < steps.size(); ++at) {
    operands.clear();
    for (unsigned number : steps[at].operands)
      operands.push_back(values[number]);
    values[at + 2] = steps[at].compute(operands);
  }
  return values[yielded];
}
