// SPDX-License-Identifier: Apache-2.0
// Rows that are asked for before their entries are visited.
//
// The coordinate of an entry finds a row of an operand or output. Where these
// do not stay in the second cache, they come late, and the processor itself
// looks few entries ahead, since each has an instruction or more for every
// line of its rows. Coordinates lie one after another, so those of later
// entries are known.

#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

/// How many entries later a row is used: 8 are enough for rows of 512 bytes,
/// 32 are slightly better for those of 64.
static constexpr int64_t distance = 16;

/// Of all rows together, below which they stay in the second cache.
static constexpr int64_t leastBytes = 2 << 20;

/// The operands and outputs of a matrix whose rows are found by the coordinate
/// of the deepest level alone. In trees of more levels fibres are short, and
/// the rows of their nodes come late all the same: MTTKRP-3 of fibres of one
/// entry takes 4 % less time. None if they are known to be few.
SetVector<Value> SweepLoops::findLeafRows() {
  SetVector<Value> found;
  if (!options.prefetch || !vectorIndex || layout.levels.size() != 2 ||
      layout.hasBlocks() || layout.levels.back().kind != LevelKind::Compressed)
    return found;
  Value row = sweep.getCoordinate()[layout.levels.back().dimension];
  Value column = sweep.getFreeIndices()[*vectorIndex];
  forEachAccess([&](ValueRange indices, Value memref) {
    if (indices.size() == 2 && indices[0] == row && indices[1] == column)
      found.insert(memref);
  });
  int64_t bytes = 0;
  for (Value memref : found) {
    auto type = cast<MemRefType>(memref.getType());
    if (!type.hasStaticShape())
      return found;
    bytes += type.getNumElements() * bytesOf(type.getElementType());
  }
  if (bytes < leastBytes)
    found.clear();
  return found;
}

/// Decides, when the program runs, whether rows are to be asked for.
void SweepLoops::preparePrefetch() {
  leafRows = findLeafRows();
  if (leafRows.empty())
    return;
  Value bytes = index(0);
  for (Value memref : leafRows) {
    Value whole = lookup(memref),
          size = index(bytesOf(getElementTypeOrSelf(whole.getType())));
    for (int64_t dimension : {0, 1})
      size = builder.createOrFold<arith::MulIOp>(
          size, builder.createOrFold<memref::DimOp>(whole, index(dimension)));
    bytes = builder.createOrFold<arith::AddIOp>(bytes, size);
  }
  prefetchPays = builder.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::uge,
                                                     bytes, index(leastBytes));
  Value count = memref::DimOp::create(builder, coordinates.back(), 0);
  lastEntry = arith::SubIOp::create(builder, count, index(1));
}

/// Asks for the rows of a later entry than the one at `at`.
void SweepLoops::emitPrefetch(Value at) {
  if (!lanes || leafRows.empty())
    return;
  auto branch =
      scf::IfOp::create(builder, prefetchPays, /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  Value later = arith::AddIOp::create(builder, at, index(distance));
  Value row = loadIndex(builder, coordinates.back(),
                        arith::MinUIOp::create(builder, later, lastEntry));
  for (Value memref : leafRows) {
    SmallVector<Value> place{row, lookup(sweep.getFreeIndices()[*vectorIndex])};
    Value rows = placeInTile(memref, place);
    Value column = place.back();
    int64_t elementBytes = bytesOf(getElementTypeOrSelf(rows.getType()));
    for (int64_t at = 0; at < lanes; at += lineBytes / elementBytes) {
      place.back() = builder.createOrFold<arith::AddIOp>(column, index(at));
      memref::PrefetchOp::create(
          builder, rows, place,
          /*isWrite=*/llvm::is_contained(sweep.getOutputs(), memref),
          /*localityHint=*/3, /*isDataCache=*/true);
    }
  }
}
