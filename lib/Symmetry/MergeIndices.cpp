// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-merge-indices: neighbouring indices of packed storage that
// an einsum uses as wholes become one.

#include "ExpandFactors.h"
#include "MergePlan.h"
#include "TensorOpt/IR/PackedPlace.h"
#include "TensorOpt/IR/Semiring.h"
#include "TensorOpt/Symmetry/Passes.h"
#include "TransposedOutputs.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace tensoropt {
#define GEN_PASS_DEF_MERGEINDICES
#include "TensorOpt/Symmetry/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// Rewrites one einsum.
class IndexMerger {
public:
  IndexMerger(EinsumOp op, const MergePlan &plan, IRRewriter &rewriter)
      : op(op), plan(plan), spec(op.getParsedSpec()), rewriter(rewriter),
        builder(op.getLoc(), rewriter),
        reduction(Semiring::of(op).reduction()) {
    builder.setInsertionPoint(op);
    auto type = cast<RankedTensorType>(op.getInputs()[plan.driver].getType());
    auto encoding = cast<EncodingAttr>(type.getEncoding());
    triangle = encoding.getTriangle() == TriangleKind::Upper ? Triangle::Upper
                                                             : Triangle::Lower;
    for (unsigned block = 0; block < plan.blocks.size(); ++block)
      regions.push_back(*plan.merged->regionOf(block, triangle));
  }

  void run() {
    collectExtents();
    SmallVector<Value> inputs, inits;
    // Other operands take their extents from it.
    mergeDriver();
    for (size_t at = 0; at < op.getInputs().size(); ++at)
      inputs.push_back(at == plan.driver ? mergedDriver : mergeInput(at));
    for (size_t at = 0; at < op.getInits().size(); ++at)
      inits.push_back(makeOutput(at));
    auto merged = EinsumOp::create(builder, ValueRange(inits).getTypes(),
                                   mergedSpec().str(), op.getSemiring(),
                                   op.getSemiringNameAttr(), inputs, inits);
    merged->setDiscardableAttrs(op->getDiscardableAttrDictionary());
    SmallVector<Value> results;
    for (auto [at, result] : llvm::enumerate(merged.getResults()))
      results.push_back(spreadOutput(at, result));
    rewriter.replaceOp(op, results);
  }

private:
  /// A dimension of a merged operand: a block, or one letter as it was.
  struct Part {
    std::string letters;
    int64_t block = -1;
  };

  ArrayRef<BlockUse> usesOfOutput(size_t output) {
    return plan.uses[spec.inputs.size() + output];
  }

  /// The dimensions of a merged operand, a block where its first letter is.
  SmallVector<Part> getParts(StringRef term, ArrayRef<BlockUse> uses) {
    SmallVector<Part> parts;
    for (char letter : term) {
      int64_t owner = -1;
      for (auto [at, block] : llvm::enumerate(plan.blocks))
        if (uses[at] != BlockUse::Absent &&
            StringRef(block.letters).contains(letter))
          owner = at;
      if (owner < 0)
        parts.push_back({std::string(1, letter), -1});
      else if (llvm::none_of(parts, [&](const Part &part) {
                 return part.block == owner;
               }))
        parts.push_back({plan.blocks[owner].letters, owner});
    }
    return parts;
  }

  /// The letters of a merged operand: a block has that of its first index.
  std::string mergeTerm(StringRef term, ArrayRef<BlockUse> uses) {
    std::string merged;
    for (const Part &part : getParts(term, uses))
      merged += part.letters.front();
    return merged;
  }

  EinsumSpec mergedSpec() {
    EinsumSpec merged = spec;
    SmallVector<BlockUse> all(plan.blocks.size(), BlockUse::Read);
    for (auto [at, term] : llvm::enumerate(merged.inputs))
      term = mergeTerm(term, at == plan.driver ? ArrayRef<BlockUse>(all)
                                               : ArrayRef(plan.uses[at]));
    for (auto [at, term] : llvm::enumerate(merged.outputs))
      term = mergeTerm(term, usesOfOutput(at));
    return merged;
  }

  /// The extents of the letters, and for each block those of its letters.
  void collectExtents() {
    Value driver = op.getInputs()[plan.driver];
    int64_t dimension = 0;
    for (const MergedBlock &block : plan.blocks) {
      auto &extents = blockExtents.emplace_back();
      for (size_t at = 0; at < block.letters.size(); ++at)
        extents.push_back(
            builder.createOrFold<tensor::DimOp>(driver, dimension++));
    }
  }

