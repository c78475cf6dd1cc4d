// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-split-phases.

#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/Support/MathExtras.h"

namespace tensoropt {
#define GEN_PASS_DEF_SPLITPHASES
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

using Bounds = SmallVector<OpFoldResult>;

/// One dimension that a window moves along, over a stretched image.
struct Axis {
  unsigned image, filter, result; ///< dimensions of the operands
  int64_t extent;                 ///< of the image before it was stretched
  int64_t window, results;
  int64_t offset, factor; ///< where elements of that image went

  /// What a phase, every `factor`-th result, reads: windows over the image as
  /// it was, from `first` on, of every `factor`-th weight.
  struct Phase {
    int64_t first, firstWeight, window, results;
  };
  Phase getPhase(int64_t number) const;
};

/// A part of a tensor: at first, all of it.
struct Part {
  Bounds offsets, sizes, strides;
  bool isWhole = true;

  Part(Value value, OpBuilder &builder)
      : sizes(tensor::getMixedSizes(builder, value.getLoc(), value)) {
    offsets.assign(sizes.size(), builder.getIndexAttr(0));
    strides.assign(sizes.size(), builder.getIndexAttr(1));
  }
  void set(unsigned dimension, int64_t offset, int64_t size, int64_t stride,
           Builder &builder) {
    isWhole &= offset == 0 && stride == 1 &&
               isConstantIntValue(sizes[dimension], size);
    offsets[dimension] = builder.getIndexAttr(offset);
    sizes[dimension] = builder.getIndexAttr(size);
    strides[dimension] = builder.getIndexAttr(stride);
  }
  Value extract(Value value, OpBuilder &builder) const {
    if (isWhole)
      return value;
    return tensor::ExtractSliceOp::create(builder, value.getLoc(), value,
                                          offsets, sizes, strides);
  }
};

/// A convolution of an image whose elements have zeros between them, as a
/// transposed convolution is written.
class Stretched {
public:
  static std::optional<Stretched> find(linalg::LinalgOp op);

  Operation *getOp() const { return op; }
  int64_t countPhases() const;
  /// Replaces the convolution.
  void split(RewriterBase &rewriter);

private:
  /// What a phase reads and writes along each axis.
  using Phases = SmallVector<Axis::Phase>;

  explicit Stretched(linalg::LinalgOp op) : op(op) {}
  bool findAxes();
  bool stretchesAxesOnly() const;
  /// Phases, of the last axis fastest.
  Phases getPhases(int64_t number) const;
  void padImage(RewriterBase &rewriter);
  Value makeInit(const Part &place, RewriterBase &rewriter);
  Value emitPhase(ArrayRef<Axis::Phase> phases, const Part &place,
                  RewriterBase &rewriter);

  linalg::LinalgOp op;
  tensor::InsertSliceOp stretch;
  SmallVector<Axis> axes;
  Value image;              ///< before it was stretched, with its borders
  SmallVector<int64_t> low; ///< border in front, of each axis
};

} // namespace

Axis::Phase Axis::getPhase(int64_t number) const {
  Phase phase;
  // Result `number` + factor q meets weight t at element (number + t - offset)
  // / factor + q, if that is whole.
  int64_t rest = (offset - number) % factor;
  phase.firstWeight = rest < 0 ? rest + factor : rest;
  phase.first = (number + phase.firstWeight - offset) / factor;
  phase.window = phase.firstWeight < window
                     ? llvm::divideCeil(window - phase.firstWeight, factor)
                     : 0;
  phase.results =
      number < results ? llvm::divideCeil(results - number, factor) : 0;
  return phase;
}

/// A sum of products: zeros of the image leave it as it is.
static bool isSumOfProducts(linalg::LinalgOp op) {
  return op.getNumDpsInputs() == 2 && op.getNumDpsInits() == 1 &&
         op->getNumResults() == 1 && op.hasPureTensorSemantics() &&
         linalg::detail::isContractionBody(
             *op.getBlock(), [](Operation *product, Operation *sum) {
               return (isa<arith::MulFOp>(product) &&
                       isa<arith::AddFOp>(sum)) ||
                      (isa<arith::MulIOp>(product) && isa<arith::AddIOp>(sum));
             });
}

static bool isZero(Value value) {
  if (auto fill = value.getDefiningOp<linalg::FillOp>())
    value = fill.getInputs().front();
  return matchPattern(value, m_AnyZeroFloat()) || matchPattern(value, m_Zero());
}

