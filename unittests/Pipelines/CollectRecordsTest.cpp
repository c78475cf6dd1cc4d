// SPDX-License-Identifier: Apache-2.0
// Records of passes that run on many functions at once.

#include "TensorOpt/Pipelines/CollectRecords.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/Report/Report.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassManager.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace tensoropt;

namespace {

constexpr int64_t recordsPerPass = 20;

struct TalkativePass : PassWrapper<TalkativePass, OperationPass<func::FuncOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(TalkativePass)

  void runOnOperation() override {
    for (int64_t i = 0; i < recordsPerPass; ++i) {
      Record record(Record::Kind::Missed, "talk", "Said");
      record.add("index", i).add("share", 0.5).add("reason", "none");
      emitRecord(getOperation(), std::move(record));
    }
  }
};

/// A module of functions f99 ... f0.
OwningOpRef<ModuleOp> makeModule(MLIRContext &context, int count) {
  context.loadDialect<func::FuncDialect>();
  OpBuilder builder(&context);
  OwningOpRef<ModuleOp> module = ModuleOp::create(builder.getUnknownLoc());
  builder.setInsertionPointToEnd(module->getBody());
  for (int i = count; i-- > 0;)
    func::FuncOp::create(
        builder, FileLineColLoc::get(&context, "a.mlir", 1, i + 1),
        "f" + std::to_string(i), builder.getFunctionType({}, {}))
        .setPrivate();
  return module;
}

LogicalResult talk(ModuleOp module) {
  auto pm = PassManager::on<ModuleOp>(module.getContext());
  pm.addNestedPass<func::FuncOp>(std::make_unique<TalkativePass>());
  return pm.run(module);
}

TEST(CollectRecords, EntriesHaveOneOrderWhateverTheThreadsDo) {
  constexpr int functions = 100;
  MLIRContext context;
  OwningOpRef<ModuleOp> module = makeModule(context, functions);
  Report report;
  collectRecords(context, report);
  ASSERT_TRUE(succeeded(talk(*module)));
  ASSERT_EQ(report.entries.size(), size_t(functions * recordsPerPass));
  for (size_t i = 0; i < report.entries.size(); ++i) {
    const Report::Entry &entry = report.entries[i];
    int function = i / recordsPerPass;
    ASSERT_EQ(entry.function, "f" + std::to_string(function)) << i;
    ASSERT_EQ(entry.location, "a.mlir:1:" + std::to_string(function + 1));
    ASSERT_EQ(entry.metrics[0].second,
              Report::Metric(int64_t(i % recordsPerPass)));
  }
}

TEST(CollectRecords, ConvertsEveryField) {
  MLIRContext context;
  OwningOpRef<ModuleOp> module = makeModule(context, 1);
  Report report;
  collectRecords(context, report);
  ASSERT_TRUE(succeeded(talk(*module)));
  const Report::Entry &entry = report.entries.at(0);
  EXPECT_EQ(entry.kind, Report::Kind::Missed);
  EXPECT_EQ(entry.pass, "talk");
  EXPECT_EQ(entry.name, "Said");
  using Metrics = std::vector<std::pair<std::string, Report::Metric>>;
  EXPECT_EQ(entry.metrics, (Metrics{{"index", int64_t(0)},
                                    {"share", 0.5},
                                    {"reason", std::string("none")}}));
}

TEST(CollectRecords, LaterContextsComeAfterEarlierOnes) {
  Report report;
  for (int count : {2, 1}) {
    MLIRContext context;
    OwningOpRef<ModuleOp> module = makeModule(context, count);
    collectRecords(context, report);
    ASSERT_TRUE(succeeded(talk(*module)));
  }
  ASSERT_EQ(report.entries.size(), size_t(3 * recordsPerPass));
  EXPECT_EQ(report.entries[recordsPerPass].function, "f1");
  EXPECT_EQ(report.entries[2 * recordsPerPass].function, "f0");
}

} // namespace
