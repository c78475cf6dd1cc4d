// SPDX-License-Identifier: Apache-2.0
// Shared libraries, by a linker of the system.

#pragma once

#include "llvm/TargetParser/Triple.h"
#include <string>

namespace tensoropt {

struct LinkOptions {
  std::string path;    ///< of the library
  std::string linker;  ///< a compiler or linker; empty: one that is found
  llvm::Triple triple; ///< what it links for
  bool hasThreads;     ///< whether it needs LLVM's OpenMP runtime
};

/// Links an object file. For the system's own processors that is done by 'cc',
/// for others by 'TRIPLE-gcc' or LLVM's linker. Fails with what they say in
/// `error`; the file is as it was then.
bool linkLibrary(const LinkOptions &options, const std::string &object,
                 std::string &error);

} // namespace tensoropt
