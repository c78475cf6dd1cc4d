// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-expand-small-floats: 8-bit floats by table and runtime.

#include "TensorOpt/Target/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/PatternMatch.h"

namespace tensoropt {
#define GEN_PASS_DEF_EXPANDSMALLFLOATS
#include "TensorOpt/Target/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;

namespace {

constexpr llvm::StringLiteral narrowFunction = "tensoroptNarrowFloat";

bool isSmall(Type type) {
  return isa<FloatType>(type) && type.getIntOrFloatBitWidth() == 8;
}

std::string getText(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return text;
}

/// All values of a type in the order of their bits.
DenseElementsAttr makeTable(FloatType type) {
  SmallVector<float> values;
  for (unsigned bits = 0; bits < 256; ++bits) {
    llvm::APFloat value(type.getFloatSemantics(), llvm::APInt(8, bits));
    bool losesInfo;
    value.convert(llvm::APFloat::IEEEsingle(),
                  llvm::APFloat::rmNearestTiesToEven, &losesInfo);
    values.push_back(value.convertToFloat());
  }
  return DenseElementsAttr::get(
      RankedTensorType::get({256}, Float32Type::get(type.getContext())),
      llvm::ArrayRef(values));
}

struct Expander {
  ModuleOp module;
  IRRewriter rewriter;

  explicit Expander(ModuleOp module)
      : module(module), rewriter(module.getContext()) {}

  /// The table of a type, as a constant of the module.
  memref::GlobalOp getTable(FloatType type) {
    std::string name = "tensoropt_values_" + getText(type);
    if (auto table = module.lookupSymbol<memref::GlobalOp>(name))
      return table;
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(module.getBody());
    return memref::GlobalOp::create(
        rewriter, module.getLoc(), name, rewriter.getStringAttr("private"),
        MemRefType::get({256}, rewriter.getF32Type()), makeTable(type),
        /*constant=*/true, /*alignment=*/IntegerAttr());
  }

  func::FuncOp getNarrow() {
    if (auto function = module.lookupSymbol<func::FuncOp>(narrowFunction))
      return function;
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(module.getBody());
    auto function = func::FuncOp::create(
        rewriter, module.getLoc(), narrowFunction,
        rewriter.getFunctionType({rewriter.getF64Type(), rewriter.getI32Type()},
                                 rewriter.getI8Type()));
    function.setPrivate();
    return function;
  }

  void expand(arith::ConstantOp constant) {
    rewriter.setInsertionPoint(constant);
    auto value = cast<FloatAttr>(constant.getValue());
    Value bits = arith::ConstantOp::create(
        rewriter, constant.getLoc(),
        rewriter.getIntegerAttr(rewriter.getI8Type(),
                                value.getValue().bitcastToAPInt()));
    rewriter.replaceOpWithNewOp<arith::BitcastOp>(constant, constant.getType(),
                                                  bits);
  }

  void expand(arith::ExtFOp extension) {
    Location loc = extension.getLoc();
    rewriter.setInsertionPoint(extension);
    memref::GlobalOp table =
        getTable(cast<FloatType>(extension.getIn().getType()));
    Value values = memref::GetGlobalOp::create(rewriter, loc, table.getType(),
                                               table.getSymName());
    Value bits = arith::BitcastOp::create(rewriter, loc, rewriter.getI8Type(),
                                          extension.getIn());
    Value place = arith::IndexCastUIOp::create(rewriter, loc,
                                               rewriter.getIndexType(), bits);
    Value value = memref::LoadOp::create(rewriter, loc, values, place);
    Type type = extension.getType();
    if (type.getIntOrFloatBitWidth() > 32)
      value = arith::ExtFOp::create(rewriter, loc, type, value);
    else if (type.getIntOrFloatBitWidth() < 32)
      value = arith::TruncFOp::create(rewriter, loc, type, value);
    rewriter.replaceOp(extension, value);
  }

  void expand(arith::TruncFOp truncation, int32_t kind) {
    Location loc = truncation.getLoc();
    rewriter.setInsertionPoint(truncation);
    Value value = truncation.getIn();
    // Exact, so that the result is rounded once.
    if (!value.getType().isF64())
      value =
          arith::ExtFOp::create(rewriter, loc, rewriter.getF64Type(), value);
    Value number = arith::ConstantOp::create(rewriter, loc,
                                             rewriter.getI32IntegerAttr(kind));
    Value bits = func::CallOp::create(rewriter, loc, getNarrow(),
                                      ValueRange{value, number})
                     .getResult(0);
    rewriter.replaceOpWithNewOp<arith::BitcastOp>(truncation,
                                                  truncation.getType(), bits);
  }
};

/// What the runtime calls a type; -1 for types that it does not know.
int32_t getKind(Type type) {
  constexpr llvm::StringLiteral names[] = {"f8E4M3FN", "f8E4M3FNUZ", "f8E5M2",
                                           "f8E5M2FNUZ"};
  const auto *found = llvm::find(names, getText(type));
  return found == std::end(names) ? -1 : found - std::begin(names);
}

struct ExpandSmallFloatsPass
    : tensoropt::impl::ExpandSmallFloatsBase<ExpandSmallFloatsPass> {
  void runOnOperation() override {
    SmallVector<Operation *> found;
    getOperation()->walk([&](Operation *op) {
      Type type =
          op->getNumResults() == 1 ? op->getResult(0).getType() : Type();
      if (isa<arith::ConstantOp, arith::TruncFOp>(op) && isSmall(type))
        found.push_back(op);
      if (auto extension = dyn_cast<arith::ExtFOp>(op))
        if (isSmall(extension.getIn().getType()))
          found.push_back(op);
    });
    Expander expander(getOperation());
    for (Operation *op : found) {
      if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
        expander.expand(constant);
      } else if (auto extension = dyn_cast<arith::ExtFOp>(op)) {
        expander.expand(extension);
      } else {
        int32_t kind = getKind(op->getResult(0).getType());
        if (kind < 0) {
          op->emitError() << "numbers of type " << op->getResult(0).getType()
                          << " cannot be computed: expected f8E4M3FN, f8E5M2 "
                             "or their FNUZ";
          return signalPassFailure();
        }
        expander.expand(cast<arith::TruncFOp>(op), kind);
      }
    }
  }
};

} // namespace
