// SPDX-License-Identifier: Apache-2.0
// Text, verification and access of tensoropt.sweep and tensoropt.reduce.

#include "TensorOpt/IR/StorageLayout.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// SweepOp: building and access
//===----------------------------------------------------------------------===//

void SweepOp::build(OpBuilder &builder, OperationState &state, Value driver,
                    ValueRange extents, ValueRange inits) {
  state.addOperands(driver);
  state.addOperands(extents);
  state.addOperands(inits);
  for (Type type : inits.getTypes())
    if (isa<TensorType>(type))
      state.addTypes(type);
  state.getOrAddProperties<Properties>().operandSegmentSizes = {
      1, static_cast<int>(extents.size()), static_cast<int>(inits.size())};
  state.addRegion();
  OpBuilder::InsertionGuard guard(builder);
  auto driverType = cast<ShapedType>(driver.getType());
  SmallVector<Type> types(driverType.getRank() + extents.size(),
                          builder.getIndexType());
  types.push_back(driverType.getElementType());
  llvm::append_range(types, llvm::map_range(inits.getTypes(), getOutputType));
  SmallVector<Location> locations(types.size(), state.location);
  builder.createBlock(state.regions.front().get(), {}, types, locations);
}

ArrayRef<BlockArgument> SweepOp::getCoordinate() {
  auto type = cast<ShapedType>(getDriver().getType());
  return getBody().getArguments().take_front(type.getRank());
}

ArrayRef<BlockArgument> SweepOp::getFreeIndices() {
  return getBody().getArguments().slice(getCoordinate().size(),
                                        getExtents().size());
}

BlockArgument SweepOp::getEntry() {
  return getBody().getArgument(getCoordinate().size() + getExtents().size());
}

ArrayRef<BlockArgument> SweepOp::getOutputs() {
  return getBody().getArguments().take_back(getInits().size());
}

MemRefType SweepOp::getOutputType(Type init) {
  if (auto memref = dyn_cast<MemRefType>(init))
    return memref;
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
    if (isa<MemRefType>(init.get().getType())) {
      effects.emplace_back(MemoryEffects::Read::get(), &init);
      effects.emplace_back(MemoryEffects::Write::get(), &init);
    }
  getBodyRegion().walk([&](Operation *op) { addEffects(*this, op, effects); });
}

/// Checks C2 for one output argument.
static LogicalResult verifyUses(SweepOp op, BlockArgument output) {
  std::optional<ReduceKind> kind;
  for (OpOperand &use : output.getUses()) {
    auto reduce = dyn_cast<ReduceOp>(use.getOwner());
    if (!reduce || use.get() != reduce.getTarget()) {
      InFlightDiagnostic error =
          op.emitOpError("output argument is used outside tensoropt.reduce");
      error.attachNote(use.getOwner()->getLoc()) << "used here";
      return error;
    }
    if (kind && *kind != reduce.getKind())
      return reduce.emitOpError()
             << "is of kind " << stringifyReduceKind(reduce.getKind())
             << " but another one into the same output is of kind "
             << stringifyReduceKind(*kind);
    kind = reduce.getKind();
  }
  return success();
}

/// Checks C3 and C4.
static LogicalResult verifyOutputs(SweepOp op) {
  SmallVector<Type> tensors;
  for (Type type : op.getInits().getTypes())
    if (isa<TensorType>(type))
      tensors.push_back(type);
  if (!tensors.empty() && tensors.size() != op.getInits().size())
    return op.emitOpError("outputs must be all tensors or all memrefs");
  if (op.getResultTypes() != TypeRange(tensors))
    return op.emitOpError() << "has results of types " << op.getResultTypes()
                            << " but outputs of types " << tensors;
  for (Type type : tensors)
    if (isEncoded(type))
      return op.emitOpError() << "output of type " << type
                              << " must be stored densely and in full";
  return success();
}

LogicalResult SweepOp::verify() {
  auto driverType = cast<ShapedType>(getDriver().getType());
  SmallVector<Type> expected(driverType.getRank() + getExtents().size(),
                             IndexType::get(getContext()));
  expected.push_back(driverType.getElementType());
  llvm::append_range(expected,
                     llvm::map_range(getInits().getTypes(), getOutputType));
  if (getBody().getArgumentTypes() != TypeRange(expected)) // C1
    return emitOpError() << "body expects arguments of types " << expected
                         << ", got " << getBody().getArgumentTypes();
  for (BlockArgument output : getOutputs())
    if (failed(verifyUses(*this, output)))
      return failure();
  return verifyOutputs(*this);
}

//===----------------------------------------------------------------------===//
// SweepOp: text
//===----------------------------------------------------------------------===//

