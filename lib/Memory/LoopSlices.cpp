// SPDX-License-Identifier: Apache-2.0

#include "LoopSlices.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

namespace {

struct IterationRange {
  int64_t lower, step, count;
};

} // namespace

static std::optional<IterationRange>
getRange(OpFoldResult lower, OpFoldResult upper, OpFoldResult step) {
  std::optional<int64_t> from = getConstantIntValue(lower);
  std::optional<int64_t> to = getConstantIntValue(upper);
  std::optional<int64_t> by = getConstantIntValue(step);
  auto isSmall = [](std::optional<int64_t> value) {
    return value && llvm::isInt<32>(*value);
  };
  if (!isSmall(from) || !isSmall(to) || !isSmall(by) || *by < 1)
    return std::nullopt;
  int64_t count = *to > *from ? llvm::divideCeil(*to - *from, *by) : 0;
  return IterationRange{*from, *by, count};
}

static std::optional<SmallVector<IterationRange>> getRanges(Operation *op) {
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  if (!loop)
    return std::nullopt;
  auto lower = loop.getLoopLowerBounds(), upper = loop.getLoopUpperBounds(),
       step = loop.getLoopSteps();
  if (!lower || !upper || !step)
    return std::nullopt;
  SmallVector<IterationRange> ranges;
  for (auto [from, to, by] : llvm::zip(*lower, *upper, *step)) {
    std::optional<IterationRange> range = getRange(from, to, by);
    if (!range)
      return std::nullopt;
    ranges.push_back(*range);
  }
  return ranges;
}

std::optional<int64_t> tensoropt::countIterationsOf(Operation *loop) {
  std::optional<SmallVector<IterationRange>> ranges = getRanges(loop);
  if (!ranges)
    return std::nullopt;
  int64_t count = 1;
  for (const IterationRange &range : *ranges) {
    count *= range.count;
    if (!llvm::isInt<32>(count))
      return std::nullopt;
  }
  return count;
}

Value tensoropt::createIterationNumber(Operation *loop, OpBuilder &builder) {
  SmallVector<IterationRange> ranges = *getRanges(loop);
  auto variables = *cast<LoopLikeOpInterface>(loop).getLoopInductionVars();
  Location loc = loop->getLoc();
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(builder, loc, value);
  };
  Value number;
  for (auto [range, variable] : llvm::zip(ranges, variables)) {
    Value at = variable;
    if (range.lower != 0)
      at = arith::SubIOp::create(builder, loc, at, constant(range.lower));
    if (range.step != 1)
      at = arith::DivSIOp::create(builder, loc, at, constant(range.step));
    if (number) {
      Value before =
          arith::MulIOp::create(builder, loc, number, constant(range.count));
      at = arith::AddIOp::create(builder, loc, before, at);
    }
    number = at;
  }
  return number;
}
