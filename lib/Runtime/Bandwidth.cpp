// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Runtime/Bandwidth.h"
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>

using namespace tensoropt;

// The widest vectors of the machine that runs this, not of the one that
// compiles it.
#if defined(__x86_64__) && defined(__linux__)
#define TENSOROPT_WIDEST                                                       \
  __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define TENSOROPT_WIDEST
#endif

TENSOROPT_WIDEST static uint64_t readAll(const uint64_t *words, size_t count) {
  // Four streams, as prefetchers follow several at a time and a kernel that
  // reads positions, coordinates and values has them, too.
  size_t quarter = count / 4;
  uint64_t sum = 0;
  for (size_t at = 0; at < quarter; ++at)
    sum += words[at] + words[quarter + at] + words[2 * quarter + at] +
           words[3 * quarter + at];
  return sum;
}

double tensoropt::measureReadBandwidth(size_t bytes) {
  using Clock = std::chrono::steady_clock;
  size_t count = std::clamp<size_t>(bytes, 64 << 10, 1 << 30) / 8;
  std::unique_ptr<uint64_t[]> words(new (std::nothrow) uint64_t[count]);
  if (!words)
    return 0;
  std::memset(words.get(), 1, count * 8);

  // Small buffers are read several times between two looks at the clock.
  size_t repeats = std::max<size_t>(1, (8 << 20) / (count * 8));
  volatile uint64_t sink = 0;
  double best = 0;
  auto start = Clock::now();
  for (int pass = 0; pass < 100; ++pass) {
    auto before = Clock::now();
    for (size_t repeat = 0; repeat < repeats; ++repeat) {
      // The compiler must not see that the words stay the same.
      asm volatile("" : : "r"(words.get()) : "memory");
      sink = sink + readAll(words.get(), count);
    }
    std::chrono::duration<double> elapsed = Clock::now() - before;
    best = std::max(best, repeats * count * 8 / elapsed.count());
    if (pass >= 2 && Clock::now() - start > std::chrono::milliseconds(200))
      break;
  }
  return best;
}
