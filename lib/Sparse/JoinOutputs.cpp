// SPDX-License-Identifier: Apache-2.0
// Terms of sparse outputs: into the workspace of one fibre (a dense row with a
// list of the indices in use, after Gustavson), or into a list that the runtime
// sorts.

#include "JoinLoops.h"
#include "PlainLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// Terms that are listed before the runtime takes them.
static constexpr int64_t listLength = 4096;

Value JoinLoops::allocate(Type element, Value count) {
  return memref::AllocOp::create(
      builder, MemRefType::get({ShapedType::kDynamic}, element), count);
}

void JoinLoops::beginOutput(Output &output) {
  Type element = output.layout.type.getElementType();
  Type indexType = builder.getIndexType();
  unsigned rank = output.layout.levels.size();
  output.isFibreOpen = false;
  if (output.buckets)
    return;
  if (!output.usesFibres) {
    output.listedPlaces = allocate(indexType, index(listLength * rank));
    output.listedValues = allocate(element, index(listLength));
    return declare(output.listed, index(0));
  }
  Value extent =
      output.open.getExtents()[output.layout.levels.back().dimension];
  output.workspace = allocate(element, extent);
  // A term that is added to another one still writes its index at the end.
  output.indices = allocate(indexType, add(extent, index(1)));
  output.prefix = allocate(indexType, index(rank));
  if (output.isSorted)
    return;
  output.marks = allocate(indexType, extent);
  // A mark is the number of the last fibre that used an index.
  emitPlainFor(builder, index(0), extent, [&](Value at) {
    memref::StoreOp::create(builder, index(0), output.marks, at);
  });
  declare(output.fibre, index(0));
}

void JoinLoops::endOutput(Output &output) {
  if (!output.usesFibres && !output.buckets)
    flushList(output);
}

void JoinLoops::beginFibre(Output &output) {
  output.isFibreOpen = true;
  if (!output.isSorted)
    output.fibre.value = add(output.fibre.value, index(1));
  declare(output.count, index(0));
}

void JoinLoops::endFibre(Output &output) {
  ReduceOp reduce;
  for (Sum &sum : sums)
    if (findOutput(sum.op) == &output)
      reduce = sum.op;
  SmallVector<Value> prefix;
  for (const StorageLevel &level : ArrayRef(output.layout.levels).drop_back())
    prefix.push_back(
        mapping.lookupOrDefault(reduce.getIndices()[level.dimension]));
  appendFibre(output, prefix);
}

void JoinLoops::appendFibre(Output &output, ValueRange prefix) {
  Value hasTerms =
      compare(arith::CmpIPredicate::ne, output.count.value, index(0));
  auto branch = scf::IfOp::create(builder, hasTerms);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  for (auto [level, value] : llvm::enumerate(prefix))
    memref::StoreOp::create(builder, value, output.prefix, index(level));
  emitBuilderCall(builder, output.isSorted ? "AppendSorted" : "AppendFibre",
                  {output.handle, emitAddress(builder, output.prefix),
                   output.count.value, emitAddress(builder, output.indices),
                   emitAddress(builder, output.workspace)});
}

/// Adds a term at a place that is given by dimension.
void JoinLoops::insert(Output &output, ArrayRef<Value> place, Value term) {
  if (output.buckets)
    return insertIntoBucket(output, place, term);
  if (output.usesFibres)
    return insertIntoFibre(output, place[output.layout.levels.back().dimension],
                           term);
  insertIntoList(output, place, term);
}

/// Without branches, which a random pattern would mispredict.
void JoinLoops::insertIntoFibre(Output &output, Value at, Value term) {
  Value count = output.count.value;
  memref::StoreOp::create(builder, at, output.indices, count);
  if (output.isSorted) {
    memref::StoreOp::create(builder, term, output.workspace, count);
    output.count.value = add(count, index(1));
    return;
  }
  Value mark = memref::LoadOp::create(builder, output.marks, at);
  Value isNew = compare(arith::CmpIPredicate::ne, mark, output.fibre.value);
  memref::StoreOp::create(builder, output.fibre.value, output.marks, at);
  Value old = memref::LoadOp::create(builder, output.workspace, at);
  Value sum = emitReduce(builder, output.open.getKind(), old, term,
                         options.reassociate);
  Value value = arith::SelectOp::create(builder, isNew, term, sum);
  memref::StoreOp::create(builder, value, output.workspace, at);
  Value one =
      arith::IndexCastUIOp::create(builder, builder.getIndexType(), isNew);
  output.count.value = add(count, one);
}

void JoinLoops::insertIntoList(Output &output, ArrayRef<Value> place,
                               Value term) {
  unsigned rank = output.layout.levels.size();
  Value at = output.listed.value;
  Value first = arith::MulIOp::create(builder, at, index(rank));
  for (auto [level, info] : llvm::enumerate(output.layout.levels))
    memref::StoreOp::create(builder, place[info.dimension], output.listedPlaces,
                            add(first, index(level)));
  memref::StoreOp::create(builder, term, output.listedValues, at);
  output.listed.value = add(at, index(1));
  Value isFull =
      compare(arith::CmpIPredicate::eq, output.listed.value, index(listLength));
  emitIf(isFull, [&] { flushList(output); });
}

void JoinLoops::flushList(Output &output) {
  emitBuilderCall(builder, "Append",
                  {output.handle, output.listed.value,
                   emitAddress(builder, output.listedPlaces),
                   emitAddress(builder, output.listedValues)});
  output.listed.value = index(0);
}
