// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-evaluate-constants.

#include "ConstantElements.h"
#include "ConstantLayout.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Target/CPU.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Threading.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/IntEqClasses.h"
#include <mutex>

namespace tensoropt {
#define GEN_PASS_DEF_EVALUATECONSTANTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

/// A result that is so many times as long as what it comes from is better made
/// when it is needed.
static constexpr int64_t mostGrowth = 2;
/// What is computed, as transformed filters, costs more to make than a copy.
static constexpr int64_t mostGrowthOfNumbers = 8;
static constexpr llvm::StringLiteral evaluatedName = "evaluated";

/// Bytes of a tensor that a constant may hold and a call return, or nothing.
static std::optional<int64_t> getBytes(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !tensor.hasStaticShape() || tensor.getEncoding() ||
      tensor.getNumElements() == 0)
    return std::nullopt;
  Type element = tensor.getElementType();
  if (!element.isF16() && !element.isBF16() && !element.isF32() &&
      !element.isF64() && !element.isSignlessInteger(8) &&
      !element.isSignlessInteger(16) && !element.isSignlessInteger(32) &&
      !element.isSignlessInteger(64))
    return std::nullopt;
  return tensor.getNumElements() * element.getIntOrFloatBitWidth() / 8;
}

/// True for what costs nothing at run time, or no more than reading a constant.
static bool isFree(Operation *op) {
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp, tensor::CastOp>(op))
    return isFree(op->getOperand(0).getDefiningOp());
  return isa<arith::ConstantOp, tensor::EmptyOp, linalg::FillOp>(op);
}

namespace {

/// Operations of a function whose results depend on constants alone.
class KnownOperations {
public:
  explicit KnownOperations(Operation *function) {
    function->walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (op == function)
        return WalkResult::advance();
      if (!mayHold(op))
        return WalkResult::advance();
      bytes[op] = countBytes(op);
      if (isComputed(op))
        computed.insert(op);
      return WalkResult::skip();
    });
  }

  /// Those whose results others read, and which are worth it.
  SmallVector<Operation *> findRoots() const {
    SmallVector<Operation *> roots;
    for (auto [op, read] : bytes) {
      bool isRead = llvm::any_of(op->getUsers(), [&](Operation *user) {
        return !bytes.contains(user);
      });
      if (isRead && !isFree(op) && isWorth(op, read))
        roots.push_back(op);
    }
    return roots;
  }

  /// What the roots need, in order.
  SmallVector<Operation *> collect(ArrayRef<Operation *> roots) const {
    llvm::SetVector<Operation *> needed(roots.begin(), roots.end());
    for (size_t at = 0; at < needed.size(); ++at)
      forEachOperand(needed[at], [&](Value value) {
        needed.insert(value.getDefiningOp());
      });
    SmallVector<Operation *> ordered;
    for (auto [op, read] : bytes)
      if (needed.contains(op))
        ordered.push_back(op);
    return ordered;
  }

private:
  static void forEachOperand(Operation *op, function_ref<void(Value)> visit) {
    llvm::for_each(op->getOperands(), visit);
    llvm::SetVector<Value> captured;
    getUsedValuesDefinedAbove(op->getRegions(), captured);
    llvm::for_each(captured, visit);
  }

  bool mayHold(Operation *op) const {
    // Neither a trap nor another function's work at compile time.
    bool isKind =
        isa_and_nonnull<arith::ArithDialect>(op->getDialect()) ||
        isa<linalg::LinalgOp, tensor::CastOp, tensor::CollapseShapeOp,
            tensor::ConcatOp, tensor::EmptyOp, tensor::ExpandShapeOp,
            tensor::ExtractSliceOp, tensor::InsertSliceOp, tensor::PadOp>(op);
    if (!isKind || !isPure(op) || op->getNumResults() == 0)
      return false;
    bool isKnown = true;
    forEachOperand(op, [&](Value value) {
      isKnown &= bytes.contains(value.getDefiningOp());
    });
    return isKnown && llvm::all_of(op->getResultTypes(), [](Type type) {
             return type.isIntOrIndexOrFloat() || getBytes(type);
           });
  }

  /// Bytes of the constants behind the results; those that repeat one element
  /// do not count.
  int64_t countBytes(Operation *op) const {
    if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
      auto elements = dyn_cast<DenseElementsAttr>(constant.getValue());
      bool repeats = elements && elements.isSplat();
      return repeats ? 0 : getBytes(constant.getType()).value_or(0);
    }
    int64_t sum = 0;
    forEachOperand(
        op, [&](Value value) { sum += bytes.lookup(value.getDefiningOp()); });
    return sum;
  }

  /// True for what is computed, and not only copied, and what becomes of it.
  bool isComputed(Operation *op) const {
    auto loops = dyn_cast<linalg::LinalgOp>(op);
    bool found = loops && !isa<linalg::FillOp>(op) &&
                 !llvm::hasSingleElement(op->getRegion(0).front());
    forEachOperand(op, [&](Value value) {
      found |= computed.contains(value.getDefiningOp());
    });
    return found;
  }

  bool isWorth(Operation *op, int64_t read) const {
    int64_t made = 0;
    for (Type type : op->getResultTypes()) {
      std::optional<int64_t> bytes = getBytes(type);
      if (!bytes)
        return false;
      made += *bytes;
    }
    return made <= smallConstantBytes ||
           made <= (computed.contains(op) ? mostGrowthOfNumbers : mostGrowth) *
                       read;
  }

  llvm::MapVector<Operation *, int64_t> bytes; ///< read, in order
  llvm::DenseSet<Operation *> computed;
};

