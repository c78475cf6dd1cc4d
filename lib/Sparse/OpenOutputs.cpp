// SPDX-License-Identifier: Apache-2.0

#include "OpenOutputs.h"
#include "BuilderCalls.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// The builders of one module.
class OutputOpener {
public:
  explicit OutputOpener(MLIRContext *context) : rewriter(context) {}

  LogicalResult run(SweepOp sweep) {
    SmallVector<Value> inits(sweep.getInits());
    bool isChanged = false;
    for (auto [init, output] : llvm::zip(inits, sweep.getOutputs())) {
      if (!isEncoded(init.getType()))
        continue;
      FailureOr<Value> opened = openFor(sweep, init, output);
      if (failed(opened))
        return failure();
      init = *opened;
      isChanged = true;
    }
    if (isChanged)
      replace(sweep, inits);
    return success();
  }

  /// Makes buffers of a tensor without entries that nothing was added to.
  LogicalResult run(tensor::EmptyOp empty) {
    if (empty->use_empty()) {
      rewriter.eraseOp(empty);
      return success();
    }
    if (failed(BuilderType::verify([&] { return empty.emitOpError(); },
                                   empty.getType())))
      return failure();
    rewriter.setInsertionPoint(empty);
    SmallVector<Value> extents = getValueOrCreateConstantIndexOp(
        rewriter, empty.getLoc(), empty.getMixedSizes());
    Value builder =
        OpenOp::create(rewriter, empty.getLoc(),
                       BuilderType::get(empty.getContext(), empty.getType()),
                       ReduceKind::Plus, extents);
    rewriter.replaceOp(empty, close(empty.getLoc(), builder, empty.getType()));
    return success();
  }

  bool hasBuilders() const { return !closing.empty(); }

private:
  /// The builder that takes the terms of an output: of the sweep before, if
  /// nothing else sees its result, or a new one.
  FailureOr<Value> openFor(SweepOp sweep, Value init, BlockArgument output) {
    auto known = closing.find(init.getDefiningOp());
    if (known != closing.end() && init.hasOneUse() &&
        known->second.getSource().getDefiningOp()->getBlock() ==
            sweep->getBlock()) {
      Value builder = known->second.getSource();
      CloseOp close = known->second;
      closing.erase(known);
      init.replaceAllUsesWith(builder); // of the sweep itself
      rewriter.eraseOp(init.getDefiningOp());
      rewriter.eraseOp(close);
      return builder;
    }
    std::optional<ReduceKind> kind;
    for (Operation *user : output.getUsers())
      kind = cast<ReduceOp>(user).getKind();
    if (!kind)
      return sweep.emitOpError("adds nothing to an encoded output");
    auto type = cast<RankedTensorType>(init.getType());
    rewriter.setInsertionPoint(sweep);
    auto empty = init.getDefiningOp<tensor::EmptyOp>();
    SmallVector<Value> extents;
    if (empty)
      extents = getValueOrCreateConstantIndexOp(rewriter, sweep.getLoc(),
                                                empty.getMixedSizes());
    for (int64_t at = 0; !empty && at < type.getRank(); ++at)
      extents.push_back(
          tensor::DimOp::create(rewriter, sweep.getLoc(), init, at));
    Value builder = OpenOp::create(rewriter, sweep.getLoc(),
                                   BuilderType::get(type.getContext(), type),
                                   *kind, extents);
    if (!empty)
      addEntries(sweep.getLoc(), init, builder, *kind);
    return builder;
  }

  /// A sweep over the entries of the initial tensor.
  void addEntries(Location loc, Value init, Value builder, ReduceKind kind) {
    auto copy = SweepOp::create(rewriter, loc, init, ValueRange(), builder);
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToEnd(&copy.getBody().front());
    SmallVector<Value> place(copy.getCoordinate());
    ReduceOp::create(rewriter, loc, kind, FlatSymbolRefAttr(), copy.getEntry(),
                     copy.getOutputs().front(), place);
  }

  /// Replaces a sweep by one that adds to builders, and its encoded results by
  /// tensors of the closed builders' buffers.
  void replace(SweepOp sweep, ArrayRef<Value> inits) {
    SmallVector<Value> ordered; // builders last
    for (bool areBuilders : {false, true})
      for (Value init : inits)
        if (isa<BuilderType>(init.getType()) == areBuilders)
          ordered.push_back(init);
    rewriter.setInsertionPoint(sweep);
    auto opened = SweepOp::create(
        rewriter, sweep.getLoc(), sweep.getDriver(), sweep.getJoins(),
        sweep.getJoinIndices(), sweep.getOrder(), sweep.getExtents(), ordered);
    opened->setDiscardableAttrs(sweep->getDiscardableAttrDictionary());
    Block &body = opened.getBody().front();
    SmallVector<Value> arguments(body.getArguments());
    arguments.truncate(arguments.size() - inits.size());
    for (Value init : inits)
      arguments.push_back(
          opened.getOutputs()[llvm::find(ordered, init) - ordered.begin()]);
    rewriter.mergeBlocks(&sweep.getBody().front(), &body, arguments);
    rewriter.setInsertionPointAfter(opened);
    SmallVector<Value> results;
    unsigned dense = 0;
    for (Value init : inits) {
      if (auto type = dyn_cast<BuilderType>(init.getType()))
        results.push_back(close(sweep.getLoc(), init, type.getTensor()));
      else if (isa<TensorType>(init.getType()))
        results.push_back(opened.getResult(dense++));
    }
    rewriter.replaceOp(sweep, results);
  }

  Value close(Location loc, Value builder, RankedTensorType type) {
    auto layout = StorageLayout::get(type, [&] { return emitError(loc); });
    SmallVector<Type> types;
    for (const StorageBuffer &buffer : layout->buffers())
      types.push_back(buffer.type);
    auto closed = CloseOp::create(rewriter, loc, types, builder);
    auto assembled = AssembleOp::create(
        rewriter, loc, type, builder.getDefiningOp<OpenOp>().getExtents(),
        closed.getBuffers());
    closing[assembled] = closed;
    return assembled;
  }

  IRRewriter rewriter;
  /// For each tensor made of a closed builder the operation that closed it.
  llvm::DenseMap<Operation *, CloseOp> closing;
};

} // namespace

LogicalResult tensoropt::openOutputs(ModuleOp module) {
  SmallVector<SweepOp> sweeps;
  module.walk([&](SweepOp sweep) { sweeps.push_back(sweep); });
  OutputOpener opener(module.getContext());
  for (SweepOp sweep : sweeps)
    if (failed(opener.run(sweep)))
      return failure();
  SmallVector<tensor::EmptyOp> empties;
  module.walk([&](tensor::EmptyOp empty) {
    if (isEncoded(empty.getType()))
      empties.push_back(empty);
  });
  for (tensor::EmptyOp empty : empties)
    if (failed(opener.run(empty)))
      return failure();
  if (opener.hasBuilders())
    declareBuilderFunctions(module);
  return success();
}
