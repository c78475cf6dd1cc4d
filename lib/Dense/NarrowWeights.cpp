// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-narrow-weights.

#include "ConstantElements.h"
#include "Product.h"
#include "RoundedWeights.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

namespace tensoropt {
#define GEN_PASS_DEF_NARROWWEIGHTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// Shorter constants are not what a network reads most of.
static constexpr int64_t leastBytes = 4096;
/// Caches near a core hold less for each row, and more rows have arithmetic to
/// do while weights arrive.
static constexpr int64_t leastStreamedBytes = 1 << 20, mostStreamedRows = 4;

namespace {

/// Weights, and what reads them.
struct Candidate {
  Value weights;
  std::vector<Product> products;
  SmallVector<int64_t> scaled; ///< dimensions that scales differ along

  ArrayRef<int64_t> getShape() const {
    return cast<RankedTensorType>(weights.getType()).getShape();
  }
};

struct NarrowWeightsPass
    : tensoropt::impl::NarrowWeightsBase<NarrowWeightsPass> {
  using NarrowWeightsBase::NarrowWeightsBase;

  void runOnOperation() override;

private:
  bool isAuto() const { return type == StoredWeights::Auto; }
  bool hasScales() const { return type == StoredWeights::I16 || isAuto(); }

  SmallVector<arith::ConstantOp> findWeights();
  std::optional<Candidate> findReaders(arith::ConstantOp weights) const;
  std::optional<RoundedWeights> round(const Candidate &candidate) const;
  std::string check(const RoundedWeights &rounded) const;
  void replace(const Candidate &candidate, const RoundedWeights &rounded);
};

} // namespace

/// Loops of a product by the dimensions of its weights.
static SmallVector<unsigned> getWeightLoops(Product product) {
  return llvm::map_to_vector(
      product.op.getMatchingIndexingMap(product.weights).getResults(),
      [](AffineExpr place) {
        return cast<AffineDimExpr>(place).getPosition();
      });
}

/// The dimensions of the weights that the other factor has, too, which may be
/// multiplied by their scales in place of them; none where windows of the other
/// factor are summed.
static SmallVector<int64_t> findScaled(Product product) {
  AffineMap read = product.op.getMatchingIndexingMap(product.factor);
  SmallVector<int64_t> extents = product.op.getStaticLoopRanges();
  for (AffineExpr place : read.getResults())
    if (!isa<AffineDimExpr>(place) &&
        llvm::any_of(product.sums, [&](unsigned loop) {
          return extents[loop] != 1 && place.isFunctionOfDim(loop);
        }))
      return {};
  SmallVector<int64_t> scaled;
  for (auto [dimension, loop] : llvm::enumerate(getWeightLoops(product)))
    if (read.getResultPosition(getAffineDimExpr(loop, read.getContext())))
      scaled.push_back(dimension);
  return scaled;
}

/// Rows that weights are read for, many if their number is open.
static int64_t countRows(Product product) {
  SmallVector<int64_t> extents = product.op.getStaticLoopRanges();
  int64_t rows = 1;
  for (unsigned loop : product.columns) {
    if (ShapedType::isDynamic(extents[loop]) ||
        llvm::MulOverflow(rows, extents[loop], rows))
      return std::numeric_limits<int64_t>::max();
  }
  return rows;
}

/// Multiplies a factor by the scales of the weights it meets.
static void scaleFactor(Product product, Value scales,
                        ArrayRef<int64_t> scaled) {
  OpBuilder builder(product.op);
  Location loc = product.op.getLoc();
  Value factor = product.factor->get();
  AffineMap read = product.op.getMatchingIndexingMap(product.factor);
  SmallVector<unsigned> loops = getWeightLoops(product);
  unsigned rank = read.getNumResults();
  SmallVector<AffineExpr> places;
  for (int64_t dimension : scaled)
    places.push_back(builder.getAffineDimExpr(
        *read.getResultPosition(builder.getAffineDimExpr(loops[dimension]))));
  AffineMap same = builder.getMultiDimIdentityMap(rank);
  AffineMap by = AffineMap::get(rank, 0, places, builder.getContext());
  Value empty = tensor::EmptyOp::create(
      builder, loc, tensor::getMixedSizes(builder, loc, factor),
      builder.getF32Type());
  auto scaledFactor = linalg::GenericOp::create(
      builder, loc, empty.getType(), ValueRange{factor, scales}, empty,
      ArrayRef{same, by, same},
      SmallVector<utils::IteratorType>(rank, utils::IteratorType::parallel),
      [](OpBuilder &nested, Location at, ValueRange arguments) {
        Value wide = extendTo(nested.getF32Type(), arguments[0], nested, at);
        Value made = arith::MulFOp::create(nested, at, wide, arguments[1]);
        linalg::YieldOp::create(nested, at, made);
      });
  product.factor->set(scaledFactor.getResult(0));
  BlockArgument argument = product.op.getMatchingBlockArgument(product.factor);
  if (argument.getType().isF32())
    return;
  // No longer narrow.
  argument.setType(builder.getF32Type());
  for (Operation *conversion :
       llvm::make_early_inc_range(argument.getUsers())) {
    conversion->getResult(0).replaceAllUsesWith(argument);
    conversion->erase();
  }
}

/// Large constants of f32 that something reads.
SmallVector<arith::ConstantOp> NarrowWeightsPass::findWeights() {
  int64_t least = isAuto() ? leastStreamedBytes : leastBytes;
  SmallVector<arith::ConstantOp> found;
  getOperation()->walk([&](arith::ConstantOp op) {
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (type && type.getElementType().isF32() &&
        type.getNumElements() * 4 >= least && findElements(op) &&
        !op->use_empty())
      found.push_back(op);
  });
  return found;
}

/// Weights with the products that read them; nothing if others do, too, or, for
/// integers, if no scales are those of all of these.
std::optional<Candidate>
NarrowWeightsPass::findReaders(arith::ConstantOp weights) const {
  Candidate made{weights, {}, {}};
  for (OpOperand &use : weights->getUses()) {
    auto op = dyn_cast<linalg::LinalgOp>(use.getOwner());
    if (!op || !op.hasPureTensorSemantics() || !op.isDpsInput(&use) ||
        !addsProducts(op) ||
        !getElementTypeOrSelf(op->getResult(0).getType()).isF32())
      return std::nullopt;
    Product product;
    product.op = op;
    product.weights = &use;
    if (hasScales()) {
      std::optional<Product> found = Product::find(op, &use);
      SmallVector<int64_t> scaled;
      if (found && found->factor->get() != weights)
        scaled = findScaled(product = *found);
      if (scaled.empty() || (!made.products.empty() && scaled != made.scaled))
        return std::nullopt;
      made.scaled = scaled;
    }
    made.products.push_back(product);
  }
  return made;
}

/// True for weights whose reading takes longer than what is done with them.
static bool areStreamed(const Candidate &candidate) {
  int64_t bytes = findElements(candidate.weights)->size();
  return llvm::all_of(candidate.products, [&](const Product &product) {
    int64_t rows = countRows(product);
    return rows <= mostStreamedRows && bytes >= rows * leastStreamedBytes;
  });
}

std::optional<RoundedWeights>
NarrowWeightsPass::round(const Candidate &candidate) const {
  ArrayRef<char> bytes = *findElements(candidate.weights);
  ArrayRef values(reinterpret_cast<const float *>(bytes.data()),
                  bytes.size() / sizeof(float));
  return hasScales()
             ? roundToIntegers({values, candidate.getShape(), candidate.scaled})
             : roundToFloats(values, type);
}

/// Why weights stay as they are, empty if they do not.
std::string NarrowWeightsPass::check(const RoundedWeights &rounded) const {
  if (!rounded.isFinite)
    return "some are out of range";
  if (isAuto() && rounded.error > tolerance)
    return llvm::formatv("error {0:e} above tolerance", rounded.error);
  return "";
}

void NarrowWeightsPass::replace(const Candidate &candidate,
                                const RoundedWeights &rounded) {
  Value weights = candidate.weights;
  OpBuilder builder(weights.getDefiningOp());
  Type element = hasScales()                   ? Type(builder.getI16Type())
                 : type == StoredWeights::BF16 ? Type(builder.getBF16Type())
                                               : Type(builder.getF16Type());
  auto makeValue = [&](RankedTensorType made, auto &&elements) -> Value {
    return arith::ConstantOp::create(builder, weights.getLoc(),
                                     makeConstant(made, elements, "narrow"));
  };
  auto narrow = cast<RankedTensorType>(weights.getType()).clone(element);
  Value constant = makeValue(narrow, rounded.elements), scales;
  if (hasScales()) {
    SmallVector<int64_t> shape;
    for (int64_t dimension : candidate.scaled)
      shape.push_back(candidate.getShape()[dimension]);
    ArrayRef<char> bytes(reinterpret_cast<const char *>(rounded.scales.data()),
                         rounded.scales.size() * sizeof(float));
    scales =
        makeValue(RankedTensorType::get(shape, builder.getF32Type()), bytes);
  }
  for (Product product : candidate.products) {
    BlockArgument argument =
        product.op.getMatchingBlockArgument(product.weights);
    product.weights->set(constant);
    argument.setType(element);
    builder.setInsertionPointToStart(argument.getOwner());
    Value wide =
        extendTo(builder.getF32Type(), argument, builder, product.op.getLoc());
    argument.replaceAllUsesExcept(wide, wide.getDefiningOp());
    if (scales)
      scaleFactor(product, scales, candidate.scaled);
  }
  weights.getDefiningOp()->erase();
}

void NarrowWeightsPass::runOnOperation() {
  if (type == StoredWeights::F32)
    return;
  int64_t narrowed = 0, bytes = 0, kept = 0;
  double error = 0;
  for (arith::ConstantOp weights : findWeights()) {
    int64_t size = findElements(weights)->size();
    auto keep = [&](const std::string &reason) {
      kept += size;
      Record record(Record::Kind::Missed, "narrow-weights", "Kept");
      record.add("reason", reason).add("bytes", size);
      emitRecord(weights, std::move(record));
    };
    std::optional<Candidate> candidate = findReaders(weights);
    if (isAuto() && (!candidate || !areStreamed(*candidate)))
      continue;
    if (!candidate) {
      keep(hasScales() ? "not only products of matrices read them"
                       : "not only products read them");
      continue;
    }
    std::optional<RoundedWeights> rounded = round(*candidate);
    if (!rounded) {
      weights.emitError() << "no memory for its elements in 16 bits";
      return signalPassFailure();
    }
    if (std::string reason = check(*rounded); !reason.empty()) {
      keep(reason);
      continue;
    }
    replace(*candidate, *rounded);
    ++narrowed;
    bytes += size;
    error = std::max(error, rounded->error);
  }
  if (narrowed == 0)
    return;
  Record record(Record::Kind::Passed, "narrow-weights", "Narrowed");
  record.add("weights", narrowed)
      .add("bytesBefore", bytes)
      .add("bytes", bytes / 2)
      .add("kept", kept)
      .add("error", error);
  emitRecord(getOperation(), std::move(record));
}
