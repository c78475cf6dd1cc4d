// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-outline-kernels.

#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/KernelAttr.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/StringMap.h"

namespace tensoropt {
#define GEN_PASS_DEF_OUTLINEKERNELS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// True for loops, and for operations that will be such, that need nothing of
/// their function but values: no call, and no check, which would end it.
bool isKernel(Operation *op) {
  auto dense = dyn_cast<linalg::LinalgOp>(op);
  if (!(dense && dense.hasPureBufferSemantics()) &&
      !isa<scf::ForOp, scf::ForallOp>(op))
    return false;
  WalkResult result = op->walk([&](Operation *inner) {
    bool staysInside =
        isa<scf::SCFDialect, memref::MemRefDialect, linalg::LinalgDialect,
            vector::VectorDialect>(inner->getDialect()) ||
        isMemoryEffectFree(inner);
    return staysInside ? WalkResult::advance() : WalkResult::interrupt();
  });
  return op->getNumResults() == 0 && !result.wasInterrupted();
}

/// True if loops hand sums of products on, as tiles in registers do.
bool holdsTile(Operation *nest) {
  auto isSum = [](Value carried) {
    return isa_and_present<vector::FMAOp>(carried.getDefiningOp());
  };
  return nest
      ->walk([&](scf::ForOp loop) {
        return llvm::any_of(loop.getYieldedValues(), isSum)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

/// True for what one argument of LLVM holds.
bool isAddressOrNumber(Type type) {
  auto buffer = dyn_cast<BaseMemRefType>(type);
  return !buffer || LLVMTypeConverter::canConvertToBarePtr(buffer);
}

/// Loops as a function, whose arguments are what they take from outside but
/// constants.
class Kernel {
public:
  explicit Kernel(Operation *nest) : nest(nest) {
    llvm::SetVector<Value> captured(nest->operand_begin(), nest->operand_end());
    getUsedValuesDefinedAbove(nest->getRegions(), captured);
    for (Value value : captured) {
      Operation *def = value.getDefiningOp();
      bool isConstant = def && def->hasTrait<OpTrait::ConstantLike>();
      (isConstant ? constants : arguments).push_back(value);
    }
  }

  ArrayRef<Value> getArguments() const { return arguments; }

  func::FuncOp build() const {
    OpBuilder builder(nest->getContext());
    auto type = builder.getFunctionType(TypeRange(ValueRange(arguments)), {});
    auto function = func::FuncOp::create(nest->getLoc(), "kernel", type);
    function.setPrivate();
    // Without it LLVM would copy a function that is called once back.
    function->setAttr("passthrough", builder.getStrArrayAttr({"noinline"}));
    function->setAttr(outlinedAttr, builder.getUnitAttr());
    // Types that tell all extents and strides leave nothing but an address:
    // LLVM's schedulers take long for a block with thousands of arguments.
    if (llvm::all_of(type.getInputs(), isAddressOrNumber))
      function->setAttr("llvm.bareptr", builder.getUnitAttr());
    Block *body = function.addEntryBlock();
    builder.setInsertionPointToStart(body);
    IRMapping mapping;
    mapping.map(arguments, body->getArguments());
    for (Value constant : constants)
      builder.clone(*constant.getDefiningOp(), mapping);
    builder.clone(*nest, mapping);
    func::ReturnOp::create(builder, nest->getLoc());
    return function;
  }

private:
  Operation *nest;
  SmallVector<Value> arguments, constants;
};

struct OutlineKernelsPass
    : tensoropt::impl::OutlineKernelsBase<OutlineKernelsPass> {
  using OutlineKernelsBase::OutlineKernelsBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    SymbolTable symbols(module);
    SmallVector<Operation *> nests;
    for (auto function : module.getOps<func::FuncOp>())
      for (Block &block : function.getBody())
        for (Operation &op : block)
          if (isKernel(&op))
            nests.push_back(&op);
    if (nests.empty() ||
        (nests.size() < least && llvm::none_of(nests, holdsTile)))
      return;
    llvm::StringMap<func::FuncOp> known; // by their text
    for (Operation *nest : nests) {
      Kernel kernel(nest);
      func::FuncOp function = kernel.build();
      std::string text;
      llvm::raw_string_ostream stream(text);
      function->print(stream, OpPrintingFlags().useLocalScope());
      auto [found, isNew] = known.try_emplace(text, function);
      if (isNew) {
        symbols.insert(function);
      } else {
        function->erase();
      }
      OpBuilder builder(nest);
      func::CallOp::create(builder, nest->getLoc(), found->second,
                           kernel.getArguments());
      nest->erase();
    }
    Record record(Record::Kind::Passed, "outline-kernels", "Outlined");
    record.add("nests", int64_t(nests.size()))
        .add("functions", int64_t(known.size()));
    emitRecord(module, std::move(record));
  }
};

} // namespace
