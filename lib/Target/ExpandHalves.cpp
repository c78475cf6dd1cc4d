// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-expand-halves: conversions of f16 and bf16 that the target
// lacks, as arithmetic.

#include "TensorOpt/IR/VectorRegisters.h"
#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Pass/PassManager.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXPANDHALVES
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// Integer arithmetic on numbers or vectors, all of the same shape.
class Bits {
public:
  Bits(Type like, OpBuilder &builder, Location loc)
      : like(like), builder(builder), loc(loc) {}

  Type shaped(Type element) const {
    auto vector = dyn_cast<VectorType>(like);
    return vector ? Type(vector.clone(element)) : element;
  }
  Type word() const { return shaped(builder.getI32Type()); }
  Type single() const { return shaped(builder.getF32Type()); }
  Value constant(uint32_t value) {
    APInt bits(32, value);
    auto type = dyn_cast<VectorType>(word());
    TypedAttr attr =
        type ? TypedAttr(DenseElementsAttr::get(type, bits))
             : TypedAttr(builder.getIntegerAttr(builder.getI32Type(), bits));
    return arith::ConstantOp::create(builder, loc, attr);
  }
  template <typename Op> Value make(Value a, Value b) {
    return Op::create(builder, loc, a, b);
  }
  template <typename Op> Value make(Value a, uint32_t b) {
    return make<Op>(a, constant(b));
  }
  template <typename Op> Value to(Type type, Value value) {
    return Op::create(builder, loc, type, value);
  }
  Value compare(arith::CmpIPredicate how, Value a, uint32_t b) {
    return arith::CmpIOp::create(builder, loc, how, a, constant(b));
  }
  Value compare(arith::CmpFPredicate how, Value a, Value b) {
    return arith::CmpFOp::create(builder, loc, how, a, b);
  }
  Value select(Value condition, Value a, Value b) {
    return arith::SelectOp::create(builder, loc, condition, a, b);
  }

private:
  Type like;
  OpBuilder &builder;
  Location loc;
};

} // namespace

/// Exponents move by 112; infinities and NaNs by twice that, and subnormal
/// numbers get a leading one, which is subtracted again: subnormal numbers of
/// f32, which are slow, do not occur.
static Value extendHalf(Value half, Bits bits) {
  using namespace arith;
  constexpr uint32_t bias = 112u << 23;
  Value word = bits.to<ExtUIOp>(
      bits.word(),
      bits.to<BitcastOp>(bits.shaped(IntegerType::get(half.getContext(), 16)),
                         half));
  Value sign = bits.make<ShLIOp>(bits.make<AndIOp>(word, 0x8000), 16);
  Value size = bits.make<ShLIOp>(bits.make<AndIOp>(word, 0x7fff), 13);
  Value exponent = bits.make<AndIOp>(size, 0x7c00u << 13);
  Value moved = bits.make<AddIOp>(size, bias);
  Value special = bits.compare(CmpIPredicate::eq, exponent, 0x7c00u << 13);
  Value subnormal = bits.compare(CmpIPredicate::eq, exponent, 0);
  Value least = bits.to<BitcastOp>(bits.single(), bits.constant(113u << 23));
  Value shifted =
      bits.to<BitcastOp>(bits.single(), bits.make<AddIOp>(moved, 1u << 23));
  Value normalized =
      bits.to<BitcastOp>(bits.word(), bits.make<SubFOp>(shifted, least));
  Value result = bits.select(special, bits.make<AddIOp>(moved, bias),
                             bits.select(subnormal, normalized, moved));
  return bits.to<BitcastOp>(bits.single(), bits.make<OrIOp>(result, sign));
}

/// To the nearest, ties to even: of subnormal results by an addition that
/// leaves no more digits than they have, of others by adding just below half a
/// unit, or half of one to odd numbers.
static Value roundToHalf(Value number, Type type, Bits bits) {
  using namespace arith;
  constexpr uint32_t tooLarge = 143u << 23, leastNormal = 113u << 23,
                     infinity = 255u << 23, magic = 126u << 23;
  Value word = bits.to<BitcastOp>(bits.word(), number);
  Value size = bits.make<AndIOp>(word, 0x7fffffff);
  Value sign = bits.make<AndIOp>(bits.make<ShRUIOp>(word, 16), 0x8000);
  Value nan = bits.make<OrIOp>(
      bits.make<AndIOp>(bits.make<ShRUIOp>(size, 13), 0x3ff), 0x7e00);
  Value special = bits.select(bits.compare(CmpIPredicate::ugt, size, infinity),
                              nan, bits.constant(0x7c00));
  Value unit = bits.to<BitcastOp>(bits.single(), bits.constant(magic));
  Value aligned =
      bits.make<AddFOp>(bits.to<BitcastOp>(bits.single(), size), unit);
  Value subnormal =
      bits.make<SubIOp>(bits.to<BitcastOp>(bits.word(), aligned), magic);
  Value odd = bits.make<AndIOp>(bits.make<ShRUIOp>(size, 13), 1);
  Value rounded =
      bits.make<AddIOp>(bits.make<AddIOp>(size, 0xfffu - (112u << 23)), odd);
  Value normal = bits.make<ShRUIOp>(rounded, 13);
  Value result = bits.select(
      bits.compare(CmpIPredicate::uge, size, tooLarge), special,
      bits.select(bits.compare(CmpIPredicate::ult, size, leastNormal),
                  subnormal, normal));
  Value half =
      bits.to<TruncIOp>(bits.shaped(IntegerType::get(type.getContext(), 16)),
                        bits.make<OrIOp>(result, sign));
  return bits.to<BitcastOp>(type, half);
}

