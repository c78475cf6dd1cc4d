// SPDX-License-Identifier: Apache-2.0
// Tiles of a free index that lies across vectors.

#include "SweepLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/Support/MathExtras.h"
#include <map>

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Which index
//===----------------------------------------------------------------------===//

/// True for numbers that lie in memory side by side, whole bytes each: a vector
/// of others is packed.
static bool fitsVectors(Type type) {
  if (!type.isIntOrFloat())
    return false;
  unsigned width = type.getIntOrFloatBitWidth();
  return width >= 8 && width <= 64 && llvm::isPowerOf2_32(width);
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
  if (!fitsVectors(type) || !isElementwise(Reduction::of(reduce)))
    return false;
  if (llvm::is_contained(reduce.getIndices(), index))
    return isLastIndex(index, reduce.getIndices(), reduce.getTarget());
  // No vector operation sums the lanes by a custom semiring.
  return reduce.getKind() != ReduceKind::Custom &&
         (reassociate || !isa<FloatType>(type));
}

/// The values of the body that depend on `index`, and itself.
static DenseSet<Value> findVarying(SweepOp sweep, Value index) {
  DenseSet<Value> varying{index};
  for (Operation &op : sweep.getBody().front())
    if (llvm::any_of(op.getOperands(),
                     [&](Value operand) { return varying.contains(operand); }))
      varying.insert(op.getResults().begin(), op.getResults().end());
  return varying;
}

