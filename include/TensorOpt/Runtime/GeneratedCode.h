// SPDX-License-Identifier: Apache-2.0
// The functions that generated code calls, with C linkage. The JIT resolves
// them by their own names but for the first.
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

//===----------------------------------------------------------------------===//
// Sparse results
//
// An EntryBuilder behind plain numbers: addresses and handles are integers. The
// order of calls: open, level for each level, any number of append,
// appendFibre, appendSorted and of fork and join, finish, then size and fill
// for each buffer, close. What cannot be stored ends as a result without
// entries and an error of this thread.
//===----------------------------------------------------------------------===//

/// Returns the handle of a new builder. `number` is 0 for integers, 1 for
/// floats, 2 for complex numbers, each of `bytes` bytes; `sum` is 0 for plus, 1
/// for min, 2 for max, 3 for or.
int64_t tensoroptBuilderOpen(int64_t number, int64_t bytes, int64_t sum);

/// Adds a level: `kind` is 0 for dense, 1 for compressed, 2 for singleton.
void tensoroptBuilderLevel(int64_t handle, int64_t kind, int64_t extent,
                           int64_t positionBytes, int64_t coordinateBytes);

/// EntryBuilder::append with the addresses of coordinates and values.
void tensoroptBuilderAppend(int64_t handle, int64_t count, int64_t coordinates,
                            int64_t values);

/// EntryBuilder::appendFibre with addresses.
void tensoroptBuilderAppendFibre(int64_t handle, int64_t prefix, int64_t count,
                                 int64_t indices, int64_t workspace);

/// EntryBuilder::appendSortedFibre with addresses.
void tensoroptBuilderAppendSorted(int64_t handle, int64_t prefix, int64_t count,
                                  int64_t indices, int64_t values);

/// EntryBuilder::fork: the handle of the new builder. Threads may fork one
/// builder at the same time.
int64_t tensoroptBuilderFork(int64_t handle);

/// EntryBuilder::join, which frees the builder `other`.
void tensoroptBuilderJoin(int64_t handle, int64_t other);

/// Sorts and adds; afterwards the builder takes no terms.
void tensoroptBuilderFinish(int64_t handle);

/// Elements of the next buffer.
int64_t tensoroptBuilderSize(int64_t handle);

/// Writes the next buffer at an address with room for its elements.
void tensoroptBuilderFill(int64_t handle, int64_t buffer);

/// Frees the builder.
void tensoroptBuilderClose(int64_t handle);

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

/// Keeps an error of this thread, unless it has one.
void tensoroptFail(const char *message);

/// True if this thread has an error that nobody took.
bool tensoroptHasFailed(void);

/// The first error of this thread since the last call, which says what a result
/// could not hold or which assertion failed; null if there is none. Valid until
/// the next call.
const char *tensoroptTakeError(void);

//===----------------------------------------------------------------------===//
// Clocks
//
// For the ProfileRecorder of this thread, if there is one.
//===----------------------------------------------------------------------===//

/// An operation begins.
void tensoroptProfileBegin(int64_t operation);

/// It has ended, with so many iterations and bytes to move.
void tensoroptProfileEnd(int64_t operation, int64_t iterations, int64_t bytes);

/// An extent that types leave open, of an operation that is to begin.
void tensoroptProfileExtent(int64_t operation, int64_t place, int64_t extent);
}
