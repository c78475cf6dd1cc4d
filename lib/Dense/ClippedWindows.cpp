// SPDX-License-Identifier: Apache-2.0

#include "ClippedWindows.h"
#include "ConstantElements.h"
#include "Product.h"
#include "mlir/Analysis/FlatLinearValueConstraints.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/IR/Matchers.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

using Axis = ClippedWindows::Axis;
using Segment = ClippedWindows::Segment;

namespace {

/// A place in the image: result * stride + window * dilation.
struct Place {
  unsigned result, window;
  int64_t stride, dilation;

  static std::optional<Place> find(linalg::LinalgOp op, AffineExpr expr);
};

} // namespace

std::optional<Place> Place::find(linalg::LinalgOp op, AffineExpr expr) {
  SmallVector<int64_t> factors; // of all loops, and what is added
  if (failed(getFlattenedAffineExpr(expr, op.getNumLoops(), 0, &factors)) ||
      factors.size() != op.getNumLoops() + 1 || factors.back() != 0)
    return std::nullopt;
  Place place{0, 0, 0, 0};
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop) {
    bool isResult =
        op.getIteratorTypesArray()[loop] == utils::IteratorType::parallel;
    int64_t &factor = isResult ? place.stride : place.dilation;
    if (factors[loop] == 0)
      continue;
    if (factors[loop] < 0 || factor != 0)
      return std::nullopt;
    factor = factors[loop];
    (isResult ? place.result : place.window) = loop;
  }
  if (place.stride == 0 || place.dilation == 0)
    return std::nullopt;
  return place;
}

/// True if an operand has the loop, if at all, as a dimension of its own.
static bool hasPlainly(AffineMap map, unsigned loop) {
  return llvm::all_of(map.getResults(), [&](AffineExpr expr) {
    return isa<AffineDimExpr>(expr) || !expr.isFunctionOfDim(loop);
  });
}

/// Each box has tiles of its own, and more take long to compile: windows of
/// 7 x 7 have as many, and those of 3 x 3 with loops of open extents, whose
/// slices upstream's bufferisation compares with each other by inequalities.
static constexpr size_t mostBoxes = 49, mostOpenBoxes = 9;

/// Cuts the results where the part of the window changes that lies between
/// `low` and `low` + `extent`; false where there is none.
static bool findSegments(Axis &axis, const Place &place, int64_t results,
                         int64_t low, int64_t extent) {
  for (int64_t at = 0; at < results; ++at) {
    int64_t before = low - at * place.stride; // as far as the border goes
    int64_t first =
        std::max<int64_t>(0, llvm::divideCeilSigned(before, place.dilation));
    int64_t end = std::min(
        axis.extent,
        llvm::divideFloorSigned(before + extent - 1, place.dilation) + 1);
    if (first >= end)
      return false;
    Segment *last = axis.segments.empty() ? nullptr : &axis.segments.back();
    if (last && last->first == first && last->count == end - first)
      ++last->end;
    else
      axis.segments.push_back({at, at + 1, first, end - first});
  }
  return true;
}

/// A padding by zeros that are known in number.
static tensor::PadOp findPadding(OpOperand *image) {
  auto padding = image->get().getDefiningOp<tensor::PadOp>();
  if (!padding || !padding->hasOneUse() || padding.getNofold() ||
      padding.getSourceType().getEncoding() ||
      padding.getResultType().getEncoding())
    return {};
  auto isAmount = [](int64_t amount) {
    return !ShapedType::isDynamic(amount) && amount >= 0;
  };
  Value border = padding.getConstantPaddingValue();
  if (!border || !matchPattern(border, m_AnyZeroFloat()) ||
      !llvm::all_of(padding.getStaticLow(), isAmount) ||
      !llvm::all_of(padding.getStaticHigh(), isAmount))
    return {};
  return padding;
}

