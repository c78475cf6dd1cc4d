// SPDX-License-Identifier: Apache-2.0

#include "ExtractKernel.h"
#include "AffinePart.h"
#include "KernelPlan.h"
#include "ProductInit.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StructuredOpsUtils.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/xxhash.h"

using namespace mlir;
using namespace tensoropt;

namespace {

class Extraction {
public:
  Extraction(ArrayRef<linalg::LinalgOp> ops, Operation *planned,
             bool drawWeights)
      : ops(ops), planned(planned), drawWeights(drawWeights),
        loc(UnknownLoc::get(planned->getContext())) {}

  ExtractedKernel extract();

private:
  bool contains(Operation *op) const {
    return llvm::is_contained(ops, dyn_cast_or_null<linalg::LinalgOp>(op));
  }
  bool isDrawn(Value value) const {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    return drawWeights && type && type.hasStaticShape() &&
           isa<FloatType>(type.getElementType()) && isOfWeights(value) &&
           !isa<tensor::EmptyOp, linalg::FillOp>(value.getDefiningOp());
  }
  void collect(Value value);
  SmallVector<Value> listResults() const;
  func::FuncOp build();
  void cloneOwn(OpBuilder &builder, Value value, int64_t seed);

  ArrayRef<linalg::LinalgOp> ops;
  Operation *planned;
  bool drawWeights;
  Location loc;
  /// What the function makes for itself, the first one first, and its
  /// arguments.
  llvm::SetVector<Value> own, arguments;
  IRMapping mapping;
  Operation *plannedClone = nullptr;
};

} // namespace

/// Notes where a value that operations read comes from.
void Extraction::collect(Value value) {
  Operation *def = value.getDefiningOp();
  if (contains(def) || own.contains(value) || arguments.contains(value))
    return;
  bool isNumber = def && def->hasTrait<OpTrait::ConstantLike>() &&
                  !isa<ShapedType>(value.getType());
  auto empty = dyn_cast_or_null<tensor::EmptyOp>(def);
  auto fill = dyn_cast_or_null<linalg::FillOp>(def);
  if (fill && fill->getNumResults() == 1) {
    for (Value operand : fill->getOperands())
      collect(operand);
    own.insert(value);
  } else if (isNumber || isDrawn(value) ||
             (empty && empty.getType().hasStaticShape())) {
    own.insert(value);
  } else {
    arguments.insert(value);
  }
}

SmallVector<Value> Extraction::listResults() const {
  SmallVector<Value> results;
  for (linalg::LinalgOp op : ops)
    for (Value result : op->getResults())
      if (llvm::any_of(result.getUsers(),
                       [&](Operation *user) { return !contains(user); }))
        results.push_back(result);
  return results;
}

void Extraction::cloneOwn(OpBuilder &builder, Value value, int64_t seed) {
  if (isDrawn(value)) {
    // As small as weights are, so that sums stay numbers.
    mapping.map(value, RandomOp::create(builder, loc, value.getType(),
                                        builder.getI64IntegerAttr(seed),
                                        builder.getF64FloatAttr(-0.0625),
                                        builder.getF64FloatAttr(0.0625))
                           .getResult());
    return;
  }
  Operation *clone = builder.clone(*value.getDefiningOp(), mapping);
  clone->setLoc(loc);
}

func::FuncOp Extraction::build() {
  for (linalg::LinalgOp op : ops) {
    llvm::SetVector<Value> read(op->operand_begin(), op->operand_end());
    getUsedValuesDefinedAbove(op->getRegions(), read);
    for (Value value : read)
      collect(value);
  }
  SmallVector<Value> results = listResults();
  OpBuilder builder(planned->getContext());
  auto type =
      builder.getFunctionType(TypeRange(ValueRange(arguments.getArrayRef())),
                              TypeRange(ValueRange(results)));
  auto function = func::FuncOp::create(loc, "kernel", type);
  Block *body = function.addEntryBlock();
  builder.setInsertionPointToStart(body);
  mapping.map(arguments.getArrayRef(), body->getArguments());
  for (auto [seed, value] : llvm::enumerate(own))
    cloneOwn(builder, value, seed);
  for (linalg::LinalgOp op : ops) {
    Operation *clone = builder.clone(*op.getOperation(), mapping);
    clone->walk([&](Operation *inner) { inner->setLoc(loc); });
    setKernelPlan(clone, {});
    if (op == planned)
      plannedClone = clone;
  }
  func::ReturnOp::create(builder, loc,
                         llvm::map_to_vector(results, [&](Value result) {
                           return mapping.lookup(result);
                         }));
  return function;
}

