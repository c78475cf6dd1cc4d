// SPDX-License-Identifier: Apache-2.0
// What threads cost a sweep, by the way in which they keep apart. One formula
// for two users: the compiler emits it into the program, which decides when it
// knows the sizes, and those who call the program evaluate it on the same data.
//
//   ThreadCosts<int64_t> costs(4, 20000, work, elements);
//   if (costs.payForThreads() && costs.payForCopies()) ...

#pragma once

#include <cstdint>
#include <vector>

namespace tensoropt {

/// How the threads of a sweep keep their updates apart.
enum class ThreadStrategy {
  OneThread,
  Disjoint, ///< no two chunks of the outermost loop share a place
  Copies,   ///< all chunks but one add to private copies of the outputs
  Columns,  ///< each thread has columns of all outputs
  Colours,  ///< blocks of the outermost loop that share no place run together
  Rows,     ///< each thread has rows of all outputs
  Atomic    ///< atomic updates
};

/// The name of a strategy in records and reports.
inline const char *getName(ThreadStrategy strategy) {
  const char *names[] = {"one thread", "disjoint rows", "copies", "columns",
                         "colour",     "rows",          "atomic"};
  return names[static_cast<int>(strategy)];
}

/// What is known of the threads of a kernel when it is compiled.
struct KernelThreads {
  int64_t threads = 1;
  int64_t threadWork = 0; ///< additions that pay for starting threads
  int64_t terms = 1;      ///< additions per entry and value of free indices
  /// Used where the work pays for threads; of automatic choices the last
  /// resort.
  ThreadStrategy strategy = ThreadStrategy::OneThread;
  bool isAuto = false; ///< the program chooses
  /// The free index whose columns can be cut, and its widest tile; 0 if none.
  int64_t columnIndex = 0, tile = 0;
  /// The dimensions whose coordinates are places that chunks share; none if
  /// blocks cannot be coloured.
  std::vector<unsigned> places;
};

/// Costs in additions to memory. `Number` is int64_t, or a value of the program
/// that is compiled; it multiplies, adds and compares. No overflow for work
/// below 2^63 / (8 * blocks) and elements below 2^58 / threads.
template <typename Number> class ThreadCosts {
public:
  /// Additions that pay for one element of a private copy, which is cleared,
  /// read and added.
  static constexpr int64_t workPerCopy = 2;
  /// Blocks to colour for each thread: enough for even shares where a few
  /// colours alternate.
  static constexpr int64_t blocksPerThread = 8;
  /// Additions that pay for starting and joining the threads of one colour.
  static constexpr int64_t workPerColour = 4000;
  /// Additions that pay for finding the range of places that a fibre writes,
  /// whose ends no prefetcher foresees.
  static constexpr int64_t workPerRange = 6;
  /// Vector additions that pay for one element of a copy that no cache holds,
  /// and for visiting an entry once more.
  static constexpr int64_t workPerColdCopy = 6, workPerVisit = 40;
  /// Copies that cost less than this part of the work cost next to nothing.
  static constexpr int64_t dearPart = 16;
  /// Of the ranges that blocks write, one fibre in so many is looked at before
  /// all are: most matrices that cannot be coloured show it there.
  static constexpr int64_t sampleStride = 64;

  /// `work`: additions of the whole sweep; `elements`: of all outputs;
  /// `threadWork`: additions that pay for starting threads, 0 for any number.
  ThreadCosts(int64_t threads, int64_t threadWork, Number work, Number elements)
      : threads(threads), threadWork(threadWork), work(work),
        elements(elements) {}

  auto payForThreads() const { return work >= threadWork; }
  /// True if private copies are better than one thread.
  auto payForCopies() const { return work >= copies(); }
  /// True if columns of an index of that extent, in tiles, are better. Threads
  /// that write parts of the same rows share cache lines at the seams, so
  /// copies come first where they cost next to nothing.
  auto payForColumns(Number extent, int64_t tile) const {
    return (extent >= threads * tile) & haveDearCopies();
  }
  /// True if columns of half a tile and more are better than copies: each
  /// thread visits all entries, but clears and adds no element.
  auto payForNarrowColumns(Number extent, int64_t tile, Number entries) const {
    return (extent >= (threads * tile + 1) / 2) &
           (elements * workPerColdCopy > entries * workPerVisit);
  }
  /// True if other strategies are worth a look.
  auto haveDearCopies() const { return copies() * dearPart > work; }
  /// True if reading that many ranges of coordinates costs less than copies.
  auto payForRanges(Number ranges) const {
    return copies() >= ranges * workPerRange;
  }
  /// True if colouring is better than copies and than one thread: `steps`
  /// blocks run one after another, in `colours` groups, after the threads have
  /// read `ranges` ranges of coordinates.
  auto payForColours(Number colours, Number steps, Number ranges) const {
    // Each side times the number of blocks.
    Number coloured = work * steps +
                      colours * (workPerColour * threads * blocksPerThread) +
                      ranges * (workPerRange * blocksPerThread);
    Number copied = (work + copies()) * blocksPerThread;
    return (coloured < copied) &
           (coloured < work * (blocksPerThread * threads));
  }

private:
  /// What all private copies cost together.
  Number copies() const { return elements * (workPerCopy * (threads - 1)); }

  int64_t threads, threadWork;
  Number work, elements;
};

} // namespace tensoropt
