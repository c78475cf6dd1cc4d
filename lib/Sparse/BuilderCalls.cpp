// SPDX-License-Identifier: Apache-2.0

#include "BuilderCalls.h"
#include "TensorOpt/IR/StorageLayout.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// A function of the runtime: see TensorOpt/Runtime/GeneratedCode.h.
struct RuntimeFunction {
  StringRef name;
  unsigned arguments;
  bool returnsIndex;
};

constexpr RuntimeFunction functions[] = {
    {"Open", 3, true},         {"Level", 5, false},        {"Append", 4, false},
    {"AppendFibre", 5, false}, {"AppendSorted", 5, false}, {"Fork", 1, true},
    {"Join", 2, false},        {"Finish", 1, false},       {"Size", 1, true},
    {"Fill", 2, false},        {"Close", 1, false},
};

std::string symbolOf(StringRef name) {
  return ("tensoroptBuilder" + name).str();
}

Value constant(ImplicitLocOpBuilder &builder, int64_t value) {
  return arith::ConstantIndexOp::create(builder, value);
}

/// Bytes of a position, coordinate or number.
int64_t bytesOf(Type type) {
  return type.isIndex() ? 8 : (type.getIntOrFloatBitWidth() + 7) / 8;
}

void addLevels(ImplicitLocOpBuilder &builder, Value handle, OpenOp op,
               const StorageLayout &layout) {
  for (const StorageLevel &level : layout.levels)
    emitBuilderCall(builder, "Level",
                    {handle,
                     constant(builder, static_cast<int64_t>(level.kind)),
                     op.getExtents()[level.dimension],
                     constant(builder, bytesOf(layout.positionType)),
                     constant(builder, bytesOf(layout.coordinateType))});
}

} // namespace

void tensoropt::declareBuilderFunctions(ModuleOp module) {
  OpBuilder builder = OpBuilder::atBlockBegin(module.getBody());
  Type index = builder.getIndexType();
  for (const RuntimeFunction &function : functions) {
    std::string symbol = symbolOf(function.name);
    if (module.lookupSymbol(symbol))
      continue;
    SmallVector<Type> arguments(function.arguments, index), results;
    if (function.returnsIndex)
      results.push_back(index);
    func::FuncOp::create(builder, module.getLoc(), symbol,
                         builder.getFunctionType(arguments, results))
        .setPrivate();
  }
}

Value tensoropt::emitBuilderCall(ImplicitLocOpBuilder &builder, StringRef name,
                                 ValueRange arguments) {
  const RuntimeFunction *function = llvm::find_if(
      functions, [&](const RuntimeFunction &f) { return f.name == name; });
  SmallVector<Type> results;
  if (function->returnsIndex)
    results.push_back(builder.getIndexType());
  auto call = func::CallOp::create(builder, symbolOf(name), results, arguments);
  return function->returnsIndex ? call.getResult(0) : Value();
}

Value tensoropt::emitAddress(ImplicitLocOpBuilder &builder, Value memref) {
  return memref::ExtractAlignedPointerAsIndexOp::create(builder, memref);
}

LogicalResult tensoropt::lowerOpen(OpenOp op, BuilderHandles &handles,
                                   RewriterBase &rewriter) {
  for (const RuntimeFunction &function : functions) {
    auto name = StringAttr::get(op.getContext(), symbolOf(function.name));
    if (!SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(op, name))
      return op.emitOpError() << "needs the function '" << name.getValue()
                              << "', which tensoropt-expose-storage declares";
  }
  ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
  builder.setInsertionPoint(op);
  RankedTensorType tensor = op.getType().getTensor();
  auto layout = StorageLayout::get(tensor, [&] { return op.emitOpError(); });
  Type element = tensor.getElementType();
  auto complexType = dyn_cast<ComplexType>(element);
  int64_t number = complexType ? 2 : isa<FloatType>(element) ? 1 : 0;
  int64_t bytes = complexType ? 2 * bytesOf(complexType.getElementType())
                              : bytesOf(element);
  Value handle =
      emitBuilderCall(builder, "Open",
                      {constant(builder, number), constant(builder, bytes),
                       constant(builder, static_cast<int64_t>(op.getKind()))});
  addLevels(builder, handle, op, *layout);
  handles[op.getResult()] = handle;
  return success();
}

LogicalResult tensoropt::lowerClose(CloseOp op, const BuilderHandles &handles,
                                    RewriterBase &rewriter) {
  Value handle = handles.lookup(op.getSource());
  if (!handle)
    return op.emitOpError("closes a builder that no tensoropt.open of this "
                          "function opens");
  ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
  builder.setInsertionPoint(op);
  emitBuilderCall(builder, "Finish", {handle});
  SmallVector<Value> buffers;
  for (Type type : op.getResultTypes()) {
    Value size = emitBuilderCall(builder, "Size", {handle});
    buffers.push_back(
        memref::AllocOp::create(builder, cast<MemRefType>(type), size));
    emitBuilderCall(builder, "Fill",
                    {handle, emitAddress(builder, buffers.back())});
  }
  emitBuilderCall(builder, "Close", {handle});
  rewriter.replaceOp(op, buffers);
  return success();
}
