// SPDX-License-Identifier: Apache-2.0
// Buffers, and the entries of a stored tensor.

#include "TensorOpt/Execution/TensorData.h"
#include "ListEntries.h"
#include "PlaceEntries.h"
#include "StorageWalk.h"
#include "TensorOpt/Runtime/Pages.h"

#include <cstdlib>
#include <unistd.h>

using namespace tensoropt;

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

/// Bytes of memory of this machine. The system promises more than it has and
/// ends the process when the promise is called in.
static uint64_t machineMemory() {
  static const uint64_t bytes =
      static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGE_SIZE);
  return bytes;
}

namespace {

constexpr size_t cacheLine = 64;

/// The first multiple of `alignment` that is not below an address.
char *alignUp(void *at, size_t alignment) {
  size_t misaligned = reinterpret_cast<uintptr_t>(at) % alignment;
  return static_cast<char *>(at) + (misaligned ? alignment - misaligned : 0);
}

/// Zeroed memory aligned to a cache line, or null.
std::shared_ptr<void> takeBlock(size_t bytes) {
  void *block = std::calloc(1, bytes + cacheLine - 1);
  if (!block)
    return nullptr;
  // Shares the owner of the block, but points to its aligned part.
  return {std::shared_ptr<void>(block, std::free), alignUp(block, cacheLine)};
}

std::shared_ptr<void> takePages(size_t bytes) {
  void *pages = mapPages(bytes);
  if (!pages)
    return nullptr;
  return {pages, [bytes](void *pages) { unmapPages(pages, bytes); }};
}

} // namespace

std::optional<Buffer> Buffer::allocate(ScalarType type, size_t count) {
  auto bytes = multiply(count, type.size());
  if (!bytes || *bytes > machineMemory())
    return std::nullopt;
  Buffer buffer;
  buffer.scalar = type;
  buffer.elements = count;
  // Both leave zeroing to the system, page by page on demand.
  buffer.owner = *bytes < hugePageBytes ? takeBlock(*bytes) : takePages(*bytes);
  if (!buffer.owner)
    return std::nullopt;
  buffer.start = buffer.owner.get();
  return buffer;
}

Buffer Buffer::borrow(ScalarType type, size_t count, void *data,
                      std::shared_ptr<void> owner) {
  Buffer buffer;
  buffer.scalar = type;
  buffer.elements = count;
  buffer.start = data;
  buffer.owner = std::move(owner);
  return buffer;
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

uint64_t TensorData::bytes() const {
  uint64_t sum = 0;
  for (const Buffer &buffer : buffers)
    sum += buffer.bytes();
  return sum;
}

size_t TensorData::storedEntries() const {
  return buffers.empty() ? 0 : buffers.back().count();
}

std::vector<LevelSpec> tensoropt::getLevels(const TensorSpec &spec) {
  if (!spec.isDense())
    return spec.levels;
  std::vector<LevelSpec> levels(spec.rank());
  for (size_t dimension = 0; dimension < levels.size(); ++dimension)
    levels[dimension].dimension = dimension;
  return levels;
}

CoordinateTensor tensoropt::unpackTensor(const TensorData &tensor) {
  const TensorSpec &spec = tensor.spec;
  EntryFilter filter;
  if (spec.canonical)
    filter.symmetry = &spec;
  filter.dropsForced = false;
  CoordinateTensor result = listEntries(tensor, filter);
  if (spec.canonical)
    result.symmetry = getFileSymmetry(spec.group, spec.rank())
                          .value_or(FileSymmetry::General);
  return result;
}
