// SPDX-License-Identifier: Apache-2.0
// The large constants of a library within its object file. LLVM would hold each
// byte several times on the way there, so it writes zeros, and the constants go
// over them in the file.
//
//   EmbeddedConstants embedded(code, constants);
//   ... an object is made of `code` ...
//   if (llvm::Error error = embedded.write(os, "net.o")) ...

#pragma once

#include "TensorOpt/Execution/LargeConstants.h"
#include "llvm/Support/Error.h"

namespace llvm {
class Module;
class raw_fd_ostream;
} // namespace llvm

namespace tensoropt {

class EmbeddedConstants {
public:
  /// Has code that names constants find them in one array, in a section of its
  /// own. Constants that it does not name are left out. Both have to live as
  /// long as this.
  EmbeddedConstants(llvm::Module &code,
                    llvm::ArrayRef<LargeConstant> constants);

  /// Writes the elements into the object that `os` wrote to a file.
  llvm::Error write(llvm::raw_fd_ostream &os, llvm::StringRef path) const;

private:
  struct Place {
    const LargeConstant *constant;
    uint64_t offset; ///< bytes into the section
  };
  std::vector<Place> places;
};

} // namespace tensoropt
