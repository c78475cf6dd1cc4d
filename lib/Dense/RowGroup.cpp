// SPDX-License-Identifier: Apache-2.0

#include "RowGroup.h"
#include "LaneReduction.h"
#include "RowTraffic.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

using Rows = RowGroup::Rows;

/// What all rows read should stay in the second cache from row to row, unless
/// one operation alone reads more.
static constexpr double mostSharedBytes = 1 << 20;
/// As of a bias, which does not matter.
static constexpr double fewSharedBytes = 32 << 10;

static bool isRow(AffineExpr place, const Rows &rows) {
  for (auto [loop, row] : llvm::enumerate(rows))
    if (row && place.isFunctionOfDim(loop))
      return true;
  return false;
}

/// True if an operand varies within a row, but its neighbours lie in other
/// rows.
static bool cutsNeighbours(AffineMap map, const Rows &rows) {
  if (map.getNumResults() == 0 || !isRow(map.getResults().back(), rows))
    return false;
  for (unsigned loop = 0; loop < map.getNumDims(); ++loop)
    if (!rows[loop] && map.isFunctionOfDim(loop))
      return true;
  return false;
}

static bool cutsNeighbours(linalg::LinalgOp op, const Rows &rows) {
  return llvm::any_of(op.getIndexingMapsArray(),
                      [&](AffineMap map) { return cutsNeighbours(map, rows); });
}

bool RowGroup::mayHold(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics() || isa<linalg::FillOp>(op) ||
      op->getNumResults() == 0)
    return false;
  // Slices of no elements at a place in none are no slices to upstream.
  auto isPlain = [](Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    return !tensor ||
           (!tensor.getEncoding() && !llvm::is_contained(tensor.getShape(), 0));
  };
  if (!llvm::all_of(op->getOperandTypes(), isPlain))
    return false;
  // A loop that one result is a sum over is no row of another one.
  SmallVector<utils::IteratorType> kinds = op.getIteratorTypesArray();
  for (OpOperand &init : op.getDpsInitsMutable()) {
    AffineMap written = op.getMatchingIndexingMap(&init);
    if (!written.isProjectedPermutation())
      return false;
    for (unsigned loop = 0; loop < kinds.size(); ++loop)
      if (kinds[loop] == utils::IteratorType::reduction &&
          written.isFunctionOfDim(loop))
        return false;
  }
  for (Region &region : op->getRegions())
    for (Operation &inner : region.getOps())
      if (!isMemoryEffectFree(&inner))
        return false;
  return true;
}

/// The reduction for registers that an operation is, or whose elements it works
/// on alone and in place.
static std::optional<LaneReduction> findPacked(linalg::LinalgOp op) {
  if (op.getNumReductionLoops() > 0) {
    std::optional<LaneReduction> packed = LaneReduction::find(op);
    return packed && packed->isOneRegister() ? packed : std::nullopt;
  }
  for (OpOperand *input : op.getDpsInputOperands()) {
    auto producer = input->get().getDefiningOp<linalg::LinalgOp>();
    if (!producer || !producer->hasOneUse() ||
        producer->getBlock() != op->getBlock() ||
        op.getMatchingIndexingMap(input) !=
            op.getMatchingIndexingMap(op.getDpsInitOperand(0)))
      continue;
    if (std::optional<LaneReduction> packed = findPacked(producer))
      return packed;
  }
  return std::nullopt;
}

bool RowGroup::fillsRegisters(linalg::LinalgOp op) {
  return findPacked(op).has_value();
}

/// All loops of the root's result but the lanes of a reduction.
bool RowGroup::chooseTiles(linalg::LinalgOp root, const LaneReduction &packed) {
  auto writtenBy = [](linalg::LinalgOp op) {
    return op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  };
  unsigned lane = *writtenBy(packed.op).getResultPosition(
      getAffineDimExpr(packed.lane, root.getContext()));
  SmallVector<int64_t> extents = root.getStaticLoopRanges();
  Rows numbered(extents.size());
  for (auto [at, place] : llvm::enumerate(writtenBy(root).getResults())) {
    unsigned loop = cast<AffineDimExpr>(place).getPosition();
    if (at != lane && extents[loop] != 1)
      numbered[loop] = numRows++;
  }
  ops = {root};
  rows[root] = numbered;
  tiled = packed.op;
  return numRows > 0;
}

