// SPDX-License-Identifier: Apache-2.0
// Places of buffers whose sizes are not known yet: which lies above which.
//
//   BufferStack stack(problem, placements);   // of some sizes
//   stack.place({64, 1280, 64}).offsets;      // for any others
#pragma once

#include "TensorOpt/Solvers/Packing.h"

namespace tensoropt {

struct StackedBuffers {
  std::vector<int64_t> offsets;
  int64_t extent = 0;
};

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

private:
  std::vector<unsigned> fromBelow, ends;
  std::vector<std::vector<unsigned>> supports;
};

/// The largest sum of sizes alive at one time. O(n log n) in lives and gaps.
int64_t countMaxLive(const PackingProblem &problem);

} // namespace tensoropt
