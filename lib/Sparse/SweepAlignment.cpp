// SPDX-License-Identifier: Apache-2.0
// Copies of dense operands whose rows begin where cache lines begin.
//
// A vector as wide as a line that begins elsewhere touches two of them, as do
// all vectors of rows that are whole lines long, and most of rows that are not.
// What a store leaves in two lines a load of it waits for. A sweep that visits
// many entries for each row of an operand reads and writes those rows over and
// over, which pays for a copy, with rows filled up to whole vectors.

#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// Entries of the tensor for each row that pay for copying it: out of cache a
/// row comes and goes at a few bytes per nanosecond, and an entry saves a few
/// nanoseconds.
static constexpr int64_t entriesPerRow = 128;

/// The bytes of a processor's first cache.
static constexpr int64_t leastFirstCache = 32 * 1024;
static constexpr int64_t largestFirstCache = 48 * 1024;

void SweepLoops::forEachAccess(
    llvm::function_ref<void(ValueRange indices, Value memref)> visit) {
  for (Operation &op : sweep.getBody().front()) {
    if (auto load = dyn_cast<memref::LoadOp>(op))
      visit(load.getIndices(), load.getMemRef());
    else if (auto reduce = dyn_cast<ReduceOp>(op))
      visit(reduce.getIndices(), reduce.getTarget());
  }
}

/// The outputs and operands whose rows lie across vectors, two dimensions and
/// more.
SetVector<Value> SweepLoops::findRows() {
  Value column = sweep.getFreeIndices()[*vectorIndex];
  SetVector<Value> found;
  forEachAccess([&](ValueRange indices, Value memref) {
    if (indices.size() > 1 && indices.back() == column)
      found.insert(memref);
  });
  return found;
}

/// In elements: how long a row is, and how far apart the rows of a copy are,
/// which begin with lines.
SweepLoops::RowSpacing SweepLoops::spaceRows(Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  int64_t line = lineBytes / bytesOf(type.getElementType());
  Value columns =
      builder.createOrFold<memref::DimOp>(memref, index(type.getRank() - 1));
  Value beyond = builder.createOrFold<arith::AddIOp>(columns, index(line - 1));
  Value rest = builder.createOrFold<arith::RemUIOp>(beyond, index(line));
  return {columns, builder.createOrFold<arith::SubIOp>(beyond, rest)};
}

/// True if vectors of a row lie in two lines each, and the rows are few beside
/// the entries; null if they never do. Shorter vectors than a line seldom do.
/// Gaps between rows that are only read should not push them out of the first
/// cache; a load that waits for a store costs more than a farther cache does.
Value SweepLoops::copyPays(Value memref, const RowSpacing &spacing,
                           bool isOutput) {
  auto type = cast<MemRefType>(memref.getType());
  auto multiply = [&](Value lhs, Value rhs) {
    return builder.createOrFold<arith::MulIOp>(lhs, rhs);
  };
  auto compare = [&](Value lhs, arith::CmpIPredicate predicate, Value rhs) {
    return builder.createOrFold<arith::CmpIOp>(predicate, lhs, rhs);
  };
  auto both = [&](Value lhs, Value rhs) {
    return builder.createOrFold<arith::AndIOp>(lhs, rhs);
  };
  auto either = [&](Value lhs, Value rhs) {
    return builder.createOrFold<arith::OrIOp>(lhs, rhs);
  };
  using Is = arith::CmpIPredicate;
  Value elementBytes = index(bytesOf(type.getElementType()));
  Value isLong = compare(multiply(spacing.columns, elementBytes), Is::uge,
                         index(lineBytes));
  if (!type.getLayout().isIdentity() || getConstantIntValue(isLong) == 0)
    return Value();
  Value rows = index(1);
  for (int64_t dimension = 0; dimension < type.getRank() - 1; ++dimension)
    rows = multiply(
        rows, builder.createOrFold<memref::DimOp>(memref, index(dimension)));
  Value areFew =
      compare(countEntries(), Is::uge, multiply(rows, index(entriesPerRow)));
  Value address =
      memref::ExtractAlignedPointerAsIndexOp::create(builder, memref);
  Value rest = builder.createOrFold<arith::RemUIOp>(address, index(lineBytes));
  Value isSplit = either(compare(rest, Is::ne, index(0)),
                         compare(spacing.columns, Is::ne, spacing.distance));
  if (!isOutput) {
    Value elements = multiply(rows, elementBytes);
    Value hasNoGaps = compare(spacing.columns, Is::eq, spacing.distance);
    Value staysNear = compare(multiply(elements, spacing.distance), Is::ule,
                              index(leastFirstCache));
    Value isFar = compare(multiply(elements, spacing.columns), Is::ugt,
                          index(largestFirstCache));
    isSplit = both(isSplit, either(hasNoGaps, either(staysNear, isFar)));
  }
  return both(both(isLong, isSplit), areFew);
}

