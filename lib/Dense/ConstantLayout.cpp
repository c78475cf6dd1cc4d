// SPDX-License-Identifier: Apache-2.0

#include "ConstantLayout.h"
#include "ConstantElements.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

/// True for a part whose place is known.
static bool isKnownPart(Operation *op) {
  auto slice = dyn_cast_or_null<tensor::ExtractSliceOp>(op);
  return slice && !ShapedType::isDynamicShape(slice.getStaticOffsets()) &&
         !ShapedType::isDynamicShape(slice.getStaticSizes()) &&
         !ShapedType::isDynamicShape(slice.getStaticStrides());
}

ConstantLayout::ConstantLayout(Value value) : source(value) {
  for (;;) {
    Operation *op = source.getDefiningOp();
    if (!isa_and_nonnull<tensor::ExpandShapeOp, tensor::CollapseShapeOp,
                         linalg::TransposeOp>(op) &&
        !isKnownPart(op))
      break;
    operations.insert(operations.begin(), op);
    source = op->getOperand(0);
  }
}

namespace {

/// Elements in memory, in the order of some loops.
struct Strided {
  int64_t offset = 0;
  SmallVector<int64_t> extents, strides;

  /// One behind the other.
  explicit Strided(ArrayRef<int64_t> shape)
      : extents(shape), strides(shape.size()) {
    int64_t stride = 1;
    for (size_t at = shape.size(); at-- > 0; stride *= shape[at])
      strides[at] = stride;
  }

  void transpose(ArrayRef<int64_t> permutation) {
    Strided before = *this;
    for (auto [at, from] : llvm::enumerate(permutation)) {
      extents[at] = before.extents[from];
      strides[at] = before.strides[from];
    }
  }

  void extract(tensor::ExtractSliceOp slice) {
    Strided before = *this;
    extents.clear();
    strides.clear();
    llvm::SmallBitVector dropped = slice.getDroppedDims();
    for (auto [at, from, size, step] :
         llvm::enumerate(slice.getStaticOffsets(), slice.getStaticSizes(),
                         slice.getStaticStrides())) {
      offset += from * before.strides[at];
      if (dropped.test(at))
        continue;
      extents.push_back(size);
      strides.push_back(before.strides[at] * step);
    }
  }

  void expand(ArrayRef<ReassociationIndices> groups, ArrayRef<int64_t> shape) {
    Strided after(shape);
    after.offset = offset;
    for (auto [at, group] : llvm::enumerate(groups)) {
      int64_t stride = strides[at];
      for (int64_t dimension : llvm::reverse(group)) {
        after.strides[dimension] = stride;
        stride *= shape[dimension];
      }
    }
    *this = after;
  }

  /// False if the elements of a group are not one behind the other.
  bool collapse(ArrayRef<ReassociationIndices> groups,
                ArrayRef<int64_t> shape) {
    Strided after(shape);
    after.offset = offset;
    for (auto [at, group] : llvm::enumerate(groups)) {
      int64_t stride = 0, length = 1;
      for (int64_t dimension : llvm::reverse(group)) {
        if (extents[dimension] == 1)
          continue;
        if (length == 1)
          stride = strides[dimension];
        else if (strides[dimension] != stride * length)
          return false;
        length *= extents[dimension];
      }
      after.strides[at] = stride;
    }
    *this = after;
    return true;
  }
};

/// Writes elements of so many bytes in the order of the loops.
template <typename Element>
void copy(const Strided &from, ArrayRef<char> elements, char *to) {
  auto *read = reinterpret_cast<const Element *>(elements.data());
  auto *written = reinterpret_cast<Element *>(to);
  size_t rank = from.extents.size();
  if (rank == 0) {
    *written = read[from.offset];
    return;
  }
  int64_t inner = from.extents.back(), stride = from.strides.back();
  SmallVector<int64_t> at(rank, 0);
  for (int64_t offset = from.offset;;) {
    for (int64_t lane = 0; lane < inner; ++lane)
      *written++ = read[offset + lane * stride];
    size_t loop = rank - 1;
    while (loop-- > 0) {
      offset += from.strides[loop];
      if (++at[loop] < from.extents[loop])
        break;
      offset -= from.strides[loop] * from.extents[loop];
      at[loop] = 0;
    }
    if (loop == size_t(-1))
      return;
  }
}

std::optional<Buffer> copy(const Strided &from, ArrayRef<char> elements,
                           unsigned bytes) {
  std::optional<Buffer> made =
      Buffer::allocate(ScalarType{ScalarKind::U8},
                       ShapedType::getNumElements(from.extents) * bytes);
  if (!made || made->bytes() == 0)
    return made;
  char *to = static_cast<char *>(made->data());
  switch (bytes) {
  case 1:
    copy<uint8_t>(from, elements, to);
    break;
  case 2:
    copy<uint16_t>(from, elements, to);
    break;
  case 4:
    copy<uint32_t>(from, elements, to);
    break;
  default:
    copy<uint64_t>(from, elements, to);
  }
  return made;
}

} // namespace

std::optional<Buffer> ConstantLayout::apply(ArrayRef<char> elements) const {
  auto type = cast<RankedTensorType>(source.getType());
  unsigned bytes = type.getElementTypeBitWidth() / 8;
  Strided order(type.getShape());
  std::optional<Buffer> copied;
  for (Operation *op : operations) {
    ArrayRef<int64_t> shape =
        cast<RankedTensorType>(op->getResult(0).getType()).getShape();
    if (auto transpose = dyn_cast<linalg::TransposeOp>(op)) {
      order.transpose(transpose.getPermutation());
    } else if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op)) {
      order.extract(slice);
    } else if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
      order.expand(expand.getReassociationIndices(), shape);
    } else {
      auto collapse = cast<tensor::CollapseShapeOp>(op);
      auto groups = collapse.getReassociationIndices();
      if (!order.collapse(groups, shape)) {
        copied = copy(order, elements, bytes);
        if (!copied)
          return std::nullopt;
        elements = getBytes(*copied);
        order = Strided(collapse.getSrcType().getShape());
        (void)order.collapse(groups, shape);
      }
    }
  }
  return copy(order, elements, bytes);
}
