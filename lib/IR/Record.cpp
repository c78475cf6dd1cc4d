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
  // A remark refers to these texts, and some policies keep remarks until the
  // context ends: so do attributes.
  auto keep = [&](llvm::StringRef text) {
    return StringAttr::get(location.getContext(), text).getValue();
  };
  auto options = remark::RemarkOpts::name(keep(record.name))
                     .category(keep(record.pass))
                     .function(keep(record.function));
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

/// The outermost name of a location: of a layer, where a network calls what it
/// is made of.
static llvm::StringRef findName(Location location) {
  llvm::StringRef name;
  location->walk([&](Location part) {
    auto named = dyn_cast<NameLoc>(part);
    if (named && !named.getName().empty())
      name = named.getName();
    return WalkResult::advance();
  });
  return name;
}

std::string tensoropt::printLocation(Location location) {
  // Of operations that became one the first gives the name.
  if (auto fused = dyn_cast<FusedLoc>(location);
      fused && !fused.getLocations().empty())
    return printLocation(fused.getLocations().front());
  std::string text;
  llvm::raw_string_ostream os(text);
  if (auto file = location->findInstanceOf<FileLineColLoc>())
    os << file.getFilename().getValue() << ":" << file.getLine() << ":"
       << file.getColumn();
  else if (llvm::StringRef name = findName(location); !name.empty())
    os << name;
  else
    os << location;
  return text;
}

void tensoropt::emitRecord(Operation *op, Record record) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (!function)
    function = op->getParentOfType<FunctionOpInterface>();
  if (function)
    record.function = function.getName().str();
  record.location = printLocation(op->getLoc());

  // Passes on functions run in several threads; MLIR's remark streams, too,
  // take one remark at a time.
  static std::mutex oneAtATime;
  std::lock_guard<std::mutex> lock(oneAtATime);
  {
    auto remark = startRemark(op->getLoc(), record);
    for (const auto &[key, value] : record.metrics)
      remark << remark::metric(key, stringify(value));
  }
  auto *dialect = op->getContext()->getLoadedDialect<TensorOptDialect>();
  if (dialect && dialect->recordListener)
    dialect->recordListener(record);
}
