// SPDX-License-Identifier: Apache-2.0
// The text of tensoropt.sweep.

#include "TensorOpt/IR/TensorOpt.h"

using namespace mlir;
using namespace tensoropt;

using Argument = OpAsmParser::Argument;
using Operand = OpAsmParser::UnresolvedOperand;

namespace {

/// The parts of a sweep as they are read.
class SweepParser {
public:
  SweepParser(OpAsmParser &parser, OperationState &result)
      : parser(parser), result(result), builder(parser.getBuilder()),
        start(parser.getCurrentLocation()) {}

  ParseResult parse() {
    return failure(parseDriver() || parseJoins() || parseFree() ||
                   parseOrder() || parseOutputs() || parseRest());
  }

private:
  ParseResult parseDriver() {
    if (parser.parseOperand(driver) ||
        parser.parseArgumentList(indices, OpAsmParser::Delimiter::Square) ||
        parser.parseEqual() || parser.parseArgument(entries.emplace_back()) ||
        parser.parseColonType(driverType))
      return failure();
    auto type = dyn_cast<ShapedType>(driverType);
    if (!type || !type.hasRank())
      return parser.emitError(start,
                              "expects a ranked tensor or memref to visit");
    entries.front().type = type.getElementType();
    return success();
  }

  /// Parses "KEYWORD(element, ...)", if it is there.
  template <typename ParseElement>
  ParseResult parseClause(StringRef keyword, ParseElement parseElement) {
    if (failed(parser.parseOptionalKeyword(keyword)))
      return success();
    return parser.parseCommaSeparatedList(OpAsmParser::Delimiter::Paren,
                                          parseElement);
  }

  /// The number of an index by its name; -1 if it is not known yet.
  int64_t findIndex(const Operand &name) {
    for (auto [number, index] : llvm::enumerate(indices))
      if (index.ssaName.name == name.name &&
          index.ssaName.number == name.number)
        return number;
    return -1;
  }

  /// "%B[%k, %j] = %b : type"
  ParseResult parseJoin() {
    auto parseIndex = [&]() -> ParseResult {
      Argument index;
      if (parser.parseArgument(index))
        return failure();
      int64_t number = findIndex(index.ssaName);
      if (number < 0) {
        number = indices.size();
        indices.push_back(index);
      }
      joinIndices.push_back(number);
      return success();
    };
    if (parser.parseOperand(joins.emplace_back()) ||
        parser.parseCommaSeparatedList(OpAsmParser::Delimiter::Square,
                                       parseIndex) ||
        parser.parseEqual() || parser.parseArgument(entries.emplace_back()) ||
        parser.parseColonType(joinTypes.emplace_back()))
      return failure();
    auto type = dyn_cast<RankedTensorType>(joinTypes.back());
    if (!type)
      return parser.emitError(start, "expects ranked tensors to join");
    entries.back().type = type.getElementType();
    return success();
  }

  ParseResult parseJoins() {
    return parseClause("join", [&] { return parseJoin(); });
  }

  ParseResult parseFree() {
    return parseClause("free", [&] {
      return failure(parser.parseArgument(indices.emplace_back()) ||
                     parser.parseLess() ||
                     parser.parseOperand(extents.emplace_back()));
    });
  }

  /// "%j <= %i" or "%j < %i"
  ParseResult parseOrder() {
    return parseClause("where", [&]() -> ParseResult {
      Argument lesser, greater;
      SMLoc location = parser.getCurrentLocation();
      if (parser.parseArgument(lesser) || parser.parseLess())
        return failure();
      bool strictly = failed(parser.parseOptionalEqual());
      if (parser.parseArgument(greater))
        return failure();
      for (const Argument &index : {lesser, greater}) {
        order.push_back(findIndex(index.ssaName));
        if (order.back() < 0)
          return parser.emitError(location)
                 << "'" << index.ssaName.name << "' is no index of the sweep";
      }
      order.push_back(strictly);
      return success();
    });
  }

  ParseResult parseOutputs() {
    auto parseOutput = [&] {
      Argument &output = outputs.emplace_back();
      return failure(parser.parseArgument(output) || parser.parseEqual() ||
                     parser.parseOperand(inits.emplace_back()) ||
                     parser.parseColonType(output.type));
    };
    if (parser.parseKeyword("outs") ||
        parser.parseCommaSeparatedList(OpAsmParser::Delimiter::Paren,
                                       parseOutput))
      return failure();
    for (Argument &output : outputs) {
      initTypes.push_back(output.type);
      if (!isa<RankedTensorType, MemRefType, BuilderType>(output.type))
        return parser.emitError(
            start, "outputs must be ranked tensors, memrefs or builders");
      output.type = SweepOp::getOutputType(output.type);
    }
    return success();
  }

