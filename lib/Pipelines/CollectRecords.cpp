// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Pipelines/CollectRecords.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/Report/Report.h"
#include "mlir/IR/MLIRContext.h"
#include <algorithm>

using namespace tensoropt;

static Report::Kind convert(Record::Kind kind) {
  switch (kind) {
  case Record::Kind::Passed:
    return Report::Kind::Passed;
  case Record::Kind::Missed:
    return Report::Kind::Missed;
  case Record::Kind::Analysis:
    return Report::Kind::Analysis;
  }
  llvm_unreachable("unknown kind of record");
}

void tensoropt::collectRecords(mlir::MLIRContext &context, Report &report) {
  // Entries of earlier calls, such as those of earlier pieces of a split input,
  // stay in front.
  size_t first = report.entries.size();
  auto *dialect = context.getOrLoadDialect<TensorOptDialect>();
  dialect->recordListener = [&report, first](const Record &record) {
    auto isBefore = [](const Record &record, const Report::Entry &entry) {
      return llvm::StringRef(record.function).compare_numeric(entry.function) <
             0;
    };
    auto place = std::upper_bound(report.entries.begin() + first,
                                  report.entries.end(), record, isBefore);
    report.entries.insert(place,
                          {convert(record.kind), record.pass, record.name,
                           record.function, record.location, record.metrics});
  };
}
