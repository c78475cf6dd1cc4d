// SPDX-License-Identifier: Apache-2.0
// Text and verification of tensoropt.semiring, and of what refers to one.

#include "SemiringText.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// Parses "(%a, %b) { ... }", where the arguments have the identity's type.
ParseResult tensoropt::parseScalarRegion(OpAsmParser &parser, Region &region,
                                         TypedAttr identity) {
  SmallVector<OpAsmParser::Argument> arguments;
  if (parser.parseArgumentList(arguments, OpAsmParser::Delimiter::Paren))
    return failure();
  for (OpAsmParser::Argument &argument : arguments)
    argument.type = identity.getType();
  return parser.parseRegion(region, arguments);
}

void tensoropt::printScalarRegion(OpAsmPrinter &printer, SemiringOp,
                                  Region &region, TypedAttr) {
  printer << "(";
  llvm::interleaveComma(region.getArguments(), printer,
                        [&](Value value) { printer.printOperand(value); });
  printer << ") ";
  printer.printRegion(region, /*printEntryBlockArgs=*/false);
}

ParseResult tensoropt::parseSemiring(OpAsmParser &parser,
                                     SemiringKindAttr &semiring,
                                     FlatSymbolRefAttr &name) {
  if (failed(parser.parseOptionalKeyword("semiring")))
    return success();
  StringAttr symbol;
  if (failed(parser.parseOptionalSymbolName(symbol)))
    return parser.parseCustomAttributeWithFallback(semiring);
  semiring = SemiringKindAttr::get(parser.getContext(), SemiringKind::Custom);
  name = FlatSymbolRefAttr::get(symbol);
  return success();
}

void tensoropt::printSemiring(OpAsmPrinter &printer, EinsumOp,
                              SemiringKindAttr semiring,
                              FlatSymbolRefAttr name) {
  if (name)
    printer << "semiring " << name;
  else if (semiring && semiring.getValue() != SemiringKind::PlusTimes)
    printer << "semiring<" << stringifySemiringKind(semiring.getValue()) << ">";
}

ParseResult tensoropt::parseReduction(OpAsmParser &parser, ReduceKindAttr &kind,
                                      FlatSymbolRefAttr &name) {
  StringAttr symbol;
  if (succeeded(parser.parseOptionalSymbolName(symbol))) {
    kind = ReduceKindAttr::get(parser.getContext(), ReduceKind::Custom);
    name = FlatSymbolRefAttr::get(symbol);
    return success();
  }
  return parser.parseCustomAttributeWithFallback(kind);
}

void tensoropt::printReduction(OpAsmPrinter &printer, ReduceOp,
                               ReduceKindAttr kind, FlatSymbolRefAttr name) {
  if (name)
    printer << name;
  else
    printer << stringifyReduceKind(kind.getValue());
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

LogicalResult SemiringOp::verify() {
  Type type = getElementType();
  if (!isa<FloatType>(type) && !type.isSignlessInteger()) // C1
    return emitOpError() << "has an identity of type " << type
                         << ", expected a signless integer or a float";
  if (!isa<IntegerAttr, FloatAttr>(getIdentity())) // C1
    return emitOpError() << "has an identity that is no number: "
                         << getIdentity();
  return success();
}

/// Checks C2 and C3 for one region.
static LogicalResult verifyRegion(SemiringOp op, Region &region,
                                  StringRef name) {
  Type type = op.getElementType();
  if (region.getArgumentTypes() != TypeRange({type, type})) // C2
    return op.emitOpError() << name << " takes " << region.getArgumentTypes()
                            << ", expected two elements of " << type;
  for (Operation &inner : region.front().without_terminator())
    if (inner.getNumRegions() || !isPure(&inner)) // C3
      return inner.emitOpError() << "must not stand in a semiring, whose "
                                    "operations have no regions and no side "
                                    "effects and may run on any operands";
  auto yield = dyn_cast_or_null<YieldOp>(region.front().mightHaveTerminator()
                                             ? region.front().getTerminator()
                                             : nullptr);
  if (!yield) // C2
    return op.emitOpError() << name << " ends without tensoropt.yield";
  if (yield.getValue().getType() != type) // C2
    return yield.emitOpError()
           << "yields " << yield.getValue().getType() << ", expected " << type;
  return success();
}

LogicalResult SemiringOp::verifyRegions() {
  return failure(failed(verifyRegion(*this, getMultiply(), "multiply")) ||
                 failed(verifyRegion(*this, getReduce(), "reduce")));
}

/// Checks that `op`, which works on elements of a type, names a semiring of it.
static LogicalResult verifyName(Operation *op, FlatSymbolRefAttr name,
                                Type type, SymbolTableCollection &tables) {
  if (!name)
    return success();
  auto semiring = tables.lookupNearestSymbolFrom<SemiringOp>(op, name);
  if (!semiring)
    return op->emitOpError()
           << "names " << name << ", which is no tensoropt.semiring";
  if (semiring.getElementType() == type)
    return success();
  InFlightDiagnostic error =
      op->emitOpError() << "works on elements of " << type << " but semiring "
                        << name << " on those of " << semiring.getElementType();
  error.attachNote(semiring.getLoc()) << "defined here";
  return error;
}

LogicalResult EinsumOp::verifySymbolUses(SymbolTableCollection &tables) { // C9
  return verifyName(*this, getSemiringNameAttr(),
                    getElementTypeOrSelf(getInits().front().getType()), tables);
}

LogicalResult ReduceOp::verifySymbolUses(SymbolTableCollection &tables) { // C5
  return verifyName(*this, getSemiringAttr(), getValue().getType(), tables);
}
