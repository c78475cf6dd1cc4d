// SPDX-License-Identifier: Apache-2.0
// Files that hold their old content or the new one, and never a part of it.
//
//   std::string error;
//   if (!writeFile("plan.csv", text, error))
//     llvm::errs() << error << "\n";   // 'plan.csv': No space left on device

#pragma once

#include <string>
#include <string_view>

namespace tensoropt {

/// True if a file can be made beside `path`, and so be renamed to it. Else
/// `error` says as writeFile() does why not, before a long run.
bool canWriteFile(const std::string &path, std::string &error);

/// Writes by way of a temporary file beside `path`, or to standard output if it
/// is "-". Returns false with "'PATH': reason" in `error` on failure.
bool writeFile(const std::string &path, std::string_view text,
               std::string &error);

} // namespace tensoropt
