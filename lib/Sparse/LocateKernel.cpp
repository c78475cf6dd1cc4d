// SPDX-License-Identifier: Apache-2.0
// Where the numbers come from that the cost of a sweep depends on.

#include "SweepCost.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace tensoropt;

/// What a value was before casts and copies of the calling convention.
static Value lookThrough(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isa<memref::CastOp, arith::IndexCastOp>(op))
      break;
    value = op->getOperand(0);
  }
  return value;
}

/// The number of the function's argument, or none.
static std::optional<int64_t> argumentNumber(Value value, SweepOp sweep) {
  auto argument = dyn_cast<BlockArgument>(lookThrough(value));
  auto function = sweep->getParentOfType<FunctionOpInterface>();
  if (!argument || !function ||
      argument.getOwner() != &function.getFunctionBody().front())
    return std::nullopt;
  return argument.getArgNumber();
}

static std::optional<ExtentSource> locateDimension(Value memref, int64_t at,
                                                   SweepOp sweep);

/// Where an extent comes from, or none.
static std::optional<ExtentSource> locateExtent(Value value, SweepOp sweep) {
  if (auto constant = getConstantIntValue(value))
    return ExtentSource{*constant, -1, -1};
  if (auto argument = argumentNumber(value, sweep))
    return ExtentSource{-1, *argument, -1};
  auto dim = value.getDefiningOp<memref::DimOp>();
  if (!dim || !dim.getConstantIndex())
    return std::nullopt;
  return locateDimension(dim.getSource(), *dim.getConstantIndex(), sweep);
}

static std::optional<ExtentSource> locateDimension(Value memref, int64_t at,
                                                   SweepOp sweep) {
  memref = lookThrough(memref);
  auto type = cast<MemRefType>(memref.getType());
  if (!type.isDynamicDim(at))
    return ExtentSource{type.getDimSize(at), -1, -1};
  if (auto argument = argumentNumber(memref, sweep))
    return ExtentSource{-1, *argument, at};
  if (auto allocate = memref.getDefiningOp<memref::AllocOp>())
    return locateExtent(allocate.getDynamicSizes()[type.getDynamicDimIndex(at)],
                        sweep);
  // A dense tensor with an encoding comes as its extents and its elements.
  if (auto cast = memref.getDefiningOp<memref::ReinterpretCastOp>())
    return locateExtent(cast.getSizes()[type.getDynamicDimIndex(at)], sweep);
  return std::nullopt;
}

static std::optional<OperandSource> locateOperand(Value memref, bool isWritten,
                                                  SweepOp sweep) {
  auto type = cast<MemRefType>(memref.getType());
  OperandSource source;
  Type element = type.getElementType();
  bool isComplex = isa<ComplexType>(element);
  if (isComplex)
    element = cast<ComplexType>(element).getElementType();
  source.elementBytes =
      element.isIndex() ? 8
                        : llvm::divideCeil(element.getIntOrFloatBitWidth(), 8) *
                              (isComplex ? 2 : 1);
  source.isWritten = isWritten;
  for (int64_t at = 0; at < type.getRank(); ++at) {
    auto extent = locateDimension(memref, at, sweep);
    if (!extent)
      return std::nullopt;
    source.extents.push_back(*extent);
  }
  return source;
}

FailureOr<Kernel> tensoropt::locateKernel(SweepOp sweep) {
  Kernel kernel;
  Value values = sweep.getDriver();
  if (auto assemble = values.getDefiningOp<AssembleOp>()) {
    values = assemble.getBuffers().back();
    // The levels of a tensor with merged dimensions are not those of the data.
    for (Value extent : assemble.getExtents())
      if (!argumentNumber(extent, sweep) && !getConstantIntValue(extent))
        return failure();
  }
  auto driver = argumentNumber(values, sweep);
  if (!driver)
    return failure();
  kernel.driver = *driver;
  for (Value extent : sweep.getExtents()) {
    auto source = locateExtent(extent, sweep);
    if (!source)
      return failure();
    kernel.freeExtents.push_back(*source);
  }
  SetVector<Value> reads;
  sweep.getBodyRegion().walk([&](memref::LoadOp load) {
    if (load.getMemRef() != sweep.getDriver())
      reads.insert(load.getMemRef());
  });
  auto add = [&](Value memref, bool isWritten) {
    auto source = locateOperand(memref, isWritten, sweep);
    if (source)
      kernel.operands.push_back(std::move(*source));
    return source.has_value();
  };
  for (Value memref : reads)
    if (!add(memref, false))
      return failure();
  for (Value memref : sweep.getInits())
    if (!isa<MemRefType>(memref.getType()) || !add(memref, true))
      return failure();
  return kernel;
}
