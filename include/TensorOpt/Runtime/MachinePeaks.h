// SPDX-License-Identifier: Apache-2.0
// What this machine can do at most: the roofs of all operations.
//
//   MachinePeaks peaks = measurePeaks(/*threads=*/2);
//   double seconds = std::max(flops / peaks.flopsPerSecond,
//                             bytes / peaks.bytesPerSecond);

#pragma once

namespace tensoropt {

/// Sums over all threads at the same time; zero for what cannot be measured.
struct MachinePeaks {
  /// Fused multiply-adds on the widest vectors, two operations each, in f32 and
  /// in f64.
  double flopsPerSecond = 0, doubleFlopsPerSecond = 0;
  /// Sequential reads of more than caches hold.
  double bytesPerSecond = 0;
};

/// Measures on so many threads, at least one; takes about 0.5 s and 256 MiB. A
/// process measures once for each number of threads; later calls get the same.
MachinePeaks measurePeaks(unsigned threads);

} // namespace tensoropt
