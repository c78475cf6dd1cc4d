// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-raise-linalg: sums of products on encoded tensors, written
// in linalg, to einsums.

#include "FillIn.h"
#include "LinalgSums.h"
#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Symmetry/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Utils/Utils.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {
#define GEN_PASS_DEF_RAISELINALG
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

constexpr StringRef alphabet =
    "ijklmnopqrstuvwxyzabcdefghABCDEFGHIJKLMNOPQRSTUVWXYZ";

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// One operation on its way to an einsum.
class Raising {
public:
  explicit Raising(linalg::LinalgOp op) : op(op) {}

  /// Finds the einsum; if there is none, why not.
  std::optional<std::string> match() {
    if (!op.hasPureTensorSemantics())
      return "works on buffers";
    if (op.getNumLoops() > alphabet.size())
      return "has " + std::to_string(op.getNumLoops()) +
             " loops, the limit is " + std::to_string(alphabet.size());
    for (OpOperand &operand : op->getOpOperands())
      if (!nameDimensions(op.getMatchingIndexingMap(&operand)))
        return "computes an index of operand " +
               std::to_string(operand.getOperandNumber());
    for (SemiringKind kind : {SemiringKind::PlusTimes, SemiringKind::OrAnd,
                              SemiringKind::MinPlus, SemiringKind::MaxPlus})
      if (fits(kind) && readSums(kind))
        return checkMeaning();
    if (!hint.empty())
      return hint.str();
    return "computes what is not one sum of products of inputs in a named "
           "semiring for all outputs";
  }

  void rewrite(IRRewriter &rewriter) {
    rewriter.setInsertionPoint(op);
    ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
    SmallVector<Value> inputs, inits;
    for (const LinalgProduct &product : sum.products) {
      for (unsigned input : product.inputs)
        inputs.push_back(toTensor(builder, op->getOperand(input)));
      if (Value factor = makeFactor(builder, product))
        inputs.push_back(toTensor(builder, factor));
    }
    for (Value init : op.getDpsInits())
      inits.push_back(sum.addsToOutput ? init : makeZero(builder, init));
    std::string spec = getSpec();
    auto einsum = EinsumOp::create(
        builder, SmallVector<Type>(op.getDpsInits().getTypes()), spec, kind,
        FlatSymbolRefAttr(), inputs, inits);
    emitRecord(einsum, Record(Record::Kind::Passed, "raise-linalg", "Raised")
                           .add("spec", spec)
                           .add("semiring", Semiring(kind).str()));
    rewriter.replaceOp(op, einsum);
  }

private:
  /// Names the loops in an indexing map; false for other expressions.
  bool nameDimensions(AffineMap map) {
    std::string &term = terms.emplace_back();
    for (AffineExpr expr : map.getResults()) {
      auto dimension = dyn_cast<AffineDimExpr>(expr);
      if (!dimension)
        return false;
      term += alphabet[dimension.getPosition()];
    }
    return true;
  }

  /// The elements' types are equal and those of the semiring.
  bool fits(SemiringKind kind) {
    Type type = op.getBlock()->getArgument(0).getType();
    for (BlockArgument argument : op.getBlock()->getArguments())
      if (argument.getType() != type)
        return false;
    bool isBool = type.isInteger(1);
    if (kind == SemiringKind::OrAnd || isBool)
      return kind == SemiringKind::OrAnd && isBool;
    return isa<FloatType>(type) || type.isSignlessInteger() ||
           (isa<ComplexType>(type) && kind == SemiringKind::PlusTimes);
  }

  /// Finds what all outputs become.
  bool readSums(SemiringKind candidate) {
    LinalgSumReader reader(op, candidate);
    kind = candidate;
    for (unsigned output = 0; output < op.getNumDpsInits(); ++output) {
      std::optional<LinalgSum> found = reader.read(output);
      if (!reader.hint.empty())
        hint = reader.hint;
      if (!found || (output > 0 && !(*found == sum)))
        return false;
      sum = std::move(*found);
    }
    return true;
  }

  /// Why an einsum would mean something else.
  std::optional<std::string> checkMeaning() {
    for (const LinalgProduct &product : sum.products)
      for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
        if (llvm::none_of(product.inputs, [&](unsigned input) {
              return StringRef(terms[input]).contains(alphabet[loop]);
            }))
          return "repeats a product along loop " + std::to_string(loop) +
                 ", whose index it does not carry";
    if (!sum.addsToOutput && op.getNumReductionLoops() > 0)
      return "does not add to the output that it reduces into";
    if (kind == SemiringKind::PlusTimes || kind == SemiringKind::OrAnd)
      return std::nullopt;
    for (Value operand : op->getOperands())
      if (isEncoded(operand.getType()) && !getFill(operand.getType()))
        return "has terms where nothing is stored, which is zero: state the "
               "semiring's zero as 'fill'";
    return std::nullopt;
  }

