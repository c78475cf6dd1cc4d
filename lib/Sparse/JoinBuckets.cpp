// SPDX-License-Identifier: Apache-2.0
// Sparse matrices whose terms come out of order from the entries of one tensor:
// a transposed matrix, or both halves of a canonical one. Terms are as many as
// entries then, so a counting sort puts them into rows.

#include "JoinLoops.h"
#include "PlainLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

using Step = JoinBucketPass;

/// True if the terms of the only output can be put into rows: each entry of the
/// only operand has as many as there are reductions.
bool JoinLoops::fillsBuckets() {
  if (operands.size() != 1 || outputs.size() != 1 ||
      !operands.front().layout.type || !sweep.getExtents().empty() ||
      sweep.getInits().size() != 1 || writesMemory)
    return false;
  ArrayRef<StorageLevel> levels = outputs.front().layout.levels;
  return !outputs.front().fibreStep && levels.size() == 2 &&
         levels[0].kind == LevelKind::Dense &&
         levels[1].kind == LevelKind::Compressed;
}

/// Counts a term, or puts it into its row.
void JoinLoops::insertIntoBucket(Output &output, ArrayRef<Value> place,
                                 Value term) {
  Buckets &buckets = *output.buckets;
  ArrayRef<StorageLevel> levels = output.layout.levels;
  // Counts lie two places ahead; the scatter moves each to where its row is.
  bool counts = buckets.pass == Step::Count;
  Value row = add(place[levels[0].dimension], index(counts ? 2 : 1));
  Value at = memref::LoadOp::create(builder, buckets.starts, row);
  memref::StoreOp::create(builder, add(at, index(1)), buckets.starts, row);
  if (counts)
    return;
  memref::StoreOp::create(builder, place[levels[1].dimension],
                          buckets.coordinates, at);
  memref::StoreOp::create(builder, term, buckets.values, at);
}

/// Emits the nest twice, to count the terms of each row and to put them there,
/// then adds up each row.
void JoinLoops::emitBuckets() {
  Output &output = outputs.front();
  output.buckets.emplace();
  Buckets &buckets = *output.buckets;
  ArrayRef<StorageLevel> levels = output.layout.levels;
  Value rows = output.open.getExtents()[levels[0].dimension];
  Value length = add(rows, index(2));
  buckets.starts = allocate(builder.getIndexType(), length);
  emitPlainFor(builder, index(0), length, [&](Value at) {
    memref::StoreOp::create(builder, index(0), buckets.starts, at);
  });
  Value terms = arith::MulIOp::create(
      builder, memref::DimOp::create(builder, operands.front().values, 0),
      index(llvm::range_size(sweep.getBody().front().getOps<ReduceOp>())));
  buckets.coordinates = allocate(builder.getIndexType(), terms);
  buckets.values = allocate(output.layout.type.getElementType(), terms);
  emitNest();
  emitPlainFor(builder, index(1), length, [&](Value at) {
    Value before = memref::LoadOp::create(
        builder, buckets.starts,
        arith::SubIOp::create(builder, at, index(1)).getResult());
    Value own = memref::LoadOp::create(builder, buckets.starts, at);
    memref::StoreOp::create(builder, add(before, own), buckets.starts, at);
  });
  buckets.pass = Step::Scatter;
  emitNest();
  Buckets filled = buckets;
  output.buckets.reset();

  startNest();
  output.usesFibres = true;
  beginOutput(output);
  emitFor(index(0), rows, [&](Value row) {
    Value from = memref::LoadOp::create(builder, filled.starts, row);
    Value to =
        memref::LoadOp::create(builder, filled.starts, add(row, index(1)));
    size_t scope = variables.size();
    beginFibre(output);
    emitFor(from, to, [&](Value at) {
      insertIntoFibre(output,
                      memref::LoadOp::create(builder, filled.coordinates, at),
                      memref::LoadOp::create(builder, filled.values, at));
    });
    appendFibre(output, row);
    variables.truncate(scope);
  });
  variables.clear();
}
