// SPDX-License-Identifier: Apache-2.0
// What the renderings share, and writing them to files.

#include "TensorOpt/Report/Report.h"
#include "TensorOpt/Report/OutputFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

std::string_view tensoropt::stringify(Report::Kind kind) {
  switch (kind) {
  case Report::Kind::Passed:
    return "passed";
  case Report::Kind::Missed:
    return "missed";
  case Report::Kind::Analysis:
    return "analysis";
  }
  llvm_unreachable("unknown kind of entry");
}

std::string tensoropt::printCommand(const std::string &tool, int argc,
                                    const char *const *argv) {
  std::string text = tool;
  for (int at = 1; at < argc; ++at) {
    llvm::StringRef argument = argv[at];
    bool isPlain = !argument.empty() && llvm::all_of(argument, [](char c) {
      return llvm::isAlnum(c) || llvm::StringRef("_./=,:+@%-").contains(c);
    });
    text += " ";
    if (isPlain) {
      text += argument;
      continue;
    }
    text += "'";
    for (char c : argument)
      text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    text += "'";
  }
  return text;
}

std::optional<double> Report::Measurement::operationsPerSecond() const {
  if (kernels.empty() || !(minSeconds > 0))
    return std::nullopt;
  double sum = 0;
  for (const Kernel &kernel : kernels)
    sum += kernel.operations();
  return sum / minSeconds;
}

std::optional<double> Report::Measurement::bytesPerSecond() const {
  if (kernels.empty() || !(minSeconds > 0))
    return std::nullopt;
  double sum = 0;
  for (const Kernel &kernel : kernels)
    sum += kernel.bytes;
  return sum / minSeconds;
}

std::optional<double> Report::Measurement::denseOperationsPerSecond() const {
  if (!denseOperations || !(minSeconds > 0))
    return std::nullopt;
  return *denseOperations / minSeconds;
}

std::optional<double> Report::Measurement::boundShare() const {
  if (!floorSeconds || !(minSeconds > 0))
    return std::nullopt;
  return *floorSeconds / minSeconds;
}

std::optional<Report::Format> Report::formatOf(const std::string &path,
                                               std::string &error) {
  llvm::StringRef extension = llvm::sys::path::extension(path);
  if (llvm::StringRef(path).ends_with(".trace.json"))
    return Format::Trace;
  if (extension == ".json")
    return Format::JSON;
  if (extension == ".txt")
    return Format::Text;
  if (extension == ".html")
    return Format::HTML;
  error =
      "'" + path +
      "': the name of a report must end in .json, .txt, .html or .trace.json";
  return std::nullopt;
}

std::string Report::render(Format format) const {
  switch (format) {
  case Format::JSON:
    return toJSON();
  case Format::Text:
    return toText();
  case Format::HTML:
    return toHTML();
  case Format::Trace:
    return toTrace();
  }
  llvm_unreachable("unknown format of a report");
}

bool Report::canWrite(const std::string &path, std::string &error) {
  return formatOf(path, error) && canWriteFile(path, error);
}

bool Report::write(const std::string &path, std::string &error) const {
  std::optional<Format> format = formatOf(path, error);
  if (!format)
    return false;
  bool isProfiled = llvm::any_of(measurements, [](const Measurement &done) {
    return done.profile.has_value();
  });
  if (format == Format::Trace && !isProfiled && memoryPlans.empty()) {
    error = "'" + path + "': there is no profile to write a trace of";
    return false;
  }
  return writeFile(path, render(*format), error);
}