/// Results that some operations are computed for.
struct Task {
  SmallVector<Operation *> roots, ops;

  std::string name; ///< of the function that computes them
  std::vector<CallValue> results;
};

/// Tasks that share nothing but what is free.
std::vector<Task> divide(const KnownOperations &known,
                         ArrayRef<Operation *> roots) {
  llvm::IntEqClasses classes(roots.size());
  llvm::DenseMap<Operation *, unsigned> first;
  for (auto [number, root] : llvm::enumerate(roots))
    for (Operation *op : known.collect(root))
      if (!isFree(op))
        classes.join(first.try_emplace(op, number).first->second, number);
  classes.compress();
  std::vector<Task> tasks(classes.getNumClasses());
  for (auto [number, root] : llvm::enumerate(roots))
    tasks[classes[number]].roots.push_back(root);
  for (auto [number, task] : llvm::enumerate(tasks)) {
    task.ops = known.collect(task.roots);
    task.name = (evaluatedName + Twine(number)).str();
  }
  return tasks;
}

/// A module with a function for each task. One for all of them would return
/// more than LLVM takes quickly, and keep all threads but one waiting.
OwningOpRef<ModuleOp> outline(ArrayRef<Task> tasks, Location loc) {
  OwningOpRef<ModuleOp> module = ModuleOp::create(loc);
  OpBuilder builder(module->getBodyRegion());
  for (const Task &task : tasks) {
    SmallVector<Type> types;
    for (Operation *root : task.roots)
      llvm::append_range(types, root->getResultTypes());
    OpBuilder::InsertionGuard guard(builder);
    auto function = func::FuncOp::create(builder, loc, task.name,
                                         builder.getFunctionType({}, types));
    builder.setInsertionPointToStart(function.addEntryBlock());
    IRMapping mapping;
    for (Operation *op : task.ops)
      builder.clone(*op, mapping);
    SmallVector<Value> results;
    for (Operation *root : task.roots)
      for (Value result : root->getResults())
        results.push_back(mapping.lookup(result));
    func::ReturnOp::create(builder, loc, results);
  }
  return module;
}

void addLowering(OpPassManager &pm) {
  addBufferization(pm);
  addDeallocation(pm);
  // Weights of the same shape are treated alike.
  pm.addPass(createOutlineKernels());
  addLoopsToLLVM(pm);
}

/// Computes the results of all tasks.
bool run(MutableArrayRef<Task> tasks, Location loc, std::string &error) {
  CompileOptions options;
  options.addPasses = [](PassManager &pm, raw_ostream &) {
    addLowering(pm);
    return success();
  };
  options.optimisation = 1; // it runs once
  options.borrowConstants = true;
  OwningOpRef<ModuleOp> module = outline(tasks, loc);
  std::unique_ptr<CompiledModule> compiled =
      CompiledModule::compile(*module, options, error);
  if (!compiled)
    return false;
  std::mutex mutex;
  auto compute = [&](Task &task) {
    std::string reason;
    if (compiled->lookup(task.name)->call({}, task.results, reason)) {
      // Buffers of other tasks have other sizes.
      CompiledModule::trimMemory();
      return success();
    }
    std::lock_guard<std::mutex> lock(mutex);
    error = reason;
    return failure();
  };
  return succeeded(failableParallelForEach(loc.getContext(), tasks, compute));
}