/// The dimension of an operand that depends on a loop; none if several do.
static std::optional<unsigned> findDimension(AffineMap map, unsigned loop) {
  std::optional<unsigned> found;
  for (auto [dimension, expr] : llvm::enumerate(map.getResults()))
    if (expr.isFunctionOfDim(loop)) {
      if (found)
        return std::nullopt;
      found = dimension;
    }
  return found;
}

bool Stretched::findAxes() {
  FailureOr<linalg::ConvolutionDimensions> loops =
      linalg::inferConvolutionDims(op);
  if (failed(loops))
    return false;
  auto isOne = [](int64_t value) { return value == 1; };
  if (!llvm::all_of(loops->strides, isOne) ||
      !llvm::all_of(loops->dilations, isOne))
    return false;
  SmallVector<AffineMap> maps = op.getIndexingMapsArray();
  SmallVector<int64_t> ranges = op.getStaticLoopRanges();
  for (auto [result, window] :
       llvm::zip_equal(loops->outputImage, loops->filterLoop)) {
    std::optional<unsigned> image = findDimension(maps[0], result);
    std::optional<unsigned> filter = findDimension(maps[1], window);
    std::optional<unsigned> made = findDimension(maps[2], result);
    if (!image || !filter || !made)
      return false;
    Axis axis{*image,
              *filter,
              *made,
              stretch.getSourceType().getDimSize(*image),
              ranges[window],
              ranges[result],
              stretch.getStaticOffsets()[*image],
              stretch.getStaticStrides()[*image]};
    for (int64_t known :
         {axis.extent, axis.window, axis.results, axis.offset, axis.factor})
      if (ShapedType::isDynamic(known))
        return false;
    axes.push_back(axis);
  }
  return true;
}

/// True if all of the image lies along the other dimensions.
bool Stretched::stretchesAxesOnly() const {
  auto insert = stretch;
  RankedTensorType from = insert.getSourceType(), to = insert.getType();
  for (unsigned dimension = 0; dimension < to.getRank(); ++dimension) {
    bool isAxis = llvm::any_of(
        axes, [&](const Axis &axis) { return axis.image == dimension; });
    if (!isAxis && (from.getDimSize(dimension) != to.getDimSize(dimension) ||
                    insert.getStaticOffsets()[dimension] != 0 ||
                    insert.getStaticStrides()[dimension] != 1))
      return false;
  }
  return true;
}

std::optional<Stretched> Stretched::find(linalg::LinalgOp op) {
  if (!isSumOfProducts(op))
    return std::nullopt;
  Stretched found(op);
  found.stretch =
      op.getDpsInputOperand(0)->get().getDefiningOp<tensor::InsertSliceOp>();
  if (!found.stretch || !isZero(found.stretch.getDest()) ||
      found.stretch.getSourceType().getRank() !=
          found.stretch.getType().getRank() ||
      !found.findAxes() || !found.stretchesAxesOnly() ||
      found.countPhases() < 2)
    return std::nullopt;
  return found;
}

int64_t Stretched::countPhases() const {
  int64_t count = 1;
  for (const Axis &axis : axes)
    if (llvm::MulOverflow(count, axis.factor, count))
      return std::numeric_limits<int64_t>::max();
  return count;
}

Stretched::Phases Stretched::getPhases(int64_t number) const {
  Phases phases(axes.size());
  for (auto [axis, phase] : llvm::reverse(llvm::zip_equal(axes, phases))) {
    phase = axis.getPhase(number % axis.factor);
    number /= axis.factor;
  }
  return phases;
}

/// Puts zeros around the image as far as a phase reads beyond it.
void Stretched::padImage(RewriterBase &rewriter) {
  SmallVector<int64_t> high(axes.size(), 0);
  low = high;
  for (int64_t number = 0; number < countPhases(); ++number)
    for (auto [at, phase] : llvm::enumerate(getPhases(number))) {
      if (phase.window == 0 || phase.results == 0)
        continue;
      int64_t end = phase.first + phase.results + phase.window - 1;
      low[at] = std::max(low[at], -phase.first);
      high[at] = std::max(high[at], end - axes[at].extent);
    }
  image = stretch.getSource();
  auto isNone = [](int64_t amount) { return amount == 0; };
  if (llvm::all_of(low, isNone) && llvm::all_of(high, isNone))
    return;
  RankedTensorType type = stretch.getSourceType();
  Bounds lows(type.getRank(), rewriter.getIndexAttr(0)), highs = lows;
  SmallVector<int64_t> shape(type.getShape());
  for (auto [axis, before, after] : llvm::zip_equal(axes, low, high)) {
    lows[axis.image] = rewriter.getIndexAttr(before);
    highs[axis.image] = rewriter.getIndexAttr(after);
    shape[axis.image] += before + after;
  }
  Value zero = arith::ConstantOp::create(
      rewriter, op.getLoc(), rewriter.getZeroAttr(type.getElementType()));
  image =
      tensor::PadOp::create(rewriter, op.getLoc(),
                            RankedTensorType::get(shape, type.getElementType()),
                            image, lows, highs, zero);
}

