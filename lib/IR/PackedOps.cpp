// SPDX-License-Identifier: Apache-2.0
// Verification of the operations on packed tensors.

#include "TensorOpt/IR/PackedOps.h"

using namespace mlir;
using namespace tensoropt;

bool tensoropt::isPackedTensor(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  auto encoding = tensor ? dyn_cast_or_null<EncodingAttr>(tensor.getEncoding())
                         : EncodingAttr();
  return encoding && !encoding.getSparse() &&
         encoding.getStored() == Stored::Canonical;
}

/// The layout of a type that must be packed.
static FailureOr<StorageLayout>
getPackedLayout(RankedTensorType type,
                llvm::function_ref<InFlightDiagnostic()> emitError) {
  if (!isPackedTensor(type))
    return emitError() << "takes a packed tensor, canonical entries without a "
                          "sparse storage, got "
                       << type;
  return StorageLayout::get(type, emitError);
}

//===----------------------------------------------------------------------===//
// MergeOp
//===----------------------------------------------------------------------===//

/// The extents of the blocks; unknown ones and those beyond 2^63 are dynamic.
static SmallVector<int64_t> mergeShape(ArrayRef<int64_t> shape,
                                       ArrayRef<int64_t> sizes,
                                       const MergedSlots &merged,
                                       Triangle triangle) {
  SmallVector<int64_t> result;
  for (auto [block, size] : llvm::enumerate(sizes)) {
    ArrayRef<int64_t> extents = shape.take_front(size);
    shape = shape.drop_front(size);
    int64_t count = ShapedType::kDynamic;
    if (!ShapedType::isDynamicShape(extents)) {
      auto known = merged.regionOf(block, triangle)
                       ->count({extents.begin(), extents.end()});
      if (known && *known <= uint64_t(INT64_MAX))
        count = *known;
    }
    result.push_back(count);
  }
  return result;
}

FailureOr<RankedTensorType>
MergeOp::inferType(RankedTensorType source, ArrayRef<int64_t> sizes,
                   llvm::function_ref<InFlightDiagnostic()> emitError) {
  FailureOr<StorageLayout> layout = getPackedLayout(source, emitError); // C1
  if (failed(layout))
    return failure();
  int64_t dimensions = 0;
  for (int64_t size : sizes) {
    if (size < 1 || size > source.getRank()) // C2
      return emitError() << "has a block of " << size
                         << " dimensions, expected 1 to " << source.getRank();
    dimensions += size;
  }
  if (dimensions != source.getRank()) // C2
    return emitError() << "has blocks of " << dimensions
                       << " dimensions in all, but the tensor has "
                       << source.getRank();
  auto merged =
      MergedSlots::get(layout->symmetry.getGroup(source.getRank()),
                       std::vector<unsigned>(sizes.begin(), sizes.end()));
  if (!merged) // C3
    return emitError() << "cannot merge blocks of " << sizes
                       << " dimensions: the symmetry must move whole blocks, "
                          "or none, and be independent within each";
  Triangle triangle = layout->region->triangle();
  for (unsigned block = 0; block < sizes.size(); ++block)
    if (!merged->regionOf(block, triangle)) // C3
      return emitError() << "cannot merge block " << block
                         << ": the symmetry within it makes no loop nest";
  EncodingAttr encoding;
  if (!merged->group.isTrivial())
    encoding = EncodingAttr::get(
        source.getContext(),
        SymmetryAttr::get(source.getContext(), merged->group.generators()),
        Stored::Canonical, layout->triangle, {}, {});
  return RankedTensorType::get(
      mergeShape(source.getShape(), sizes, *merged, triangle),
      source.getElementType(), encoding);
}

LogicalResult MergeOp::verify() {
  auto expected = inferType(cast<RankedTensorType>(getSource().getType()),
                            getSizes(), [&] { return emitOpError(); });
  if (failed(expected))
    return failure();
  if (*expected != getType()) // C4
    return emitOpError() << "result must be " << *expected << ", got "
                         << getType();
  return success();
}

//===----------------------------------------------------------------------===//
// SplitOp
//===----------------------------------------------------------------------===//

LogicalResult SplitOp::verify() {
  auto type = cast<RankedTensorType>(getType());
  auto expected =
      MergeOp::inferType(type, getSizes(), [&] { return emitOpError(); });
  if (failed(expected))
    return failure();
  if (isEncoded(*expected)) // C2
    return emitOpError() << "leaves symmetries between blocks of " << type
                         << ": take blocks that are independent";
  if (*expected != getSource().getType()) // C2
    return emitOpError() << "source must be " << *expected << ", got "
                         << getSource().getType();
  if (getExtents().size() != static_cast<size_t>(type.getRank())) // C3
    return emitOpError() << "has " << getExtents().size()
                         << " extents but the tensor has " << type.getRank()
                         << " dimensions";
  return success();
}

//===----------------------------------------------------------------------===//
// ExpandOp
//===----------------------------------------------------------------------===//

/// Checks C3: what the result states holds for all that has the symmetry of the
/// source.
static LogicalResult verifyExpanded(ExpandOp op, RankedTensorType source,
                                    RankedTensorType result) {
  if (!isEncoded(result))
    return success();
  auto encoding = dyn_cast<EncodingAttr>(result.getEncoding());
  if (!encoding || encoding.getSparse() || encoding.getStored() != Stored::Full)
    return op.emitOpError()
           << "makes a tensor that stores all entries densely, "
              "got "
           << result;
  unsigned rank = source.getRank();
  if (!encoding.getSymmetry().getGroup(rank).isSubgroupOf(
          getSymmetry(source).getGroup(rank)))
    return op.emitOpError()
           << "result states symmetry " << encoding.getSymmetry()
           << ", which does not follow from " << getSymmetry(source)
           << " of the source";
  return success();
}

LogicalResult ExpandOp::verify() {
  auto source = cast<RankedTensorType>(getSource().getType());
  if (failed(getPackedLayout(source, [&] { return emitOpError(); }))) // C1
    return failure();
  if (!!getTarget() == !!getResult()) // C2
    return emitOpError("needs either a buffer to write or a result");
  auto full = cast<ShapedType>(getTarget() ? Type(getTarget().getType())
                                           : Type(getResult().getType()));
  if (full.getElementType() != source.getElementType() ||
      full.getShape() != source.getShape()) // C2
    return emitOpError() << "expands " << source << " to " << full
                         << ", which has another shape or element type";
  if (getTarget())
    return success();
  return verifyExpanded(*this, source, cast<RankedTensorType>(full));
}
