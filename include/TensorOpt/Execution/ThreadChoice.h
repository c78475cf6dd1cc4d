// SPDX-License-Identifier: Apache-2.0
// How the threads of a kernel keep their updates apart in one call: what the
// compiled program decides from the sizes, computed from the same data by the
// same formula.
//
//   ThreadChoice choice = chooseThreads(kernel.threads, driver, extents,
//   sizes); choice.str(); // "2 threads, colour: 16 blocks in 2 colours, 8
//   steps"

#pragma once

#include "TensorOpt/Execution/TensorData.h"
#include "TensorOpt/Solvers/ThreadCosts.h"

namespace tensoropt {

struct ThreadChoice {
  ThreadStrategy strategy = ThreadStrategy::OneThread;
  int64_t threads = 1; ///< that do anything
  /// Of coloured blocks how many there are, in how many groups that run one
  /// after another, and how many blocks run one after another; else zero.
  int64_t blocks = 0, colours = 0, steps = 0;
  /// Bytes that clearing, reading and adding private copies moves at most.
  uint64_t copyBytes = 0;

  /// In words.
  std::string str() const;
};

/// What all outputs of a kernel hold.
struct OutputSizes {
  int64_t elements = 0;
  uint64_t bytes = 0;
};

/// What a kernel does on these data: `driver` its tensor, `extents` those of
/// its free indices. The driver must not be stored in blocks. O(1), where
/// blocks may be coloured O(entries + blocks^2).
ThreadChoice chooseThreads(const KernelThreads &kernel,
                           const TensorData &driver,
                           const std::vector<int64_t> &extents,
                           const OutputSizes &outputs);

} // namespace tensoropt