  void mergeDriver() {
    Value driver = op.getInputs()[plan.driver];
    SmallVector<int64_t> sizes = plan.getSizes();
    auto type = MergeOp::inferType(cast<RankedTensorType>(driver.getType()),
                                   sizes, [&] { return op.emitOpError(); });
    mergedDriver = MergeOp::create(builder, *type, driver, sizes);
  }

  /// A tensor of the identity for the merged form of an operand.
  Value makeMerged(Value operand, ArrayRef<Part> parts, StringRef term) {
    auto type = cast<RankedTensorType>(operand.getType());
    SmallVector<OpFoldResult> own = getSizes(operand), sizes;
    for (const Part &part : parts)
      sizes.push_back(part.block < 0 ? own[term.find(part.letters.front())]
                                     : getBlockSize(part.block));
    return makeNewOutput(builder, reduction, sizes, type.getElementType());
  }

  OpFoldResult getBlockSize(int64_t block) {
    return tensor::getMixedSize(builder, op.getLoc(), mergedDriver, block);
  }

  /// The index of a part of a merged operand at a coordinate of the operand.
  Value emitIndex(ImplicitLocOpBuilder &inside, const Part &part,
                  StringRef term, ArrayRef<Value> coordinate) {
    SmallVector<Value> indices =
        llvm::map_to_vector(part.letters, [&](char letter) {
          return coordinate[term.find(letter)];
        });
    if (part.block < 0)
      return indices.front();
    PackedPlace place(regions[part.block], inside, blockExtents[part.block]);
    return place.position(place.canonicalise(indices).indices);
  }

  /// Adds up or picks the entries of an input whose indices are merged.
  Value mergeInput(unsigned at) {
    Value input = op.getInputs()[at];
    StringRef term = spec.inputs[at];
    SmallVector<Part> parts = getParts(term, plan.uses[at]);
    if (parts.size() == term.size())
      return input;
    auto type = cast<RankedTensorType>(input.getType());
    if (isEncoded(type))
      input = tensor::CastOp::create(builder, type.dropEncoding(), input);
    Value merged = makeMerged(input, parts, term);
    auto sweep = SweepOp::create(builder, input, ValueRange(), merged);
    ImplicitLocOpBuilder inside(
        op.getLoc(), OpBuilder::atBlockEnd(&sweep.getBody().front()));
    SmallVector<Value> coordinate(sweep.getCoordinate());
    Value isRead, value = sweep.getEntry();
    SmallVector<Value> indices;
    for (const Part &part : parts) {
      if (part.block >= 0 && plan.uses[at][part.block] == BlockUse::Read)
        isRead = emitAnd(inside, isRead,
                         emitIsCanonical(inside, part, term, coordinate));
      indices.push_back(emitIndex(inside, part, term, coordinate));
    }
    if (isRead)
      value = arith::SelectOp::create(
          inside, isRead, value,
          emitIdentity(inside, reduction, type.getElementType()));
    ReduceOp::create(inside, reduction.kind, reduction.name(), value,
                     sweep.getOutputs().front(), indices);
    return sweep.getResult(0);
  }

  static Value emitAnd(ImplicitLocOpBuilder &inside, Value lhs, Value rhs) {
    if (!lhs || !rhs)
      return lhs ? lhs : rhs;
    return arith::AndIOp::create(inside, lhs, rhs);
  }

  Value emitIsCanonical(ImplicitLocOpBuilder &inside, const Part &part,
                        StringRef term, ArrayRef<Value> coordinate) {
    SmallVector<Value> indices =
        llvm::map_to_vector(part.letters, [&](char letter) {
          return coordinate[term.find(letter)];
        });
    return PackedPlace(regions[part.block], inside, blockExtents[part.block])
        .isCanonical(indices);
  }

  bool isMerged(size_t output) {
    StringRef term = spec.outputs[output];
    return getParts(term, usesOfOutput(output)).size() < term.size();
  }

  /// The sizes of the independent blocks of a packed output.
  static SmallVector<int64_t> sizesOf(RankedTensorType type) {
    return llvm::map_to_vector(MergedSlots::independentSizes(
                                   getSymmetry(type).getGroup(type.getRank())),
                               [](unsigned size) { return int64_t(size); });
  }

  RankedTensorType flatten(RankedTensorType type) {
    return *MergeOp::inferType(type, sizesOf(type),
                               [&] { return op.emitOpError(); });
  }

  /// The extents of a tensor, also of one that is only an empty type.
  SmallVector<OpFoldResult> getSizes(Value tensor) {
    if (auto empty = tensor.getDefiningOp<tensor::EmptyOp>())
      return empty.getMixedSizes();
    return tensor::getMixedSizes(builder, op.getLoc(), tensor);
  }

