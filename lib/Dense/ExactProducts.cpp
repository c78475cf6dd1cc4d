// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-exact-products.

#include "AffinePart.h"
#include "Conversions.h"
#include "IntegerProduct.h"
#include "Product.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXACTPRODUCTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// Each part is a kernel of its own.
static constexpr int64_t mostParts = 32;

namespace {

/// How the sum of a product is cut, so that each part is exact in f32.
struct Cut {
  unsigned loop = 0;
  int64_t extent = 0, length = 0; ///< of the loop, and of a part

  /// Empty where no loop can be cut into few parts that are short enough, or a
  /// length is not known.
  static std::optional<Cut> find(const IntegerProduct &product);
};

/// Sums in f32 that take the place of a product of integers.
class ExactSums {
public:
  ExactSums(const IntegerProduct &product, const Cut &cut,
            RewriterBase &rewriter)
      : product(product), cut(cut), op(product.op), loc(op.getLoc()),
        rewriter(rewriter) {}

  /// Returns the number of parts.
  int64_t replace();

private:
  Value convert(const IntegerFactor &factor);
  Value slice(const IntegerFactor &factor, Value whole, int64_t first);
  Value sumUp(Value a, Value b);
  Value addParts(ArrayRef<Value> parts);

  const IntegerProduct &product;
  Cut cut;
  linalg::LinalgOp op;
  Location loc;
  RewriterBase &rewriter;
};

} // namespace

std::optional<Cut> Cut::find(const IntegerProduct &product) {
  linalg::LinalgOp op = product.op;
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  int64_t terms = 1, most = product.countExactTerms();
  SmallVector<unsigned> sums;
  op.getReductionDims(sums);
  std::optional<Cut> cut;
  for (unsigned loop : sums) {
    if (ShapedType::isDynamic(extents[loop]))
      return std::nullopt;
    terms *= extents[loop];
    bool isPlain = llvm::all_of(product.factors, [&](const auto &factor) {
      AffineMap map = op.getMatchingIndexingMap(factor.operand);
      return map.getResultPosition(getAffineDimExpr(loop, map.getContext()))
          .has_value();
    });
    if (isPlain && (!cut || extents[loop] > cut->extent))
      cut = Cut{loop, extents[loop], extents[loop]};
  }
  if (terms == 0 || !cut)
    return std::nullopt;
  cut->length = std::min(cut->extent, most / (terms / cut->extent));
  // Blocks of channels stay whole.
  constexpr int64_t block = 16;
  if (cut->length < cut->extent && cut->length > block)
    cut->length -= cut->length % block;
  bool isFew = cut->length > 0 && llvm::divideCeil(cut->extent, cut->length) <=
                                      uint64_t(mostParts);
  return isFew ? cut : std::nullopt;
}

/// Signed constants without a zero point stay, others have 16 bits; what is not
/// constant becomes floats once, as it is read again and again.
Value ExactSums::convert(const IntegerFactor &factor) {
  Value value = factor.operand->get();
  bool isWeight = isOfWeights(value);
  if (isWeight && factor.isSigned && factor.zero == 0)
    return value;
  Type whole = rewriter.getI16Type(), single = rewriter.getF32Type();
  return convertSource(
      value, isWeight ? whole : single, rewriter,
      [&](OpBuilder &builder, Location loc, Value number) -> Value {
        Value wide =
            factor.isSigned
                ? builder.createOrFold<arith::ExtSIOp>(loc, whole, number)
                : builder.createOrFold<arith::ExtUIOp>(loc, whole, number);
        if (factor.zero != 0)
          wide = builder.createOrFold<arith::SubIOp>(
              loc, wide,
              arith::ConstantIntOp::create(builder, loc, factor.zero, 16));
        return isWeight
                   ? wide
                   : builder.createOrFold<arith::SIToFPOp>(loc, single, wide);
      });
}

/// What a part of the sum reads.
Value ExactSums::slice(const IntegerFactor &factor, Value whole,
                       int64_t first) {
  if (cut.length == cut.extent)
    return whole;
  AffineMap map = op.getMatchingIndexingMap(factor.operand);
  unsigned place = *map.getResultPosition(rewriter.getAffineDimExpr(cut.loop));
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, whole);
  SmallVector<OpFoldResult> offsets(sizes.size(), rewriter.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(sizes.size(), rewriter.getIndexAttr(1));
  offsets[place] = rewriter.getIndexAttr(first);
  sizes[place] =
      rewriter.getIndexAttr(std::min(cut.length, cut.extent - first));
  return tensor::ExtractSliceOp::create(rewriter, loc, whole, offsets, sizes,
                                        strides);
}

