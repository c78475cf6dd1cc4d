// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-split-interpolations.

#include "IndexFunction.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_SPLITINTERPOLATIONS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// A longer table takes longer than it is worth.
constexpr int64_t mostIndices = 1 << 16;
/// Cubic ones along two dimensions; three would have 64.
constexpr size_t mostTerms = 16;

/// Of each index of a dimension, where an element is read, and what it is
/// multiplied by; no factors are ones.
struct Tap {
  SmallVector<int64_t> places;
  SmallVector<APFloat> factors;

  bool operator==(const Tap &other) const;
  bool isIdentity() const;
};

/// Elements that are read, each times what depends on its indices, are what a
/// result is the sum of: for every combination of one tap for each dimension
/// one of them.
class Interpolation {
public:
  static std::optional<Interpolation> find(linalg::GenericOp op);
  void split(RewriterBase &rewriter);

private:
  explicit Interpolation(linalg::GenericOp op)
      : op(op), extents(op.getStaticLoopRanges()) {}

  /// A factor for each dimension so far.
  using Term = SmallVector<Tap>;
  bool collect(Value value, const Term &scaled);
  bool scale(Value factor, Term &term) const;
  bool findPlaces(tensor::ExtractOp extract, Term &term);
  bool findTaps();
  SmallVector<unsigned> listPasses() const;
  Value interpolate(Value image, unsigned dimension, RewriterBase &rewriter);

  linalg::GenericOp op;
  SmallVector<int64_t> extents;
  Value source;
  std::vector<Term> terms;
  SmallVector<SmallVector<Tap>> taps; ///< of each dimension
};

} // namespace

bool Tap::operator==(const Tap &other) const {
  return places == other.places && factors.size() == other.factors.size() &&
         llvm::all_of(llvm::zip(factors, other.factors), [](auto pair) {
           return std::get<0>(pair).bitwiseIsEqual(std::get<1>(pair));
         });
}

bool Tap::isIdentity() const {
  return factors.empty() &&
         llvm::all_of(llvm::enumerate(places), [](auto entry) {
           return int64_t(entry.index()) == entry.value();
         });
}

/// Multiplies a term by what depends on one index, or by several such.
bool Interpolation::scale(Value factor, Term &term) const {
  IndexFunction function(factor);
  if (!function) {
    auto product = factor.getDefiningOp<arith::MulFOp>();
    return product && scale(product.getLhs(), term) &&
           scale(product.getRhs(), term);
  }
  unsigned loop = function.getLoop().value_or(extents.size() - 1);
  SmallVector<APFloat> factors;
  for (TypedAttr entry : function.tabulate(extents[loop])) {
    auto number = dyn_cast<FloatAttr>(entry);
    if (!number)
      return false;
    factors.push_back(number.getValue());
  }
  if (factors.empty())
    return false;
  SmallVector<APFloat> &known = term[loop].factors;
  for (auto [one, other] : llvm::zip(factors, known))
    one = one * other;
  known = std::move(factors);
  return true;
}

/// Where an element is, by the index of the same loop in each dimension.
bool Interpolation::findPlaces(tensor::ExtractOp extract, Term &term) {
  RankedTensorType type = extract.getTensor().getType();
  if (!source)
    source = extract.getTensor();
  if (extract.getTensor() != source || !type.hasStaticShape() ||
      type.getRank() != int64_t(extents.size()) ||
      op->isAncestor(source.getParentBlock()->getParentOp()))
    return false;
  for (auto [loop, index] : llvm::enumerate(extract.getIndices())) {
    IndexFunction function(index);
    if (!function || function.getLoop().value_or(loop) != loop)
      return false;
    SmallVector<int64_t> places = function.tabulateIndices(extents[loop]);
    int64_t extent = type.getDimSize(loop);
    if (places.empty() || llvm::any_of(places, [&](int64_t place) {
          return place < 0 || place >= extent;
        }))
      return false;
    term[loop].places = std::move(places);
  }
  return true;
}

/// Takes a sum apart into elements and their factors.
bool Interpolation::collect(Value value, const Term &scaled) {
  if (terms.size() == mostTerms)
    return false;
  if (auto extract = value.getDefiningOp<tensor::ExtractOp>()) {
    terms.push_back(scaled);
    return findPlaces(extract, terms.back());
  }
  if (auto sum = value.getDefiningOp<arith::AddFOp>())
    return collect(sum.getLhs(), scaled) && collect(sum.getRhs(), scaled);
  auto product = value.getDefiningOp<arith::MulFOp>();
  if (!product)
    return false;
  for (auto [factor, rest] : {std::pair(product.getLhs(), product.getRhs()),
                              std::pair(product.getRhs(), product.getLhs())}) {
    Term term = scaled;
    if (scale(factor, term))
      return collect(rest, term);
  }
  return false;
}

/// The taps of each dimension, if the terms are all their combinations.
bool Interpolation::findTaps() {
  size_t combinations = 1;
  for (size_t dimension = 0; dimension < extents.size(); ++dimension) {
    SmallVector<Tap> &found = taps.emplace_back();
    for (const Term &term : terms)
      if (!llvm::is_contained(found, term[dimension]))
        found.push_back(term[dimension]);
    combinations *= found.size();
  }
  for (auto [at, term] : llvm::enumerate(terms))
    if (llvm::is_contained(ArrayRef(terms).take_front(at), term))
      return false;
  return combinations == terms.size();
}