/// The loops of the root's result but for those along memory.
bool RowGroup::chooseRows(linalg::LinalgOp root) {
  SmallVector<int64_t> extents = root.getStaticLoopRanges();
  AffineMap written = root.getMatchingIndexingMap(root.getDpsInitOperand(0));
  SmallVector<unsigned> loops;
  for (AffineExpr place : written.getResults()) {
    unsigned loop = cast<AffineDimExpr>(place).getPosition();
    if (extents[loop] != 1)
      loops.push_back(loop);
  }
  auto number = [&] {
    Rows numbered(extents.size());
    for (auto [row, loop] : llvm::enumerate(loops))
      numbered[loop] = row;
    return numbered;
  };
  bool isElementwise = root.getNumReductionLoops() == 0;
  // Without a loop inside there is nothing to share a row.
  if (isElementwise && !loops.empty())
    loops.pop_back();
  while (!loops.empty() && cutsNeighbours(root, number()))
    loops.pop_back();
  numRows = loops.size();
  ops = {root};
  rows[root] = number();
  return numRows > 0;
}

/// The rows along each dimension of an operand's tensor, or nothing if a row
/// reads more than its own part.
static std::optional<Rows> findRead(OpOperand &operand, const Rows &rows) {
  auto user = cast<linalg::LinalgOp>(operand.getOwner());
  Rows read;
  for (AffineExpr place : user.getMatchingIndexingMap(&operand).getResults()) {
    auto loop = dyn_cast<AffineDimExpr>(place);
    if (!loop && isRow(place, rows))
      return std::nullopt;
    read.push_back(loop ? rows[loop.getPosition()] : std::nullopt);
  }
  return read;
}

std::optional<Rows> RowGroup::match(linalg::LinalgOp producer,
                                    linalg::LinalgOp root) const {
  Rows matched(producer.getNumLoops());
  bool isRead = false;
  for (auto [number, init] : llvm::enumerate(producer.getDpsInitsMutable())) {
    AffineMap written = producer.getMatchingIndexingMap(&init);
    for (OpOperand &use : producer->getResult(number).getUses()) {
      Operation *user =
          root->getBlock()->findAncestorOpInBlock(*use.getOwner());
      if (!user || user != use.getOwner() || !contains(user)) {
        // It comes out of the loops whole, after them.
        if (!user || user == root || user->isBeforeInBlock(root))
          return std::nullopt;
        continue;
      }
      std::optional<Rows> read = findRead(use, rows.lookup(user));
      if (!read)
        return std::nullopt;
      Rows here(producer.getNumLoops());
      for (auto [place, row] : llvm::zip(written.getResults(), *read))
        here[cast<AffineDimExpr>(place).getPosition()] = row;
      if (isRead && here != matched)
        return std::nullopt;
      matched = here;
      isRead = true;
    }
  }
  // Each row once: else rows would compute the same, or not all of it.
  llvm::SmallDenseSet<unsigned> found;
  for (std::optional<unsigned> row : matched)
    if (row && !found.insert(*row).second)
      return std::nullopt;
  if (!isRead || found.size() != numRows ||
      (!tiled && cutsNeighbours(producer, matched)))
    return std::nullopt;
  for (OpOperand &init : producer.getDpsInitsMutable())
    for (auto [loop, row] : llvm::enumerate(matched))
      if (row && !producer.getMatchingIndexingMap(&init).isFunctionOfDim(loop))
        return std::nullopt;
  return matched;
}

RowGroup RowGroup::find(linalg::LinalgOp root,
                        function_ref<bool(linalg::LinalgOp)> mayJoin) {
  RowGroup group;
  std::optional<LaneReduction> packed = findPacked(root);
  if (packed ? !group.chooseTiles(root, *packed) : !group.chooseRows(root))
    return group;
  double shared = countShared(root, group.rows[root]);
  // Users come after what they use: those of an operation are known by then.
  for (Operation *op = root->getPrevNode(); op; op = op->getPrevNode()) {
    auto producer = dyn_cast<linalg::LinalgOp>(op);
    if (!producer || !mayHold(producer) || !mayJoin(producer))
      continue;
    // Registers hold the results of one reduction, which may have parts.
    bool isPart = group.tiled && group.contains(group.tiled) &&
                  findNextPart(producer) == group.tiled;
    if (producer != group.tiled && !isPart)
      if (std::optional<LaneReduction> packed = findPacked(producer))
        if (group.tiled || packed->isProduct)
          continue;
    std::optional<Rows> matched = group.match(producer, root);
    if (!matched)
      continue;
    double bytes = countShared(producer, *matched);
    if (std::min(bytes, shared) > fewSharedBytes &&
        bytes + shared > mostSharedBytes)
      continue;
    shared += bytes;
    if (isPart)
      group.tiled = op;
    group.rows[op] = *matched;
    group.ops.push_back(producer);
  }
  std::reverse(group.ops.begin(), group.ops.end());
  return group;
}