/// The product in f32: by the name that passes look for where it has windows,
/// without its zero points.
Value ExactSums::sumUp(Value a, Value b) {
  Value init = op.getDpsInits()[0];
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init),
      rewriter.getF32Type());
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getF32FloatAttr(0));
  Value zeros = linalg::FillOp::create(rewriter, loc, zero, empty).getResult(0);
  StringRef name = op->getName().getStringRef();
  name.consume_back("_q");
  bool hasWindows = isa<linalg::ConvolutionOpInterface>(op.getOperation()) &&
                    !isa<linalg::GenericOp>(op.getOperation()) &&
                    RegisteredOperationName::lookup(name, op.getContext());
  if (!hasWindows) {
    SmallVector<AffineMap> maps;
    for (const IntegerFactor &factor : product.factors)
      maps.push_back(op.getMatchingIndexingMap(factor.operand));
    maps.push_back(op.getMatchingIndexingMap(op.getDpsInitOperand(0)));
    return linalg::GenericOp::create(
               rewriter, loc, zeros.getType(), ValueRange{a, b}, zeros, maps,
               op.getIteratorTypesArray(), buildSumOfProducts)
        .getResult(0);
  }
  OperationState state(loc, name);
  state.addOperands({a, b, zeros});
  state.addTypes(zeros.getType());
  for (StringRef attr : {"strides", "dilations"})
    if (Attribute value = op->getAttr(attr))
      state.addAttribute(attr, value);
  state.addAttribute("operandSegmentSizes",
                     rewriter.getDenseI32ArrayAttr({2, 1}));
  state.addRegion();
  Operation *made = rewriter.create(state);
  OpBuilder::InsertionGuard guard(rewriter);
  SmallVector<Type> elements = {getElementTypeOrSelf(a),
                                getElementTypeOrSelf(b), rewriter.getF32Type()};
  Block *body = rewriter.createBlock(&made->getRegion(0), {}, elements,
                                     SmallVector<Location>(3, loc));
  buildSumOfProducts(rewriter, loc, body->getArguments());
  return made->getResult(0);
}

/// Parts as integers, and what the sum begins with.
Value ExactSums::addParts(ArrayRef<Value> parts) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  Value init = op.getDpsInits()[0];
  auto fill = init.getDefiningOp<linalg::FillOp>();
  SmallVector<Value> inputs(parts);
  if (!fill || !matchPattern(fill.getInputs()[0], m_Zero()))
    inputs.push_back(init);
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init),
      type.getElementType());
  SmallVector<AffineMap> maps(inputs.size() + 1,
                              rewriter.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> loops(type.getRank(),
                                         utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             rewriter, loc, type, inputs, empty, maps, loops,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value sum;
               for (Value part : arguments.drop_back()) {
                 if (isa<FloatType>(part.getType()))
                   part = arith::FPToSIOp::create(builder, loc,
                                                  type.getElementType(), part);
                 sum = sum ? arith::AddIOp::create(builder, loc, sum, part)
                           : part;
               }
               linalg::YieldOp::create(builder, loc, sum);
             })
      .getResult(0);
}

int64_t ExactSums::replace() {
  rewriter.setInsertionPoint(op);
  Value a = convert(product.factors[0]), b = convert(product.factors[1]);
  SmallVector<Value> parts;
  for (int64_t first = 0; first < cut.extent; first += cut.length)
    parts.push_back(sumUp(slice(product.factors[0], a, first),
                          slice(product.factors[1], b, first)));
  rewriter.replaceOp(op, addParts(parts));
  return parts.size();
}

namespace {

struct ExactProductsPass
    : tensoropt::impl::ExactProductsBase<ExactProductsPass> {
  void runOnOperation() override {
    SmallVector<IntegerProduct> products;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (std::optional<IntegerProduct> product = IntegerProduct::find(op))
        products.push_back(*product);
    });
    IRRewriter rewriter(&getContext());
    int64_t replaced = 0, parts = 0;
    for (const IntegerProduct &product : products) {
      std::optional<Cut> cut = Cut::find(product);
      if (!cut) {
        Record record(Record::Kind::Missed, "exact-products", "Kept");
        record.add("reason", "no few parts of its sums are exact in f32");
        emitRecord(product.op, std::move(record));
        continue;
      }
      ++replaced;
      parts += ExactSums(product, *cut, rewriter).replace();
    }
    if (replaced == 0)
      return;
    Record record(Record::Kind::Passed, "exact-products", "Summed");
    record.add("products", replaced).add("parts", parts);
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