/// f64 to f32 with an odd last digit where digits are lost, so that a second
/// rounding is that of the number itself (Boldo and Melquiond 2008).
static Value roundToOdd(Value number, Bits bits) {
  using namespace arith;
  Value near = bits.to<TruncFOp>(bits.single(), number);
  Value back = bits.to<ExtFOp>(number.getType(), near);
  Value lost = bits.compare(CmpFPredicate::ONE, back, number);
  auto clearSign = [&](Value word) {
    return bits.make<AndIOp>(word, 0x7fffffff);
  };
  Value word = bits.to<BitcastOp>(bits.word(), near);
  // Away from zero if the difference has the number's sign.
  Value difference =
      bits.to<TruncFOp>(bits.single(), bits.make<SubFOp>(back, number));
  Value signs =
      bits.make<XOrIOp>(bits.to<BitcastOp>(bits.word(), difference), word);
  Value isAway = bits.compare(CmpIPredicate::sge, signs, 0);
  Value below = bits.make<SubIOp>(word, 1);
  Value toZero = bits.select(isAway, below, word);
  Value isZero = bits.compare(CmpIPredicate::eq, clearSign(word), 0);
  Value odd = bits.make<OrIOp>(bits.select(isZero, word, toZero), 1);
  return bits.to<BitcastOp>(bits.single(), bits.select(lost, odd, word));
}

static bool isHalf(Type type) {
  return isa<Float16Type, BFloat16Type>(getElementTypeOrSelf(type));
}

/// One conversion; without instructions of the target for f16.
static void expand(Operation *op, bool convertsHalves, RewriterBase &rewriter) {
  rewriter.setInsertionPoint(op);
  Location loc = op->getLoc();
  Value source = op->getOperand(0);
  Type type = op->getResult(0).getType();
  Bits bits(type, rewriter, loc);
  bool isF16 = getElementTypeOrSelf(source.getType()).isF16() ||
               getElementTypeOrSelf(type).isF16();
  bool isWide = getElementTypeOrSelf(source.getType()).isF64();
  if (isa<arith::TruncFOp>(op)) {
    if (isWide)
      source = roundToOdd(source, bits);
    if (isF16 && !convertsHalves)
      rewriter.replaceOp(op, roundToHalf(source, type, bits));
    else if (isWide)
      rewriter.replaceOpWithNewOp<arith::TruncFOp>(op, type, source);
    return;
  }
  if (!isF16 || convertsHalves)
    return;
  Value wide = extendHalf(source, bits);
  if (type != wide.getType())
    wide = arith::ExtFOp::create(rewriter, loc, type, wide);
  rewriter.replaceOp(op, wide);
}

namespace {

struct ExpandHalvesPass : tensoropt::impl::ExpandHalvesBase<ExpandHalvesPass> {
  using ExpandHalvesBase::ExpandHalvesBase;

  void getDependentDialects(DialectRegistry &registry) const override {
    ExpandHalvesBase::getDependentDialects(registry);
    makeEmulation().getDependentDialects(registry);
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    bool converts = instructions && VectorRegisters::of(module).convertsHalves;
    if (!converts) {
      OpPassManager emulation = makeEmulation();
      if (failed(runPipeline(emulation, module)))
        return signalPassFailure();
    }
    SmallVector<Operation *> found;
    module.walk([&](Operation *op) {
      if (!isa<arith::ExtFOp, arith::TruncFOp>(op) ||
          (!isHalf(op->getOperand(0).getType()) &&
           !isHalf(op->getResult(0).getType())))
        return;
      // LLVM would cancel some, where it sees what a buffer was stored to.
      auto math = cast<arith::ArithFastMathInterface>(op);
      op->removeAttr(math.getFastMathAttrName());
      found.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (Operation *op : found)
      expand(op, converts, rewriter);
  }

private:
  static OpPassManager makeEmulation() {
    OpPassManager pm(ModuleOp::getOperationName());
    arith::ArithEmulateUnsupportedFloatsOptions options;
    options.sourceTypeStrs = {"f16"};
    pm.addPass(arith::createArithEmulateUnsupportedFloats(options));
    return pm;
  }
};

} // namespace
