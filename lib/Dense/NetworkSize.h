// SPDX-License-Identifier: Apache-2.0
// How large a network is, for records that tell what a pass spared.
//
//   NetworkSize before = NetworkSize::of(function);
//   ...
//   record.add("opsBefore", before.operations);

#pragma once

#include "TensorOpt/IR/Record.h"
#include "mlir/IR/Operation.h"

namespace tensoropt {

struct NetworkSize {
  int64_t operations = 0; ///< of linalg but for fills, paddings, and loops
  int64_t bytes = 0;      ///< of their results, with extents that are known
  int64_t open = 0;       ///< results with other extents

  /// The operations inside `parent`. A loop is one, whatever is inside.
  static NetworkSize of(mlir::Operation *parent);

  bool operator==(const NetworkSize &other) const {
    return operations == other.operations && bytes == other.bytes &&
           open == other.open;
  }

  /// Adds operations and bytes before and after; bytes are left out where
  /// extents are open.
  static void describe(const NetworkSize &before, const NetworkSize &after,
                       Record &record);
};

} // namespace tensoropt
