// SPDX-License-Identifier: Apache-2.0

#include "LaneReduction.h"
#include "Product.h"
#include "TensorOpt/IR/TypeBytes.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::hasVectorForm(Block &body) {
  return llvm::all_of(body.without_terminator(), [](Operation &inner) {
    return inner.getNumResults() == 1 && inner.getNumRegions() == 0 &&
           (OpTrait::hasElementwiseMappableTraits(&inner) ||
            inner.hasTrait<OpTrait::ConstantLike>()) &&
           // LLVM takes all lanes to the same power.
           !isa<math::FPowIOp>(inner) &&
           inner.getResult(0).getType().isIntOrFloat();
  });
}

/// Inputs whose elements the body uses.
static SmallVector<OpOperand *> listRead(linalg::LinalgOp op) {
  SmallVector<OpOperand *> read;
  for (OpOperand *input : op.getDpsInputOperands())
    if (!op.getMatchingBlockArgument(input).use_empty())
      read.push_back(input);
  return read;
}

static bool hasPlainly(AffineMap map, unsigned loop) {
  return map.getResultPosition(getAffineDimExpr(loop, map.getContext()))
      .has_value();
}

/// Takes an operand whose lanes are read in groups; false if it is none.
static bool takeGroups(LaneReduction &found, OpOperand *input) {
  auto group = GroupPlace::find(
      found.op.getMatchingIndexingMap(input).getResults().back());
  // Lanes change places by patterns that are known.
  constexpr int64_t most = 8;
  if (!group || found.grouped || group->channel != found.lane ||
      group->size > most || found.lanes % group->size != 0 ||
      found.op.getStaticLoopRanges()[group->within] != group->size)
    return false;
  found.grouped = input;
  found.group = *group;
  return true;
}

/// Divides what is read and the loops by this lane; false if it is none.
static bool divide(LaneReduction &found, ArrayRef<OpOperand *> read) {
  linalg::LinalgOp op = found.op;
  AffineExpr lane = getAffineDimExpr(found.lane, op.getContext());
  for (OpOperand *input : read) {
    AffineMap map = op.getMatchingIndexingMap(input);
    if (!map.isFunctionOfDim(found.lane)) {
      found.scalars.push_back(input);
      continue;
    }
    if ((map.getResults().back() != lane && !takeGroups(found, input)) ||
        llvm::any_of(map.getResults().drop_back(), [&](AffineExpr place) {
          return place.isFunctionOfDim(found.lane);
        }))
      return false;
    found.vectors.push_back(input);
  }
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  for (AffineExpr place : written.getResults()) {
    unsigned loop = cast<AffineDimExpr>(place).getPosition();
    if (loop == found.lane)
      continue;
    auto has = [&](OpOperand *input) {
      return hasPlainly(op.getMatchingIndexingMap(input), loop);
    };
    auto mayHave = [&](OpOperand *input) {
      return op.getMatchingIndexingMap(input).isFunctionOfDim(loop);
    };
    bool isOfVectors = llvm::all_of(found.vectors, [&](OpOperand *vector) {
      return has(vector) || !mayHave(vector);
    });
    if (llvm::all_of(read, has))
      found.batches.push_back(loop);
    else if (isOfVectors && llvm::none_of(found.scalars, mayHave))
      found.channels.push_back(loop);
    else
      found.columns.push_back(loop);
  }
  for (AffineExpr place :
       op.getMatchingIndexingMap(found.vectors.back()).getResults())
    if (auto plain = dyn_cast<AffineDimExpr>(place))
      if (!written.isFunctionOfDim(plain.getPosition()))
        found.sums.push_back(plain.getPosition());
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
    if (!written.isFunctionOfDim(loop) && !llvm::is_contained(found.sums, loop))
      found.sums.push_back(loop);
  if (found.grouped) {
    unsigned *within = llvm::find(found.sums, found.group.within);
    if (within == found.sums.end())
      return false;
    std::rotate(within, within + 1, found.sums.end());
  }
  return true;
}

std::optional<LaneReduction> LaneReduction::find(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() == 0 || op.getNumDpsInits() != 1)
    return std::nullopt;
  Type element = getElementTypeOrSelf(op.getDpsInits()[0].getType());
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  bool isProduct = addsProducts(op);
  if (!isa<Float32Type, Float64Type>(element) ||
      !written.isProjectedPermutation() ||
      (!isProduct && !hasVectorForm(op->getRegion(0).front())))
    return std::nullopt;
  SmallVector<OpOperand *> read = listRead(op);
  // What is stored with fewer digits gets more in registers.
  if (!llvm::all_of(read, [&](OpOperand *input) {
        Type stored = getElementTypeOrSelf(input->get().getType());
        return (stored == element ||
                (element.isF32() &&
                 (stored.isF16() || stored.isBF16() || stored.isInteger(8) ||
                  stored.isInteger(16)))) &&
               isa<ShapedType>(input->get().getType());
      }))
    return std::nullopt;
  // Packed weights come second, as do columns of a product of matrices.
  for (OpOperand *vector : llvm::reverse(read)) {
    AffineMap map = op.getMatchingIndexingMap(vector);
    if (map.getNumResults() == 0)
      continue;
    auto last = dyn_cast<AffineDimExpr>(map.getResults().back());
    if (!last || !written.isFunctionOfDim(last.getPosition()))
      continue;
    LaneReduction found;
    found.op = op;
    found.lane = last.getPosition();
    found.lanes = op.getStaticLoopRanges()[found.lane];
    found.isProduct = isProduct;
    if (ShapedType::isDynamic(found.lanes) || !divide(found, read))
      continue;
    // Only blocks that were made so have other reductions across their lanes.
    bool isOfWeights = isProduct && found.vectors.size() == 1;
    bool isInOrder = isOfWeights && !found.grouped;
    if (isInOrder || found.isOneRegister())
      return found;
  }
  return std::nullopt;
}

int64_t LaneReduction::countWeightBytes() const {
  if (!isProduct)
    return 0;
  auto type = cast<RankedTensorType>(vectors.front()->get().getType());
  return countBytes(type).value_or(0);
}

bool LaneReduction::sharesRegisters(const LaneReduction &other) const {
  auto listPlaces = [](const LaneReduction &reduction) {
    linalg::LinalgOp op = reduction.op;
    AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
    SmallVector<SmallVector<unsigned>> places;
    for (ArrayRef<unsigned> loops :
         {ArrayRef(reduction.lane), ArrayRef(reduction.batches),
          ArrayRef(reduction.channels), ArrayRef(reduction.columns)})
      places.push_back(llvm::map_to_vector(loops, [&](unsigned loop) {
        return *written.getResultPosition(
            getAffineDimExpr(loop, op.getContext()));
      }));
    return places;
  };
  return lanes == other.lanes && listPlaces(*this) == listPlaces(other);
}

linalg::LinalgOp tensoropt::findNextPart(linalg::LinalgOp product) {
  if (product->getNumResults() != 1 || !product->hasOneUse())
    return {};
  OpOperand &use = *product->getResult(0).use_begin();
  auto next = dyn_cast<linalg::LinalgOp>(use.getOwner());
  if (!next || next->getBlock() != product->getBlock() || !next.isDpsInit(&use))
    return {};
  std::optional<LaneReduction> first = LaneReduction::find(product),
                               second = LaneReduction::find(next);
  bool isOneSum = first && second && first->isProduct && second->isProduct &&
                  first->isOneRegister() && second->sharesRegisters(*first);
  return isOneSum ? next : linalg::LinalgOp();
}