  Value makeOutput(size_t output) {
    Value init = op.getInits()[output];
    StringRef term = spec.outputs[output];
    if (!isMerged(output))
      return init;
    auto type = cast<RankedTensorType>(init.getType());
    // A tensor without entries holds the neutral element of the sum.
    if (isPackedTensor(type) && !init.getDefiningOp<tensor::EmptyOp>())
      return MergeOp::create(builder, flatten(type), init, sizesOf(type));
    return makeMerged(init, getParts(term, usesOfOutput(output)), term);
  }

  /// Adds a merged result to each entry that it stands for.
  Value spreadOutput(size_t output, Value result) {
    if (!isMerged(output))
      return result;
    Value init = op.getInits()[output];
    StringRef term = spec.outputs[output];
    auto type = cast<RankedTensorType>(init.getType());
    if (isPackedTensor(type)) {
      SmallVector<Value> extents =
          getValueOrCreateConstantIndexOp(builder, op.getLoc(), getSizes(init));
      return SplitOp::create(builder, type, result, sizesOf(type), extents);
    }
    SmallVector<Part> parts = getParts(term, usesOfOutput(output));
    AffineMap identity = builder.getMultiDimIdentityMap(term.size());
    SmallVector<utils::IteratorType> loops(term.size(),
                                           utils::IteratorType::parallel);
    return linalg::GenericOp::create(
               builder, init.getType(), ValueRange(), init, identity, loops,
               [&](OpBuilder &nested, Location loc, ValueRange values) {
                 ImplicitLocOpBuilder inside(loc, nested);
                 SmallVector<Value> coordinate, indices;
                 for (size_t at = 0; at < term.size(); ++at)
                   coordinate.push_back(linalg::IndexOp::create(inside, at));
                 for (const Part &part : parts)
                   indices.push_back(emitIndex(inside, part, term, coordinate));
                 Value sum = tensor::ExtractOp::create(inside, result, indices);
                 linalg::YieldOp::create(
                     inside,
                     emitReduce(inside, reduction, values.front(), sum));
               })
        .getResult(0);
  }

  EinsumOp op;
  const MergePlan &plan;
  EinsumSpec spec;
  IRRewriter &rewriter;
  ImplicitLocOpBuilder builder;
  Reduction reduction;
  Triangle triangle;
  SmallVector<CanonicalRegion> regions; ///< by block
  SmallVector<SmallVector<Value>> blockExtents;
  Value mergedDriver;
};

void report(EinsumOp op, const MergePlan &plan, StringRef reason) {
  std::string blocks;
  for (const MergedBlock &block : plan.blocks)
    blocks += (blocks.empty() ? "" : " ") + block.letters;
  Record record(reason.empty() ? Record::Kind::Passed : Record::Kind::Missed,
                "merge-indices", reason.empty() ? "Merged" : "NotMerged");
  record.add("spec", op.getSpec().str()).add("blocks", blocks);
  if (!reason.empty())
    record.add("reason", reason.str());
  emitRecord(op, std::move(record));
}

struct MergeIndicesPass : tensoropt::impl::MergeIndicesBase<MergeIndicesPass> {
  using MergeIndicesBase::MergeIndicesBase;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](EinsumOp op) {
      if (op.getParsedSpec().products.size() == 1)
        expandFactors(op, rewriter);
    });
    SmallVector<std::pair<EinsumOp, std::optional<MergePlan>>> plans;
    getOperation()->walk(
        [&](EinsumOp op) { plans.emplace_back(op, MergePlan::compute(op)); });
    SmallVector<bool> isShared;
    for (auto &[op, plan] : plans)
      isShared.push_back(
          plan && llvm::any_of(plans, [&, &op = op, &plan = plan](auto &other) {
            return visitsAlike(op, *plan, other.first, other.second);
          }));
    for (auto [entry, shared] : llvm::zip(plans, isShared)) {
      auto &[op, plan] = entry;
      if (!plan)
        continue;
      report(op, *plan,
             shared
                 ? "another einsum visits the tensor index by index, and one "
                   "visit serves both"
                 : "");
      if (!shared)
        IndexMerger(op, *plan, rewriter).run();
    }
  }

private:
  /// True if `other` visits the same tensor in another way, so that merging
  /// would take a visit of its own.
  static bool visitsAlike(EinsumOp op, const MergePlan &plan, EinsumOp other,
                          const std::optional<MergePlan> &otherPlan) {
    Value driver = op.getInputs()[plan.driver];
    if (op == other || op->getBlock() != other->getBlock() ||
        !llvm::is_contained(other.getInputs(), driver))
      return false;
    return !otherPlan || other.getInputs()[otherPlan->driver] != driver ||
           otherPlan->getSizes() != plan.getSizes();
  }
};

} // namespace
