// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-evaluate-constants.

#include "ConstantElements.h"
#include "ConstantLayout.h"
#include "KnownOperations.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/NewResources.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Target/CPU.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Threading.h"
#include "llvm/ADT/IntEqClasses.h"
#include <mutex>

namespace tensoropt {
#define GEN_PASS_DEF_EVALUATECONSTANTS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral evaluatedName = "evaluated";
/// Parts of the work behind each of which what has been read goes.
static constexpr int64_t numGroups = 8;

/// A constant that repeats one element, null for others.
static SplatElementsAttr findSplat(Value value) {
  auto constant = value.getDefiningOp<arith::ConstantOp>();
  return constant ? dyn_cast<SplatElementsAttr>(constant.getValue())
                  : SplatElementsAttr();
}

static void eraseUnused(SmallVector<Operation *> &ops) {
  // The last ones first: each is without readers then.
  for (Operation *&op : llvm::reverse(ops))
    if (op->use_empty())
      std::exchange(op, nullptr)->erase();
  llvm::erase(ops, nullptr);
}

namespace {

/// A constant to be, and where its elements come from.
struct Goal {
  Value value;
  ConstantLayout layout;
};

/// Results that some operations are computed for, and what becomes of them.
struct Task {
  SmallVector<Goal> goals;
  SmallVector<Operation *> roots, ops; ///< none where only the order changes

  std::string name; ///< of the function that computes them
  std::vector<CallValue> results;

