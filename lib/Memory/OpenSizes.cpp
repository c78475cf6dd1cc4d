// SPDX-License-Identifier: Apache-2.0

#include "OpenSizes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tensoropt;

/// Numbers of 64 bits, and conditions. Narrower ones could wrap earlier.
static bool isNumber(Type type) {
  return type.isIndex() || type.isInteger(64) || type.isInteger(1);
}

std::optional<unsigned> OpenSizes::find(Value number) {
  auto known = found.find(number);
  if (known != found.end())
    return known->second;
  std::optional<unsigned> term;
  if (isNumber(number.getType()))
    term = compute(number);
  found[number] = term;
  return term;
}

std::optional<unsigned> OpenSizes::find(OpFoldResult size) {
  if (std::optional<int64_t> constant = getConstantIntValue(size))
    return terms.constant(*constant);
  return find(cast<Value>(size));
}

unsigned OpenSizes::addSource(BlockArgument argument, int64_t dimension) {
  unsigned number = argument.getArgNumber();
  auto place = llvm::find_if(sources, [&](const ExtentSource &source) {
    return source.argument == number && source.dimension == dimension;
  });
  if (place == sources.end()) {
    sources.push_back({number, dimension});
    place = std::prev(sources.end());
  }
  return terms.source(place - sources.begin());
}

bool OpenSizes::isExtent(unsigned term) const {
  const ExtentTerm &of = terms.list()[term];
  return of.kind == TermKind::Source && sources[of.value].dimension >= 0;
}

/// An argument of the function itself.
static BlockArgument getArgument(Value value, FunctionOpInterface function) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (argument && argument.getOwner() == &function.getFunctionBody().front())
    return argument;
  return {};
}

std::optional<unsigned> OpenSizes::combine(TermKind kind,
                                           std::optional<unsigned> a,
                                           std::optional<unsigned> b) {
  if (!a || !b)
    return std::nullopt;
  return terms.combine(kind, *a, *b);
}

std::optional<unsigned> OpenSizes::findExtent(Value buffer, int64_t dimension) {
  auto type = dyn_cast<MemRefType>(buffer.getType());
  if (!type)
    return std::nullopt;
  if (!type.isDynamicDim(dimension))
    return terms.constant(type.getDimSize(dimension));
  if (BlockArgument argument = getArgument(buffer, function))
    return addSource(argument, dimension);
  Operation *op = buffer.getDefiningOp();
  if (!op)
    return std::nullopt;
  return llvm::TypeSwitch<Operation *, std::optional<unsigned>>(op)
      .Case([&](memref::AllocOp alloc) {
        return find(OpFoldResult(
            alloc.getDynamicSizes()[type.getDynamicDimIndex(dimension)]));
      })
      .Case([&](memref::CastOp cast) {
        return findExtent(cast.getSource(), dimension);
      })
      .Case([&](memref::ExpandShapeOp expand) {
        return find(expand.getMixedOutputShape()[dimension]);
      })
      .Case([&](memref::CollapseShapeOp collapse) {
        std::optional<unsigned> product = terms.constant(1);
        auto groups = collapse.getReassociationIndices();
        for (int64_t of : groups[dimension])
          product = combine(TermKind::Multiply, product,
                            findExtent(collapse.getSrc(), of));
        return product;
      })
      .Case([&](memref::SubViewOp part) -> std::optional<unsigned> {
        if (part.getDroppedDims().any())
          return std::nullopt;
        return find(part.getMixedSizes()[dimension]);
      })
      .Default([](Operation *) { return std::nullopt; });
}

std::optional<unsigned> OpenSizes::compute(Value number) {
  if (std::optional<int64_t> constant = getConstantIntValue(number))
    return terms.constant(number.getType().isInteger(1) ? *constant & 1
                                                        : *constant);
  if (BlockArgument argument = getArgument(number, function))
    return number.getType().isInteger(1)
               ? std::nullopt
               : std::optional(addSource(argument, -1));
  Operation *op = number.getDefiningOp();
  return op ? compute(op) : std::nullopt;
}

static std::optional<TermKind> getKind(Operation *op) {
  using Kind = std::optional<TermKind>;
  return llvm::TypeSwitch<Operation *, Kind>(op)
      .Case<arith::AddIOp>([](auto) { return TermKind::Add; })
      .Case<arith::SubIOp>([](auto) { return TermKind::Subtract; })
      .Case<arith::MulIOp>([](auto) { return TermKind::Multiply; })
      .Case<arith::DivUIOp, arith::DivSIOp, arith::FloorDivSIOp>(
          [](auto) { return TermKind::Divide; })
      .Case<arith::CeilDivUIOp, arith::CeilDivSIOp>(
          [](auto) { return TermKind::DivideUp; })
      .Case<arith::RemUIOp, arith::RemSIOp>(
          [](auto) { return TermKind::Remainder; })
      .Case<arith::MinSIOp>([](auto) { return TermKind::Least; })
      .Case<arith::MaxSIOp>([](auto) { return TermKind::Largest; })
      .Default([](Operation *) { return std::nullopt; });
}

