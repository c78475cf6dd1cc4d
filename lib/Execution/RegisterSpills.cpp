// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/RegisterSpills.h"
#include "TensorOpt/IR/Record.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "llvm/CodeGen/MachineDominators.h"
#include "llvm/CodeGen/MachineLoopInfo.h"
#include "llvm/CodeGen/MachineOptimizationRemarkEmitter.h"
#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/LLVMContext.h"

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral allocatorName = "regalloc";

namespace {

/// LLVM prints what this one does not take.
struct SpillHandler : llvm::DiagnosticHandler {
  using Functions = std::map<std::string, RegisterSpills::Counts>;

  explicit SpillHandler(std::shared_ptr<Functions> functions)
      : functions(std::move(functions)) {}

  bool isMissedOptRemarkEnabled(llvm::StringRef pass) const override {
    return pass == allocatorName;
  }
  bool isAnyRemarkEnabled() const override { return true; }

  bool handleDiagnostics(const llvm::DiagnosticInfo &info) override {
    auto *remark = llvm::dyn_cast<llvm::DiagnosticInfoMIROptimization>(&info);
    if (!remark)
      return false;
    if (remark->getPassName() == allocatorName &&
        remark->getRemarkName() == "LoopSpillReloadCopies" &&
        isInnermost(*remark->getBlock()))
      add(*remark);
    return true;
  }

private:
  /// Remarks of a loop count those inside it, too.
  static bool isInnermost(const llvm::MachineBasicBlock &header) {
    auto &function = const_cast<llvm::MachineFunction &>(*header.getParent());
    llvm::MachineDominatorTree tree(function);
    llvm::MachineLoopInfo loops(tree);
    llvm::MachineLoop *loop = loops.getLoopFor(&header);
    return loop && loop->isInnermost();
  }

  void add(const llvm::DiagnosticInfoMIROptimization &remark) {
    RegisterSpills::Counts counts;
    for (const auto &argument : remark.getArgs()) {
      int64_t number = 0;
      llvm::StringRef(argument.Val).getAsInteger(10, number);
      if (argument.Key == "NumSpills" || argument.Key == "NumFoldedSpills")
        counts.spills += number;
      if (argument.Key == "NumReloads" || argument.Key == "NumFoldedReloads")
        counts.reloads += number;
    }
    if (counts.spills + counts.reloads == 0)
      return;
    llvm::StringRef name = remark.getFunction().getName();
    // Entry points hold what they call. Those of libraries have its name.
    name.consume_front("tensoropt_enter_");
    name.consume_front("_mlir_ciface_");
    name.consume_front("tensoropt.");
    auto &sum = (*functions)[name.str()];
    sum.spills += counts.spills;
    sum.reloads += counts.reloads;
  }

  std::shared_ptr<Functions> functions;
};

} // namespace

void RegisterSpills::listen(llvm::LLVMContext &context) {
  context.setDiagnosticHandler(std::make_unique<SpillHandler>(functions));
}

void RegisterSpills::add(const RegisterSpills &other) {
  for (const auto &[name, counts] : *other.functions) {
    Counts &sum = (*functions)[name];
    sum.spills += counts.spills;
    sum.reloads += counts.reloads;
  }
}

void RegisterSpills::report(ModuleOp lowered) const {
  for (const auto &[name, counts] : *functions) {
    auto function = lowered.lookupSymbol<LLVM::LLVMFuncOp>(name);
    if (!function)
      continue;
    Record record(Record::Kind::Missed, "registers", "Spilled");
    record.add("spills", counts.spills)
        .add("reloads", counts.reloads)
        .add("reason", "innermost loops need more registers than there are");
    emitRecord(function, std::move(record));
  }
}