  int64_t countBytes() const {
    int64_t bytes = 0;
    for (const Goal &goal : goals)
      bytes += *getConstantBytes(goal.value.getType());
    return bytes;
  }
};

/// Tasks that share nothing but what is free.
std::vector<Task> divide(const KnownOperations &known,
                         SmallVector<Goal> goals) {
  // Code is made for what others read, but not for the order of elements.
  llvm::SetVector<Operation *> roots;
  for (const Goal &goal : goals) {
    Value source = goal.layout.getSource();
    if (!findSplat(source) && !findElements(source))
      roots.insert(source.getDefiningOp());
  }
  llvm::IntEqClasses classes(roots.size());
  llvm::DenseMap<Operation *, unsigned> first;
  for (auto [number, root] : llvm::enumerate(roots))
    for (Operation *op : known.collect(root))
      if (!isFree(op))
        classes.join(first.try_emplace(op, number).first->second, number);
  classes.compress();
  std::vector<Task> tasks(classes.getNumClasses());
  llvm::DenseMap<Operation *, unsigned> places;
  for (auto [number, root] : llvm::enumerate(roots)) {
    places[root] = classes[number];
    tasks[classes[number]].roots.push_back(root);
  }
  for (auto [number, task] : llvm::enumerate(tasks)) {
    task.ops = known.collect(task.roots);
    task.name = (evaluatedName + Twine(number)).str();
  }
  for (Goal &goal : goals) {
    Operation *source = goal.layout.getSource().getDefiningOp();
    unsigned place = places.try_emplace(source, tasks.size()).first->second;
    if (place == tasks.size())
      tasks.emplace_back();
    tasks[place].goals.push_back(std::move(goal));
  }
  return tasks;
}

/// A module with a function for each task. One for all of them would return
/// more than LLVM takes quickly, and keep all threads but one waiting.
OwningOpRef<ModuleOp> outline(ArrayRef<Task> tasks, Location loc) {
  OwningOpRef<ModuleOp> module = ModuleOp::create(loc);
  OpBuilder builder(module->getBodyRegion());
  for (const Task &task : tasks) {
    if (task.roots.empty())
      continue;
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

/// Code for all tasks; null without tasks that need any.
FailureOr<std::unique_ptr<CompiledModule>>
compile(ArrayRef<Task> tasks, Location loc, std::string &error) {
  OwningOpRef<ModuleOp> module = outline(tasks, loc);
  if (module->getBody()->empty())
    return std::unique_ptr<CompiledModule>();
  CompileOptions options;
  options.addPasses = [](PassManager &pm, raw_ostream &) {
    addLowering(pm);
    return success();
  };
  options.optimisation = 1; // it runs once
  options.borrowConstants = true;
  std::unique_ptr<CompiledModule> compiled =
      CompiledModule::compile(*module, options, error);
  if (!compiled)
    return failure();
  return compiled;
}

/// Computes the results of tasks.
bool run(const CompiledModule &compiled, MutableArrayRef<Task> tasks,
         MLIRContext *context, std::string &error) {
  std::mutex mutex;
  auto compute = [&](Task &task) {
    std::string reason;
    if (task.roots.empty())
      return success();
    if (compiled.lookup(task.name)->call({}, task.results, reason)) {
      // Buffers of other tasks have other sizes.
      CompiledModule::trimMemory();
      return success();
    }
    std::lock_guard<std::mutex> lock(mutex);
    error = reason;
    return failure();
  };
  return succeeded(failableParallelForEach(context, tasks, compute));
}

/// Makes constants of the goals of a task that has run, and tells their bytes;
/// nothing if there is no memory.
std::optional<int64_t> finish(Task &task) {
  llvm::DenseMap<Value, TensorData *> made;
  auto next = task.results.begin();
  for (Operation *op : task.roots)
    for (Value result : op->getResults())
      made[result] = &std::get<TensorData>(*next++);
  llvm::DenseMap<Value, unsigned> readers;
  for (const Goal &goal : task.goals)
    ++readers[goal.layout.getSource()];
  int64_t bytes = 0;
  for (auto &[value, layout] : task.goals) {
    OpBuilder builder(value.getDefiningOp());
    auto type = cast<RankedTensorType>(value.getType());
    auto replace = [&, value = value](ElementsAttr elements) mutable {
      value.replaceAllUsesWith(
          arith::ConstantOp::create(builder, value.getLoc(), elements));
    };
    if (auto splat = findSplat(layout.getSource())) {
      replace(splat.resizeSplat(type));
      continue;
    }
    TensorData *data = made.lookup(layout.getSource());
    std::optional<Buffer> elements;
    if (data && layout.isSource())
      elements = data->buffers.front();
    else
      elements = layout.apply(data ? getBytes(data->buffers.front())
                                   : *findElements(layout.getSource()));
    if (!elements)
      return std::nullopt;
    bytes += elements->bytes();
    replace(makeConstant(type, *elements, evaluatedName));
    if (data && --readers[layout.getSource()] == 0) {
      data->buffers.clear();
      CompiledModule::trimMemory();
    }
  }
  return bytes;
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

    SmallVector<Goal> goals;
    for (Operation *root : roots)
      for (Value result : root->getResults())
        goals.push_back({result, ConstantLayout(result)});
    size_t numGoals = goals.size();
    std::vector<Task> tasks = divide(known, std::move(goals));
    std::string error;
    auto compiled = compile(tasks, function.getLoc(), error);
    auto refuse = [&] {
      return function.emitError()
             << "constant expressions cannot be evaluated: " << error;
    };
    if (failed(compiled))
      return refuse();
    OpPassManager releasePoint(ModuleOp::getOperationName());
    releasePoint.addPass(createReleasePoint());
    int64_t bytes = 0, all = 0;
    for (const Task &task : tasks)
      all += task.countBytes();
    // Some at a time, so that not all weights are there twice.
    for (MutableArrayRef<Task> rest(tasks); !rest.empty();) {
      size_t count = 0;
      for (int64_t size = 0; count < rest.size() && size <= all / numGroups;)
        size += rest[count++].countBytes();
      MutableArrayRef<Task> group = rest.take_front(count);
      rest = rest.drop_front(count);
      if (*compiled && !run(**compiled, group, &getContext(), error))
        return refuse();
      for (Task &task : group) {
        std::optional<int64_t> made = finish(task);
        if (!made) {
          error = "no memory for their values";
          return refuse();
        }
        bytes += *made;
      }
      eraseUnused(ops);
      if (failed(runPipeline(releasePoint, getOperation())))
        return failure();
    }
    record.add("constants", int64_t(numGoals)).add("bytes", bytes);
    emitRecord(function, std::move(record));
    return success();
  }
};

} // namespace
