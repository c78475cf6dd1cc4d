// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-narrow-weights.

#include "ConstantElements.h"
#include "Product.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/bit.h"
#include <cmath>

namespace tensoropt {
#define GEN_PASS_DEF_NARROWWEIGHTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// Shorter constants are not what a network reads most of.
static constexpr int64_t leastBytes = 4096;

/// The nearest number with so many digits behind the leading one and exponents
/// from `least` on, of two the even one, as f32 has it.
static float roundTo(float value, int digits, int least) {
  int exponent;
  std::frexp(value, &exponent);
  int unit = std::max(exponent - 1, least) - digits;
  return std::ldexp(std::nearbyint(std::ldexp(value, -unit)), unit);
}

/// The bits of a number that bf16 has.
static uint16_t getBrainBits(float value) {
  return llvm::bit_cast<uint32_t>(value) >> 16;
}

/// The bits of a number that f16 has.
static uint16_t getHalfBits(float value) {
  uint32_t bits = llvm::bit_cast<uint32_t>(value);
  uint16_t sign = bits >> 16 & 0x8000;
  uint32_t size = bits & 0x7fffffff;
  constexpr uint32_t leastNormal = 113u << 23, bias = 112u << 23;
  if (size < leastNormal)
    return sign | uint16_t(std::ldexp(std::fabs(value), 24));
  return sign | (size - bias) >> 13;
}

namespace {

/// Weights in another type, and what was lost.
struct Narrowed {
  std::vector<uint16_t> bits;
  double error = 0; ///< the largest, as a share of the largest weight
  bool isFinite = true;
};

struct NarrowWeightsPass
    : tensoropt::impl::NarrowWeightsBase<NarrowWeightsPass> {
  using NarrowWeightsBase::NarrowWeightsBase;

  void runOnOperation() override;

private:
  using Uses = llvm::MapVector<Value, SmallVector<OpOperand *>>;

  Uses collect();
  Narrowed round(ArrayRef<char> elements) const;
  void replace(Value weights, ArrayRef<OpOperand *> uses,
               ArrayRef<uint16_t> bits);
};

} // namespace

/// Large constants of f32, and the products that read them.
NarrowWeightsPass::Uses NarrowWeightsPass::collect() {
  Uses uses;
  getOperation()->walk([&](arith::ConstantOp op) {
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (!type || !type.getElementType().isF32() ||
        type.getNumElements() * 4 < leastBytes || !findElements(op))
      return;
    SmallVector<OpOperand *> &readers = uses[op];
    for (OpOperand &use : op->getUses()) {
      auto product = dyn_cast<linalg::LinalgOp>(use.getOwner());
      if (product && product.hasPureTensorSemantics() &&
          product.isDpsInput(&use) && addsProducts(product) &&
          getElementTypeOrSelf(product->getResult(0).getType()).isF32())
        readers.push_back(&use);
    }
  });
  return uses;
}

Narrowed NarrowWeightsPass::round(ArrayRef<char> elements) const {
  ArrayRef<float> values(reinterpret_cast<const float *>(elements.data()),
                         elements.size() / sizeof(float));
  Narrowed made;
  made.bits.reserve(values.size());
  float largest = 0, lost = 0;
  bool isHalf = type == StoredWeights::F16;
  constexpr float mostHalf = 65504, mostBrain = 0x1.fep127f;
  for (float value : values) {
    float rounded = isHalf ? roundTo(value, 10, -14) : roundTo(value, 7, -126);
    made.isFinite &= std::fabs(rounded) <= (isHalf ? mostHalf : mostBrain);
    largest = std::max(largest, std::fabs(value));
    lost = std::max(lost, std::fabs(rounded - value));
    made.bits.push_back(made.isFinite ? isHalf ? getHalfBits(rounded)
                                               : getBrainBits(rounded)
                                      : 0);
  }
  made.error = largest > 0 ? double(lost) / largest : 0;
  return made;
}

void NarrowWeightsPass::replace(Value weights, ArrayRef<OpOperand *> uses,
                                ArrayRef<uint16_t> bits) {
  OpBuilder builder(weights.getDefiningOp());
  Type element = type == StoredWeights::F16 ? Type(builder.getF16Type())
                                            : Type(builder.getBF16Type());
  auto narrow = cast<RankedTensorType>(weights.getType()).clone(element);
  ArrayRef<char> bytes(reinterpret_cast<const char *>(bits.data()),
                       bits.size() * sizeof(uint16_t));
  Value constant = arith::ConstantOp::create(
      builder, weights.getLoc(), makeConstant(narrow, bytes, "narrow"));
  for (OpOperand *use : uses) {
    auto product = cast<linalg::LinalgOp>(use->getOwner());
    BlockArgument argument = product.getMatchingBlockArgument(use);
    use->set(constant);
    argument.setType(element);
    builder.setInsertionPointToStart(argument.getOwner());
    auto wide = arith::ExtFOp::create(builder, product.getLoc(),
                                      builder.getF32Type(), argument);
    argument.replaceAllUsesExcept(wide, wide);
  }
}

void NarrowWeightsPass::runOnOperation() {
  if (type == StoredWeights::F32)
    return;
  int64_t narrowed = 0, bytes = 0, kept = 0;
  double error = 0;
  for (auto &[weights, uses] : collect()) {
    ArrayRef<char> elements = *findElements(weights);
    Narrowed made = round(elements);
    bool isEverywhere = uses.size() == size_t(std::distance(weights.use_begin(),
                                                            weights.use_end()));
    if (!made.isFinite || !isEverywhere) {
      kept += elements.size();
      Record record(Record::Kind::Missed, "narrow-weights", "Kept");
      record
          .add("reason", made.isFinite ? "not only products read them"
                                       : "some are out of range")
          .add("bytes", int64_t(elements.size()));
      emitRecord(weights.getDefiningOp(), std::move(record));
      continue;
    }
    replace(weights, uses, made.bits);
    if (weights.use_empty())
      weights.getDefiningOp()->erase();
    ++narrowed;
    bytes += elements.size();
    error = std::max(error, made.error);
  }
  if (narrowed == 0)
    return;
  Record record(Record::Kind::Passed, "narrow-weights", "Narrowed");
  record.add("weights", narrowed)
      .add("bytesBefore", bytes)
      .add("bytes", bytes / 2)
      .add("kept", kept)
      .add("error", error);
  emitRecord(getOperation(), std::move(record));
}
