// SPDX-License-Identifier: Apache-2.0
// The functions that generated code calls, with C linkage. The JIT resolves
// them by the names on the right.
//
//   engine.define("memrefCopy", &tensoroptMemrefCopy);

#pragma once

#include <cstdint>

extern "C" {

/// A memref of any rank as generated code passes it: the rank, and a pointer to
/// {allocated, aligned, offset, sizes[rank], strides[rank]}; offset, sizes and
/// strides count elements.
struct TensorOptUnrankedMemref {
  int64_t rank;
  void *descriptor;
};

/// `memrefCopy`: copies all elements of `source`, `elementSize` bytes each, to
/// `target`, which has the same shape, any strides, and does not overlap.
void tensoroptMemrefCopy(int64_t elementSize,
                         const TensorOptUnrankedMemref *source,
                         const TensorOptUnrankedMemref *target);
}
