// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Runtime/BlockCache.h"
#include "TensorOpt/Runtime/Pages.h"
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <list>
#include <mutex>
#include <unordered_map>

using namespace tensoropt;

namespace {

/// Smaller blocks are left to the library of C, which keeps them.
constexpr size_t leastBytes = size_t(128) << 10;

bool isPage(const void *block) {
  return reinterpret_cast<uintptr_t>(block) % pageBytes == 0;
}

class BlockCache {
public:
  void *allocate(size_t bytes) {
    std::lock_guard<std::mutex> lock(mutex);
    auto best = waiting.end();
    for (auto block = waiting.begin(); block != waiting.end(); ++block)
      if (block->bytes >= bytes && block->bytes - bytes <= bytes / 4 &&
          (best == waiting.end() || block->bytes < best->bytes))
        best = block;
    Block found{nullptr, bytes};
    if (best != waiting.end()) {
      found = *best;
      waitingBytes -= found.bytes;
      waiting.erase(best);
    } else if (!(found.address = mapPages(bytes))) {
      return nullptr;
    }
    used[found.address] = found.bytes;
    usedBytes += found.bytes;
    mostUsed = std::max(mostUsed, usedBytes);
    return found.address;
  }

  /// False for a block of another owner.
  bool free(void *address) {
    std::lock_guard<std::mutex> lock(mutex);
    auto block = used.find(address);
    if (block == used.end())
      return false;
    waiting.push_back({address, block->second});
    waitingBytes += block->second;
    usedBytes -= block->second;
    used.erase(block);
    shrink(mostUsed);
    return true;
  }

  /// 0 for a block of another owner.
  size_t getBytes(void *address) {
    std::lock_guard<std::mutex> lock(mutex);
    auto block = used.find(address);
    return block == used.end() ? 0 : block->second;
  }

  void trim() {
    std::lock_guard<std::mutex> lock(mutex);
    shrink(0);
    mostUsed = usedBytes;
  }

private:
  struct Block {
    void *address;
    size_t bytes;
  };

  /// Those that have waited longest go.
  void shrink(size_t most) {
    while (waitingBytes > most) {
      unmapPages(waiting.front().address, waiting.front().bytes);
      waitingBytes -= waiting.front().bytes;
      waiting.pop_front();
    }
  }

  std::mutex mutex;
  std::unordered_map<void *, size_t> used;
  std::list<Block> waiting; ///< the first one for longest
  size_t usedBytes = 0, waitingBytes = 0, mostUsed = 0;
};

/// Lives as long as the process: code may free blocks while it ends.
BlockCache &getCache() {
  static auto *cache = new BlockCache();
  return *cache;
}

} // namespace

void tensoropt::trimBlocks() { getCache().trim(); }

void *tensoroptAllocate(size_t bytes) {
  return bytes < leastBytes ? std::malloc(bytes) : getCache().allocate(bytes);
}

void *tensoroptAllocateAligned(size_t alignment, size_t bytes) {
  if (bytes < leastBytes || alignment > pageBytes)
    return std::aligned_alloc(alignment, bytes);
  return tensoroptAllocate(bytes);
}

void tensoroptFree(void *block) {
  // No lock for most blocks of others.
  if (!block || !isPage(block) || !getCache().free(block))
    std::free(block);
}

void *tensoroptReallocate(void *block, size_t bytes) {
  size_t old = block ? getCache().getBytes(block) : 0;
  if (old == 0)
    return std::realloc(block, bytes);
  void *grown = tensoroptAllocate(bytes);
  if (!grown)
    return nullptr;
  std::memcpy(grown, block, std::min(old, bytes));
  tensoroptFree(block);
  return grown;
}
