// SPDX-License-Identifier: Apache-2.0
// What a C program includes.

#pragma once

#include "TensorOpt/Library/LibraryInterface.h"

namespace tensoropt {

/// The header of a library, in C99 and C++, with what each parameter is. `path`
/// names the include guard; `hasThreads`: code uses OpenMP.
std::string printHeader(const std::vector<LibraryFunction> &functions,
                        llvm::StringRef path, bool hasThreads);

} // namespace tensoropt
