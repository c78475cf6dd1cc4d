// SPDX-License-Identifier: Apache-2.0
// Buffers, and the entries of a stored tensor.

#include "TensorOpt/Execution/TensorData.h"
#include "ListEntries.h"
#include "PlaceEntries.h"
#include "StorageWalk.h"

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

std::optional<Buffer> Buffer::allocate(ScalarType type, size_t count) {
  constexpr size_t alignment = 64;
  auto bytes = multiply(count, type.size());
  if (!bytes || *bytes > machineMemory())
    return std::nullopt;
  // calloc leaves large blocks to the system, which zeroes pages on demand.
  void *block = std::calloc(1, *bytes + alignment);
  if (!block)
    return std::nullopt;
  Buffer buffer;
  buffer.scalar = type;
  buffer.elements = count;
  buffer.owner = std::shared_ptr<void>(block, std::free);
  size_t misaligned = reinterpret_cast<uintptr_t>(block) % alignment;
  buffer.start = static_cast<char *>(block) + (alignment - misaligned);
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