std::optional<Interpolation> Interpolation::find(linalg::GenericOp op) {
  auto type = op->getNumResults() == 1
                  ? dyn_cast<RankedTensorType>(op->getResult(0).getType())
                  : RankedTensorType();
  if (!type || !op.hasPureTensorSemantics() || op.getNumReductionLoops() > 0 ||
      !type.hasStaticShape() || !isa<FloatType>(type.getElementType()) ||
      !op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity() ||
      llvm::any_of(type.getShape(), [](int64_t extent) {
        return extent < 1 || extent > mostIndices;
      }))
    return std::nullopt;
  Interpolation found(op);
  Term term(type.getRank());
  if (!found.collect(op.getBody()->getTerminator()->getOperand(0), term) ||
      found.terms.size() < 2 || !found.findTaps())
    return std::nullopt;
  return found;
}

/// Dimensions along which something is done: those first that shrink most, the
/// last one of equal ones.
SmallVector<unsigned> Interpolation::listPasses() const {
  SmallVector<unsigned> passes;
  for (unsigned dimension = 0; dimension < extents.size(); ++dimension)
    if (taps[dimension].size() > 1 || !taps[dimension].front().isIdentity())
      passes.push_back(dimension);
  auto type = cast<RankedTensorType>(source.getType());
  auto growth = [&](unsigned dimension) {
    return double(extents[dimension]) / type.getDimSize(dimension);
  };
  llvm::sort(passes, [&](unsigned one, unsigned other) {
    return std::pair(growth(one), other) < std::pair(growth(other), one);
  });
  return passes;
}

/// Elements of each index of a dimension times factors, summed.
Value Interpolation::interpolate(Value image, unsigned dimension,
                                 RewriterBase &rewriter) {
  Location loc = op.getLoc();
  auto type = cast<RankedTensorType>(image.getType());
  Type element = type.getElementType();
  SmallVector<int64_t> shape(type.getShape());
  shape[dimension] = extents[dimension];
  AffineMap each = rewriter.getMultiDimIdentityMap(shape.size());
  AffineMap along = each.getSubMap(dimension);
  SmallVector<Value> tables;
  auto addTable = [&](Type type, ArrayRef<Attribute> entries) {
    auto table = RankedTensorType::get(extents[dimension], type);
    tables.push_back(arith::ConstantOp::create(
        rewriter, loc, DenseElementsAttr::get(table, entries)));
  };
  for (const Tap &tap : taps[dimension]) {
    // Indices, not numbers that somebody would have to check.
    addTable(rewriter.getIndexType(),
             llvm::map_to_vector(tap.places, [&](int64_t place) -> Attribute {
               return rewriter.getIndexAttr(place);
             }));
    if (!tap.factors.empty())
      addTable(element,
               llvm::map_to_vector(tap.factors, [&](const APFloat &factor) {
                 return Attribute(FloatAttr::get(element, factor));
               }));
  }
  SmallVector<AffineMap> maps(tables.size(), along);
  maps.push_back(each);
  SmallVector<utils::IteratorType> loops(shape.size(),
                                         utils::IteratorType::parallel);
  Value empty = tensor::EmptyOp::create(rewriter, loc, shape, element);
  auto emitBody = [&](OpBuilder &builder, Location loc, ValueRange arguments) {
    SmallVector<Value> indices;
    for (size_t loop = 0; loop < shape.size(); ++loop)
      indices.push_back(linalg::IndexOp::create(builder, loc, loop));
    Value sum;
    for (const Tap &tap : taps[dimension]) {
      indices[dimension] = arguments.front();
      arguments = arguments.drop_front();
      Value term = tensor::ExtractOp::create(builder, loc, image, indices);
      if (!tap.factors.empty()) {
        term = arith::MulFOp::create(builder, loc, arguments.front(), term);
        arguments = arguments.drop_front();
      }
      sum = sum ? arith::AddFOp::create(builder, loc, sum, term) : term;
    }
    linalg::YieldOp::create(builder, loc, sum);
  };
  return linalg::GenericOp::create(rewriter, loc, empty.getType(), tables,
                                   empty, maps, loops, emitBody)
      .getResult(0);
}

void Interpolation::split(RewriterBase &rewriter) {
  rewriter.setInsertionPoint(op);
  Value image = source;
  for (unsigned dimension : listPasses())
    image = interpolate(image, dimension, rewriter);
  rewriter.replaceOp(op, image);
}

namespace {

struct SplitInterpolationsPass
    : tensoropt::impl::SplitInterpolationsBase<SplitInterpolationsPass> {
  void runOnOperation() override {
    std::vector<Interpolation> found;
    getOperation()->walk([&](linalg::GenericOp op) {
      if (std::optional<Interpolation> interpolation = Interpolation::find(op))
        found.push_back(std::move(*interpolation));
    });
    if (found.empty())
      return markAllAnalysesPreserved();
    IRRewriter rewriter(&getContext());
    for (Interpolation &interpolation : found)
      interpolation.split(rewriter);
    Record record(Record::Kind::Passed, "split-interpolations", "Split");
    record.add("interpolations", int64_t(found.size()));
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
