// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-raise-gathers.

#include "IndexFunction.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_RAISEGATHERS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// A longer table of coordinates takes longer than it is worth.
constexpr int64_t mostIndices = 1 << 16;

/// One coordinate of what is read: offset + step * (index floordiv repeat).
struct Coordinate {
  std::optional<unsigned> loop; ///< none for one that is always the offset
  int64_t offset = 0, step = 1, repeat = 1, size = 1;

  static std::optional<Coordinate> find(Value index, linalg::GenericOp op);
};

/// Reads elements of a tensor at places that slices and repetition describe.
class Gather {
public:
  static std::optional<Gather> find(linalg::GenericOp op);
  void raise(RewriterBase &rewriter);

private:
  Value slice(RewriterBase &rewriter);

  linalg::GenericOp op;
  tensor::ExtractOp extract;
  SmallVector<Coordinate> coordinates;
};

} // namespace

std::optional<Coordinate> Coordinate::find(Value index, linalg::GenericOp op) {
  IndexFunction function(index);
  if (!function)
    return std::nullopt;
  Coordinate found;
  found.loop = function.getLoop();
  int64_t extent = found.loop ? op.getStaticLoopRanges()[*found.loop] : 1;
  if (extent < 1 || extent > mostIndices)
    return std::nullopt;
  SmallVector<int64_t> table = function.tabulateIndices(extent);
  if (table.empty())
    return std::nullopt;
  found.offset = table.front();
  auto *next = llvm::find_if(
      table, [&](int64_t place) { return place != found.offset; });
  if (next == table.end()) {
    // A loop of one step may as well be that of the coordinate.
    if (extent > 1)
      found.loop.reset();
    return found;
  }
  found.repeat = next - table.begin();
  found.step = *next - found.offset;
  found.size = extent / found.repeat;
  if (found.step < 0 || extent % found.repeat != 0)
    return std::nullopt;
  for (auto [at, place] : llvm::enumerate(table))
    if (place != found.offset + found.step * (int64_t(at) / found.repeat))
      return std::nullopt;
  return found;
}

std::optional<Gather> Gather::find(linalg::GenericOp op) {
  if (!op.hasPureTensorSemantics() || op->getNumResults() != 1 ||
      op.getNumReductionLoops() > 0 ||
      !op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity())
    return std::nullopt;
  auto extract = op.getBody()
                     ->getTerminator()
                     ->getOperand(0)
                     .getDefiningOp<tensor::ExtractOp>();
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (!extract || !type || !type.hasStaticShape() ||
      !extract.getTensor().getType().hasStaticShape())
    return std::nullopt;
  Gather found;
  found.op = op;
  found.extract = extract;
  llvm::SmallBitVector taken(op.getNumLoops());
  for (auto [at, index] : llvm::enumerate(extract.getIndices())) {
    std::optional<Coordinate> coordinate = Coordinate::find(index, op);
    int64_t extent = extract.getTensor().getType().getDimSize(at);
    if (!coordinate || coordinate->offset < 0 ||
        coordinate->offset + coordinate->step * (coordinate->size - 1) >=
            extent)
      return std::nullopt;
    // Loops of one step are left for coordinates without one.
    if (coordinate->loop && taken.test(*coordinate->loop)) {
      if (coordinate->size > 1)
        return std::nullopt;
      coordinate->loop.reset();
    }
    if (coordinate->loop)
      taken.set(*coordinate->loop);
    found.coordinates.push_back(*coordinate);
  }
  // A dimension of one element stays where it is if no loop has moved there.
  for (auto [at, coordinate] : llvm::enumerate(found.coordinates))
    if (!coordinate.loop && at < taken.size() && !taken.test(at) &&
        type.getDimSize(at) == 1) {
      coordinate.loop = at;
      taken.set(at);
    }
  return found;
}

/// The elements that are read, once each, without dimensions that no loop has.
Value Gather::slice(RewriterBase &rewriter) {
  Value source = extract.getTensor();
  auto type = cast<RankedTensorType>(source.getType());
  SmallVector<OpFoldResult> offsets, sizes, steps;
  SmallVector<int64_t> shape;
  bool isWhole = true;
  for (auto [at, coordinate] : llvm::enumerate(coordinates)) {
    offsets.push_back(rewriter.getIndexAttr(coordinate.offset));
    sizes.push_back(rewriter.getIndexAttr(coordinate.size));
    steps.push_back(rewriter.getIndexAttr(coordinate.step));
    if (coordinate.loop)
      shape.push_back(coordinate.size);
    isWhole &= coordinate.loop && coordinate.size == type.getDimSize(at);
  }
  if (isWhole)
    return source;
  return tensor::ExtractSliceOp::create(
      rewriter, op.getLoc(), type.clone(shape), source, offsets, sizes, steps);
}

void Gather::raise(RewriterBase &rewriter) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<int64_t> repeats(type.getRank(), 1);
  for (const Coordinate &coordinate : coordinates)
    if (coordinate.loop)
      repeats[*coordinate.loop] = coordinate.repeat;
  // A loop over what is repeated follows that over what repeats it.
  SmallVector<int64_t> shape, outer;
  SmallVector<ReassociationIndices> groups;
  for (auto [extent, repeat] : llvm::zip(type.getShape(), repeats)) {
    outer.push_back(shape.size());
    groups.push_back({outer.back()});
    shape.push_back(extent / repeat);
    if (repeat == 1)
      continue;
    groups.back().push_back(shape.size());
    shape.push_back(repeat);
  }
  SmallVector<AffineExpr> read;
  for (const Coordinate &coordinate : coordinates)
    if (coordinate.loop)
      read.push_back(rewriter.getAffineDimExpr(outer[*coordinate.loop]));
  AffineMap each = rewriter.getMultiDimIdentityMap(shape.size());
  AffineMap map = AffineMap::get(shape.size(), 0, read, rewriter.getContext());
  Value made = slice(rewriter);
  if (map != each) {
    Value empty =
        tensor::EmptyOp::create(rewriter, loc, shape, type.getElementType());
    SmallVector<utils::IteratorType> loops(shape.size(),
                                           utils::IteratorType::parallel);
    made = linalg::GenericOp::create(
               rewriter, loc, empty.getType(), made, empty,
               ArrayRef<AffineMap>{map, each}, loops,
               [](OpBuilder &builder, Location loc, ValueRange arguments) {
                 linalg::YieldOp::create(builder, loc, arguments[0]);
               })
               .getResult(0);
  }
  if (shape.size() > size_t(type.getRank()))
    made = tensor::CollapseShapeOp::create(rewriter, loc, type, made, groups);
  rewriter.replaceOp(op, made);
}

namespace {

struct RaiseGathersPass : tensoropt::impl::RaiseGathersBase<RaiseGathersPass> {
  void runOnOperation() override {
    SmallVector<Gather> found;
    getOperation()->walk([&](linalg::GenericOp op) {
      if (std::optional<Gather> gather = Gather::find(op))
        found.push_back(*gather);
    });
    if (found.empty())
      return markAllAnalysesPreserved();
    IRRewriter rewriter(&getContext());
    for (Gather &gather : found)
      gather.raise(rewriter);
    Record record(Record::Kind::Passed, "raise-gathers", "Raised");
    record.add("gathers", int64_t(found.size()));
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