  ParseResult parseRest() {
    for (Argument &index : indices)
      index.type = builder.getIndexType();
    SmallVector<Argument> arguments(indices);
    llvm::append_range(arguments, entries);
    llvm::append_range(arguments, outputs);
    if (parser.parseOptionalAttrDictWithKeyword(result.attributes) ||
        parser.parseRegion(*result.addRegion(), arguments) ||
        parser.parseOptionalArrowTypeList(result.types) ||
        parser.resolveOperand(driver, driverType, result.operands) ||
        parser.resolveOperands(joins, joinTypes, start, result.operands) ||
        parser.resolveOperands(extents, builder.getIndexType(),
                               result.operands) ||
        parser.resolveOperands(inits, initTypes, start, result.operands))
      return failure();
    if (result.regions.front()->empty())
      result.regions.front()->emplaceBlock();
    auto &properties = result.getOrAddProperties<SweepOp::Properties>();
    properties.operandSegmentSizes = {1, static_cast<int>(joins.size()),
                                      static_cast<int>(extents.size()),
                                      static_cast<int>(inits.size())};
    properties.join_indices = builder.getDenseI64ArrayAttr(joinIndices);
    properties.order = builder.getDenseI64ArrayAttr(order);
    return success();
  }

  OpAsmParser &parser;
  OperationState &result;
  Builder &builder;
  SMLoc start;
  Operand driver;
  Type driverType;
  SmallVector<Argument> indices, entries, outputs;
  SmallVector<Operand> joins, extents, inits;
  SmallVector<Type> joinTypes, initTypes;
  SmallVector<int64_t> joinIndices, order;
};

} // namespace

ParseResult SweepOp::parse(OpAsmParser &parser, OperationState &result) {
  return SweepParser(parser, result).parse();
}

static void printJoins(SweepOp op, OpAsmPrinter &printer) {
  if (op.getJoins().empty())
    return;
  printer << " join(";
  llvm::interleaveComma(
      llvm::enumerate(op.getJoins()), printer, [&](auto join) {
        printer << join.value() << "[";
        llvm::interleaveComma(
            op.getJoinIndices(join.index()), printer,
            [&](int64_t number) { printer << op.getIndices()[number]; });
        printer << "] = " << op.getJoinEntry(join.index()) << " : "
                << join.value().getType();
      });
  printer << ")";
}

static void printOrder(SweepOp op, OpAsmPrinter &printer) {
  ArrayRef<int64_t> order = op.getOrder();
  if (order.empty())
    return;
  printer << " where(";
  for (size_t at = 0; at < order.size(); at += 3)
    printer << (at ? ", " : "") << op.getIndices()[order[at]]
            << (order[at + 2] ? " < " : " <= ")
            << op.getIndices()[order[at + 1]];
  printer << ")";
}

void SweepOp::print(OpAsmPrinter &printer) {
  auto printName = [&](Value value) { printer.printOperand(value); };
  printer << " " << getDriver() << "[";
  llvm::interleaveComma(getCoordinate(), printer, printName);
  printer << "] = " << getEntry() << " : " << getDriver().getType();
  printJoins(*this, printer);
  if (!getExtents().empty()) {
    printer << " free(";
    llvm::interleaveComma(
        llvm::zip(getFreeIndices(), getExtents()), printer, [&](auto pair) {
          printer << std::get<0>(pair) << " < " << std::get<1>(pair);
        });
    printer << ")";
  }
  printOrder(*this, printer);
  printer << " outs(";
  llvm::interleaveComma(
      llvm::zip(getOutputs(), getInits()), printer, [&](auto pair) {
        printer << std::get<0>(pair) << " = " << std::get<1>(pair) << " : "
                << std::get<1>(pair).getType();
      });
  printer << ")";
  printer.printOptionalAttrDictWithKeyword(
      (*this)->getAttrs(), {getOperandSegmentSizesAttrName(),
                            getJoinIndicesAttrName(), getOrderAttrName()});
  printer << " ";
  printer.printRegion(getBodyRegion(), /*printEntryBlockArgs=*/false);
  printer.printOptionalArrowTypeList(getResultTypes());
}