/// Puts copies in the place of operands and outputs where that pays.
void SweepLoops::alignRows() {
  targets.assign(sweep.getInits().begin(), sweep.getInits().end());
  bool isSparse = llvm::any_of(layout.levels, [](const StorageLevel &level) {
    return level.kind == LevelKind::Compressed;
  });
  if (!options.alignRows || !vectorIndex || !isSparse)
    return;
  for (Value memref : findRows()) {
    auto output = llvm::find(sweep.getOutputs(), memref);
    bool isOutput = output != sweep.getOutputs().end();
    size_t number = std::distance(sweep.getOutputs().begin(), output);
    Value original = isOutput ? targets[number] : memref;
    RowSpacing spacing = spaceRows(original);
    Value pays = copyPays(original, spacing, isOutput);
    if (!pays)
      continue;
    Value copy = emitAlignedCopy(original, spacing, pays);
    if (!isOutput) {
      mapping.map(memref, copy);
      continue;
    }
    targets[number] = copy;
    alignedOutputs.push_back({copy, original, pays});
  }
}

/// The type of a memref and of a copy of it, whose rows may be further apart.
static MemRefType getSpacedType(MemRefType type, Value distance) {
  if (getConstantIntValue(distance) == type.getShape().back())
    return type;
  SmallVector<int64_t> strides(type.getRank(), ShapedType::kDynamic);
  strides.back() = 1;
  auto layout = StridedLayoutAttr::get(type.getContext(), 0, strides);
  return MemRefType::get(type.getShape(), type.getElementType(), layout,
                         type.getMemorySpace());
}

/// Copies elements; `memref.copy` calls a library where rows lie apart.
void SweepLoops::copyRows(Value from, Value to) {
  if (cast<MemRefType>(from.getType()).getLayout().isIdentity() &&
      cast<MemRefType>(to.getType()).getLayout().isIdentity())
    memref::CopyOp::create(builder, from, to);
  else
    linalg::CopyOp::create(builder, from, to);
}

/// A copy with spaced rows in lines of its own, if `condition`, else the memref
/// itself.
Value SweepLoops::emitAlignedCopy(Value memref, const RowSpacing &spacing,
                                  Value condition) {
  auto type = cast<MemRefType>(memref.getType());
  MemRefType spaced = getSpacedType(type, spacing.distance);
  auto branch =
      scf::IfOp::create(builder, spaced, condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  auto yield = [&](Value value) {
    if (value.getType() != spaced)
      value = memref::CastOp::create(builder, spaced, value);
    scf::YieldOp::create(builder, value);
  };
  builder.setInsertionPointToStart(branch.thenBlock());
  SmallVector<OpFoldResult> sizes =
      memref::getMixedSizes(builder, builder.getLoc(), memref);
  SmallVector<OpFoldResult> places(sizes);
  places.back() = getAsOpFoldResult(spacing.distance);
  auto [shape, extents] = decomposeMixedValues(places);
  Value copy = memref::AllocOp::create(
      builder, MemRefType::get(shape, type.getElementType()), extents,
      builder.getI64IntegerAttr(lineBytes));
  if (spaced != type) {
    SmallVector<OpFoldResult> offsets(sizes.size(), builder.getIndexAttr(0));
    SmallVector<OpFoldResult> strides(sizes.size(), builder.getIndexAttr(1));
    copy = memref::SubViewOp::create(builder, copy, offsets, sizes, strides);
  }
  copyRows(memref, copy);
  yield(copy);
  builder.setInsertionPointToStart(branch.elseBlock());
  yield(memref);
  return branch.getResult(0);
}

/// Takes back what was added to copies of outputs.
void SweepLoops::restoreRows() {
  for (const AlignedOutput &output : alignedOutputs) {
    auto branch =
        scf::IfOp::create(builder, output.pays, /*withElseRegion=*/false);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    copyRows(output.copy, output.original);
  }
}
