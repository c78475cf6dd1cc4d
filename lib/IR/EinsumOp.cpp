// SPDX-License-Identifier: Apache-2.0
// Verification and simplification of tensoropt.einsum.

#include "TensorOpt/IR/PackedOps.h"
#include "TensorOpt/IR/TensorOpt.h"

using namespace mlir;
using namespace tensoropt;

EinsumSpec EinsumOp::getParsedSpec() {
  std::string error;
  return *EinsumSpec::parse(getSpec(), error);
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

/// What an element type must be for a semiring; empty if it is.
static StringRef missingProperty(SemiringKind semiring, Type type) {
  bool isBool = type.isInteger(1);
  bool isNumber =
      (isa<FloatType>(type) || (type.isSignlessInteger() && !isBool));
  switch (semiring) {
  case SemiringKind::PlusTimes:
    if (auto complex = dyn_cast<ComplexType>(type))
      isNumber = isa<FloatType>(complex.getElementType());
    return isNumber ? ""
                    : "a signless integer of two bits or more, a float or a "
                      "complex of floats";
  case SemiringKind::MinPlus:
  case SemiringKind::MaxPlus:
  case SemiringKind::MaxTimes:
    return isNumber ? "" : "a signless integer of two bits or more or a float";
  case SemiringKind::OrAnd:
    return isBool ? "" : "i1";
  case SemiringKind::Custom: // verified with its symbol
    return "";
  }
  llvm_unreachable("unknown semiring");
}

/// Checks that `term` fits the tensor and that its letters have one extent.
static LogicalResult verifyTerm(EinsumOp op, StringRef term, Value value,
                                StringRef role, unsigned number,
                                llvm::SmallDenseMap<char, int64_t> &extents) {
  auto type = cast<RankedTensorType>(value.getType());
  if (term.size() != static_cast<size_t>(type.getRank())) // C2
    return op.emitOpError() << role << " " << number << " has "
                            << type.getRank() << " dimensions but its term '"
                            << term << "' has " << term.size() << " letters";
  for (auto [dimension, letter] : llvm::enumerate(term)) {
    int64_t extent = type.getDimSize(dimension);
    if (ShapedType::isDynamic(extent))
      continue;
    auto [known, isNew] = extents.try_emplace(letter, extent);
    if (!isNew && known->second != extent) // C4
      return op.emitOpError()
             << "index '" << letter << "' has extent " << known->second
             << " but dimension " << dimension << " of " << role << " "
             << number << " has " << extent;
  }
  return success();
}

LogicalResult EinsumOp::verify() {
  std::string error;
  std::optional<EinsumSpec> spec = EinsumSpec::parse(getSpec(), error); // C3 C5
  if (!spec)
    return emitOpError() << "specification \"" << getSpec() << "\": " << error;
  if (spec->inputs.size() != getInputs().size() ||
      spec->outputs.size() != getInits().size()) // C1
    return emitOpError() << "specification \"" << getSpec() << "\" has "
                         << spec->inputs.size() << " inputs and "
                         << spec->outputs.size() << " outputs but there are "
                         << getInputs().size() << " and " << getInits().size();
  llvm::SmallDenseMap<char, int64_t> extents;
  for (auto [at, input] : llvm::enumerate(getInputs()))
    if (failed(
            verifyTerm(*this, spec->inputs[at], input, "input", at, extents)))
      return failure();
  for (auto [at, init] : llvm::enumerate(getInits()))
    if (failed(
            verifyTerm(*this, spec->outputs[at], init, "output", at, extents)))
      return failure();
  Type elementType = getElementTypeOrSelf(getInits().front().getType());
  for (Value operand : getOperands()) // C6
    if (getElementTypeOrSelf(operand.getType()) != elementType)
      return emitOpError() << "mixes element types " << elementType << " and "
                           << getElementTypeOrSelf(operand.getType());
  if ((getSemiring() == SemiringKind::Custom) != !!getSemiringNameAttr()) // C9
    return emitOpError("must name a semiring if it is custom, and only then");
  StringRef missing = missingProperty(getSemiring(), elementType); // C6
  if (!missing.empty())
    return emitOpError() << "semiring " << stringifySemiringKind(getSemiring())
                         << " needs " << missing << ", got " << elementType;
  if (getResultTypes() != getInits().getTypes()) // C7
    return emitOpError() << "has results of types " << getResultTypes()
                         << " but outputs of types " << getInits().getTypes();
  for (Value init : getInits()) // C8
    if (getSemiringNameAttr() && isEncoded(init.getType()) &&
        !isPackedTensor(init.getType()))
      return emitOpError() << "with semiring " << getSemiringNameAttr()
                           << " has a sparse output, which only named "
                              "semirings can add to: make it dense";
  for (Value init : getInits()) // C8
    if (isEncoded(init.getType()) && !isPackedTensor(init.getType()) &&
        failed(BuilderType::verify([&] { return emitOpError(); },
                                   cast<RankedTensorType>(init.getType()))))
      return failure();
  return success();
}

//===----------------------------------------------------------------------===//
// Simplification
//===----------------------------------------------------------------------===//

/// A sum over nothing leaves the outputs as they are.
LogicalResult EinsumOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &out) {
  auto isEmpty = [](Type type) {
    return llvm::is_contained(cast<RankedTensorType>(type).getShape(), 0);
  };
  bool nothing = llvm::any_of(getInits().getTypes(), isEmpty);
  if (!nothing) {
    nothing = true;
    auto inputs = getInputs();
    for (unsigned size : getParsedSpec().products) {
      nothing &= llvm::any_of(inputs.take_front(size).getTypes(), isEmpty);
      inputs = inputs.drop_front(size);
    }
  }
  if (!nothing)
    return failure();
  llvm::append_range(out, getInits());
  return success();
}

namespace {

/// Writes a specification without blanks, so that equal ones compare equal.
struct NormaliseSpec : OpRewritePattern<EinsumOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(EinsumOp op,
                                PatternRewriter &rewriter) const override {
    std::string spec = op.getParsedSpec().str();
    if (spec == op.getSpec())
      return failure();
    rewriter.modifyOpInPlace(op, [&] { op.setSpec(spec); });
    return success();
  }
};

} // namespace

void EinsumOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                           MLIRContext *context) {
  // Casts of operands are folded by the tensor dialect, as for every
  // destination-style operation.
  patterns.add<NormaliseSpec>(context);
}
