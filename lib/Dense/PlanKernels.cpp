// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-plan-kernels.

#include "ExtractKernel.h"
#include "KernelPlanFile.h"
#include "ProductPlan.h"
#include "RowGroups.h"
#include "RowTraffic.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/MachineAttr.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "WinogradCost.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

namespace tensoropt {
#define GEN_PASS_DEF_PLANKERNELS
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct PlanKernelsPass : tensoropt::impl::PlanKernelsBase<PlanKernelsPass> {
  using PlanKernelsBase::PlanKernelsBase;

  void runOnOperation() override {
    known = KernelPlanFile();
    made = KernelPlanFile();
    std::string error;
    if (!file.empty() && !known.read(file, error)) {
      getOperation().emitError() << error;
      return signalPassFailure();
    }
    machine = getMachine(getOperation());
    for (auto function : getOperation().getOps<FunctionOpInterface>())
      if (failed(planKernels(function)))
        return signalPassFailure();
    if (!output.empty() && failed(writeOutput()))
      return signalPassFailure();
  }

private:
  LogicalResult planKernels(Operation *function) {
    if (kernels == KernelParts::Algorithms)
      return planAlgorithms(function);
    return kernels == KernelParts::Loops ? planLoops(function)
                                         : planProducts(function);
  }
  LogicalResult planAlgorithms(Operation *function);
  LogicalResult planLoops(Operation *function);
  LogicalResult planProducts(Operation *function);
  LogicalResult planAlgorithm(const BlockedConvolution &convolution);
  LogicalResult planGroup(const RowGroup &group, unsigned used);
  LogicalResult planProduct(const MatrixProduct &product);
  LogicalResult writeOutput();

  bool needsNames() const { return !file.empty() || !output.empty(); }
  /// What the file has for a kernel, if `isMeant` says that it is of this kind.
  /// What `check` finds wrong with it is told, and it is not used then.
  std::optional<KernelPlan>
  lookUp(Operation *op, const std::string &name, unsigned used,
         llvm::function_ref<bool(const KernelPlan &)> isMeant,
         llvm::function_ref<void(const KernelPlan &, std::string &)> check);
  /// Writes down a plan, for the attribute, the file and whoever listens.
  void note(Operation *op, KernelPlan plan, const std::string &name,
            unsigned used, StringRef source);

  KernelPlanFile known, made;
  std::string machine;
};

} // namespace

static std::string print(ArrayRef<int64_t> numbers) {
  return llvm::join(
      llvm::map_range(numbers, [](int64_t n) { return std::to_string(n); }),
      "x");
}

void PlanKernelsPass::note(Operation *op, KernelPlan plan,
                           const std::string &name, unsigned used,
                           StringRef source) {
  // Without threads there is nothing to tell.
  if (threads > 1 && plan.threads == 0)
    plan.threads = used;
  setKernelPlan(op, plan);
  KernelChoice choice;
  choice.kernel = name;
  choice.machine = machine;
  choice.threads = used;
  choice.plan = plan;
  if (!name.empty())
    made.set(std::move(choice));
  Record record(Record::Kind::Passed, "plan-kernels", "Planned");
  if (kernels == KernelParts::Algorithms) {
    record.add("algorithm", plan.algorithm).add("rows", plan.rows);
  } else {
    record.add("tile", print(plan.tile)).add("order", print(plan.order));
  }
  if (plan.isOfProduct())
    record.add("copies", plan.copies);
  if (!plan.blocks.empty())
    record.add("blocks", print(plan.blocks));
  if (plan.threads)
    record.add("threads", plan.threads);
  record.add("source", source.str());
  if (!name.empty())
    record.add("kernel", name);
  emitRecord(op, std::move(record));
}

std::optional<KernelPlan> PlanKernelsPass::lookUp(
    Operation *op, const std::string &name, unsigned used,
    llvm::function_ref<bool(const KernelPlan &)> isMeant,
    llvm::function_ref<void(const KernelPlan &, std::string &)> check) {
  const KernelChoice *choice =
      name.empty() ? nullptr : known.lookup(name, machine, used);
  if (!choice || !isMeant(choice->plan))
    return std::nullopt;
  std::string fault;
  if (choice->plan.threads > int64_t(used))
    fault = "has " + std::to_string(choice->plan.threads) +
            " threads, there are " + std::to_string(used);
  else
    check(choice->plan, fault);
  if (fault.empty())
    return choice->plan;
  emitRecord(op, Record(Record::Kind::Missed, "plan-kernels", "PlanNotUsed")
                     .add("kernel", name)
                     .add("reason", fault));
  return std::nullopt;
}