static bool findAxes(ClippedWindows &found, linalg::LinalgOp op) {
  AffineMap map = op.getMatchingIndexingMap(found.image);
  AffineMap written = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  tensor::PadOp padding = found.padding;
  for (auto [dimension, expr] : llvm::enumerate(map.getResults())) {
    int64_t low = padding.getStaticLow()[dimension];
    int64_t extent = padding.getSourceType().getDimSize(dimension);
    if (low == 0 && padding.getStaticHigh()[dimension] == 0)
      continue;
    std::optional<Place> place = Place::find(op, expr);
    if (!place || ShapedType::isDynamic(extent) ||
        ShapedType::isDynamic(extents[place->result]) ||
        ShapedType::isDynamic(extents[place->window]) ||
        !hasPlainly(written, place->result))
      return false;
    // Each loop moves along one dimension.
    for (auto [other, moved] : llvm::enumerate(map.getResults()))
      if (other != dimension && (moved.isFunctionOfDim(place->result) ||
                                 moved.isFunctionOfDim(place->window)))
        return false;
    for (OpOperand *operand : op.getDpsInputOperands())
      if (operand != found.image &&
          !hasPlainly(op.getMatchingIndexingMap(operand), place->window))
        return false;
    Axis axis{place->result, place->window, extents[place->window], {}};
    if (!findSegments(axis, *place, extents[place->result], low, extent))
      return false;
    found.axes.push_back(std::move(axis));
  }
  return !found.axes.empty();
}

std::optional<ClippedWindows> ClippedWindows::find(linalg::LinalgOp op) {
  if (!op.hasPureTensorSemantics() || !addsProducts(op) ||
      op.getNumDpsInputs() != 2)
    return std::nullopt;
  bool isOpen =
      llvm::is_contained(op.getStaticLoopRanges(), ShapedType::kDynamic);
  for (OpOperand *input : op.getDpsInputOperands()) {
    ClippedWindows found;
    found.image = input;
    found.padding = findPadding(input);
    OpOperand *weights = op.getDpsInputOperand(1 - input->getOperandNumber());
    if (found.padding && isFiniteConstant(weights->get()) &&
        findAxes(found, op) &&
        found.countBoxes() <= (isOpen ? mostOpenBoxes : mostBoxes))
      return found;
  }
  return std::nullopt;
}

size_t ClippedWindows::countBoxes() const {
  size_t count = 1;
  for (const Axis &axis : axes)
    count *= axis.segments.size();
  return count;
}

SmallVector<ClippedWindows::Box> ClippedWindows::listBoxes() const {
  SmallVector<Box> boxes = {{}};
  for (const Axis &axis : axes) {
    SmallVector<Box> longer;
    for (const Box &box : boxes)
      for (const Segment &segment : axis.segments) {
        longer.push_back(box);
        longer.back().push_back(segment);
      }
    boxes = std::move(longer);
  }
  return boxes;
}

Value ClippedWindows::slice(ArrayRef<OpFoldResult> offsets,
                            ArrayRef<OpFoldResult> sizes,
                            OpBuilder &builder) const {
  auto op = cast<linalg::LinalgOp>(image->getOwner());
  Location loc = op.getLoc();
  AffineMap map = op.getMatchingIndexingMap(image);
  tensor::PadOp pad = padding;
  SmallVector<OpFoldResult> begins, extents;
  for (auto [expr, low] : llvm::zip(map.getResults(), pad.getStaticLow())) {
    auto apply = [&](AffineExpr place, ArrayRef<OpFoldResult> at) {
      return affine::makeComposedFoldedAffineApply(
          builder, loc, AffineMap::get(map.getNumDims(), 0, place), at);
    };
    begins.push_back(apply(expr - low, offsets));
    extents.push_back(apply(expr + 1, sizes));
  }
  SmallVector<OpFoldResult> strides(begins.size(), builder.getIndexAttr(1));
  return tensor::ExtractSliceOp::create(builder, loc, pad.getSource(), begins,
                                        extents, strides);
}
