// SPDX-License-Identifier: Apache-2.0
// Building, access and verification of tensoropt.sweep and tensoropt.reduce.

#include "TensorOpt/IR/PackedOps.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// SweepOp: building and access
//===----------------------------------------------------------------------===//

void SweepOp::build(OpBuilder &builder, OperationState &state, Value driver,
                    ValueRange extents, ValueRange inits) {
  build(builder, state, driver, /*joins=*/{}, /*joinIndices=*/{}, /*order=*/{},
        extents, inits);
}

/// Number of indices that joins add to the `rank` of the driver.
static unsigned countJoined(ArrayRef<int64_t> joinIndices, int64_t rank) {
  for (int64_t index : joinIndices)
    rank = std::max(rank, index + 1);
  return rank;
}

/// Types of the arguments of a body.
static SmallVector<Type> bodyTypes(Value driver, ValueRange joins,
                                   ArrayRef<int64_t> joinIndices,
                                   unsigned extents, TypeRange inits) {
  auto driverType = cast<ShapedType>(driver.getType());
  unsigned indices = countJoined(joinIndices, driverType.getRank()) + extents;
  SmallVector<Type> types(indices, IndexType::get(driver.getContext()));
  types.push_back(driverType.getElementType());
  for (Value join : joins)
    types.push_back(getElementTypeOrSelf(join.getType()));
  llvm::append_range(types, llvm::map_range(inits, SweepOp::getOutputType));
  return types;
}

void SweepOp::build(OpBuilder &builder, OperationState &state, Value driver,
                    ValueRange joins, ArrayRef<int64_t> joinIndices,
                    ArrayRef<int64_t> order, ValueRange extents,
                    ValueRange inits) {
  state.addOperands(driver);
  state.addOperands(joins);
  state.addOperands(extents);
  state.addOperands(inits);
  for (Type type : inits.getTypes())
    if (isa<TensorType>(type))
      state.addTypes(type);
  Properties &properties = state.getOrAddProperties<Properties>();
  properties.operandSegmentSizes = {1, static_cast<int>(joins.size()),
                                    static_cast<int>(extents.size()),
                                    static_cast<int>(inits.size())};
  properties.join_indices = builder.getDenseI64ArrayAttr(joinIndices);
  properties.order = builder.getDenseI64ArrayAttr(order);
  state.addRegion();
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<Type> types =
      bodyTypes(driver, joins, joinIndices, extents.size(), inits.getTypes());
  SmallVector<Location> locations(types.size(), state.location);
  builder.createBlock(state.regions.front().get(), {}, types, locations);
}

ArrayRef<BlockArgument> SweepOp::getCoordinate() {
  auto type = cast<ShapedType>(getDriver().getType());
  return getBody().getArguments().take_front(type.getRank());
}

ArrayRef<BlockArgument> SweepOp::getJoinedIndices() {
  unsigned rank = getCoordinate().size();
  return getBody().getArguments().slice(
      rank, countJoined(getJoinIndices(), rank) - rank);
}

ArrayRef<BlockArgument> SweepOp::getIndices() {
  return getBody().getArguments().take_front(
      getCoordinate().size() + getJoinedIndices().size() + getExtents().size());
}

ArrayRef<BlockArgument> SweepOp::getFreeIndices() {
  return getIndices().take_back(getExtents().size());
}

ArrayRef<int64_t> SweepOp::getJoinIndices(unsigned join) {
  size_t first = 0;
  auto rankOf = [&](unsigned number) -> size_t {
    return cast<ShapedType>(getJoins()[number].getType()).getRank();
  };
  for (unsigned before = 0; before < join; ++before)
    first += rankOf(before);
  return getJoinIndices().slice(first, rankOf(join));
}

MutableOperandRange SweepOp::getDpsInitsMutable() {
  unsigned builders =
      llvm::count_if(getInits().getTypes(), llvm::IsaPred<BuilderType>);
  return getInitsMutable().slice(0, getInits().size() - builders);
}

BlockArgument SweepOp::getEntry() {
  return getBody().getArgument(getIndices().size());
}

BlockArgument SweepOp::getJoinEntry(unsigned join) {
  return getBody().getArgument(getIndices().size() + 1 + join);
}

ArrayRef<BlockArgument> SweepOp::getOutputs() {
  return getBody().getArguments().take_back(getInits().size());
}

