// SPDX-License-Identifier: Apache-2.0

#include "FillIn.h"
#include "SweepBody.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "TensorOpt/Symmetry/UpdatePlan.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

TypedAttr tensoropt::getFill(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  auto encoding = tensor ? dyn_cast_or_null<EncodingAttr>(tensor.getEncoding())
                         : EncodingAttr();
  return encoding ? encoding.getFill() : TypedAttr();
}

/// True if both are the same number; zeros of either sign are.
static bool isSameNumber(TypedAttr a, TypedAttr b) {
  if (auto real = dyn_cast<FloatAttr>(a))
    return isa<FloatAttr>(b) &&
           real.getValue().compare(cast<FloatAttr>(b).getValue()) ==
               APFloat::cmpEqual;
  return a == b;
}

static bool isZeroOf(const Semiring &semiring, TypedAttr fill) {
  // What max_times leaves out is zero, as its entries are not negative.
  Builder builder(fill.getContext());
  TypedAttr zero =
      semiring.kind == SemiringKind::MaxTimes
          ? builder.getZeroAttr(fill.getType())
          : getIdentity(builder, semiring.reduction(), fill.getType());
  return isSameNumber(fill, zero);
}

bool tensoropt::hidesFill(Type type, const Semiring &semiring) {
  bool annihilates = semiring.kind == SemiringKind::PlusTimes ||
                     semiring.kind == SemiringKind::OrAnd;
  TypedAttr fill = getFill(type);
  return fill && !annihilates && isZeroOf(semiring, fill);
}

Value tensoropt::emitIsFill(ImplicitLocOpBuilder &builder, Type type,
                            Value entry) {
  TypedAttr fill = getFill(type);
  Value value = arith::ConstantOp::create(builder, fill);
  if (isa<FloatType>(fill.getType()))
    return arith::CmpFOp::create(builder, arith::CmpFPredicate::OEQ, entry,
                                 value);
  return arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, entry, value);
}

namespace {

/// The places that one stored entry stands for: one update per element of the
/// group, masked where another one does the same.
UpdatePlan planPlaces(RankedTensorType type) {
  auto encoding = cast<EncodingAttr>(type.getEncoding());
  PermutationGroup group(type.getRank());
  if (encoding.getStored() == Stored::Canonical)
    group = encoding.getSymmetry().getGroup(type.getRank());
  std::string letters;
  for (int64_t dimension = 0; dimension < type.getRank(); ++dimension)
    letters += static_cast<char>('a' + dimension);
  UpdatePlan plan;
  std::string error;
  UpdatePlan::compute(group, Assignment{letters, {}, {letters}},
                      UpdatePlan::maxGroupOrder, DiagonalRule::Exact,
                      OutputRule::Direct, plan, error);
  return plan;
}

/// Emits the body that writes stored entries: where the fill value is not
/// stored, the entry and a mark. One update goes to a place, so that zero plus
/// the entry is the entry.
void emitBody(SweepOp sweep, RankedTensorType type, const UpdatePlan &plan) {
  ImplicitLocOpBuilder builder(sweep.getLoc(),
                               OpBuilder::atBlockEnd(&sweep.getBody().front()));
  Value entry = sweep.getEntry();
  Value isFill = emitIsFill(builder, type, entry);
  Value zero = emitIdentity(builder, ReduceKind::Plus, type.getElementType());
  Value yes = arith::ConstantOp::create(builder, builder.getBoolAttr(true));
  for (const Update &update : plan.updates) {
    Value mask = isFill;
    if (Value repeats = emitMask(builder, sweep.getCoordinate(), update))
      mask = arith::OrIOp::create(builder, isFill, repeats);
    Value value = emitCharacter(builder, update.character, entry);
    value = arith::SelectOp::create(builder, mask, zero, value);
    Value mark = arith::XOrIOp::create(builder, mask, yes);
    SmallVector<Value> place;
    for (unsigned slot : update.slotOf)
      place.push_back(sweep.getCoordinate()[slot]);
    ReduceOp::create(builder, ReduceKind::Plus, FlatSymbolRefAttr(), value,
                     sweep.getOutputs()[0], place);
    ReduceOp::create(builder, ReduceKind::Or, FlatSymbolRefAttr(), mark,
                     sweep.getOutputs()[1], place);
  }
}

/// The tensor `input`, dense, with its fill value where nothing is stored.
Value emitDense(ImplicitLocOpBuilder &builder, Value input) {
  auto type = cast<RankedTensorType>(input.getType());
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(builder, builder.getLoc(), input);
  auto makeTensor = [&](TypedAttr value) -> Value {
    Value scalar = arith::ConstantOp::create(builder, value);
    Value empty = tensor::EmptyOp::create(builder, sizes, value.getType());
    return linalg::FillOp::create(builder, scalar, empty).getResult(0);
  };
  Value values = makeTensor(builder.getZeroAttr(type.getElementType()));
  Value marks = makeTensor(builder.getBoolAttr(false));
  auto sweep =
      SweepOp::create(builder, input, ValueRange(), ValueRange{values, marks});
  emitBody(sweep, type, planPlaces(type));

  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  SmallVector<AffineMap> maps(3, identity);
  SmallVector<utils::IteratorType> loops(type.getRank(),
                                         utils::IteratorType::parallel);
  Value fill = arith::ConstantOp::create(builder, getFill(type));
  Value empty = tensor::EmptyOp::create(builder, sizes, type.getElementType());
  return linalg::GenericOp::create(
             builder, empty.getType(), sweep.getResults(), empty, maps, loops,
             [&](OpBuilder &nested, Location loc, ValueRange both) {
               Value chosen =
                   arith::SelectOp::create(nested, loc, both[1], both[0], fill);
               linalg::YieldOp::create(nested, loc, chosen);
             })
      .getResult(0);
}

void report(EinsumOp op, unsigned input, TypedAttr fill) {
  std::string text;
  llvm::raw_string_ostream(text) << fill;
  Record record(Record::Kind::Missed, "symmetrize", "FilledIn");
  record.add("spec", op.getSpec().str())
      .add("input", int64_t(input))
      .add("fill", text)
      .add("reason",
           "the fill value is not the semiring's zero, so every place "
           "of the input adds a term: it is made dense");
  emitRecord(op, std::move(record));
}

} // namespace

LogicalResult tensoropt::fillIn(EinsumOp op, RewriterBase &rewriter) {
  for (Type type : op.getInits().getTypes())
    if (getFill(type))
      return op.emitOpError()
             << "adds to " << type
             << ", whose fill value is not stored; only inputs "
                "may have one";
  Semiring semiring = Semiring::of(op);
  for (OpOperand &input : op.getInputsMutable()) {
    TypedAttr fill = getFill(input.get().getType());
    if (!fill || isZeroOf(semiring, fill))
      continue;
    rewriter.setInsertionPoint(op);
    ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
    Value dense = emitDense(builder, input.get());
    report(op, input.getOperandNumber(), fill);
    rewriter.modifyOpInPlace(op, [&] { input.set(dense); });
  }
  return success();
}
