// SPDX-License-Identifier: Apache-2.0
// Functions that tell how large the results of others will be.

#include "Destinations.h"
#include "TensorOpt/IR/ElementPatterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace tensoropt;

/// Puts the bodies of functions in place of calls: how large what they return
/// is follows from their operations. Those that call themselves stay.
static void inlineCalls(func::FuncOp within, ModuleOp module,
                        ArrayRef<func::FuncOp> callers) {
  SmallVector<func::CallOp> calls;
  within.walk([&](func::CallOp call) { calls.push_back(call); });
  for (func::CallOp call : calls) {
    auto callee = module.lookupSymbol<func::FuncOp>(call.getCallee());
    if (!callee || callee.isExternal() || !callee.getBody().hasOneBlock() ||
        llvm::is_contained(callers, callee))
      continue;
    OwningOpRef<func::FuncOp> copy = callee.clone();
    SmallVector<func::FuncOp> inner(callers);
    inner.push_back(callee);
    inlineCalls(*copy, module, inner);
    IRRewriter rewriter(call);
    Operation *end = copy->front().getTerminator();
    rewriter.inlineBlockBefore(&copy->front(), call, call.getOperands());
    rewriter.replaceOp(call, end->getOperands());
    rewriter.eraseOp(end);
  }
}

/// Returns the open extents of what was returned.
static void returnExtents(func::FuncOp shapes) {
  SmallVector<Type> results;
  for (Type type : shapes.getResultTypes())
    if (auto tensor = dyn_cast<RankedTensorType>(type))
      results.append(tensor.getNumDynamicDims(),
                     IndexType::get(shapes.getContext()));
  shapes.walk([&](func::ReturnOp op) {
    OpBuilder builder(op);
    SmallVector<Value> extents;
    for (Value value : op.getOperands())
      if (auto type = dyn_cast<RankedTensorType>(value.getType()))
        for (int64_t at = 0; at < type.getRank(); ++at)
          if (type.isDynamicDim(at))
            extents.push_back(
                tensor::DimOp::create(builder, op.getLoc(), value, at));
    op->setOperands(extents);
  });
  shapes.setAllResultAttrs(SmallVector<DictionaryAttr>());
  shapes.setFunctionType(FunctionType::get(shapes.getContext(),
                                           shapes.getArgumentTypes(), results));
}

/// Takes extents for tensors: their elements are not needed.
static void takeExtents(func::FuncOp shapes, const LibraryFunction &function) {
  OpBuilder builder = OpBuilder::atBlockBegin(&shapes.front());
  Location loc = shapes.getLoc();
  Type index = builder.getIndexType();
  size_t inputs = shapes.getNumArguments(), extents = function.extents.size();
  for (size_t at = 0; at < extents; ++at)
    (void)shapes.insertArgument(at, index, DictionaryAttr(), loc);
  BitVector unused(extents + inputs);
  for (auto [at, input] : llvm::enumerate(function.inputs)) {
    BlockArgument argument = shapes.getArgument(extents + at);
    auto type = dyn_cast<RankedTensorType>(argument.getType());
    if (!type)
      continue;
    SmallVector<Value> open;
    for (auto [place, dimension] : llvm::enumerate(input.shape)) {
      if (!type.isDynamicDim(place))
        continue;
      open.push_back(
          dimension.extent
              ? Value(shapes.getArgument(*dimension.extent))
              : arith::ConstantIndexOp::create(builder, loc, *dimension.size));
    }
    argument.replaceAllUsesWith(
        tensor::EmptyOp::create(builder, loc, type, open));
    unused.set(extents + at);
  }
  (void)shapes.eraseArguments(unused);
}

/// Leaves arithmetic on extents.
static LogicalResult simplify(func::FuncOp shapes) {
  auto cleanUp = [](OpPassManager &pm) {
    pm.addPass(createCanonicalizerPass());
    pm.addPass(createCSEPass());
  };
  auto resolve = PassManager::on<func::FuncOp>(shapes.getContext());
  // Arithmetic on whole tensors does not tell extents.
  resolve.addPass(createConvertElementwiseToLinalgPass());
  resolve.addPass(memref::createResolveShapedTypeResultDimsPass());
  cleanUp(resolve);
  if (failed(resolve.run(shapes)))
    return failure();
  // Importers compute shapes in tensors.
  RewritePatternSet patterns(shapes.getContext());
  addElementPatterns(patterns);
  (void)applyPatternsGreedily(shapes, std::move(patterns));
  auto end = PassManager::on<func::FuncOp>(shapes.getContext());
  cleanUp(end);
  return end.run(shapes);
}

/// Fails where elements of tensors are still needed.
static LogicalResult checkShapes(func::FuncOp function, func::FuncOp shapes) {
  WalkResult walked = shapes.walk([&](Operation *op) {
    // What uses an empty one is told.
    if (op == shapes.getOperation() || isa<tensor::EmptyOp>(op) ||
        (llvm::none_of(op->getOperandTypes(), llvm::IsaPred<ShapedType>) &&
         llvm::none_of(op->getResultTypes(), llvm::IsaPred<ShapedType>)))
      return WalkResult::advance();
    InFlightDiagnostic error = function.emitError()
                               << "the extents of what '" << function.getName()
                               << "' returns do not follow from those of its "
                                  "arguments; a library has to tell them "
                                  "before the call";
    error.attachNote(op->getLoc()) << "they depend on what is computed here";
    return WalkResult::interrupt();
  });
  return success(!walked.wasInterrupted());
}

/// Notes which open extents of outputs are parameters or numbers.
static void readShapes(func::FuncOp shapes, LibraryFunction &function) {
  auto returned = dyn_cast<func::ReturnOp>(shapes.back().getTerminator());
  if (!returned || !shapes.getBody().hasOneBlock())
    return;
  unsigned next = 0;
  for (LibraryValue &output : function.outputs)
    for (LibraryDimension &dimension : output.shape) {
      if (dimension.size)
        continue;
      auto argument = dyn_cast<BlockArgument>(returned.getOperand(next++));
      if (argument && argument.getArgNumber() < function.extents.size())
        dimension.extent = argument.getArgNumber();
    }
}

static LogicalResult addShapeFunction(ModuleOp module,
                                      LibraryFunction &interface) {
  auto function = module.lookupSymbol<func::FuncOp>(interface.symbol);
  func::FuncOp shapes = function.clone();
  shapes.setName(getShapeSymbol(interface.symbol));
  SymbolTable(module).insert(shapes, std::next(Block::iterator(function)));
  inlineCalls(shapes, module, {function});
  // The call itself will tell of what is not so.
  shapes.walk([](cf::AssertOp op) { op.erase(); });
  takeExtents(shapes, interface);
  returnExtents(shapes);
  if (failed(simplify(shapes)) || failed(checkShapes(function, shapes)))
    return failure();
  readShapes(shapes, interface);
  return success();
}

LogicalResult
tensoropt::addShapeFunctions(ModuleOp module,
                             std::vector<LibraryFunction> &functions) {
  for (LibraryFunction &function : functions)
    if (function.hasOpenOutputs() && failed(addShapeFunction(module, function)))
      return failure();
  return success();
}
