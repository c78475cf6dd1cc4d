// SPDX-License-Identifier: Apache-2.0
// Dimensions that are divided into blocks: the number of a block on one level,
// the places inside it on another.

#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace tensoropt;

/// Turns the extents of dimensions into those of levels.
void SweepLoops::prepareBlocks() {
  if (!layout.hasBlocks())
    return;
  blocked.resize(layout.type.getRank());
  for (auto [level, info] : llvm::enumerate(layout.levels)) {
    if (info.part == LevelPart::Whole)
      continue;
    blocked[info.dimension].extent = extents[level];
    Value block = index(info.block);
    if (info.part == LevelPart::Inside) {
      extents[level] = block;
      continue;
    }
    Value last =
        arith::AddIOp::create(builder, extents[level], index(info.block - 1));
    extents[level] = arith::DivUIOp::create(builder, last, block);
  }
  if (!layout.isCanonical())
    return;
  PermutationGroup group = layout.symmetry.getGroup(layout.type.getRank());
  for (const auto &orbit : group.orbits())
    for (unsigned dimension : orbit)
      for (unsigned other : orbit)
        if (other != dimension && blocked[dimension].extent)
          blocked[dimension].exchanged.push_back(other);
}

/// Notes the index of a level, and what follows about the coordinate.
void SweepLoops::mapCoordinate(unsigned level, Value index) {
  const StorageLevel &info = layout.levels[level];
  if (info.part == LevelPart::Block) {
    blocked[info.dimension].begin =
        arith::MulIOp::create(builder, index, SweepLoops::index(info.block));
    return;
  }
  if (info.part == LevelPart::Inside)
    index =
        arith::AddIOp::create(builder, blocked[info.dimension].begin, index);
  mapping.map(sweep.getCoordinate()[info.dimension], index);
}

/// The range of places inside a block that are visited: those inside the
/// extent, and in canonical storage those that are canonical beside the
/// coordinates known so far.
std::pair<Value, Value> SweepLoops::boundInside(unsigned level) {
  const StorageLevel &info = layout.levels[level];
  const BlockedDimension &dimension = blocked[info.dimension];
  Value from = index(0);
  Value rest =
      arith::SubIOp::create(builder, dimension.extent, dimension.begin);
  Value to = arith::MinUIOp::create(builder, rest, index(info.block));
  bool isUpper = layout.triangle == TriangleKind::Upper;
  for (unsigned before = 0; before < level; ++before) {
    const StorageLevel &other = layout.levels[before];
    if (other.part != LevelPart::Inside ||
        !llvm::is_contained(dimension.exchanged, other.dimension))
      continue;
    // Negative if the other one lies in a block before this one.
    Value place = arith::SubIOp::create(
        builder, mapping.lookup(sweep.getCoordinate()[other.dimension]),
        dimension.begin);
    if (isUpper == (info.dimension > other.dimension)) {
      from = arith::MaxSIOp::create(builder, from, place);
      continue;
    }
    Value next = arith::AddIOp::create(builder, place, index(1));
    to = arith::MinSIOp::create(builder, to, next);
  }
  return {from, to};
}

/// True if the blocks visited now lie inside the extents, and in canonical
/// storage beside all diagonals.
Value SweepLoops::isInnerBlock() {
  Value inner = arith::ConstantOp::create(builder, builder.getBoolAttr(true));
  auto require = [&](arith::CmpIPredicate predicate, Value lhs, Value rhs) {
    Value holds = arith::CmpIOp::create(builder, predicate, lhs, rhs);
    inner = arith::AndIOp::create(builder, inner, holds);
  };
  for (const StorageLevel &level : layout.levels) {
    if (level.part != LevelPart::Block)
      continue;
    const BlockedDimension &dimension = blocked[level.dimension];
    Value end =
        arith::AddIOp::create(builder, dimension.begin, index(level.block));
    require(arith::CmpIPredicate::ule, end, dimension.extent);
    bool isUpper = layout.triangle == TriangleKind::Upper;
    for (unsigned other : dimension.exchanged)
      if (other < level.dimension)
        require(isUpper ? arith::CmpIPredicate::ult : arith::CmpIPredicate::ugt,
                blocked[other].begin, dimension.begin);
  }
  return inner;
}

/// Visits places inside a block. Where only such levels are left, most blocks
/// need no bounds and no tests for diagonals: they get loops of their own.
void SweepLoops::visitInside(unsigned level, unsigned depth, Value parent) {
  auto emitRange = [&](Value from, Value to) {
    emitLoop(depth + 1, from, to, [&](Value at) {
      mapCoordinate(level, at);
      Value position = arith::AddIOp::create(
          builder, arith::MulIOp::create(builder, parent, extents[level]), at);
      if (level + 1 < layout.levels.size())
        enterDepth(depth + 1);
      visitLevel(level + 1, depth + 1, position);
    });
  };
  Value first = index(0), all = extents[level];
  if (blockPart == BlockPart::Inner)
    return emitInside(depth, first, all, [&] { emitRange(first, all); });
  auto [from, to] = boundInside(level);
  bool isFirst = layout.levels[level - 1].part != LevelPart::Inside;
  bool onlyInside = llvm::all_of(
      llvm::drop_begin(layout.levels, level),
      [](const StorageLevel &info) { return info.part == LevelPart::Inside; });
  emitInside(depth, from, to, [&, from = from, to = to] {
    if (!isFirst || !onlyInside)
      return emitRange(from, to);
    Value inner = isInnerBlock();
    blockPart = BlockPart::Inner;
    entriesDiffer = true;
    Operation *branch =
        emitIf(depth + 1, inner, [&] { emitRange(first, all); });
    roles[branch] = roleInTree(/*isFilled=*/true, depth + 1);
    entriesDiffer = false;
    Value isOuter = arith::XOrIOp::create(
        builder, inner,
        arith::ConstantOp::create(builder, builder.getBoolAttr(true)));
    blockPart = BlockPart::Outer;
    branch = emitIf(depth + 1, isOuter, [&] { emitRange(from, to); });
    roles[branch] = roleInTree(/*isFilled=*/true, depth + 1);
    blockPart = BlockPart::All;
  });
}

/// True for `a == b` of coordinates that the symmetry exchanges: they lie in
/// different blocks.
bool SweepLoops::comparesAcrossBlocks(Operation *op) {
  auto compare = dyn_cast<arith::CmpIOp>(op);
  if (!compare || compare.getPredicate() != arith::CmpIPredicate::eq)
    return false;
  auto coordinate = sweep.getCoordinate();
  auto left = llvm::find(coordinate, compare.getLhs());
  auto right = llvm::find(coordinate, compare.getRhs());
  return left != coordinate.end() && right != coordinate.end() &&
         llvm::is_contained(blocked[left - coordinate.begin()].exchanged,
                            right - coordinate.begin());
}
