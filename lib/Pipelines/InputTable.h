// SPDX-License-Identifier: Apache-2.0
// What the pipelines read, and for what they do not: who writes it and what to
// do. The pass tensoropt-check-input and the help for errors of the parser both
// look here.

#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace tensoropt {

/// True for the namespace of a dialect whose operations are read.
bool isReadDialect(llvm::StringRef name);

/// "builtin, func, ...", all dialects that are read.
std::string listReadDialects();

/// For an operation of a dialect that is read: what to do because it has no
/// lowering here; empty if it has one.
llvm::StringRef findUnlowered(llvm::StringRef operation);

/// Who writes operations of that name or dialect, and what to do; empty if that
/// is not known. `name` is "dialect.operation" or "dialect".
llvm::StringRef findProducer(llvm::StringRef name);

/// What to do about bytecode that cannot be read.
llvm::StringRef getBytecodeHelp();

} // namespace tensoropt
