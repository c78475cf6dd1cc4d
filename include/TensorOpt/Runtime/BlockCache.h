// SPDX-License-Identifier: Apache-2.0
// Memory of generated code. Buffers whose sizes are known at run time only are
// taken and freed in each call; large ones would come from the system and go
// back to it each time, page by page, which took a third of the time of a
// network. Here they wait for the next call instead.
//
//   engine.define("malloc", &tensoroptAllocate);
//   engine.define("aligned_alloc", &tensoroptAllocateAligned);
//   engine.define("realloc", &tensoroptReallocate);
//   engine.define("free", &tensoroptFree);

#pragma once

#include <cstddef>

namespace tensoropt {

/// Gives what waits back to the system. Never more waits than was in use at the
/// same time.
void trimBlocks();

} // namespace tensoropt

extern "C" {

/// As the functions of C; any thread may free what another one took. What the
/// library of C has allocated may be freed here, too.
void *tensoroptAllocate(size_t bytes);
void *tensoroptAllocateAligned(size_t alignment, size_t bytes);
void *tensoroptReallocate(void *block, size_t bytes);
void tensoroptFree(void *block);
}