MemRefType SweepOp::getOutputType(Type init) {
  if (auto memref = dyn_cast<MemRefType>(init))
    return memref;
  if (auto builder = dyn_cast<BuilderType>(init))
    init = builder.getTensor();
  auto tensor = cast<RankedTensorType>(init);
  return MemRefType::get(tensor.getShape(), tensor.getElementType());
}

/// Adds what an operation of the body does, other than adding to an output.
static void
addEffects(SweepOp sweep, Operation *op,
           SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  if (auto reduce = dyn_cast<ReduceOp>(op))
    if (sweep.getBodyRegion().isAncestor(reduce.getTarget().getParentRegion()))
      return;
  if (auto interface = dyn_cast<MemoryEffectOpInterface>(op)) {
    SmallVector<MemoryEffects::EffectInstance> own;
    interface.getEffects(own);
    for (const MemoryEffects::EffectInstance &effect : own)
      effects.emplace_back(effect.getEffect(), effect.getResource());
  } else if (!op->hasTrait<OpTrait::HasRecursiveMemoryEffects>()) {
    effects.emplace_back(MemoryEffects::Read::get());
    effects.emplace_back(MemoryEffects::Write::get());
  }
}

void SweepOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  if (isa<MemRefType>(getDriver().getType()))
    effects.emplace_back(MemoryEffects::Read::get(), &getDriverMutable());
  for (OpOperand &init : getInitsMutable())
    if (isa<MemRefType, BuilderType>(init.get().getType())) {
      effects.emplace_back(MemoryEffects::Read::get(), &init);
      effects.emplace_back(MemoryEffects::Write::get(), &init);
    }
  getBodyRegion().walk([&](Operation *op) { addEffects(*this, op, effects); });
}

/// The name of a sum.
static std::string sumOf(ReduceOp op) {
  if (std::optional<StringRef> name = op.getSemiring())
    return "@" + name->str();
  return stringifyReduceKind(op.getKind()).str();
}

/// Checks C2 for one output argument.
static LogicalResult verifyUses(SweepOp op, BlockArgument output) {
  std::optional<ReduceOp> first;
  for (OpOperand &use : output.getUses()) {
    auto reduce = dyn_cast<ReduceOp>(use.getOwner());
    if (!reduce || use.get() != reduce.getTarget()) {
      InFlightDiagnostic error =
          op.emitOpError("output argument is used outside tensoropt.reduce");
      error.attachNote(use.getOwner()->getLoc()) << "used here";
      return error;
    }
    if (first && sumOf(*first) != sumOf(reduce))
      return reduce.emitOpError()
             << "is of kind " << sumOf(reduce)
             << " but another one into the same output is of kind "
             << sumOf(*first);
    first = reduce;
  }
  return success();
}

/// Checks C3 and C4.
static LogicalResult verifyOutputs(SweepOp op) {
  SmallVector<Type> tensors;
  bool hasTensor = false, hasMemRef = false, hasBuilder = false;
  for (Type type : op.getInits().getTypes()) {
    if (isa<TensorType>(type))
      tensors.push_back(type);
    hasTensor |= isa<TensorType>(type) && !isEncoded(type);
    hasMemRef |= isa<MemRefType>(type);
    if (hasBuilder && !isa<BuilderType>(type))
      return op.emitOpError("outputs that are builders must come last");
    hasBuilder |= isa<BuilderType>(type);
    if (!isEncoded(type))
      continue;
    auto emitError = [&] { return op.emitOpError(); };
    auto tensor = cast<RankedTensorType>(type);
    if (failed(isPackedTensor(type)
                   ? LogicalResult(StorageLayout::get(tensor, emitError))
                   : BuilderType::verify(emitError, tensor)))
      return failure();
  }
  if (hasTensor && hasMemRef)
    return op.emitOpError("outputs must be all tensors or all memrefs");
  if (op.getResultTypes() != TypeRange(tensors))
    return op.emitOpError() << "has results of types " << op.getResultTypes()
                            << " but outputs of types " << tensors;
  return success();
}

