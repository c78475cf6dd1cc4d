// SPDX-License-Identifier: Apache-2.0
// What the loops of a RowGroup read of others, and what of it comes from beyond
// a near cache.

#pragma once

#include "RowGroup.h"
#include "llvm/ADT/SmallBitVector.h"

namespace tensoropt {

/// What the first cache holds costs little to read again.
constexpr double firstCacheBytes = 16 << 10;

/// An extent, or a guess if it is not known.
double guess(int64_t extent);

/// An operand and the rows that it depends on.
struct Read {
  double bytes = 0;
  llvm::SmallBitVector rows;

  static Read of(mlir::OpOperand &operand, const RowGroup::Rows &rows,
                 unsigned numRows);
};

/// What the group reads of others, but for an operand.
llvm::SmallVector<Read> listReads(const RowGroup &group,
                                  mlir::OpOperand *without = nullptr);

/// Bytes that come from beyond the near cache with the loops in that order,
/// outermost first, of so many steps each, and then minus those that the last
/// loop shares.
std::pair<double, double> countTraffic(llvm::ArrayRef<Read> reads,
                                       llvm::ArrayRef<unsigned> order,
                                       llvm::ArrayRef<double> steps);

/// The iterations of each row, with a guess of those that are not known.
llvm::SmallVector<double> getRowExtents(const RowGroup &group);

} // namespace tensoropt
