// SPDX-License-Identifier: Apache-2.0
// What the kernels of a compiled function do on given arguments: operations and
// bytes, and those of the same kernels on full storage.
//
//   for (const KernelWork &work : countWork(*function, arguments))
//     if (work.isKnown)
//       work.operations.total() / seconds; // operations per second

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/Execution/ThreadChoice.h"
#include "TensorOpt/Solvers/KernelCost.h"

namespace tensoropt {

/// The work of one kernel in one call.
struct KernelWork {
  /// False for a kernel whose tensor or extents are not arguments, or that
  /// joins several sparse tensors; all else is then zero.
  bool isKnown = false;
  /// True if conditions may skip some of the operations.
  bool isUpperBound = false;
  int64_t entries = 0; ///< stored values that it visits in one pass
  int64_t passes = 1;  ///< over the tensor: one for each tile of vectors
  /// Panels in which one half of an output is summed, which is then added to
  /// both; 0 where each update goes to both. See PanelForm.
  int64_t panels = 0;
  Operations operations;
  uint64_t tensorBytes = 0;  ///< of the driving tensor, read in each pass
  uint64_t operandBytes = 0; ///< of the others, read once; outputs twice
  /// Of storage whose last level is dense: the share of the stored values that
  /// is padding, or entries of the same value.
  std::optional<double> padding;
  /// The same on full storage of the same tensor with the same levels; nothing
  /// if that is this storage, or would hold more than `maxFullEntries`.
  std::optional<Operations> fullOperations;
  std::optional<uint64_t> fullTensorBytes;

  /// On how many threads and how they keep apart; one thread for storage in
  /// blocks, for which that is not known.
  ThreadChoice threads;

  /// Entries of full storage that are laid out to count its nodes.
  static constexpr int64_t maxFullEntries = int64_t(1) << 25;

  /// Bytes that the kernel reads and writes if nothing but the vectors stays in
  /// a cache from pass to pass.
  uint64_t bytes() const { return tensorBytes * passes + operandBytes; }
  /// Least traffic: all of it once.
  uint64_t leastBytes() const { return tensorBytes + operandBytes; }

  /// How many times as fast as on full storage the kernel can be, if the time
  /// is that of the operations, or of the least traffic.
  std::optional<double> operationsLimit() const;
  std::optional<double> bytesLimit() const;
};

/// The loops' iterations in the storage of a tensor. O(nodes), for packed
/// storage and blocks O(values * rank).
TreeCounts countTree(const TensorData &tensor);

/// The work of each kernel of a function whose pipeline annotates it, as `cpu`
/// does, in the order of its records; the arguments must fit the signature.
/// The numbers are those of the loops over the tensor on one thread: what
/// several threads add to private copies stands apart in `threads`, and outputs
/// that come out symmetric are transposed and added when the loops are done.
/// Time and memory for full storage O(entries * |G|).
std::vector<KernelWork> countWork(const CompiledFunction &function,
                                  const std::vector<CallValue> &arguments);

} // namespace tensoropt
