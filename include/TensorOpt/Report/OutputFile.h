// SPDX-License-Identifier: Apache-2.0
// Files that hold their old content or the new one, and never a part of it.
//
//   std::string error;
//   if (!writeFile("plan.csv", text, error))
//     llvm::errs() << error << "\n";   // 'plan.csv': No space left on device

#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <string>
#include <string_view>

namespace llvm {
class raw_ostream;
}

namespace tensoropt {

/// True if a file can be made beside `path`, and so be renamed to it. Else
/// `error` says as writeFile() does why not, before a long run.
bool canWriteFile(const std::string &path, std::string &error);

/// The same for several; empty names stand for none. False, too, if two are the
/// same file, of which the second would be written over the first.
bool canWriteFiles(llvm::ArrayRef<std::string> paths, std::string &error);

/// Writes by way of a temporary file beside `path`, or to standard output if it
/// is "-". Returns false with "'PATH': reason" in `error` on failure.
bool writeFile(const std::string &path, std::string_view text,
               std::string &error);

/// The same for what `print` writes to a stream.
bool writeFile(const std::string &path,
               llvm::function_ref<llvm::Error(llvm::raw_ostream &)> print,
               std::string &error);

/// Writes what a stream holds yet. Returns that the disk is full, say, which
/// the destructor of LLVM's streams would answer by ending the process.
llvm::Error flush(llvm::raw_ostream &os);

/// "'PATH': reason" of a failure that concerns a file.
std::string describe(const std::string &path, llvm::Error failure);

} // namespace tensoropt
