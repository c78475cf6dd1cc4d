// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-fix-extents.

#include "KnownExtents.h"
#include "TensorOpt/Pipelines/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Dialect/Tosa/Transforms/Passes.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/SetVector.h"

namespace tensoropt {
#define GEN_PASS_DEF_FIXEXTENTS
#include "TensorOpt/Pipelines/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// The shape that a text such as "1x?x320" stands for; "" is that of a scalar.
FailureOr<SmallVector<int64_t>> parseShape(StringRef text) {
  SmallVector<int64_t> shape;
  SmallVector<StringRef> parts;
  if (!text.empty())
    text.split(parts, 'x');
  for (StringRef part : parts) {
    int64_t extent = ShapedType::kDynamic;
    if (part != "?" && (part.getAsInteger(10, extent) || extent < 0))
      return failure();
    shape.push_back(extent);
  }
  return shape;
}

/// Carries extents from function to function. Between two rounds the
/// canonicalisation carries them through bodies.
class Refiner {
public:
  explicit Refiner(ModuleOp module)
      : module(module), users(symbols, module), builder(module.getContext()) {}

  /// States types of parameters; the body casts from them.
  void setParameters(func::FuncOp function, ArrayRef<Type> types);
  /// States what is known of the parameters of private functions, and of the
  /// results of `fixed` ones, to which it adds. False if that is nothing new.
  bool refine(SetVector<func::FuncOp> &fixed);

private:
  /// False if anything but calls refers to the function.
  bool findCalls(func::FuncOp function, SmallVector<func::CallOp> &calls);
  bool refineParameters(func::FuncOp function);
  bool refineResults(func::FuncOp function);

  ModuleOp module;
  SymbolTableCollection symbols;
  SymbolUserMap users;
  OpBuilder builder;
};

bool Refiner::findCalls(func::FuncOp function,
                        SmallVector<func::CallOp> &calls) {
  for (Operation *user : users.getUsers(function)) {
    auto call = dyn_cast<func::CallOp>(user);
    if (!call)
      return false;
    calls.push_back(call);
  }
  return true;
}

void Refiner::setParameters(func::FuncOp function, ArrayRef<Type> types) {
  SmallVector<func::CallOp> calls;
  findCalls(function, calls);
  for (func::CallOp call : calls) {
    builder.setInsertionPoint(call);
    for (auto [operand, type] : llvm::zip(call->getOpOperands(), types))
      operand.set(castTo(builder, type, operand.get()));
  }
  builder.setInsertionPointToStart(&function.getBody().front());
  for (auto [argument, type] : llvm::zip(function.getArguments(), types)) {
    Type before = argument.getType();
    if (before == type)
      continue;
    argument.setType(type);
    Value open = castTo(builder, before, argument);
    // Shapes of TOSA are inferred from the types of operands.
    argument.replaceUsesWithIf(open, [&](OpOperand &use) {
      Operation *user = use.getOwner();
      return user != open.getDefiningOp() &&
             !isa_and_nonnull<tosa::TosaDialect>(user->getDialect());
    });
  }
  function.setFunctionType(
      builder.getFunctionType(types, function.getResultTypes()));
}

bool Refiner::refineParameters(func::FuncOp function) {
  SmallVector<func::CallOp> calls;
  if (!function.isPrivate() || !findCalls(function, calls))
    return false;
  SmallVector<Type> types(function.getArgumentTypes());
  for (auto [index, type] : llvm::enumerate(types)) {
    SmallVector<Value> values;
    for (func::CallOp call : calls)
      values.push_back(call.getOperand(index));
    type = getCommonType(type, values);
  }
  if (types == function.getArgumentTypes())
    return false;
  setParameters(function, types);
  return true;
}

bool Refiner::refineResults(func::FuncOp function) {
  SmallVector<func::CallOp> calls;
  if (!findCalls(function, calls))
    return false;
  SmallVector<func::ReturnOp> returns(
      function.getBody().getOps<func::ReturnOp>());
  SmallVector<Type> types(function.getResultTypes());
  for (auto [index, type] : llvm::enumerate(types)) {
    SmallVector<Value> values;
    for (func::ReturnOp end : returns)
      values.push_back(end.getOperand(index));
    type = getCommonType(type, values);
  }
  if (types == function.getResultTypes())
    return false;
  for (func::ReturnOp end : returns) {
    builder.setInsertionPoint(end);
    for (auto [operand, type] : llvm::zip(end->getOpOperands(), types))
      operand.set(castTo(builder, type, operand.get()));
  }
  function.setFunctionType(
      builder.getFunctionType(function.getArgumentTypes(), types));
  for (func::CallOp call : calls) {
    builder.setInsertionPointAfter(call);
    for (auto [result, type] : llvm::zip(call.getResults(), types)) {
      Type before = result.getType();
      result.setType(type);
      Value open = castTo(builder, before, result);
      result.replaceAllUsesExcept(open, open.getDefiningOp());
    }
  }
  return true;
}

bool Refiner::refine(SetVector<func::FuncOp> &fixed) {
  bool isNew = false;
  for (auto function : module.getOps<func::FuncOp>()) {
    if (function.isExternal())
      continue;
    if (refineParameters(function)) {
      fixed.insert(function);
      isNew = true;
    }
    if (fixed.contains(function))
      isNew |= refineResults(function);
  }
  return isNew;
}

/// Refuses extents that contradict what is computed in every call.
LogicalResult checkCasts(func::FuncOp function) {
  for (auto cast : function.getBody().getOps<tensor::CastOp>()) {
    RankedTensorType known = getKnownType(cast.getSource());
    auto type = dyn_cast<RankedTensorType>(cast.getType());
    if (known && type && !joinExtents(known, type.getShape()))
      return cast.emitError("the shapes that are given make a ")
             << known << " what has to be a " << type;
  }
  return success();
}

/// Leaves calls of the function, its own too, to a copy whose extents are open.
LogicalResult copyForCalls(func::FuncOp function, ModuleOp module) {
  if (SymbolTable::symbolKnownUseEmpty(function, module))
    return success();
  func::FuncOp copy = function.clone();
  copy.setPrivate();
  SymbolTable(module).insert(copy, std::next(Block::iterator(function)));
  return SymbolTable::replaceAllSymbolUses(function, copy.getNameAttr(),
                                           module);
}

struct FixExtentsPass : tensoropt::impl::FixExtentsBase<FixExtentsPass> {
  using FixExtentsBase::FixExtentsBase;