/// A constant that repeats one element, null for others.
SplatElementsAttr findSplat(Value value) {
  auto constant = value.getDefiningOp<arith::ConstantOp>();
  return constant ? dyn_cast<SplatElementsAttr>(constant.getValue())
                  : SplatElementsAttr();
}

struct EvaluateConstantsPass
    : tensoropt::impl::EvaluateConstantsBase<EvaluateConstantsPass> {
  void getDependentDialects(DialectRegistry &registry) const override {
    OpPassManager pm(ModuleOp::getOperationName());
    addLowering(pm);
    pm.getDependentDialects(registry);
  }

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (failed(evaluate(function)))
        return signalPassFailure();
  }

private:
  LogicalResult evaluate(func::FuncOp function) {
    KnownOperations known(function);
    SmallVector<Operation *> roots = known.findRoots();
    if (roots.empty())
      return success();
    SmallVector<Operation *> ops = known.collect(roots);
    Record record(Record::Kind::Passed, "evaluate-constants", "Evaluated");
    record.add("operations", int64_t(llvm::count_if(ops, [](Operation *op) {
                 return !isFree(op);
               })));

    // Code is made for what others read, but not for the order of elements.
    SmallVector<std::pair<Value, ConstantLayout>> layouts;
    llvm::SetVector<Operation *> computed;
    for (Operation *root : roots)
      for (Value result : root->getResults()) {
        layouts.emplace_back(result, ConstantLayout(result));
        if (findSplat(layouts.back().second.getSource()))
          continue;
        if (!findElements(layouts.back().second.getSource()))
          computed.insert(layouts.back().second.getSource().getDefiningOp());
      }
    std::vector<Task> tasks = divide(known, computed.getArrayRef());
    std::string error;
    if (!tasks.empty() && !run(tasks, function.getLoc(), error))
      return function.emitError()
             << "constant expressions cannot be evaluated: " << error;
    llvm::DenseMap<Value, TensorData *> made;
    for (Task &task : tasks) {
      auto next = task.results.begin();
      for (Operation *op : task.roots)
        for (Value result : op->getResults())
          made[result] = &std::get<TensorData>(*next++);
    }

    llvm::DenseMap<Value, unsigned> readers;
    for (auto &[value, layout] : layouts)
      ++readers[layout.getSource()];
    int64_t bytes = 0;
    for (auto &[value, layout] : layouts) {
      OpBuilder builder(value.getDefiningOp());
      auto type = cast<RankedTensorType>(value.getType());
      if (auto splat = findSplat(layout.getSource())) {
        value.replaceAllUsesWith(arith::ConstantOp::create(
            builder, value.getLoc(), splat.resizeSplat(type)));
        continue;
      }
      ArrayRef<char> elements;
      std::shared_ptr<const void> owner;
      TensorData *data = made.lookup(layout.getSource());
      if (data) {
        const Buffer &buffer = data->buffers.front();
        elements =
            ArrayRef(static_cast<const char *>(buffer.data()), buffer.bytes());
        owner = std::make_shared<Buffer>(buffer);
      } else {
        elements = *findElements(layout.getSource());
      }
      if (!layout.isSource()) {
        auto ordered =
            std::make_shared<std::vector<char>>(layout.apply(elements));
        elements = *ordered;
        owner = std::move(ordered);
      }
      bytes += elements.size();
      value.replaceAllUsesWith(arith::ConstantOp::create(
          builder, value.getLoc(),
          makeConstant(type, elements, evaluatedName, std::move(owner))));
      if (data && --readers[layout.getSource()] == 0) {
        data->buffers.clear();
        CompiledModule::trimMemory();
      }
    }
    record.add("constants", int64_t(layouts.size())).add("bytes", bytes);
    emitRecord(function, std::move(record));
    // The last ones first: each is without readers then.
    for (Operation *op : llvm::reverse(ops))
      if (op->use_empty())
        op->erase();
    return success();
  }
};

} // namespace
