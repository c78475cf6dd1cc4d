// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-raise-linalg: sums of products on encoded tensors, written
// in linalg, to einsums.

#include "FillIn.h"
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
// Bodies
//===----------------------------------------------------------------------===//

/// What an output becomes: products of inputs, by number, and perhaps itself.
struct Sum {
  bool addsToOutput = false;
  SmallVector<SmallVector<unsigned>> products;

  bool operator==(const Sum &rhs) const {
    return addsToOutput == rhs.addsToOutput && products == rhs.products;
  }
};

/// True for a minimum or maximum that passes NaN over, as sweeps do, or that
/// never sees one.
template <typename PassesNaN, typename KeepsNaN> bool isExtreme(Operation *op) {
  auto keeps = dyn_cast<KeepsNaN>(op);
  return isa<PassesNaN>(op) ||
         (keeps &&
          bitEnumContainsAll(keeps.getFastmath(), arith::FastMathFlags::nnan));
}

bool adds(Operation *op, SemiringKind kind) {
  switch (kind) {
  case SemiringKind::PlusTimes:
    return isa<arith::AddFOp, arith::AddIOp, complex::AddOp>(op);
  case SemiringKind::MinPlus:
    return isa<arith::MinSIOp>(op) ||
           isExtreme<arith::MinNumFOp, arith::MinimumFOp>(op);
  case SemiringKind::MaxPlus:
    return isa<arith::MaxSIOp>(op) ||
           isExtreme<arith::MaxNumFOp, arith::MaximumFOp>(op);
  case SemiringKind::OrAnd:
    return isa<arith::OrIOp>(op);
  default:
    return false;
  }
}

bool multiplies(Operation *op, SemiringKind kind) {
  switch (kind) {
  case SemiringKind::PlusTimes:
    return isa<arith::MulFOp, arith::MulIOp, complex::MulOp>(op);
  case SemiringKind::MinPlus:
  case SemiringKind::MaxPlus:
    return isa<arith::AddFOp, arith::AddIOp>(op);
  case SemiringKind::OrAnd:
    return isa<arith::AndIOp>(op);
  default:
    return false;
  }
}

/// Reads the value that is yielded for an output as a sum in one semiring.
class SumReader {
public:
  SumReader(linalg::LinalgOp op, SemiringKind kind)
      : body(op.getBlock()), inputs(op.getNumDpsInputs()), kind(kind) {}

  std::optional<Sum> read(unsigned output) {
    Sum sum;
    if (!readSum(body->getTerminator()->getOperand(output), inputs + output,
                 sum) ||
        sum.products.empty())
      return std::nullopt;
    return sum;
  }

private:
  bool readSum(Value value, unsigned output, Sum &sum) {
    Operation *op = value.getDefiningOp();
    if (op && op->getBlock() == body && adds(op, kind))
      return readSum(op->getOperand(0), output, sum) &&
             readSum(op->getOperand(1), output, sum);
    if (value == body->getArgument(output))
      return !std::exchange(sum.addsToOutput, true);
    return readProduct(value, sum.products.emplace_back());
  }

  bool readProduct(Value value, SmallVector<unsigned> &factors) {
    Operation *op = value.getDefiningOp();
    if (op && op->getBlock() == body && multiplies(op, kind))
      return readProduct(op->getOperand(0), factors) &&
             readProduct(op->getOperand(1), factors);
    auto argument = dyn_cast<BlockArgument>(value);
    if (!argument || argument.getOwner() != body ||
        argument.getArgNumber() >= inputs)
      return false;
    factors.push_back(argument.getArgNumber());
    return true;
  }

  Block *body;
  unsigned inputs;
  SemiringKind kind;
};

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
    return "computes what is not one sum of products of inputs in a named "
           "semiring for all outputs";
  }

  void rewrite(IRRewriter &rewriter) {
    rewriter.setInsertionPoint(op);
    ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
    SmallVector<Value> inputs, inits;
    for (const auto &product : sum.products)
      for (unsigned input : product)
        inputs.push_back(toTensor(builder, op->getOperand(input)));
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
    SumReader reader(op, candidate);
    kind = candidate;
    for (unsigned output = 0; output < op.getNumDpsInits(); ++output) {
      std::optional<Sum> found = reader.read(output);
      if (!found || (output > 0 && !(*found == sum)))
        return false;
      sum = std::move(*found);
    }
    return true;
  }

  /// Why an einsum would mean something else.
  std::optional<std::string> checkMeaning() {
    for (const auto &product : sum.products)
      for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
        if (llvm::none_of(product, [&](unsigned input) {
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
    for (const auto &product : sum.products) {
      spec += plus;
      comma = "";
      for (unsigned input : product) {
        spec += comma.str() + terms[input];
        comma = ",";
      }
      plus = "+";
    }
    comma = "->";
    for (unsigned output = 0; output < op.getNumDpsInits(); ++output) {
      spec += comma.str() + terms[op.getNumDpsInputs() + output];
      comma = ",";
    }
    return spec;
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
  SemiringKind kind = SemiringKind::PlusTimes;
  Sum sum;
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
