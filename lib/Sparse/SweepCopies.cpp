// SPDX-License-Identifier: Apache-2.0
// Private copies of outputs, for threads that add to the same places.

#include "SweepLoops.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// True if the canonical region begins with the outermost coordinate: no
/// coordinate that is an output's first index can be less (upper triangle) or
/// greater (lower) than it.
bool SweepLoops::rowsBoundPlaces(Value output) {
  if (!layout.isCanonical() || layout.levels.front().dimension != 0)
    return false;
  PermutationGroup group = layout.symmetry.getGroup(layout.type.getRank());
  auto orbits = group.orbits();
  const auto &orbit = orbits.front(); // that of dimension 0
  return llvm::all_of(terms.terms, [&](Term &term) {
    if (term.op.getTarget() != output)
      return true;
    auto indices = term.op.getIndices();
    return !indices.empty() && llvm::any_of(orbit, [&](unsigned dimension) {
      return indices.front() == sweep.getCoordinate()[dimension];
    });
  });
}

/// The first or, exclusive, last index that a chunk can have in the first
/// dimension of an output with `rowsBoundPlaces`.
Value SweepLoops::boundOfPlaces(Value bounds, Value chunk, Value output) {
  bool isUpper = layout.triangle == TriangleKind::Upper;
  Value beyond = memref::DimOp::create(builder, output, 0);
  Value side =
      isUpper ? chunk : arith::AddIOp::create(builder, chunk, index(1));
  Value place = memref::LoadOp::create(builder, bounds, side);
  // Of a block, the first coordinate; the last block may reach beyond.
  auto toCoordinate = [&](Value number) -> Value {
    int64_t block = layout.levels.front().block;
    if (block == 1)
      return number;
    Value begin = arith::MulIOp::create(builder, number, index(block));
    return arith::MinUIOp::create(builder, begin, beyond);
  };
  if (layout.levels.front().kind == LevelKind::Dense)
    return toCoordinate(place);
  // A position: the first coordinate of the chunk, or one more than its last.
  Value other = memref::LoadOp::create(
      builder, bounds,
      isUpper ? arith::AddIOp::create(builder, chunk, index(1)).getResult()
              : chunk);
  Value isEmpty =
      arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, place, other);
  auto branch = scf::IfOp::create(
      builder, isEmpty,
      [&](OpBuilder &, Location) {
        scf::YieldOp::create(builder, isUpper ? beyond : index(0));
      },
      [&](OpBuilder &, Location) {
        Value at =
            isUpper ? place : arith::SubIOp::create(builder, place, index(1));
        Value coordinate = loadIndex(builder, coordinates.front(), at);
        if (!isUpper)
          coordinate = arith::AddIOp::create(builder, coordinate, index(1));
        scf::YieldOp::create(builder, toCoordinate(coordinate));
      });
  return branch.getResult(0);
}

/// One copy of an output for each thread but one, with rows as far apart as its
/// own.
Value SweepLoops::allocateCopies(Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  SmallVector<OpFoldResult> sizes =
      memref::getMixedSizes(builder, builder.getLoc(), memref);
  if (!type.getLayout().isIdentity())
    sizes.back() = memref::ExtractStridedMetadataOp::create(builder, memref)
                       .getConstifiedMixedStrides()[type.getRank() - 2];
  sizes.insert(sizes.begin(), builder.getIndexAttr(options.threads - 1));
  auto [shape, extents] = decomposeMixedValues(sizes);
  return memref::AllocOp::create(builder,
                                 MemRefType::get(shape, type.getElementType()),
                                 extents, builder.getI64IntegerAttr(lineBytes));
}

/// The part of the private copies of `memref` that belongs to a chunk.
Value SweepLoops::viewCopy(Value copies, Value chunk, Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  SmallVector<OpFoldResult> sizes =
      memref::getMixedSizes(builder, builder.getLoc(), memref);
  sizes.insert(sizes.begin(), builder.getIndexAttr(1));
  SmallVector<OpFoldResult> offsets(sizes.size(), builder.getIndexAttr(0));
  offsets.front() = chunk;
  SmallVector<OpFoldResult> strides(offsets.size(), builder.getIndexAttr(1));
  auto reduced = memref::SubViewOp::inferRankReducedResultType(
      type.getShape(), cast<MemRefType>(copies.getType()), offsets, sizes,
      strides);
  return memref::SubViewOp::create(builder, cast<MemRefType>(reduced), copies,
                                   offsets, sizes, strides);
}

