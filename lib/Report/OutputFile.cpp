// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Report/OutputFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

llvm::Error tensoropt::flush(llvm::raw_ostream &os) {
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

bool tensoropt::canWriteFiles(llvm::ArrayRef<std::string> paths,
                              std::string &error) {
  llvm::StringSet<> files;
  for (const std::string &path : paths) {
    if (path.empty())
      continue;
    if (!canWriteFile(path, error))
      return false;
    llvm::SmallString<128> file(path);
    llvm::sys::fs::make_absolute(file);
    llvm::sys::path::remove_dots(file, /*remove_dot_dot=*/true);
    if (path == "-" || files.insert(file).second)
      continue;
    error = "'" + path + "' is the name of two files";
    return false;
  }
  return true;
}

std::string tensoropt::describe(const std::string &path, llvm::Error failure) {
  std::string reason;
  llvm::handleAllErrors(
      std::move(failure),
      [&](const llvm::StringError &info) { reason = info.message(); },
      // Without the names of temporary files, which others have in front.
      [&](const llvm::ErrorInfoBase &info) {
        reason = info.convertToErrorCode().message();
      });
  return "'" + path + "': " + reason;
}

bool tensoropt::writeFile(
    const std::string &path,
    llvm::function_ref<llvm::Error(llvm::raw_ostream &)> print,
    std::string &error) {
  llvm::Error failure = llvm::writeToOutput(path, [&](llvm::raw_ostream &os) {
    llvm::Error printed = print(os);
    return llvm::joinErrors(flush(os), std::move(printed));
  });
  if (!failure)
    return true;
  error = describe(path, std::move(failure));
  return false;
}

bool tensoropt::writeFile(const std::string &path, std::string_view text,
                          std::string &error) {
  auto print = [&](llvm::raw_ostream &os) {
    os << text;
    return llvm::Error::success();
  };
  return writeFile(path, print, error);
}
