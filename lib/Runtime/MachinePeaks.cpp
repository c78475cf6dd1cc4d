// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Runtime/MachinePeaks.h"
#include "TensorOpt/Runtime/Bandwidth.h"
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

using namespace tensoropt;

/// More than the caches of most machines, all threads together.
static constexpr size_t readBytes = 256 << 20;

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

// Sums that do not wait for each other: two multiply-adds begin in each cycle
// and take four or five, so that ten keep the units busy; more than sixteen
// vectors are not in registers everywhere.
#define TENSOROPT_MULTIPLY_ADD(sum) sum = sum * factor + factor;

/// Runs `rounds` times twelve multiply-adds on vectors of `Bytes`; returns the
/// number of operations on elements.
template <typename T, size_t Bytes>
__attribute__((always_inline)) static inline double
multiplyAdd(size_t rounds, volatile T *sink) {
  typedef T Vector __attribute__((vector_size(Bytes)));
  constexpr size_t lanes = Bytes / sizeof(T);
  Vector factor{}, sums[12];
  for (size_t lane = 0; lane < lanes; ++lane)
    factor[lane] = *sink;
  for (Vector &sum : sums)
    sum = factor;
  for (size_t round = 0; round < rounds; ++round) {
    // Unrolled by hand: an array must not stay in memory.
    TENSOROPT_MULTIPLY_ADD(sums[0])
    TENSOROPT_MULTIPLY_ADD(sums[1])
    TENSOROPT_MULTIPLY_ADD(sums[2])
    TENSOROPT_MULTIPLY_ADD(sums[3])
    TENSOROPT_MULTIPLY_ADD(sums[4])
    TENSOROPT_MULTIPLY_ADD(sums[5])
    TENSOROPT_MULTIPLY_ADD(sums[6])
    TENSOROPT_MULTIPLY_ADD(sums[7])
    TENSOROPT_MULTIPLY_ADD(sums[8])
    TENSOROPT_MULTIPLY_ADD(sums[9])
    TENSOROPT_MULTIPLY_ADD(sums[10])
    TENSOROPT_MULTIPLY_ADD(sums[11])
  }
  Vector all{};
  for (Vector &sum : sums)
    all += sum;
  T total = 0;
  for (size_t lane = 0; lane < lanes; ++lane)
    total += all[lane];
  *sink = total;
  return 2.0 * 12 * lanes * rounds;
}

template <typename T> struct Kernels {
  using Kernel = double (*)(size_t, volatile T *);

#if defined(__x86_64__)
  __attribute__((target("avx512f"))) static double wide(size_t rounds,
                                                        volatile T *sink) {
    return multiplyAdd<T, 64>(rounds, sink);
  }
  __attribute__((target("avx2,fma"))) static double middle(size_t rounds,
                                                           volatile T *sink) {
    return multiplyAdd<T, 32>(rounds, sink);
  }
#endif
  static double narrow(size_t rounds, volatile T *sink) {
    return multiplyAdd<T, 16>(rounds, sink);
  }

  /// The one with the widest vectors of the machine that runs this.
  static Kernel choose() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f"))
      return wide;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
      return middle;
#endif
    return narrow;
  }
};

/// Operations per second of one thread, the best of some passes.
template <typename T> static double measureFlops() {
  using Clock = std::chrono::steady_clock;
  auto kernel = Kernels<T>::choose();
  volatile T sink = 0;
  double best = 0;
  auto start = Clock::now();
  for (int pass = 0; pass < 100; ++pass) {
    auto before = Clock::now();
    double operations = kernel(200000, &sink);
    std::chrono::duration<double> elapsed = Clock::now() - before;
    if (elapsed.count() > 0)
      best = std::max(best, operations / elapsed.count());
    if (pass >= 2 && Clock::now() - start > std::chrono::milliseconds(60))
      break;
  }
  return best;
}

//===----------------------------------------------------------------------===//
// Threads
//===----------------------------------------------------------------------===//

/// The sum of what threads measure at the same time.
static double measureAll(unsigned threads,
                         const std::function<double()> &measure) {
  std::vector<double> results(threads);
  std::vector<std::thread> others;
  for (unsigned at = 1; at < threads; ++at)
    others.emplace_back([&, at] { results[at] = measure(); });
  results[0] = measure();
  for (std::thread &other : others)
    other.join();
  double sum = 0;
  for (double result : results)
    sum += result;
  return sum;
}

MachinePeaks tensoropt::measurePeaks(unsigned threads) {
  threads = std::max(1u, threads);
  static std::mutex mutex;
  static std::map<unsigned, MachinePeaks> measured;
  std::lock_guard<std::mutex> lock(mutex);
  auto [known, isNew] = measured.try_emplace(threads);
  if (isNew) {
    known->second.flopsPerSecond = measureAll(threads, measureFlops<float>);
    known->second.doubleFlopsPerSecond =
        measureAll(threads, measureFlops<double>);
    known->second.bytesPerSecond = measureAll(
        threads, [=] { return measureReadBandwidth(readBytes / threads); });
  }
  return known->second;
}
