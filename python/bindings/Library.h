// SPDX-License-Identifier: Apache-2.0
// Modules as libraries for C.

#pragma once

#include "Module.h"
#include "TensorOpt/Library/Library.h"
#include <filesystem>

namespace tensoropt::python {

/// What is to be written, and how.
struct LibraryFiles {
  std::filesystem::path path;
  std::optional<std::filesystem::path> header, weights;
  std::optional<std::string> emit; ///< else what the suffix says
};

/// Compiles a module and writes the files. Throws CompileError, ValueError for
/// a format that is none, and OSError for files that cannot be written.
void compileLibrary(Module &module, LibraryOptions options,
                    const LibraryFiles &files);

} // namespace tensoropt::python
