// SPDX-License-Identifier: Apache-2.0
// What the renderings share, and writing them to files.

#include "TensorOpt/Report/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/FileSystem.h"
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

/// Writes `text` and takes note of a full disk, which the destructor of LLVM's
/// stream would answer by ending the process.
static llvm::Error writeAll(llvm::raw_ostream &os, llvm::StringRef text) {
  os << text;
  os.flush();
  auto *file = dynamic_cast<llvm::raw_fd_ostream *>(&os);
  if (!file || !file->has_error())
    return llvm::Error::success();
  std::error_code code = file->error();
  file->clear_error();
  return llvm::errorCodeToError(code);
}

static std::string render(const Report &report, Report::Format format) {
  switch (format) {
  case Report::Format::JSON:
    return report.toJSON();
  case Report::Format::Text:
    return report.toText();
  case Report::Format::HTML:
    return report.toHTML();
  case Report::Format::Trace:
    return report.toTrace();
  }
  llvm_unreachable("unknown format of a report");
}

bool Report::canWrite(const std::string &path, std::string &error) {
  if (!formatOf(path, error))
    return false;
  llvm::SmallString<128> beside;
  std::error_code code;
  if (llvm::sys::fs::is_directory(path))
    code = std::make_error_code(std::errc::is_a_directory);
  else if (int file; !(code = llvm::sys::fs::createUniqueFile(path + ".%%%%%%",
                                                              file, beside))) {
    llvm::raw_fd_ostream(file, /*shouldClose=*/true).flush();
    code = llvm::sys::fs::remove(beside);
  }
  if (!code)
    return true;
  error = "'" + path + "': " + code.message();
  return false;
}

bool Report::write(const std::string &path, std::string &error) const {
  std::optional<Format> format = formatOf(path, error);
  if (!format)
    return false;
  bool isProfiled = llvm::any_of(measurements, [](const Measurement &done) {
    return done.profile.has_value();
  });
  if (format == Format::Trace && !isProfiled) {
    error = "'" + path + "': there is no profile to write a trace of";
    return false;
  }
  std::string text = render(*this, *format);
  llvm::Error failure =
      llvm::writeToOutput(path, [&](llvm::raw_ostream &os) -> llvm::Error {
        return writeAll(os, text);
      });
  if (!failure)
    return true;
  std::error_code code;
  llvm::handleAllErrors(std::move(failure),
                        [&](const llvm::ErrorInfoBase &info) {
                          code = info.convertToErrorCode();
                        });
  error = "'" + path + "': " + code.message();
  return false;
}
