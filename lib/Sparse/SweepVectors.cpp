// SPDX-License-Identifier: Apache-2.0
// Tiles of a free index that lies across vectors.

#include "SweepLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Which index
//===----------------------------------------------------------------------===//

static bool fitsVectors(Type type) {
  return isa<FloatType>(type) ||
         (isa<IntegerType>(type) && type.getIntOrFloatBitWidth() >= 8);
}

/// True if `index` is the last of the indices, once, and neighbours in memory
/// are neighbours along it.
static bool isLastIndex(Value index, ValueRange indices, Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  return !indices.empty() && indices.back() == index &&
         llvm::count(indices, index) == 1 &&
         fitsVectors(type.getElementType()) && type.isLastDimUnitStride();
}

/// True if a reduction can be done for many values of `index` at a time.
static bool reducesVectors(ReduceOp reduce, Value index, bool reassociate) {
  Type type = reduce.getValue().getType();
  if (!fitsVectors(type))
    return false;
  if (llvm::is_contained(reduce.getIndices(), index))
    return isLastIndex(index, reduce.getIndices(), reduce.getTarget());
  return reassociate || !isa<FloatType>(type);
}

/// True if `index` can lie across vectors everywhere in the body.
static bool canLieAcrossVectors(SweepOp sweep, Value index, bool reassociate) {
  DenseSet<Value> vectors{index};
  for (Operation &op : sweep.getBody().front()) {
    if (auto reduce = dyn_cast<ReduceOp>(op)) {
      bool placeVaries = llvm::any_of(reduce.getIndices(), [&](Value at) {
        return at != index && vectors.contains(at);
      });
      if (placeVaries || !reducesVectors(reduce, index, reassociate))
        return false;
      continue;
    }
    if (op.getNumRegions())
      return false;
    bool varies = llvm::any_of(op.getOperands(), [&](Value operand) {
      return vectors.contains(operand);
    });
    if (!varies)
      continue;
    if (auto load = dyn_cast<memref::LoadOp>(op)) {
      bool placeVaries = llvm::any_of(load.getIndices(), [&](Value at) {
        return at != index && vectors.contains(at);
      });
      if (placeVaries ||
          !isLastIndex(index, load.getIndices(), load.getMemRef()))
        return false;
    } else if (!OpTrait::hasElementwiseMappableTraits(&op) ||
               llvm::is_contained(op.getOperands(), index) ||
               !llvm::all_of(op.getResultTypes(), [](Type type) {
                 return fitsVectors(type) || type.isInteger(1);
               })) {
      return false;
    }
    vectors.insert(op.getResults().begin(), op.getResults().end());
  }
  // An index that nothing reads at has nothing to gain.
  return vectors.size() > 1;
}

