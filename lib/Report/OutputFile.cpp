// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Report/OutputFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

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

bool tensoropt::canWriteFile(const std::string &path, std::string &error) {
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

bool tensoropt::writeFile(const std::string &path, std::string_view text,
                          std::string &error) {
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
