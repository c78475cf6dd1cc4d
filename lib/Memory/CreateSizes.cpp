// SPDX-License-Identifier: Apache-2.0
// Terms of extents as code.

#include "OpenSizes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace tensoropt;

Value tensoropt::createEither(Value wrong, Value other, OpBuilder &builder,
                              Location loc) {
  if (!wrong || !other)
    return wrong ? wrong : other;
  return arith::OrIOp::create(builder, loc, wrong, other);
}

SmallVector<Value> tensoropt::createSources(const OpenSizes &sizes,
                                            ValueRange arguments,
                                            OpBuilder &builder, Location loc) {
  SmallVector<Value> values;
  for (const ExtentSource &source : sizes.getSources()) {
    Value value = arguments[source.argument];
    if (source.dimension >= 0)
      value = memref::DimOp::create(builder, loc, value, source.dimension);
    else if (!value.getType().isIndex())
      value = arith::IndexCastOp::create(builder, loc, builder.getIndexType(),
                                         value);
    values.push_back(value);
  }
  return values;
}

namespace {

class SizeCreator {
public:
  SizeCreator(ImplicitLocOpBuilder &builder, CreatedSizes &created)
      : builder(builder), created(created) {}

  Value create(const ExtentTerm &term, ValueRange sources);

private:
  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }
  Value compare(arith::CmpIPredicate predicate, Value a, Value b) {
    return arith::CmpIOp::create(builder, predicate, a, b);
  }
  void refuse(Value condition) {
    created.isWrong =
        createEither(created.isWrong, condition, builder, builder.getLoc());
  }
  /// Sums and differences pass 64 bits where both of two have a sign that a
  /// third has not: of a ^ r and b ^ r, or of a ^ b and a ^ r.
  void refuseSigns(Value a, Value b, Value c, Value d);
  /// The product, and whether it passes 64 bits.
  std::pair<Value, Value> multiply(Value a, Value b);
  Value divide(TermKind kind, Value a, Value b);

  ImplicitLocOpBuilder &builder;
  CreatedSizes &created;
};

} // namespace

void SizeCreator::refuseSigns(Value a, Value b, Value c, Value d) {
  Value left = arith::XOrIOp::create(builder, a, b);
  Value right = arith::XOrIOp::create(builder, c, d);
  Value both = arith::AndIOp::create(builder, left, right);
  refuse(compare(arith::CmpIPredicate::slt, both, constant(0)));
}

std::pair<Value, Value> SizeCreator::multiply(Value a, Value b) {
  auto product = arith::MulSIExtendedOp::create(builder, a, b);
  Value sign = arith::ShRSIOp::create(builder, product.getLow(), constant(63));
  return {product.getLow(),
          compare(arith::CmpIPredicate::ne, product.getHigh(), sign)};
}

/// By 1 where the divisor is none.
Value SizeCreator::divide(TermKind kind, Value a, Value b) {
  refuse(compare(arith::CmpIPredicate::slt, a, constant(0)));
  if (std::optional<int64_t> divisor = getConstantIntValue(b);
      !divisor || *divisor <= 0) {
    refuse(compare(arith::CmpIPredicate::sle, b, constant(0)));
    b = arith::MaxSIOp::create(builder, b, constant(1));
  }
  if (kind == TermKind::Divide)
    return arith::DivUIOp::create(builder, a, b);
  if (kind == TermKind::DivideUp)
    return arith::CeilDivUIOp::create(builder, a, b);
  return arith::RemUIOp::create(builder, a, b);
}

Value SizeCreator::create(const ExtentTerm &term, ValueRange sources) {
  auto number = [&](Value condition) -> Value {
    return arith::IndexCastUIOp::create(builder, builder.getIndexType(),
                                        condition);
  };
  if (term.kind == TermKind::Constant)
    return constant(term.value);
  if (term.kind == TermKind::Source)
    return sources[term.value];
  Value a = created.values[term.a], b = created.values[term.b], result;
  switch (term.kind) {
  case TermKind::Add:
    result = arith::AddIOp::create(builder, a, b);
    refuseSigns(a, result, b, result);
    return result;
  case TermKind::Subtract:
    result = arith::SubIOp::create(builder, a, b);
    refuseSigns(a, b, a, result);
    return result;
  case TermKind::Multiply: {
    auto [product, isBeyond] = multiply(a, b);
    refuse(isBeyond);
    return product;
  }
  case TermKind::Scale: {
    auto [product, isBeyond] = multiply(a, b);
    return arith::SelectOp::create(
        builder, isBeyond, constant(std::numeric_limits<int64_t>::max()),
        product);
  }
  case TermKind::Least:
    return arith::MinSIOp::create(builder, a, b);
  case TermKind::Largest:
    return arith::MaxSIOp::create(builder, a, b);
  case TermKind::Less:
    return number(compare(arith::CmpIPredicate::slt, a, b));
  case TermKind::Equal:
    return number(compare(arith::CmpIPredicate::eq, a, b));
  case TermKind::Choose:
    return arith::SelectOp::create(
        builder, compare(arith::CmpIPredicate::ne, a, constant(0)), b,
        created.values[term.c]);
  default:
    return divide(term.kind, a, b);
  }
}

CreatedSizes tensoropt::createSizes(const ExtentTerms &terms,
                                    ArrayRef<unsigned> wanted,
                                    ValueRange sources, OpBuilder &builder,
                                    Location loc) {
  ArrayRef<ExtentTerm> all = terms.list();
  llvm::BitVector isNeeded(all.size());
  for (unsigned term : wanted)
    isNeeded.set(term);
  for (size_t at = all.size(); at-- > 0;) {
    bool isLeaf =
        all[at].kind == TermKind::Constant || all[at].kind == TermKind::Source;
    if (!isNeeded[at] || isLeaf)
      continue;
    isNeeded.set(all[at].a);
    isNeeded.set(all[at].b);
    if (all[at].kind == TermKind::Choose)
      isNeeded.set(all[at].c);
  }
  CreatedSizes created;
  created.values.resize(all.size());
  ImplicitLocOpBuilder here(loc, builder);
  SizeCreator creator(here, created);
  for (unsigned at : isNeeded.set_bits())
    created.values[at] = creator.create(all[at], sources);
  return created;
}
