// SPDX-License-Identifier: Apache-2.0
// Lowers tensoropt.expand: each canonical entry is read once and written to all
// places of its orbit, tile by tile, so that the lines of transposed places
// stay in a cache until they are full. Orbits are disjoint, so tiles are
// independent.

#include "ExpandPacked.h"
#include "PlainLoops.h"
#include "TensorBuffers.h"
#include "TensorOpt/IR/KernelAttr.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

/// More places than this for one entry help nobody.
static constexpr uint64_t maxPlaces = 720;

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

/// A buffer that the op writes and, made of it, the tensor that it stands for.
static Value allocate(ExpandOp op, IRRewriter &rewriter) {
  ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
  builder.setInsertionPoint(op);
  auto type = cast<RankedTensorType>(op.getResult().getType());
  SmallVector<Value> extents, dynamic;
  for (int64_t at = 0; at < type.getRank(); ++at) {
    extents.push_back(builder.createOrFold<tensor::DimOp>(op.getSource(), at));
    if (type.isDynamicDim(at))
      dynamic.push_back(extents.back());
  }
  Value buffer = memref::AllocOp::create(
      builder, MemRefType::get(type.getShape(), type.getElementType()),
      dynamic);
  ExpandOp::create(builder, TypeRange(), op.getSource(), buffer);
  if (!isEncoded(type))
    return bufferization::ToTensorOp::create(builder, type, buffer,
                                             /*restrict=*/true,
                                             /*writable=*/true);
  return AssembleOp::create(builder, type, extents,
                            flattenBuffer(builder, buffer));
}

void tensoropt::allocateExpanded(ModuleOp module) {
  SmallVector<ExpandOp> expansions;
  module.walk([&](ExpandOp op) {
    if (op.getResult())
      expansions.push_back(op);
  });
  IRRewriter rewriter(module.getContext());
  for (ExpandOp op : expansions)
    rewriter.replaceOp(op, allocate(op, rewriter));
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

namespace {

class ExpandLoops {
public:
  ExpandLoops(ExpandOp op, const StorageLayout &layout,
              ArrayRef<SignedPermutation> elements, const SweepOptions &options,
              RewriterBase &rewriter)
      : op(op), elements(elements), options(options), region(*layout.region),
        builder(op.getLoc(), rewriter) {
    builder.setInsertionPoint(op);
    buffers.load(builder, op.getSource(), layout);
    PermutationGroup group = layout.symmetry.getGroup(region.rank());
    for (const auto &orbit : group.orbits())
      if (orbit.size() > 1)
        moved.append(orbit.begin(), orbit.end());
    llvm::sort(moved);
    indices.resize(region.rank());
    first.resize(region.rank());
  }

  /// The extent of a tile along each dimension that is moved: some thousand
  /// entries, and rows of whole cache lines.
  int64_t tile() const { return moved.size() < 3 ? 32 : 8; }

  void emit() {
    if (options.threads == 1)
      return emitTiles(0, index(0), index(1));
    Value count = memref::DimOp::create(builder, buffers.values, 0);
    Value isWorth = arith::CmpIOp::create(builder, arith::CmpIPredicate::uge,
                                          count, index(options.threadWork));
    auto branch = scf::IfOp::create(builder, isWorth, /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(branch.thenBlock());
    emitOnThreads();
    builder.setInsertionPointToStart(branch.elseBlock());
    emitTiles(0, index(0), index(1));
  }

private:
  Value index(int64_t value) {
    return arith::ConstantIndexOp::create(builder, value);
  }

  /// Tiles in turn, as those at one end of the region hold the most.
  void emitOnThreads() {
    auto loop = scf::ParallelOp::create(builder, ValueRange{index(0)},
                                        ValueRange{index(options.threads)},
                                        ValueRange{index(1)});
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPointToStart(loop.getBody());
    emitTiles(0, loop.getInductionVars().front(), index(options.threads));
  }

  /// Loops over the tiles of all dimensions that are moved; the outermost one
  /// takes every `step`-th from `begin`.
  void emitTiles(unsigned number, Value begin, Value step) {
    if (number == moved.size())
      return emitEntries(0);
    Value width = index(tile());
    emitPlainFor(builder, arith::MulIOp::create(builder, begin, width),
                 buffers.extents[moved[number]],
                 arith::MulIOp::create(builder, step, width), [&](Value at) {
                   first[moved[number]] = at;
                   emitTiles(number + 1, index(0), index(1));
                 });
  }

  /// Loops over the canonical entries of a tile, slot by slot.
  void emitEntries(unsigned slot) {
    ArrayRef<Value> known = ArrayRef(indices).take_front(slot);
    RegionLoops loops(region, builder, buffers.extents);
    Value from = loops.begin(slot, known), to = loops.end(slot, known);
    if (first[slot]) {
      Value end = arith::AddIOp::create(builder, first[slot], index(tile()));
      from = arith::MaxUIOp::create(builder, from, first[slot]);
      to = arith::MinUIOp::create(builder, to, end);
    }
    bool isLast = slot + 1 == region.rank();
    Value base = isLast ? loops.base(known) : Value();
    emitPlainFor(builder, from, to, [&](Value at) {
      indices[slot] = at;
      if (!isLast)
        return emitEntries(slot + 1);
      writeOrbit(memref::LoadOp::create(
          builder, buffers.values,
          ValueRange{arith::AddIOp::create(builder, base, at)}));
    });
  }

  /// The identity, which comes first, is written last: where several elements
  /// lead to one place the entry stays as it is stored.
  void writeOrbit(Value entry) {
    for (const SignedPermutation &element : llvm::reverse(elements)) {
      std::vector<Value> place = element.permutation.permute(
          std::vector<Value>(indices.begin(), indices.end()));
      memref::StoreOp::create(builder,
                              emitCharacter(builder, element.character, entry),
                              op.getTarget(), place);
    }
  }

  ExpandOp op;
  ArrayRef<SignedPermutation> elements;
  const SweepOptions &options;
  const CanonicalRegion &region;
  ImplicitLocOpBuilder builder;
  TensorBuffers buffers;       ///< of the source
  SmallVector<unsigned> moved; ///< slots that the group moves
  SmallVector<Value> indices;  ///< by slot
  SmallVector<Value> first;    ///< of the tile, of slots that are moved
};

} // namespace

LogicalResult tensoropt::lowerExpand(ExpandOp op, const SweepOptions &options,
                                     RewriterBase &rewriter) {
  auto layout =
      StorageLayout::get(cast<RankedTensorType>(op.getSource().getType()),
                         [&] { return op.emitOpError(); });
  if (failed(layout))
    return failure();
  if (!op.getTarget())
    return op.emitOpError("makes a tensor; expose storage before lowering to "
                          "loops");
  PermutationGroup group = layout->symmetry.getGroup(layout->region->rank());
  auto elements = group.elements(maxPlaces);
  if (!elements)
    return op.emitOpError() << "has a symmetry group of order " << group.order()
                            << ", the limit is " << maxPlaces;
  ExpandLoops loops(op, *layout, *elements, options, rewriter);
  Record record = startRecord(Record::Kind::Passed, "Expanded");
  record.add("placesPerEntry", int64_t(elements->size()))
      .add("tile", loops.tile())
      .add("threads", int64_t(options.threads));
  emitRecord(op, std::move(record));
  loops.emit();
  rewriter.eraseOp(op);
  return success();
}
