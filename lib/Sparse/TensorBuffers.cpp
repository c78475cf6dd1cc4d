// SPDX-License-Identifier: Apache-2.0

#include "TensorBuffers.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// The extent of a tensor or memref along a dimension.
static Value getExtent(ImplicitLocOpBuilder &builder, Value tensor,
                       unsigned dimension) {
  if (auto assemble = tensor.getDefiningOp<AssembleOp>())
    return assemble.getExtents()[dimension];
  if (isa<MemRefType>(tensor.getType()))
    return memref::DimOp::create(builder, tensor, dimension);
  return tensor::DimOp::create(builder, tensor, dimension);
}

void TensorBuffers::load(ImplicitLocOpBuilder &builder, Value tensor,
                         const StorageLayout &layout) {
  for (const StorageLevel &level : layout.levels)
    extents.push_back(getExtent(builder, tensor, level.dimension));
  positions.resize(layout.levels.size());
  coordinates.resize(layout.levels.size());
  if (!layout.type)
    return;
  for (const StorageBuffer &buffer : layout.buffers())
    switch (buffer.role) {
    case StorageBuffer::Role::Positions:
      positions[buffer.level] =
          builder.createOrFold<PositionsOp>(buffer.type, tensor, buffer.level);
      break;
    case StorageBuffer::Role::Coordinates:
      coordinates[buffer.level] = builder.createOrFold<CoordinatesOp>(
          buffer.type, tensor, buffer.level);
      break;
    case StorageBuffer::Role::Values:
      values = builder.createOrFold<ValuesOp>(buffer.type, tensor);
      break;
    }
}

Value tensoropt::loadIndex(ImplicitLocOpBuilder &builder, Value buffer,
                           Value at) {
  Value loaded = memref::LoadOp::create(builder, buffer, at);
  if (loaded.getType().isIndex())
    return loaded;
  return arith::IndexCastUIOp::create(builder, builder.getIndexType(), loaded);
}

Value tensoropt::flattenBuffer(ImplicitLocOpBuilder &builder, Value buffer) {
  auto type = cast<MemRefType>(buffer.getType());
  if (type.getRank() > 1) {
    ReassociationIndices all(
        llvm::to_vector<2>(llvm::seq<int64_t>(0, type.getRank())));
    buffer = memref::CollapseShapeOp::create(
        builder, buffer, ArrayRef<ReassociationIndices>(all));
  }
  auto flat = MemRefType::get({ShapedType::kDynamic}, type.getElementType());
  return builder.createOrFold<memref::CastOp>(flat, buffer);
}