/// What a phase starts from: its part of what all results do, or made anew
/// where that is the same along all axes.
Value Stretched::makeInit(const Part &place, RewriterBase &rewriter) {
  Value init = op.getDpsInitOperand(0)->get();
  Location loc = op.getLoc();
  Type element = getElementTypeOrSelf(init.getType());
  if (auto fill = init.getDefiningOp<linalg::FillOp>()) {
    Value empty = tensor::EmptyOp::create(rewriter, loc, place.sizes, element);
    return linalg::FillOp::create(rewriter, loc, fill.getInputs(), empty)
        .getResult(0);
  }
  auto spread = init.getDefiningOp<linalg::BroadcastOp>();
  if (spread && llvm::all_of(axes, [&](const Axis &axis) {
        return llvm::is_contained(spread.getDimensions(), axis.result);
      })) {
    Value empty = tensor::EmptyOp::create(rewriter, loc, place.sizes, element);
    return linalg::BroadcastOp::create(rewriter, loc, spread.getInput(), empty,
                                       spread.getDimensions())
        ->getResult(0);
  }
  return place.extract(init, rewriter);
}

Value Stretched::emitPhase(ArrayRef<Axis::Phase> phases, const Part &place,
                           RewriterBase &rewriter) {
  Value init = makeInit(place, rewriter);
  // Where no weight meets an element the result is what it started from.
  if (llvm::any_of(phases,
                   [](const Axis::Phase &phase) { return phase.window == 0; }))
    return init;
  Value weights = op.getDpsInputOperand(1)->get();
  Part read(image, rewriter), used(weights, rewriter);
  for (auto [axis, phase, border] : llvm::zip_equal(axes, phases, low)) {
    read.set(axis.image, border + phase.first, phase.results + phase.window - 1,
             1, rewriter);
    used.set(axis.filter, phase.firstWeight, phase.window, axis.factor,
             rewriter);
  }
  SmallVector<Value> operands = {read.extract(image, rewriter),
                                 used.extract(weights, rewriter), init};
  return clone(rewriter, op.getOperation(), init.getType(), operands)
      ->getResult(0);
}

void Stretched::split(RewriterBase &rewriter) {
  rewriter.setInsertionPoint(op);
  padImage(rewriter);
  Value init = op.getDpsInitOperand(0)->get();
  Location loc = op.getLoc();
  Value whole = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init),
      getElementTypeOrSelf(init.getType()));
  for (int64_t number = 0; number < countPhases(); ++number) {
    Phases phases = getPhases(number);
    Part place(init, rewriter);
    int64_t rest = number;
    bool hasResults = true;
    for (auto [axis, phase] : llvm::reverse(llvm::zip_equal(axes, phases))) {
      place.set(axis.result, rest % axis.factor, phase.results, axis.factor,
                rewriter);
      rest /= axis.factor;
      hasResults &= phase.results > 0;
    }
    if (!hasResults)
      continue;
    Value made = emitPhase(phases, place, rewriter);
    whole = tensor::InsertSliceOp::create(
        rewriter, loc, made, whole, place.offsets, place.sizes, place.strides);
  }
  rewriter.replaceOp(op, whole);
}

namespace {

struct SplitPhasesPass : tensoropt::impl::SplitPhasesBase<SplitPhasesPass> {
  using SplitPhasesBase::SplitPhasesBase;

  void runOnOperation() override {
    SmallVector<Stretched> all;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (std::optional<Stretched> found = Stretched::find(op))
        all.push_back(*found);
    });
    IRRewriter rewriter(&getContext());
    for (Stretched &stretched : all) {
      int64_t count = stretched.countPhases();
      bool isSplit = count <= int64_t(maxPhases);
      Record record(isSplit ? Record::Kind::Passed : Record::Kind::Missed,
                    "split-phases", isSplit ? "Split" : "TooManyPhases");
      record.add("phases", count);
      emitRecord(stretched.getOp(), std::move(record));
      if (isSplit)
        stretched.split(rewriter);
    }
  }
};

} // namespace
