// SPDX-License-Identifier: Apache-2.0

#include "KernelCandidates.h"
#include "ProductPlan.h"
#include "RowGroups.h"
#include "RowTraffic.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// Looks at a module when the pass has run.
struct PlanWatcher : PassInstrumentation {
  using Look = std::function<void(ModuleOp module, StringRef options)>;
  explicit PlanWatcher(Look look) : look(std::move(look)) {}

  void runAfterPass(Pass *pass, Operation *op) override {
    auto module = dyn_cast<ModuleOp>(op);
    if (!module || pass->getArgument() != "tensoropt-plan-kernels")
      return;
    std::string text;
    llvm::raw_string_ostream os(text);
    pass->printAsTextualPipeline(os);
    look(module, text);
  }

  Look look;
};

} // namespace

/// The value of an option in the text of a pass.
static StringRef getOption(StringRef text, StringRef name) {
  for (StringRef part : llvm::split(text, ' ')) {
    part = part.substr(part.find('{') + 1);
    auto [key, value] = part.split('=');
    if (key == name)
      return value.take_until([](char c) { return c == '}'; });
  }
  return "";
}

void tensoropt::watchPlans(PassManager &pm, std::vector<KernelPlan> &plans) {
  pm.addInstrumentation(
      std::make_unique<PlanWatcher>([&plans](ModuleOp module, StringRef) {
        module->walk([&](linalg::LinalgOp op) {
          FailureOr<KernelPlan> plan = getKernelPlan(op);
          if (succeeded(plan) && !(*plan == KernelPlan()))
            plans.push_back(*plan);
        });
      }));
}

void KernelCandidates::watch(PassManager &pm) {
  pm.addInstrumentation(
      std::make_unique<PlanWatcher>([this](ModuleOp module, StringRef options) {
        collect(module, options);
      }));
}

void KernelCandidates::collect(ModuleOp module, StringRef options) {
  unsigned threads = 1, threadWork = 0;
  (void)getOption(options, "threads").getAsInteger(10, threads);
  (void)getOption(options, "thread-work").getAsInteger(10, threadWork);
  static constexpr StringLiteral names[] = {"algorithms", "loops", "products"};
  if (getOption(options, "kernels") != names[unsigned(parts)])
    return;
  for (auto function : module.getOps<FunctionOpInterface>()) {
    if (parts == KernelParts::Algorithms)
      collectAlgorithms(function, threads, threadWork);
    else if (parts == KernelParts::Loops)
      collectLoops(function, threads, threadWork);
    else
      collectProducts(function, threads, threadWork);
  }
}

void KernelCandidates::add(ExtractedKernel alone, ArrayRef<KernelPlan> plans,
                           unsigned threads, double work) {
  std::string key = alone.name + "/" + std::to_string(threads);
  auto [number, isNew] = numbers.try_emplace(key, found.size());
  if (!isNew) {
    Kernel &kernel = found[number->second];
    kernel.work += kernel.work / kernel.count;
    ++kernel.count;
    return;
  }
  Kernel kernel;
  kernel.alone = std::move(alone);
  kernel.threads = threads;
  kernel.work = work;
  for (const KernelPlan &plan : plans)
    if (!llvm::is_contained(kernel.plans, plan))
      kernel.plans.push_back(plan);
  found.push_back(std::move(kernel));
}

void KernelCandidates::collectAlgorithms(Operation *function, unsigned threads,
                                         double threadWork) {
  function->walk([&](linalg::GenericOp op) {
    auto convolution = BlockedConvolution::find(op);
    FailureOr<KernelPlan> plan = getKernelPlan(op);
    if (!convolution || failed(plan) || plan->algorithm.empty())
      return;
    SmallVector<KernelPlan> plans = {*plan};
    for (StringRef other : {"direct", "f2", "f4"}) {
      if (other == plan->algorithm)
        continue;
      plans.emplace_back();
      plans.back().algorithm = other.str();
      plans.back().threads = plan->threads;
    }
    double work = countIterations(cast<linalg::LinalgOp>(*op));
    add(extractAlgorithm(*convolution), plans, work >= threadWork ? threads : 1,
        work);
  });
}

static KernelPlan withOneThread(KernelPlan plan) {
  plan.threads = 1;
  return plan;
}

void KernelCandidates::collectLoops(Operation *function, unsigned threads,
                                    double threadWork) {
  (void)forEachRowGroup(function, {threads, threadWork},
                        [&](RowGroup &group, unsigned used) -> LogicalResult {
                          Operation *op = group.getPlanned();
                          FailureOr<KernelPlan> plan = getKernelPlan(op);
                          if (failed(plan) || !plan->hasLoops())
                            return success();
                          // Algorithms have been chosen by now.
                          plan->algorithm.clear();
                          SmallVector<KernelPlan> plans = {*plan};
                          for (KernelPlan other : listRowPlans(
                                   group, countTileRegisters(op), count - 1)) {
                            other.threads = plan->threads;
                            plans.push_back(other);
                          }
                          if (used > 1)
                            plans.push_back(withOneThread(*plan));
                          double work = 0;
                          for (linalg::LinalgOp one : group.ops)
                            work += countIterations(one);
                          add(extractLoops(group), plans, used, work);
                          return success();
                        });
}

void KernelCandidates::collectProducts(Operation *function, unsigned threads,
                                       double threadWork) {
  auto registers = VectorRegisters::of(function);
  for (const MatrixProduct &product : findProducts(function, registers)) {
    FailureOr<KernelPlan> plan = getKernelPlan(product.op);
    if (failed(plan) || !plan->isOfProduct())
      continue;
    unsigned used = countProductThreads(product, threads, threadWork);
    SmallVector<KernelPlan> plans = {*plan};
    for (KernelPlan other : listProductPlans(product, registers, count - 1)) {
      other.threads = plan->threads;
      plans.push_back(other);
    }
    if (used > 1)
      plans.push_back(withOneThread(*plan));
    add(extractProduct(product), plans, used, countIterations(product.op));
  }
}

std::vector<KernelCandidates::Kernel> KernelCandidates::takeKernels() {
  numbers.clear();
  llvm::sort(found, [](const Kernel &a, const Kernel &b) {
    return std::pair(-a.work, a.alone.name) < std::pair(-b.work, b.alone.name);
  });
  return std::exchange(found, {});
}
