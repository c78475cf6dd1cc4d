// SPDX-License-Identifier: Apache-2.0
// Divides loops among threads.

#pragma once

#include <algorithm>
#include <cstdint>
#include <thread>
#include <vector>

namespace tensoropt {

/// The number of threads that work on `count` items: at most `wanted`, or one
/// per processor if that is 0, and each at least `grain` items, so that
/// starting a thread pays.
inline unsigned countThreads(unsigned wanted, uint64_t count,
                             uint64_t grain = 1 << 15) {
  if (wanted == 0)
    wanted = std::max(1u, std::thread::hardware_concurrency());
  return std::clamp<uint64_t>(count / grain, 1, wanted);
}

/// Where part `number` of `parts` nearly equal ones begins among `count` items.
inline uint64_t partBegin(uint64_t count, unsigned parts, unsigned number) {
  return count / parts * number + std::min<uint64_t>(count % parts, number);
}

/// Calls `work(number)` for 0 to `parts` - 1, each in a thread of its own, the
/// last one in this, and waits for all.
template <typename Work> void runParts(unsigned parts, Work work) {
  std::vector<std::thread> threads;
  for (unsigned number = 0; number + 1 < parts; ++number)
    threads.emplace_back(work, number);
  work(parts - 1);
  for (std::thread &thread : threads)
    thread.join();
}

/// Calls `work(begin, end, part)` for nearly equal parts of `count` items, as
/// `runParts` does.
template <typename Work>
void forParts(uint64_t count, unsigned parts, Work work) {
  runParts(parts, [&](unsigned part) {
    work(partBegin(count, parts, part), partBegin(count, parts, part + 1),
         part);
  });
}

} // namespace tensoropt