/// The rows of `view` from `from` up to `to`.
static Value viewRows(ImplicitLocOpBuilder &builder, Value view, Value from,
                      Value to) {
  SmallVector<OpFoldResult> sizes =
      memref::getMixedSizes(builder, builder.getLoc(), view);
  SmallVector<OpFoldResult> offsets(sizes.size(), builder.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(sizes.size(), builder.getIndexAttr(1));
  offsets.front() = from;
  sizes.front() = arith::SubIOp::create(builder, to, from).getResult();
  return memref::SubViewOp::create(builder, view, offsets, sizes, strides);
}

Reduction SweepLoops::sumOf(Value output) {
  for (Term &term : terms.terms)
    if (term.op.getTarget() == output)
      return Reduction::of(term.op);
  return ReduceKind::Plus; // nothing is added
}

/// Which rows of its private copy a chunk uses.
std::pair<Value, Value> SweepLoops::usedRows(Value bounds, Value chunk,
                                             Value output, Value memref) {
  Value from = index(0), to = memref::DimOp::create(builder, memref, 0);
  if (rowsBoundPlaces(output))
    (layout.triangle == TriangleKind::Upper ? from : to) =
        boundOfPlaces(bounds, chunk, memref);
  return {from, to};
}

/// Adds the private copies of one output, a part of the rows on each thread.
void SweepLoops::addCopies(Value bounds, Value output, Value memref,
                           Value copies) {
  auto type = cast<MemRefType>(memref.getType());
  Reduction sum = sumOf(output);
  SmallVector<AffineMap> maps(2,
                              builder.getMultiDimIdentityMap(type.getRank()));
  SmallVector<utils::IteratorType> loops(type.getRank(),
                                         utils::IteratorType::parallel);
  auto add = [&](Value source, Value target) {
    linalg::GenericOp::create(
        builder, source, target, maps, loops,
        [&](OpBuilder &nested, Location loc, ValueRange both) {
          ImplicitLocOpBuilder body(loc, nested);
          linalg::YieldOp::create(
              body, emitReduce(body, sum, both[1], both[0], true));
        });
  };
  auto forEachCopy = [&](llvm::function_ref<void(Value)> body) {
    auto loop = scf::ForOp::create(builder, index(0),
                                   index(options.threads - 1), index(1));
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    body(loop.getInductionVar());
  };
  if (type.getRank() == 0)
    return forEachCopy(
        [&](Value copy) { add(viewCopy(copies, copy, memref), memref); });

  emitThreads([&](Value thread) {
    Value rows = memref::DimOp::create(builder, memref, 0);
    auto share = [&](Value thread) -> Value {
      return arith::DivUIOp::create(
          builder, arith::MulIOp::create(builder, rows, thread),
          index(options.threads));
    };
    Value first = share(thread);
    Value end = share(arith::AddIOp::create(builder, thread, index(1)));
    forEachCopy([&](Value copy) {
      auto [from, to] = usedRows(bounds, chunkOfCopy(copy), output, memref);
      from = arith::MaxUIOp::create(builder, from, first);
      to = arith::MaxUIOp::create(
          builder, arith::MinUIOp::create(builder, to, end), from);
      add(viewRows(builder, viewCopy(copies, copy, memref), from, to),
          viewRows(builder, memref, from, to));
    });
  });
}

/// The first chunk of an upper triangle and the last of a lower one reach all
/// places, so they add to the outputs themselves; the others have copies.
Value SweepLoops::chunkOfCopy(Value copy) {
  return layout.triangle == TriangleKind::Upper
             ? arith::AddIOp::create(builder, copy, index(1)).getResult()
             : copy;
}

void SweepLoops::emitWithCopies(Value bounds) {
  SmallVector<Value> memrefs(targets), copies;
  for (Value memref : memrefs)
    copies.push_back(allocateCopies(memref));
  bool isUpper = layout.triangle == TriangleKind::Upper;
  Value own = index(isUpper ? 0 : options.threads - 1);
  emitThreads([&](Value chunk) {
    Value isOwn =
        arith::CmpIOp::create(builder, arith::CmpIPredicate::eq, chunk, own);
    // Any copy will do for the chunk that does not use it.
    Value shifted =
        isUpper ? arith::SubIOp::create(builder, chunk, index(1)).getResult()
                : chunk;
    Value copy = arith::SelectOp::create(builder, isOwn, index(0), shifted);
    for (auto [at, output] : llvm::enumerate(sweep.getOutputs())) {
      Value view = viewCopy(copies[at], copy, memrefs[at]);
      clearCopy(bounds, chunk, output, memrefs[at], view, isOwn);
      Value direct =
          memref::CastOp::create(builder, view.getType(), memrefs[at]);
      mapping.map(
          output,
          arith::SelectOp::create(builder, isOwn, direct, view).getResult());
    }
    emitChunk(bounds, chunk);
  });
  for (auto [at, output] : llvm::enumerate(sweep.getOutputs()))
    addCopies(bounds, output, memrefs[at], copies[at]);
  mapping.map(sweep.getOutputs(), targets);
}

/// Fills what a chunk will use of its copy with the neutral element.
void SweepLoops::clearCopy(Value bounds, Value chunk, Value output,
                           Value memref, Value view, Value isOwn) {
  Value isPrivate = arith::XOrIOp::create(
      builder, isOwn,
      arith::ConstantOp::create(builder, builder.getBoolAttr(true)));
  auto branch = scf::IfOp::create(builder, isPrivate, /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(branch.thenBlock());
  Value identity =
      emitIdentity(builder, sumOf(output),
                   cast<MemRefType>(memref.getType()).getElementType());
  if (cast<MemRefType>(memref.getType()).getRank() > 0) {
    auto [from, to] = usedRows(bounds, chunk, output, memref);
    view = viewRows(builder, view, from, to);
  }
  linalg::FillOp::create(builder, identity, view);
}
