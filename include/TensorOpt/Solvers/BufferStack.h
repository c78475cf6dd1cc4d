// SPDX-License-Identifier: Apache-2.0
// Places of buffers whose sizes are not known yet: which lies above which.
//
//   BufferStack stack(problem, placements);   // of some sizes
//   stack.place({64, 1280, 64}).offsets;      // for any others
#pragma once

#include "TensorOpt/Solvers/Packing.h"

namespace tensoropt {

/// Places as numbers, or as what stands for numbers.
template <typename Number> struct StackedNumbers {
  std::vector<Number> offsets;
  Number extent;
};

using StackedBuffers = StackedNumbers<int64_t>;

/// A plan of places leaves an order of the buffers that live at the same time:
/// by their offsets. In that order each buffer lies at the end of the highest
/// one below it, whatever their sizes: no two that live at the same time
/// overlap, and for the sizes of the plan no offset is larger than there. (Each
/// packing is such an order, an acyclic orientation of the conflict graph, and
/// the longest paths in it are the places: Golumbic, Algorithmic Graph Theory
/// and Perfect Graphs, chapter 9.)
class BufferStack {
public:
  /// Of a problem that checkProblem() accepts, of one space, and placements
  /// that verifyPacking() accepts. Alignments are the caller's: sizes that are
  /// multiples of one keep it. O(n^2) times the gaps.
  BufferStack(const PackingProblem &problem,
              const std::vector<PackingPlacement> &placements);

  /// Buffers from below; what is below one comes before it.
  const std::vector<unsigned> &order() const { return fromBelow; }
  /// What a buffer lies on: none of them is below another one.
  const std::vector<unsigned> &below(unsigned buffer) const {
    return supports[buffer];
  }
  /// Buffers that nothing lies on: the extent is the end of the highest.
  const std::vector<unsigned> &top() const { return ends; }

  StackedBuffers place(const std::vector<int64_t> &sizes) const;
  /// The same with any numbers, from `first`: `add` has the sum of two,
  /// `largest` the larger one.
  template <typename Number, typename Add, typename Largest>
  StackedNumbers<Number> place(const std::vector<Number> &sizes, Number first,
                               Add add, Largest largest) const;

private:
  std::vector<unsigned> fromBelow, ends;
  std::vector<std::vector<unsigned>> supports;
};

template <typename Number, typename Add, typename Largest>
StackedNumbers<Number> BufferStack::place(const std::vector<Number> &sizes,
                                          Number first, Add add,
                                          Largest largest) const {
  StackedNumbers<Number> placed{std::vector<Number>(sizes.size(), first),
                                first};
  std::vector<Number> lasts(sizes.size(), first);
  auto findHighest = [&](const std::vector<unsigned> &buffers) {
    Number highest = first;
    for (size_t at = 0; at < buffers.size(); ++at)
      highest =
          at == 0 ? lasts[buffers[at]] : largest(highest, lasts[buffers[at]]);
    return highest;
  };
  for (unsigned buffer : fromBelow) {
    placed.offsets[buffer] = findHighest(supports[buffer]);
    lasts[buffer] = add(placed.offsets[buffer], sizes[buffer]);
  }
  placed.extent = findHighest(ends);
  return placed;
}

/// The largest sum of sizes alive at one time. O(n log n) in lives and gaps.
int64_t countMaxLive(const PackingProblem &problem);

} // namespace tensoropt
