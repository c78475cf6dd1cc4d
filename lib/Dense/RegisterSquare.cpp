// SPDX-License-Identifier: Apache-2.0

#include "RegisterSquare.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

/// In each step neighbouring squares of half the size change places.
SmallVector<Value> tensoropt::transposeSquare(SmallVector<Value> rows,
                                              OpBuilder &builder,
                                              Location loc) {
  int64_t count = rows.size();
  for (int64_t half = 1; half < count; half *= 2) {
    SmallVector<int64_t> low, high;
    for (int64_t lane = 0; lane < count; ++lane) {
      bool isLow = (lane & half) == 0;
      low.push_back(isLow ? lane : lane - half + count);
      high.push_back(isLow ? lane + half : lane + count);
    }
    for (int64_t row = 0; row < count; ++row) {
      if (row & half)
        continue;
      Value a = rows[row], b = rows[row + half];
      rows[row] = vector::ShuffleOp::create(builder, loc, a, b, low);
      rows[row + half] = vector::ShuffleOp::create(builder, loc, a, b, high);
    }
  }
  return rows;
}
