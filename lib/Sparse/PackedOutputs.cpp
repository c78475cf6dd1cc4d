// SPDX-License-Identifier: Apache-2.0

#include "PackedOutputs.h"
#include "IndexOrder.h"
#include "TensorBuffers.h"
#include "TensorOpt/IR/PackedPlace.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// A packed type as a plain one.
struct FlatType {
  explicit FlatType(RankedTensorType packed) {
    auto layout =
        StorageLayout::get(packed, [&] { return InFlightDiagnostic(); });
    PermutationGroup group = layout->symmetry.getGroup(packed.getRank());
    std::vector<unsigned> blocks = MergedSlots::independentSizes(group);
    auto merged = MergedSlots::get(group, blocks);
    for (unsigned block = 0; block < blocks.size(); ++block)
      regions.push_back(*merged->regionOf(block, layout->region->triangle()));
    sizes.assign(blocks.begin(), blocks.end());
    type = *MergeOp::inferType(packed, sizes,
                               [&] { return InFlightDiagnostic(); });
  }

  RankedTensorType type;
  SmallVector<int64_t> sizes;
  SmallVector<CanonicalRegion> regions; ///< by block
};

/// Rewrites one sweep.
class OutputFlattener {
public:
  OutputFlattener(SweepOp sweep, IRRewriter &rewriter)
      : sweep(sweep), rewriter(rewriter), builder(sweep.getLoc(), rewriter) {}

  void run() {
    builder.setInsertionPoint(sweep);
    SmallVector<Value> inits(sweep.getInits());
    for (auto [at, init] : llvm::enumerate(inits))
      if (isPackedTensor(init.getType()))
        flattened.insert(
            {at, FlatType(cast<RankedTensorType>(init.getType()))});
    for (auto &[at, flat] : flattened)
      inits[at] = open(at, flat);
    auto flat = SweepOp::create(builder, sweep.getDriver(), sweep.getJoins(),
                                sweep.getJoinIndices(), sweep.getOrder(),
                                sweep.getExtents(), inits);
    flat->setDiscardableAttrs(sweep->getDiscardableAttrDictionary());
    rewriter.mergeBlocks(&sweep.getBody().front(), &flat.getBody().front(),
                         SmallVector<Value>(flat.getBody().getArguments()));
    SmallVector<Value> results(flat.getResults());
    IndexOrder order(flat);
    for (auto &[at, type] : flattened) {
      for (Operation *user :
           llvm::make_early_inc_range(flat.getOutputs()[at].getUsers()))
        moveTerm(cast<ReduceOp>(user), type, extents[at], order);
      results[at] = SplitOp::create(builder, sweep.getResult(at).getType(),
                                    results[at], type.sizes, extents[at]);
    }
    rewriter.replaceOp(sweep, results);
  }

private:
  /// The plain tensor that an output starts from. One that nothing was added to
  /// holds the neutral element of the sum.
  Value open(unsigned output, const FlatType &flat) {
    Value init = sweep.getInits()[output];
    auto empty = init.getDefiningOp<tensor::EmptyOp>();
    auto &known = extents[output];
    if (empty)
      known = getValueOrCreateConstantIndexOp(builder, sweep.getLoc(),
                                              empty.getMixedSizes());
    int64_t rank = cast<RankedTensorType>(init.getType()).getRank();
    for (int64_t at = 0; !empty && at < rank; ++at)
      known.push_back(builder.createOrFold<tensor::DimOp>(init, at));
    if (!empty)
      return openValues(init, flat);
    ReduceKind kind = ReduceKind::Plus;
    for (Operation *user : sweep.getOutputs()[output].getUsers())
      kind = cast<ReduceOp>(user).getKind();
    SmallVector<OpFoldResult> sizes;
    ArrayRef<Value> left = known;
    for (auto [at, region] : llvm::enumerate(flat.regions)) {
      ArrayRef<Value> inside = left.take_front(flat.sizes[at]);
      left = left.drop_front(flat.sizes[at]);
      if (flat.type.isDynamicDim(at))
        sizes.push_back(PackedPlace(region, builder, inside).count());
      else
        sizes.push_back(builder.getIndexAttr(flat.type.getDimSize(at)));
    }
    Type element = flat.type.getElementType();
    Value values = tensor::EmptyOp::create(builder, sizes, element);
    return linalg::FillOp::create(builder, emitIdentity(builder, kind, element),
                                  values)
        .getResult(0);
  }

  /// The values of a packed tensor, without a copy if nothing else sees it.
  Value openValues(Value init, const FlatType &flat) {
    auto split = init.getDefiningOp<SplitOp>();
    if (split && split.getSizes() == ArrayRef(flat.sizes) &&
        llvm::all_of(split->getUsers(), [&](Operation *user) {
          return user == sweep || isa<tensor::DimOp>(user);
        }))
      return split.getSource();
    return MergeOp::create(builder, flat.type, init, flat.sizes);
  }

  /// Lets a term go to the place of its coordinate among the values.
  void moveTerm(ReduceOp op, const FlatType &flat, ArrayRef<Value> known,
                const IndexOrder &order) {
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(op);
    SmallVector<Value> coordinate(op.getIndices()), place;
    ArrayRef<Value> indices = coordinate;
    for (auto [size, region] : llvm::zip(flat.sizes, flat.regions)) {
      PackedPlace block(region, builder, known.take_front(size));
      auto canonical = block.canonicalise(
          indices.take_front(size), [&](Value lesser, Value greater) {
            return order.isKnown(lesser, greater);
          });
      place.push_back(block.position(canonical.indices));
      indices = indices.drop_front(size);
      known = known.drop_front(size);
    }
    ReduceOp::create(builder, op.getKind(), op.getSemiringAttr(), op.getValue(),
                     op.getTarget(), place);
    rewriter.eraseOp(op);
  }

  SweepOp sweep;
  IRRewriter &rewriter;
  ImplicitLocOpBuilder builder;
  std::map<unsigned, FlatType> flattened;
  std::map<unsigned, SmallVector<Value>> extents;
};

} // namespace

void tensoropt::flattenPackedOutputs(ModuleOp module) {
  SmallVector<SweepOp> sweeps;
  module.walk([&](SweepOp sweep) {
    if (llvm::any_of(sweep.getInits().getTypes(), isPackedTensor))
      sweeps.push_back(sweep);
  });
  IRRewriter rewriter(module.getContext());
  for (SweepOp sweep : sweeps)
    OutputFlattener(sweep, rewriter).run();
}

void tensoropt::lowerSplits(ModuleOp module) {
  SmallVector<SplitOp> splits;
  module.walk([&](SplitOp op) { splits.push_back(op); });
  IRRewriter rewriter(module.getContext());
  for (SplitOp op : splits) {
    ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
    builder.setInsertionPoint(op);
    auto type = cast<RankedTensorType>(op.getSource().getType());
    Value buffer = bufferization::ToBufferOp::create(
        builder, MemRefType::get(type.getShape(), type.getElementType()),
        op.getSource());
    rewriter.replaceOp(op, AssembleOp::create(builder, op.getType(),
                                              op.getExtents(),
                                              flattenBuffer(builder, buffer)));
  }
}