/// Comparisons with a sign.
std::optional<unsigned> OpenSizes::compare(Operation *op) {
  auto comparison = cast<arith::CmpIOp>(op);
  std::optional<unsigned> a = find(comparison.getLhs()),
                          b = find(comparison.getRhs());
  auto opposite = [&](std::optional<unsigned> term) {
    return combine(TermKind::Equal, term, terms.constant(0));
  };
  switch (comparison.getPredicate()) {
  case arith::CmpIPredicate::eq:
    return combine(TermKind::Equal, a, b);
  case arith::CmpIPredicate::ne:
    return opposite(combine(TermKind::Equal, a, b));
  case arith::CmpIPredicate::slt:
    return combine(TermKind::Less, a, b);
  case arith::CmpIPredicate::sge:
    return opposite(combine(TermKind::Less, a, b));
  case arith::CmpIPredicate::sgt:
    return combine(TermKind::Less, b, a);
  case arith::CmpIPredicate::sle:
    return opposite(combine(TermKind::Less, b, a));
  default:
    return std::nullopt;
  }
}

std::optional<unsigned> OpenSizes::compute(Operation *op) {
  if (auto dim = dyn_cast<memref::DimOp>(op)) {
    std::optional<int64_t> dimension = dim.getConstantIndex();
    auto type = dyn_cast<MemRefType>(dim.getSource().getType());
    if (!type || !dimension || *dimension < 0 || *dimension >= type.getRank())
      return std::nullopt;
    return findExtent(dim.getSource(), *dimension);
  }
  if (auto apply = dyn_cast<affine::AffineApplyOp>(op)) {
    ValueRange all = apply.getMapOperands();
    unsigned dims = apply.getAffineMap().getNumDims();
    return compute(apply.getAffineMap().getResult(0), all.take_front(dims),
                   all.drop_front(dims));
  }
  if (isa<affine::AffineMinOp, affine::AffineMaxOp>(op)) {
    auto least = dyn_cast<affine::AffineMinOp>(op);
    AffineMap map =
        least ? least.getMap() : cast<affine::AffineMaxOp>(op).getMap();
    ValueRange all = op->getOperands();
    std::optional<unsigned> result;
    for (auto [at, expression] : llvm::enumerate(map.getResults())) {
      auto next = compute(expression, all.take_front(map.getNumDims()),
                          all.drop_front(map.getNumDims()));
      result = at == 0 ? next
                       : combine(least ? TermKind::Least : TermKind::Largest,
                                 result, next);
    }
    return result;
  }
  // An index has 64 bits, as all numbers here.
  if (isa<arith::IndexCastOp>(op) && !op->getOperand(0).getType().isInteger(1))
    return find(op->getOperand(0));
  if (isa<arith::CmpIOp>(op))
    return compare(op);
  if (auto choice = dyn_cast<arith::SelectOp>(op)) {
    auto condition = find(choice.getCondition());
    auto yes = find(choice.getTrueValue()), no = find(choice.getFalseValue());
    if (!condition || !yes || !no)
      return std::nullopt;
    return terms.combine(TermKind::Choose, *condition, *yes, *no);
  }
  std::optional<TermKind> kind = getKind(op);
  if (!kind || op->getResult(0).getType().isInteger(1))
    return std::nullopt;
  return combine(*kind, find(op->getOperand(0)), find(op->getOperand(1)));
}

std::optional<unsigned>
OpenSizes::compute(AffineExpr expression, ValueRange dims, ValueRange symbols) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expression))
    return terms.constant(constant.getValue());
  if (auto dim = dyn_cast<AffineDimExpr>(expression))
    return find(dims[dim.getPosition()]);
  if (auto symbol = dyn_cast<AffineSymbolExpr>(expression))
    return find(symbols[symbol.getPosition()]);
  auto binary = cast<AffineBinaryOpExpr>(expression);
  auto a = compute(binary.getLHS(), dims, symbols),
       b = compute(binary.getRHS(), dims, symbols);
  switch (binary.getKind()) {
  case AffineExprKind::Add:
    return combine(TermKind::Add, a, b);
  case AffineExprKind::Mul:
    return combine(TermKind::Multiply, a, b);
  case AffineExprKind::FloorDiv:
    return combine(TermKind::Divide, a, b);
  case AffineExprKind::CeilDiv:
    return combine(TermKind::DivideUp, a, b);
  default:
    return combine(TermKind::Remainder, a, b);
  }
}