std::optional<unsigned> tensoropt::findVectorIndex(SweepOp sweep,
                                                   bool reassociate) {
  for (auto [number, index] :
       llvm::enumerate(llvm::reverse(sweep.getFreeIndices())))
    if (canLieAcrossVectors(sweep, index, reassociate))
      return sweep.getFreeIndices().size() - 1 - number;
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Tiles
//===----------------------------------------------------------------------===//

/// The widest element that is added to an output, in bytes.
static unsigned widestElement(SweepOp sweep) {
  unsigned widest = 1;
  for (Value output : sweep.getOutputs())
    widest = std::max(
        widest,
        cast<MemRefType>(output.getType()).getElementTypeBitWidth() / 8);
  return widest;
}

/// Emits the nest for `count` values of the index from `from`; only the first
/// `rest` of them are there, if that is given.
void SweepLoops::emitTile(Value from, Value rest, int64_t count) {
  mapping.map(sweep.getFreeIndices()[*vectorIndex], from);
  lanes.count = count;
  lanes.mask = Value();
  if (rest)
    lanes.mask = vector::CreateMaskOp::create(
        builder, VectorType::get(count, builder.getI1Type()), rest);
  emitNest();
}

/// Emits what is left beside full tiles, in the narrowest of three tiles.
void SweepLoops::emitLastTile(Value from, Value rest) {
  int64_t widest = options.vectorBytes / widestElement(sweep);
  if (auto known = getConstantIntValue(rest)) {
    if (*known > 0) {
      int64_t count = std::min<int64_t>(widest, llvm::PowerOf2Ceil(*known));
      emitTile(from, count == *known ? Value() : rest, count);
    }
    return;
  }
  auto emitIf = [&](arith::CmpIPredicate predicate, int64_t bound,
                    llvm::function_ref<void()> then,
                    llvm::function_ref<void()> otherwise) {
    Value holds = arith::CmpIOp::create(builder, predicate, rest, index(bound));
    auto branch =
        scf::IfOp::create(builder, holds, /*withElseRegion=*/bool(otherwise));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    then();
    if (!otherwise)
      return;
    builder.setInsertionPointToStart(branch.elseBlock());
    otherwise();
  };
  auto emitWithin = [&](int64_t count) { emitTile(from, rest, count); };
  emitIf(
      arith::CmpIPredicate::ugt, 0,
      [&] {
        emitIf(
            arith::CmpIPredicate::ule, widest / 4,
            [&] { emitWithin(widest / 4); },
            [&] {
              emitIf(
                  arith::CmpIPredicate::ule, widest / 2,
                  [&] { emitWithin(widest / 2); }, [&] { emitWithin(widest); });
            });
      },
      nullptr);
}

void SweepLoops::emitTiles() {
  int64_t widest = options.vectorBytes / widestElement(sweep);
  Value extent = sweep.getExtents()[*vectorIndex];
  Value rest = builder.createOrFold<arith::RemUIOp>(extent, index(widest));
  Value full = builder.createOrFold<arith::SubIOp>(extent, rest);
  if (getConstantIntValue(full) != 0) {
    auto loop = scf::ForOp::create(builder, index(0), full, index(widest));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    emitTile(loop.getInductionVar(), Value(), widest);
  }
  emitLastTile(full, rest);
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// The type of as many values as there are lanes.
Type SweepLoops::vectorised(Type type) {
  return lanes.count ? VectorType::get(lanes.count, type) : type;
}

/// The value in each lane.
Value SweepLoops::broadcast(Value value) {
  if (!lanes.count || isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(builder, vectorised(value.getType()),
                                     value);
}

/// Emits a load at the index that lies across vectors.
Operation *SweepLoops::emitVectorLoad(Operation *op) {
  auto load = cast<memref::LoadOp>(op);
  SmallVector<Value> place = llvm::map_to_vector(
      load.getIndices(), [&](Value at) { return lookup(at); });
  auto type = cast<VectorType>(vectorised(load.getType()));
  if (!lanes.mask)
    return vector::LoadOp::create(builder, type, lookup(load.getMemRef()),
                                  place);
  Value zero = arith::ConstantOp::create(
      builder, cast<TypedAttr>(builder.getZeroAttr(type)));
  return vector::MaskedLoadOp::create(builder, type, lookup(load.getMemRef()),
                                      place, lanes.mask, zero);
}

/// Emits a copy of an operation of the body, on vectors if an operand is one.
Operation *SweepLoops::emitCopy(Operation *op) {
  auto load = dyn_cast<memref::LoadOp>(op);
  if (lanes.count && load && !load.getIndices().empty() &&
      load.getIndices().back() == sweep.getFreeIndices()[*vectorIndex]) {
    Operation *copy = emitVectorLoad(op);
    mapping.map(op->getResults(), copy->getResults());
    return copy;
  }
  SmallVector<Value> operands = llvm::map_to_vector(
      op->getOperands(), [&](Value operand) { return lookup(operand); });
  bool isVector = llvm::any_of(operands, [](Value operand) {
    return isa<VectorType>(operand.getType());
  });
  if (!isVector || !lanes.count)
    return builder.clone(*op, mapping);
  Operation *copy = op->cloneWithoutRegions();
  for (Value &operand : operands)
    operand = broadcast(operand);
  copy->setOperands(operands);
  for (OpResult result : copy->getResults())
    result.setType(vectorised(result.getType()));
  builder.insert(copy);
  mapping.map(op->getResults(), copy->getResults());
  return copy;
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

static vector::CombiningKind getCombining(ReduceKind kind, Type type) {
  bool isFloat = isa<FloatType>(type);
  switch (kind) {
  case ReduceKind::Plus:
    return vector::CombiningKind::ADD;
  case ReduceKind::Min:
    return isFloat ? vector::CombiningKind::MINIMUMF
                   : vector::CombiningKind::MINSI;
  case ReduceKind::Max:
    return isFloat ? vector::CombiningKind::MAXIMUMF
                   : vector::CombiningKind::MAXSI;
  case ReduceKind::Or:
    return vector::CombiningKind::OR;
  }
  llvm_unreachable("unknown sum");
}

/// The sum of the lanes in use.
Value SweepLoops::sumLanes(ReduceOp op, Value value) {
  value = broadcast(value);
  if (lanes.mask) {
    Value identity = emitIdentity(builder, op.getKind(), value.getType());
    value = arith::SelectOp::create(builder, lanes.mask, value, identity);
  }
  Type type = getElementTypeOrSelf(value.getType());
  auto flags = options.reassociate ? arith::FastMathFlags::reassoc
                                   : arith::FastMathFlags::none;
  return vector::ReductionOp::create(builder, getCombining(op.getKind(), type),
                                     value, flags);
}

void SweepLoops::addVectorToMemory(ReduceOp op, Value term, ValueRange place) {
  Value memref = lookup(op.getTarget());
  auto type = cast<VectorType>(term.getType());
  Value old;
  if (lanes.mask) {
    Value zero = arith::ConstantOp::create(
        builder, cast<TypedAttr>(builder.getZeroAttr(type)));
    old = vector::MaskedLoadOp::create(builder, type, memref, place, lanes.mask,
                                       zero);
  } else {
    old = vector::LoadOp::create(builder, type, memref, place);
  }
  Value sum = emitReduce(builder, op.getKind(), old, term, options.reassociate);
  if (lanes.mask)
    vector::MaskedStoreOp::create(builder, memref, place, lanes.mask, sum);
  else
    vector::StoreOp::create(builder, sum, memref, place);
}

void SweepLoops::addToMemory(ReduceOp op, Value term) {
  SmallVector<Value> place = llvm::map_to_vector(
      op.getIndices(), [&](Value at) { return lookup(at); });
  if (lanes.count) {
    Value index = sweep.getFreeIndices()[*vectorIndex];
    if (!op.getIndices().empty() && op.getIndices().back() == index)
      return addVectorToMemory(op, broadcast(term), place);
    term = sumLanes(op, term);
  }
  Value memref = lookup(op.getTarget());
  Value old = memref::LoadOp::create(builder, memref, place);
  Value sum = emitReduce(builder, op.getKind(), old, term, options.reassociate);
  memref::StoreOp::create(builder, sum, memref, place);
}
