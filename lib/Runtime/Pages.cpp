// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Runtime/Pages.h"
#include <cstdint>
#include <sys/mman.h>

using namespace tensoropt;

static size_t roundUp(size_t bytes) {
  return (bytes + pageBytes - 1) / pageBytes * pageBytes;
}

static void *map(size_t bytes) {
  void *pages = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return pages == MAP_FAILED ? nullptr : pages;
}

void *tensoropt::mapPages(size_t bytes) {
  if (bytes > SIZE_MAX - 2 * hugePageBytes)
    return nullptr;
  bytes = roundUp(bytes);
  if (bytes < hugePageBytes)
    return map(bytes);
  auto *start = static_cast<char *>(map(bytes + hugePageBytes));
  if (!start)
    return nullptr;
  // What lies before the first large page goes, and as much behind.
  size_t before =
      (hugePageBytes - reinterpret_cast<uintptr_t>(start) % hugePageBytes) %
      hugePageBytes;
  if (before)
    ::munmap(start, before);
  ::munmap(start + before + bytes, hugePageBytes - before);
  ::madvise(start + before, bytes, MADV_HUGEPAGE); // a wish
  return start + before;
}

void tensoropt::unmapPages(void *pages, size_t bytes) {
  ::munmap(pages, roundUp(bytes));
}