/// True if `index` can lie across vectors everywhere in the body.
static bool canLieAcrossVectors(SweepOp sweep, Value index, bool reassociate) {
  DenseSet<Value> vectors = findVarying(sweep, index);
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

/// How many tiles of vectors stay alive from loop to loop: the sums that are
/// carried, and the factors of outer loops that inner ones multiply by.
size_t SweepLoops::countCarried() {
  DenseSet<Value> varying =
      findVarying(sweep, sweep.getFreeIndices()[*vectorIndex]);
  DenseSet<Value> factors;
  for (const Term &term : terms.terms)
    for (const auto &known : ArrayRef(term.factors).take_front(treeLoops()))
      for (Value factor : known)
        if (varying.contains(factor))
          factors.insert(factor);
  return terms.sums.size() + factors.size();
}

/// How many values of the index the widest tile holds.
int64_t SweepLoops::chooseTile() {
  // Three carried ones of 512 bytes and one to work on are all of the 32
  // registers of AVX-512. Two passes over the tensor cost more than spills.
  unsigned times = options.wideTiles && countCarried() <= 3 ? 2 : 1;
  return times * options.vectorBytes / widestElement(sweep);
}

/// Views the columns of a tile in rows of open length: lanes then lie at
/// constants from where a row begins, which leaves registers to the loops.
void SweepLoops::viewTile(Value from, int64_t count) {
  tileViews.clear();
  if (!lanes)
    return;
  for (Value memref : findRows()) {
    Value whole = lookup(memref);
    auto type = cast<MemRefType>(whole.getType());
    if (!type.isDynamicDim(type.getRank() - 1))
      continue;
    SmallVector<OpFoldResult> sizes =
        memref::getMixedSizes(builder, builder.getLoc(), whole);
    SmallVector<OpFoldResult> offsets(sizes.size(), builder.getIndexAttr(0));
    SmallVector<OpFoldResult> strides(sizes.size(), builder.getIndexAttr(1));
    offsets.back() = getAsOpFoldResult(from);
    sizes.back() = builder.getIndexAttr(count);
    tileViews[memref] =
        memref::SubViewOp::create(builder, whole, offsets, sizes, strides);
  }
}

/// Emits the nest for `count` values of the index from `from`.
void SweepLoops::emitTile(Value from, int64_t count) {
  mapping.map(sweep.getFreeIndices()[*vectorIndex], from);
  lanes = count > 1 ? count : 0;
  viewTile(from, count);
  emitNest();
  lanes = 0;
}

/// Emits the nest for `count` values of the index from `from`, if `condition`.
void SweepLoops::emitTileIf(Value condition, Value from, int64_t count) {
  if (getConstantIntValue(condition) == 0)
    return;
  auto branch = scf::IfOp::create(builder, condition, /*withElseRegion=*/false);
  roles[branch] = LoopRole::ofTile(*vectorIndex, count, widestTile);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  emitTile(from, count);
}

/// Full tiles first, then what is left, as Tile::countIn has it: a power of two
/// and one that is not much smaller, side by side. One more visit of the tensor
/// costs less than masks, since masked stores delay the loads of neighbouring
/// rows; a visit for each power of two costs more than the code of such pairs.
void SweepLoops::emitTiles(Value begin, Value end) {
  int64_t widest = widestTile;
  Value extent = builder.createOrFold<arith::SubIOp>(end, begin);
  auto restOf = [&](int64_t divisor) {
    return builder.createOrFold<arith::RemUIOp>(extent, index(divisor));
  };
  Value full = builder.createOrFold<arith::SubIOp>(end, restOf(widest));
  if (full != begin) {
    auto loop = scf::ForOp::create(builder, begin, full, index(widest));
    roles[loop] = LoopRole::ofTile(*vectorIndex, widest, widest);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    emitTile(loop.getInductionVar(), widest);
  }
  auto lies = [&](Value value, int64_t from, int64_t to) { // from <= value < to
    Value quotient =
        builder.createOrFold<arith::DivUIOp>(value, index(to - from));
    return builder.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::eq,
                                               quotient, index(from > 0));
  };
  Value no = arith::ConstantOp::create(builder, builder.getBoolAttr(false));
  Value yes = arith::ConstantOp::create(builder, builder.getBoolAttr(true));
  std::map<int64_t, Value> isSecond; // whether a power of two went with another
  for (int64_t high = widest / 2; high > 0; high /= 2) {
    Value rest = restOf(2 * high), below = restOf(high);
    Value from = builder.createOrFold<arith::SubIOp>(end, rest);
    Value &taken = isSecond.try_emplace(high, no).first->second;
    Value isFirst = builder.createOrFold<arith::AndIOp>(
        lies(rest, high, 2 * high),
        builder.createOrFold<arith::XOrIOp>(taken, yes));
    int64_t least = std::max<int64_t>(high / 4, 1); // that goes with it
    for (int64_t low = high / 2; low >= least; low /= 2) {
      Value both = builder.createOrFold<arith::AndIOp>(
          isFirst, lies(below, low, 2 * low));
      emitTileIf(both, from, high + low);
      Value &second = isSecond.try_emplace(low, no).first->second;
      second = builder.createOrFold<arith::OrIOp>(both, second);
    }
    emitTileIf(
        builder.createOrFold<arith::AndIOp>(isFirst, lies(below, 0, least)),
        from, high);
  }
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// The type of as many values as there are lanes.
Type SweepLoops::vectorised(Type type) {
  return lanes ? VectorType::get(lanes, type) : type;
}

/// The value in each lane.
Value SweepLoops::broadcast(Value value) {
  if (!lanes || isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(builder, vectorised(value.getType()),
                                     value);
}

/// The memref where a vector lies whose first lane is at `place`, which may
/// become another place there.
Value SweepLoops::placeInTile(Value memref, SmallVectorImpl<Value> &place) {
  auto view = tileViews.find(memref);
  if (view == tileViews.end())
    return lookup(memref);
  place.back() = index(0);
  return view->second;
}

/// Emits a load at the index that lies across vectors.
Operation *SweepLoops::emitVectorLoad(Operation *op) {
  auto load = cast<memref::LoadOp>(op);
  SmallVector<Value> place = llvm::map_to_vector(
      load.getIndices(), [&](Value at) { return lookup(at); });
  auto type = cast<VectorType>(vectorised(load.getType()));
  Value memref = placeInTile(load.getMemRef(), place);
  return vector::LoadOp::create(builder, type, memref, place);
}

/// Emits a copy of an operation of the body, on vectors if an operand is one.
Operation *SweepLoops::emitCopy(Operation *op) {
  auto load = dyn_cast<memref::LoadOp>(op);
  if (lanes && load && !load.getIndices().empty() &&
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
  if (!isVector || !lanes)
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
    return isFloat ? vector::CombiningKind::MINNUMF
                   : vector::CombiningKind::MINSI;
  case ReduceKind::Max:
    return isFloat ? vector::CombiningKind::MAXNUMF
                   : vector::CombiningKind::MAXSI;
  case ReduceKind::Or:
    return vector::CombiningKind::OR;
  case ReduceKind::Custom:
    break; // stays out of vectors, see reducesVectors
  }
  llvm_unreachable("unknown sum");
}

/// The sum of the lanes.
Value SweepLoops::sumLanes(ReduceOp op, Value value) {
  Type type = getElementTypeOrSelf(value.getType());
  auto flags = options.reassociate ? arith::FastMathFlags::reassoc
                                   : arith::FastMathFlags::none;
  return vector::ReductionOp::create(builder, getCombining(op.getKind(), type),
                                     broadcast(value), flags);
}

void SweepLoops::addVectorToMemory(ReduceOp op, Value term,
                                   SmallVectorImpl<Value> &place) {
  Value memref = placeInTile(op.getTarget(), place);
  Value old = vector::LoadOp::create(builder, cast<VectorType>(term.getType()),
                                     memref, place);
  Value sum =
      emitReduce(builder, Reduction::of(op), old, term, options.reassociate);
  vector::StoreOp::create(builder, sum, memref, place);
}

void SweepLoops::addToMemory(ReduceOp op, Value term) {
  SmallVector<Value> place = llvm::map_to_vector(
      op.getIndices(), [&](Value at) { return lookup(at); });
  if (lanes) {
    Value index = sweep.getFreeIndices()[*vectorIndex];
    if (!op.getIndices().empty() && op.getIndices().back() == index)
      return addVectorToMemory(op, broadcast(term), place);
    term = sumLanes(op, term);
  }
  Value memref = lookup(op.getTarget());
  if (root && options.conflicts == Conflicts::Atomic)
    return addAtomically(op.getKind(), term, memref, place);
  Value old = memref::LoadOp::create(builder, memref, place);
  Value sum =
      emitReduce(builder, Reduction::of(op), old, term, options.reassociate);
  memref::StoreOp::create(builder, sum, memref, place);
}

static arith::AtomicRMWKind getAtomicKind(ReduceKind kind, Type type) {
  bool isFloat = isa<FloatType>(type);
  switch (kind) {
  case ReduceKind::Plus:
    return isFloat ? arith::AtomicRMWKind::addf : arith::AtomicRMWKind::addi;
  case ReduceKind::Min:
    return isFloat ? arith::AtomicRMWKind::minnumf : arith::AtomicRMWKind::mins;
  case ReduceKind::Max:
    return isFloat ? arith::AtomicRMWKind::maxnumf : arith::AtomicRMWKind::maxs;
  case ReduceKind::Or:
    return arith::AtomicRMWKind::ori;
  case ReduceKind::Custom:
    break; // refused before
  }
  llvm_unreachable("unknown sum");
}

/// Adds to a place that other threads may add to.
void SweepLoops::addAtomically(ReduceKind kind, Value term, Value memref,
                               ValueRange place) {
  memref::AtomicRMWOp::create(builder, getAtomicKind(kind, term.getType()),
                              term, memref, place);
}