ExtractedKernel Extraction::extract() {
  ExtractedKernel kernel;
  kernel.module = ModuleOp::create(loc);
  kernel.module->push_back(build());
  kernel.planned = plannedClone;
  return kernel;
}

/// Extents of all loops, the type of the result, and how many other operations
/// there are.
static std::string describe(linalg::LinalgOp op, size_t count) {
  std::string text;
  llvm::raw_string_ostream os(text);
  llvm::interleave(
      op.getStaticLoopRanges(), os,
      [&](int64_t extent) {
        if (ShapedType::isDynamic(extent))
          os << "?";
        else
          os << extent;
      },
      "x");
  os << " " << getElementTypeOrSelf(op->getResult(0).getType());
  if (count > 1)
    os << " +" << count - 1;
  return text;
}

/// `what` is the first word, `count` the number of all operations; `types`
/// matter as well.
static std::string nameKernel(ModuleOp module, linalg::LinalgOp planned,
                              size_t count, StringRef what,
                              TypeRange types = {}) {
  std::string text;
  llvm::raw_string_ostream os(text);
  module->print(os, OpPrintingFlags().useLocalScope());
  llvm::interleaveComma(types, os);
  return (what + " " + describe(planned, count) + " " +
          llvm::utohexstr(llvm::xxh3_64bits(text), /*LowerCase=*/true))
      .str();
}

static ExtractedKernel extractKernel(ArrayRef<linalg::LinalgOp> ops,
                                     Operation *planned, StringRef what,
                                     bool drawWeights) {
  ExtractedKernel kernel = Extraction(ops, planned, drawWeights).extract();
  kernel.name = nameKernel(*kernel.module, cast<linalg::LinalgOp>(planned),
                           ops.size(), what);
  return kernel;
}

ExtractedKernel
tensoropt::extractAlgorithm(const BlockedConvolution &convolution) {
  linalg::GenericOp op = convolution.op, ending = convolution.ending;
  SmallVector<linalg::LinalgOp> ops = {cast<linalg::LinalgOp>(*op)};
  if (ending)
    ops.push_back(cast<linalg::LinalgOp>(*ending));
  return extractKernel(ops, op, "algorithm", /*drawWeights=*/true);
}

ExtractedKernel tensoropt::extractLoops(const RowGroup &group) {
  return extractKernel(group.ops, group.getPlanned(), "loops",
                       /*drawWeights=*/false);
}

ExtractedKernel tensoropt::extractProduct(const MatrixProduct &product) {
  linalg::LinalgOp op = product.op;
  linalg::FillOp fill = product.sumsAround ? linalg::FillOp() : findFill(op);
  Location loc = UnknownLoc::get(op->getContext());
  auto types =
      llvm::map_to_vector(op->getOperands(), [](Value operand) -> Type {
        auto type = cast<MemRefType>(operand.getType());
        return RankedTensorType::get(type.getShape(), type.getElementType());
      });
  auto result = cast<RankedTensorType>(types.back());
  Attribute start;
  bool isFilled = fill && result.hasStaticShape() &&
                  matchPattern(fill.getInputs()[0], m_Constant(&start));
  OpBuilder builder(op->getContext());
  auto arguments = ArrayRef(types).drop_back(isFilled);
  auto function = func::FuncOp::create(
      loc, "kernel", builder.getFunctionType(arguments, {result}));
  Block *body = function.addEntryBlock();
  builder.setInsertionPointToStart(body);
  SmallVector<Value> operands(body->getArguments());
  if (isFilled) {
    Value number =
        arith::ConstantOp::create(builder, loc, cast<TypedAttr>(start));
    Value empty = tensor::EmptyOp::create(builder, loc, result, ValueRange());
    operands.push_back(
        linalg::FillOp::create(builder, loc, number, empty).getResult(0));
  }
  Operation *clone = mlir::clone(builder, op, TypeRange(result), operands);
  clone->walk([&](Operation *inner) { inner->setLoc(loc); });
  setKernelPlan(clone, {});
  func::ReturnOp::create(builder, loc, clone->getResults());
  ExtractedKernel kernel;
  kernel.module = ModuleOp::create(loc);
  kernel.module->push_back(function);
  kernel.planned = clone;
  // How far elements lie apart matters as well.
  kernel.name = nameKernel(*kernel.module, cast<linalg::LinalgOp>(clone), 1,
                           "product", TypeRange(op->getOperandTypes()));
  return kernel;
}