/// Checks C5 and C6.
static LogicalResult verifyJoins(SweepOp op) {
  ArrayRef<int64_t> places = op.getJoinIndices();
  int64_t next = cast<ShapedType>(op.getDriver().getType()).getRank();
  size_t expected = 0;
  for (Value join : op.getJoins()) {
    if (!isEncoded(join.getType()))
      return op.emitOpError() << "joins " << join.getType()
                              << ", which has no encoding; read it with "
                                 "tensor.extract";
    expected += cast<ShapedType>(join.getType()).getRank();
  }
  if (places.size() != expected)
    return op.emitOpError()
           << "joins need " << expected << " indices, one per dimension, got "
           << places.size();
  for (int64_t place : places) {
    if (place < 0 || place > next)
      return op.emitOpError() << "index " << place << " of a join is neither "
                              << "known nor the next new one, " << next;
    next = std::max(next, place + 1);
  }
  int64_t indices = next + op.getExtents().size();
  ArrayRef<int64_t> order = op.getOrder();
  if (order.size() % 3)
    return op.emitOpError()
           << "order must hold triples, got " << order.size() << " numbers";
  for (; !order.empty(); order = order.drop_front(3))
    if (order[0] < 0 || order[0] >= indices || order[1] < 0 ||
        order[1] >= indices || order[0] == order[1] || order[2] < 0 ||
        order[2] > 1)
      return op.emitOpError()
             << "order (" << order[0] << ", " << order[1] << ", " << order[2]
             << ") must name two different ones of the " << indices
             << " indices, then 0 or 1";
  return success();
}

LogicalResult SweepOp::verify() {
  if (failed(verifyJoins(*this)))
    return failure();
  SmallVector<Type> expected =
      bodyTypes(getDriver(), getJoins(), getJoinIndices(), getExtents().size(),
                getInits().getTypes());
  if (getBody().getArgumentTypes() != TypeRange(expected)) // C1
    return emitOpError() << "body expects arguments of types " << expected
                         << ", got " << getBody().getArgumentTypes();
  for (BlockArgument output : getOutputs())
    if (failed(verifyUses(*this, output)))
      return failure();
  return verifyOutputs(*this);
}

//===----------------------------------------------------------------------===//
// ReduceOp
//===----------------------------------------------------------------------===//

/// True if terms of the type can be added with the kind.
static bool canReduce(ReduceKind kind, Type type) {
  switch (kind) {
  case ReduceKind::Plus:
    if (auto complex = dyn_cast<ComplexType>(type))
      return isa<FloatType>(complex.getElementType());
    return isa<FloatType, IndexType>(type) || type.isSignlessInteger();
  case ReduceKind::Min:
  case ReduceKind::Max:
    return isa<FloatType>(type) || type.isSignlessInteger();
  case ReduceKind::Or:
    return type.isSignlessInteger();
  case ReduceKind::Custom: // verified with its symbol
    return true;
  }
  llvm_unreachable("unknown sum");
}

LogicalResult ReduceOp::verify() {
  auto target = dyn_cast<BlockArgument>(getTarget());
  auto sweep = target
                   ? dyn_cast_or_null<SweepOp>(target.getOwner()->getParentOp())
                   : SweepOp();
  if (!sweep || !llvm::is_contained(sweep.getOutputs(), target)) // C1
    return emitOpError("target is not an output argument of a tensoropt.sweep");
  auto type = cast<MemRefType>(target.getType());
  if (getIndices().size() != static_cast<size_t>(type.getRank())) // C2
    return emitOpError() << "has " << getIndices().size()
                         << " indices but the target has " << type.getRank()
                         << " dimensions";
  if (getValue().getType() != type.getElementType()) // C3
    return emitOpError() << "adds " << getValue().getType() << " to entries of "
                         << type.getElementType();
  if ((getKind() == ReduceKind::Custom) != !!getSemiringAttr()) // C5
    return emitOpError("must name a semiring if it is custom, and only then");
  Type init = sweep
                  .getInits()[target.getArgNumber() -
                              sweep.getOutputs().front().getArgNumber()]
                  .getType();
  bool isSparse =
      isa<BuilderType>(init) || (isEncoded(init) && !isPackedTensor(init));
  if (getSemiringAttr() && isSparse) // C5
    return emitOpError() << "with the sum of " << getSemiringAttr()
                         << " cannot add to a sparse output: make it dense";
  if (!canReduce(getKind(), type.getElementType())) // C4
    return emitOpError() << "of kind " << stringifyReduceKind(getKind())
                         << " cannot add to entries of "
                         << type.getElementType();
  return success();
}
