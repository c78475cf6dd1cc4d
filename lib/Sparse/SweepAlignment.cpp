// SPDX-License-Identifier: Apache-2.0
// Copies of dense operands whose rows begin where cache lines begin.
//
// A vector as wide as a line that begins elsewhere touches two of them, and so
// do all vectors of rows that are whole lines long. A sweep that visits many
// entries for each row of an operand reads and writes those rows over and over,
// which pays for a copy.

#include "SweepLoops.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// Entries of the tensor for each row that pay for copying it: out of cache a
/// row comes and goes at a few bytes per nanosecond, and an entry saves a few
/// nanoseconds.
static constexpr int64_t entriesPerRow = 128;

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

/// True if the rows of a memref are whole cache lines that begin inside others,
/// and few beside the entries; null if rows are never whole lines one after
/// another.
Value SweepLoops::copyPays(Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  if (!type.getLayout().isIdentity())
    return Value();
  int64_t elementBytes = bytesOf(type.getElementType());
  int64_t last = type.getRank() - 1;
  if (!type.isDynamicDim(last) &&
      type.getDimSize(last) * elementBytes % lineBytes != 0)
    return Value();
  auto equals = [&](arith::CmpIPredicate predicate, Value value) -> Value {
    Value rest = arith::RemUIOp::create(builder, value, index(lineBytes));
    return arith::CmpIOp::create(builder, predicate, rest, index(0));
  };
  Value rowBytes = arith::MulIOp::create(
      builder, memref::DimOp::create(builder, memref, last),
      index(elementBytes));
  Value rows = index(1);
  for (int64_t dimension = 0; dimension < last; ++dimension)
    rows = arith::MulIOp::create(
        builder, rows, memref::DimOp::create(builder, memref, dimension));
  Value entries = countEntries();
  Value areFew = arith::CmpIOp::create(
      builder, arith::CmpIPredicate::uge, entries,
      arith::MulIOp::create(builder, rows, index(entriesPerRow)));
  Value address =
      memref::ExtractAlignedPointerAsIndexOp::create(builder, memref);
  Value both =
      arith::AndIOp::create(builder, equals(arith::CmpIPredicate::eq, rowBytes),
                            equals(arith::CmpIPredicate::ne, address));
  return arith::AndIOp::create(builder, both, areFew);
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
    Value pays = copyPays(original);
    if (!pays)
      continue;
    Value copy = emitAlignedCopy(original, pays);
    if (!isOutput) {
      mapping.map(memref, copy);
      continue;
    }
    targets[number] = copy;
    alignedOutputs.push_back({copy, original, pays});
  }
}

/// A copy in lines of its own, if `condition`, else the memref itself.
Value SweepLoops::emitAlignedCopy(Value memref, Value condition) {
  auto type = cast<MemRefType>(memref.getType());
  auto branch =
      scf::IfOp::create(builder, type, condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  SmallVector<Value> sizes;
  for (int64_t dimension = 0; dimension < type.getRank(); ++dimension)
    if (type.isDynamicDim(dimension))
      sizes.push_back(memref::DimOp::create(builder, memref, dimension));
  Value copy = memref::AllocOp::create(builder, type, sizes,
                                       builder.getI64IntegerAttr(lineBytes));
  memref::CopyOp::create(builder, memref, copy);
  scf::YieldOp::create(builder, copy);
  builder.setInsertionPointToStart(branch.elseBlock());
  scf::YieldOp::create(builder, memref);
  return branch.getResult(0);
}

/// Takes back what was added to copies of outputs.
void SweepLoops::restoreRows() {
  for (const AlignedOutput &output : alignedOutputs) {
    auto branch =
        scf::IfOp::create(builder, output.pays, /*withElseRegion=*/false);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    memref::CopyOp::create(builder, output.copy, output.original);
  }
}
