// SPDX-License-Identifier: Apache-2.0
// Records of what stays outside of an arena.

#pragma once

#include "TensorOpt/Memory/MemoryScope.h"

namespace tensoropt {

/// One missed record of the pass for each buffer and call that has no place.
void emitUnplanned(const MemoryScope &scope, llvm::StringRef pass);

} // namespace tensoropt