  void getDependentDialects(DialectRegistry &registry) const override {
    registry.insert<tensor::TensorDialect, tosa::TosaDialect>();
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    func::FuncOp function = findFunction();
    SmallVector<Type> types;
    if (!function || failed(listTypes(function, types)) ||
        failed(copyForCalls(function, module)))
      return signalPassFailure();
    Refiner(module).setParameters(function, types);
    OpPassManager inference(ModuleOp::getOperationName());
    inference.addNestedPass<func::FuncOp>(tosa::createTosaInferShapesPass());
    SetVector<func::FuncOp> fixed;
    fixed.insert(function);
    do {
      if (failed(runPipeline(inference, module)))
        return signalPassFailure();
      propagateExtents(module);
    } while (Refiner(module).refine(fixed));
    for (func::FuncOp known : fixed)
      if (failed(checkCasts(known)))
        return signalPassFailure();
  }

private:
  /// The function that is named, or the only public one; null after an error.
  func::FuncOp findFunction();
  /// The parameters' types with the extents of `shapes`; fails after an error.
  LogicalResult listTypes(func::FuncOp function, SmallVector<Type> &types);
};

func::FuncOp FixExtentsPass::findFunction() {
  ModuleOp module = getOperation();
  SmallVector<func::FuncOp> found;
  for (auto candidate : module.getOps<func::FuncOp>())
    if (!candidate.isExternal() &&
        (name.empty() ? candidate.isPublic() : candidate.getName() == name))
      found.push_back(candidate);
  if (found.size() == 1)
    return found.front();
  if (name.empty())
    module.emitError("expected one public function, found ") << found.size();
  else
    module.emitError("there is no function '") << name << "' with a body";
  return {};
}

LogicalResult FixExtentsPass::listTypes(func::FuncOp function,
                                        SmallVector<Type> &types) {
  types.assign(function.getArgumentTypes().begin(),
               function.getArgumentTypes().end());
  if (shapes.size() != types.size())
    return function.emitError("has ")
           << types.size() << " parameters, but shapes are given for "
           << shapes.size();
  for (auto [index, text] : llvm::enumerate(shapes)) {
    if (text == "-")
      continue;
    auto type = dyn_cast<RankedTensorType>(types[index]);
    FailureOr<SmallVector<int64_t>> shape = parseShape(text);
    RankedTensorType joined;
    if (type && !type.getEncoding() && succeeded(shape))
      joined = joinExtents(type, *shape);
    if (!joined)
      return function.emitError("parameter ")
             << index << " is of type " << types[index]
             << ", which has no shape '" << text << "'";
    types[index] = joined;
  }
  return success();
}
} // namespace