/// Parses "(%name < %bound, ...)" or "(%name = %init : type, ...)".
template <typename ParseRest>
static ParseResult
parseBindings(OpAsmParser &parser,
              SmallVectorImpl<OpAsmParser::Argument> &arguments,
              SmallVectorImpl<OpAsmParser::UnresolvedOperand> &operands,
              ParseRest parseRest) {
  return parser.parseCommaSeparatedList(
      OpAsmParser::Delimiter::Paren, [&]() -> ParseResult {
        if (parser.parseArgument(arguments.emplace_back()))
          return failure();
        return parseRest(arguments.back(), operands.emplace_back());
      });
}

ParseResult SweepOp::parse(OpAsmParser &parser, OperationState &result) {
  Builder &builder = parser.getBuilder();
  OpAsmParser::UnresolvedOperand driver;
  SmallVector<OpAsmParser::Argument> coordinate, free, outputs;
  SmallVector<OpAsmParser::UnresolvedOperand> extents, inits;
  OpAsmParser::Argument entry;
  SMLoc driverLoc = parser.getCurrentLocation();
  Type type;
  if (parser.parseOperand(driver) ||
      parser.parseArgumentList(coordinate, OpAsmParser::Delimiter::Square) ||
      parser.parseEqual() || parser.parseArgument(entry) ||
      parser.parseColonType(type))
    return failure();
  auto driverType = dyn_cast<ShapedType>(type);
  if (!driverType || !driverType.hasRank())
    return parser.emitError(driverLoc,
                            "expects a ranked tensor or memref to visit");
  entry.type = driverType.getElementType();

  auto parseExtent = [&](OpAsmParser::Argument &,
                         OpAsmParser::UnresolvedOperand &extent) {
    return failure(parser.parseLess() || parser.parseOperand(extent));
  };
  if (succeeded(parser.parseOptionalKeyword("free")) &&
      parseBindings(parser, free, extents, parseExtent))
    return failure();
  for (auto &index : llvm::concat<OpAsmParser::Argument>(coordinate, free))
    index.type = builder.getIndexType();

  auto parseInit = [&](OpAsmParser::Argument &output,
                       OpAsmParser::UnresolvedOperand &init) {
    return failure(parser.parseEqual() || parser.parseOperand(init) ||
                   parser.parseColonType(output.type));
  };
  if (parser.parseKeyword("outs") ||
      parseBindings(parser, outputs, inits, parseInit))
    return failure();
  SmallVector<Type> initTypes;
  for (OpAsmParser::Argument &output : outputs) {
    initTypes.push_back(output.type);
    if (!isa<RankedTensorType, MemRefType>(output.type))
      return parser.emitError(driverLoc,
                              "outputs must be ranked tensors or memrefs");
    output.type = getOutputType(output.type);
  }

  SmallVector<OpAsmParser::Argument> arguments(coordinate);
  llvm::append_range(arguments, free);
  arguments.push_back(entry);
  llvm::append_range(arguments, outputs);
  if (parser.parseOptionalAttrDictWithKeyword(result.attributes) ||
      parser.parseRegion(*result.addRegion(), arguments) ||
      parser.parseOptionalArrowTypeList(result.types) ||
      parser.resolveOperand(driver, type, result.operands) ||
      parser.resolveOperands(extents, builder.getIndexType(),
                             result.operands) ||
      parser.resolveOperands(inits, initTypes, driverLoc, result.operands))
    return failure();
  if (result.regions.front()->empty())
    result.regions.front()->emplaceBlock();
  result.getOrAddProperties<Properties>().operandSegmentSizes = {
      1, static_cast<int>(extents.size()), static_cast<int>(inits.size())};
  return success();
}

void SweepOp::print(OpAsmPrinter &printer) {
  auto printName = [&](Value value) { printer.printOperand(value); };
  printer << " " << getDriver() << "[";
  llvm::interleaveComma(getCoordinate(), printer, printName);
  printer << "] = " << getEntry() << " : " << getDriver().getType();
  if (!getExtents().empty()) {
    printer << " free(";
    llvm::interleaveComma(
        llvm::zip(getFreeIndices(), getExtents()), printer, [&](auto pair) {
          printer << std::get<0>(pair) << " < " << std::get<1>(pair);
        });
    printer << ")";
  }
  printer << " outs(";
  llvm::interleaveComma(
      llvm::zip(getOutputs(), getInits()), printer, [&](auto pair) {
        printer << std::get<0>(pair) << " = " << std::get<1>(pair) << " : "
                << std::get<1>(pair).getType();
      });
  printer << ")";
  printer.printOptionalAttrDictWithKeyword((*this)->getAttrs(),
                                           {getOperandSegmentSizesAttrName()});
  printer << " ";
  printer.printRegion(getBodyRegion(), /*printEntryBlockArgs=*/false);
  printer.printOptionalArrowTypeList(getResultTypes());
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
  if (!canReduce(getKind(), type.getElementType())) // C4
    return emitOpError() << "of kind " << stringifyReduceKind(getKind())
                         << " cannot add to entries of "
                         << type.getElementType();
  return success();
}
