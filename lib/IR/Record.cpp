// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/Support/Format.h"
#include <mutex>

using namespace mlir;
using namespace tensoropt;

llvm::StringRef tensoropt::stringify(Record::Kind kind) {
  switch (kind) {
  case Record::Kind::Passed:
    return "passed";
  case Record::Kind::Missed:
    return "missed";
  case Record::Kind::Analysis:
    return "analysis";
  }
  llvm_unreachable("unknown kind of record");
}

std::string tensoropt::stringify(const Record::Metric &metric) {
  if (const auto *count = std::get_if<int64_t>(&metric))
    return std::to_string(*count);
  if (const auto *number = std::get_if<double>(&metric)) {
    std::string text;
    llvm::raw_string_ostream(text) << llvm::format("%.6g", *number);
    return text;
  }
  return std::get<std::string>(metric);
}

/// The remark of the record's kind; empty when remarks are off.
static remark::detail::InFlightRemark startRemark(Location location,
                                                  const Record &record) {
  auto options = remark::RemarkOpts::name(record.name)
                     .category(record.pass)
                     .function(record.function);
  switch (record.kind) {
  case Record::Kind::Passed:
    return remark::passed(location, options);
  case Record::Kind::Missed:
    return remark::missed(location, options);
  case Record::Kind::Analysis:
    return remark::analysis(location, options);
  }
  llvm_unreachable("unknown kind of record");
}

void tensoropt::emitRecord(Operation *op, Record record) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    function = op->getParentOfType<FunctionOpInterface>();
  if (function)
    record.function = function.getName().str();
  llvm::raw_string_ostream(record.location) << op->getLoc();

  {
    auto remark = startRemark(op->getLoc(), record);
    for (const auto &[key, value] : record.metrics)
      remark << remark::metric(key, stringify(value));
  }
  auto *dialect = op->getContext()->getLoadedDialect<TensorOptDialect>();
  if (!dialect || !dialect->recordListener)
    return;
  // Passes on functions run in several threads.
  static std::mutex oneAtATime;
  std::lock_guard<std::mutex> lock(oneAtATime);
  dialect->recordListener(record);
}
