// SPDX-License-Identifier: Apache-2.0
// Verification of builders and of the operations that make and end them.

#include "TensorOpt/IR/StorageLayout.h"

using namespace mlir;
using namespace tensoropt;

LogicalResult
BuilderType::verify(llvm::function_ref<InFlightDiagnostic()> emitError,
                    RankedTensorType tensor) {
  FailureOr<StorageLayout> layout = StorageLayout::get(tensor, emitError); // C1
  if (failed(layout))
    return failure();
  if (layout->isPacked()) // C1
    return emitError() << tensor
                       << " cannot be built: canonical entries without "
                          "a sparse storage have no places to add; state one";
  if (layout->hasBlocks()) // C1
    return emitError() << tensor
                       << " cannot be built: entries come one by one, not in "
                          "blocks; state a storage without blocks";
  ArrayRef<StorageLevel> levels = layout->levels;
  for (size_t depth = 1; depth < levels.size(); ++depth) { // C2
    const StorageLevel &above = levels[depth - 1];
    if (levels[depth].kind != LevelKind::Singleton ||
        (above.kind != LevelKind::Dense && !above.unique))
      continue;
    return emitError() << tensor << " cannot be built: level " << depth
                       << " is a singleton, so level " << depth - 1
                       << " must be compressed(nonunique) or "
                          "singleton(nonunique, soa)";
  }
  return success();
}

bool tensoropt::canBuild(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type))
    return complex.getElementType().isF32() || complex.getElementType().isF64();
  if (auto integer = dyn_cast<IntegerType>(type))
    return llvm::is_contained({1u, 8u, 16u, 32u, 64u}, integer.getWidth());
  return type.isIndex() || type.isF16() || type.isF32() || type.isF64();
}

LogicalResult OpenOp::verify() {
  RankedTensorType tensor = getType().getTensor();
  if (getExtents().size() != static_cast<size_t>(tensor.getRank())) // C1
    return emitOpError() << "has " << getExtents().size()
                         << " extents but the tensor has " << tensor.getRank()
                         << " dimensions";
  if (!canBuild(tensor.getElementType())) // C2
    return emitOpError()
           << "cannot build a tensor of " << tensor.getElementType()
           << ": expected i1, i8 to i64, index, f16, f32, f64, or "
              "complex of f32 or f64";
  if (getKind() == ReduceKind::Custom) // C3
    return emitOpError("cannot sum by a custom semiring");
  auto layout = StorageLayout::get(tensor, [&] { return emitOpError(); });
  bool pads =
      !layout->levels.empty() && layout->levels.back().kind == LevelKind::Dense;
  bool padsNeutral =
      getKind() == ReduceKind::Plus || getKind() == ReduceKind::Or;
  if (pads && !padsNeutral) // C3
    return emitOpError()
           << "sums by " << stringifyReduceKind(getKind())
           << ", but the last level of " << tensor
           << " is dense and holds zeros where there is no entry: "
              "store it compressed";
  return success();
}

LogicalResult CloseOp::verify() {
  RankedTensorType tensor = getSource().getType().getTensor();
  auto layout = StorageLayout::get(tensor, [&] { return emitOpError(); });
  if (failed(layout))
    return failure();
  SmallVector<Type> expected;
  for (const StorageBuffer &buffer : layout->buffers())
    expected.push_back(buffer.type);
  if (getResultTypes() != TypeRange(expected)) // C1
    return emitOpError() << tensor << " consists of buffers " << expected
                         << ", got " << getResultTypes();
  return success();
}