  std::string getSpec() {
    std::string spec;
    StringRef plus, comma;
    for (const LinalgProduct &product : sum.products) {
      spec += plus;
      comma = "";
      for (unsigned input : product.inputs) {
        spec += comma.str() + terms[input];
        comma = ",";
      }
      if (hasFactor(product))
        spec += comma;
      plus = "+";
    }
    comma = "->";
    for (unsigned output = 0; output < op.getNumDpsInits(); ++output) {
      spec += comma.str() + terms[op.getNumDpsInputs() + output];
      comma = ",";
    }
    return spec;
  }

  static bool hasFactor(const LinalgProduct &product) {
    return product.isNegative || !product.scalars.empty() ||
           !product.divisors.empty();
  }

  /// The product of the numbers of a product; null if there are none.
  Value makeFactor(ImplicitLocOpBuilder &builder,
                   const LinalgProduct &product) {
    Value factor;
    auto multiply = [&](Value by) {
      factor = factor ? emitMultiply(builder, Semiring(kind), factor, by) : by;
    };
    if (product.isNegative)
      multiply(makeNumber(builder, -1));
    for (OpFoldResult scalar : product.scalars)
      multiply(makeScalar(builder, scalar));
    for (OpFoldResult divisor : product.divisors)
      multiply(arith::DivFOp::create(builder, makeNumber(builder, 1),
                                     makeScalar(builder, divisor)));
    return factor;
  }

  Value makeNumber(ImplicitLocOpBuilder &builder, int number) {
    Type type = op.getBlock()->getArgument(0).getType();
    auto complexType = dyn_cast<ComplexType>(type);
    if (!complexType)
      return makeScalar(builder,
                        isa<FloatType>(type)
                            ? OpFoldResult(builder.getFloatAttr(type, number))
                            : builder.getIntegerAttr(type, number));
    Type part = complexType.getElementType();
    return makeScalar(builder,
                      builder.getArrayAttr({builder.getFloatAttr(part, number),
                                            builder.getFloatAttr(part, 0)}));
  }

  static Value makeScalar(ImplicitLocOpBuilder &builder, OpFoldResult scalar) {
    if (auto value = dyn_cast<Value>(scalar))
      return value;
    auto attribute = cast<Attribute>(scalar);
    if (auto parts = dyn_cast<ArrayAttr>(attribute))
      return complex::ConstantOp::create(
          builder, ComplexType::get(cast<TypedAttr>(parts[0]).getType()),
          parts);
    return arith::ConstantOp::create(builder, cast<TypedAttr>(attribute));
  }

  /// A scalar as a tensor without dimensions.
  static Value toTensor(ImplicitLocOpBuilder &builder, Value operand) {
    if (isa<RankedTensorType>(operand.getType()))
      return operand;
    return tensor::FromElementsOp::create(
        builder, RankedTensorType::get({}, operand.getType()), operand);
  }

  /// A tensor like `init` of the semiring's zero; without entries if encoded.
  Value makeZero(ImplicitLocOpBuilder &builder, Value init) {
    auto type = cast<RankedTensorType>(init.getType());
    if (!isEncoded(type)) {
      Value zero = emitIdentity(builder, Semiring(kind).reduction(),
                                type.getElementType());
      return linalg::FillOp::create(builder, zero, init).getResult(0);
    }
    return tensor::EmptyOp::create(
        builder, type,
        tensor::createDynamicDimValues(builder, builder.getLoc(), init));
  }

  linalg::LinalgOp op;
  std::vector<std::string> terms; ///< letters by operand
  StringRef hint;                 ///< why a division is no product
  SemiringKind kind = SemiringKind::PlusTimes;
  LinalgSum sum;
};

bool hasOurEncoding(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  return tensor && isa_and_nonnull<EncodingAttr>(tensor.getEncoding());
}

struct RaiseLinalgPass : tensoropt::impl::RaiseLinalgBase<RaiseLinalgPass> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (llvm::any_of(op->getOperandTypes(), isEncoded))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      Raising raising(op);
      std::optional<std::string> reason = raising.match();
      if (!reason) {
        raising.rewrite(rewriter);
        continue;
      }
      // Others may know what to do with sparse_tensor's encodings.
      if (llvm::any_of(op->getOperandTypes(), hasOurEncoding)) {
        op->emitOpError() << "on a tensor with #tensoropt.encoding " << *reason;
        return signalPassFailure();
      }
      emitRecord(op, Record(Record::Kind::Missed, "raise-linalg", "NotAnEinsum")
                         .add("reason", *reason));
    }
  }
};

} // namespace