LogicalResult
PlanKernelsPass::planAlgorithm(const BlockedConvolution &convolution) {
  linalg::GenericOp op = convolution.op;
  FailureOr<KernelPlan> asked = getKernelPlan(op);
  if (failed(asked))
    return failure();
  unsigned used =
      countIterations(cast<linalg::LinalgOp>(*op)) >= threadWork ? threads : 1;
  std::string name = needsNames() ? extractAlgorithm(convolution).name : "";
  if (!asked->algorithm.empty()) {
    note(op, *asked, name, used, "attribute");
    return success();
  }
  auto stored = lookUp(
      op, name, used,
      [](const KernelPlan &plan) { return !plan.algorithm.empty(); },
      [&](const KernelPlan &plan, std::string &fault) {
        if (plan.algorithm != "direct")
          makeWinograd(convolution, plan, tolerance, used, fault);
      });
  if (stored) {
    note(op, *stored, name, used, "file");
    return success();
  }
  KernelPlan plan = toKernelPlan(
      chooseWinograd(convolution, Winograd::Auto, tolerance, used));
  note(op, plan, name, used, "model");
  return success();
}

LogicalResult PlanKernelsPass::planAlgorithms(Operation *function) {
  // What the user asks for needs no plan.
  if (winograd != Winograd::Auto)
    return success();
  WalkResult result = function->walk([&](linalg::GenericOp op) {
    auto convolution = BlockedConvolution::find(op);
    bool isDone = !convolution || succeeded(planAlgorithm(*convolution));
    return isDone ? WalkResult::advance() : WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

LogicalResult PlanKernelsPass::planGroup(const RowGroup &group, unsigned used) {
  Operation *op = group.getPlanned();
  FailureOr<KernelPlan> asked = getKernelPlan(op);
  if (failed(asked))
    return failure();
  FailureOr<KernelPlan> plan =
      getRowPlan(group, countTileRegisters(op), threads);
  if (failed(plan))
    return failure();
  std::string name = needsNames() ? extractLoops(group).name : "";
  if (asked->hasLoops()) {
    note(op, *plan, name, used, "attribute");
    return success();
  }
  auto stored = lookUp(
      op, name, used, [](const KernelPlan &plan) { return plan.hasLoops(); },
      [&](const KernelPlan &plan, std::string &fault) {
        fault = checkRowPlan(group, plan, VectorRegisters::of(op).count - 2);
      });
  if (stored) {
    stored->algorithm = asked->algorithm;
    stored->layout = asked->layout;
    note(op, *stored, name, used, "file");
    return success();
  }
  note(op, *plan, name, used, "model");
  return success();
}

LogicalResult PlanKernelsPass::planLoops(Operation *function) {
  return forEachRowGroup(
      function, {threads, double(threadWork)},
      [&](RowGroup &group, unsigned used) { return planGroup(group, used); });
}

LogicalResult PlanKernelsPass::planProduct(const MatrixProduct &product) {
  Operation *op = product.op;
  auto registers = VectorRegisters::of(op);
  FailureOr<KernelPlan> asked = getKernelPlan(op);
  if (failed(asked))
    return failure();
  unsigned used = countProductThreads(product, threads, threadWork);
  std::string name = needsNames() ? extractProduct(product).name : "";
  auto check = [&](const KernelPlan &plan, std::string &fault) {
    obeyProductPlan(plan, product, registers, fault);
  };
  if (asked->isOfProduct()) {
    std::string fault;
    check(*asked, fault);
    if (!fault.empty())
      return op->emitError("its kernel plan ") << fault;
    note(op, *asked, name, used, "attribute");
    return success();
  }
  auto isMeant = [](const KernelPlan &plan) { return plan.isOfProduct(); };
  if (auto stored = lookUp(op, name, used, isMeant, check)) {
    note(op, *stored, name, used, "file");
    return success();
  }
  note(op, toProductPlan(ProductBlocks::choose(product, registers)), name, used,
       "model");
  return success();
}

LogicalResult PlanKernelsPass::planProducts(Operation *function) {
  for (const MatrixProduct &product :
       findProducts(function, VectorRegisters::of(function)))
    if (failed(planProduct(product)))
      return failure();
  return success();
}

/// Adds to what the file has, or makes it.
LogicalResult PlanKernelsPass::writeOutput() {
  KernelPlanFile all;
  std::string error;
  bool isDone = !llvm::sys::fs::exists(output) || all.read(output, error);
  if (isDone) {
    all.addMissing(made);
    isDone = all.write(output, error);
  }
  if (!isDone)
    getOperation().emitError() << error;
  return success(isDone);
}
