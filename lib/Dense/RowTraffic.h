// SPDX-License-Identifier: Apache-2.0
// What the loops of a RowGroup read again and again, by which their order and
// their step are chosen.

#pragma once

#include "KernelPlan.h"
#include "RowGroup.h"

namespace tensoropt {

/// True for products of matrices and for windows, which read elements of an
/// operand more than once.
bool readsAgain(mlir::linalg::LinalgOp op);

/// Iterations of all loops, with a guess of extents that are not known.
double countIterations(mlir::linalg::LinalgOp op);

/// Bytes of the operands that each row reads all of, of one operation.
double countShared(mlir::linalg::LinalgOp op, const RowGroup::Rows &rows);

/// Plans of the loops of a group, which has rows: the order that reads the
/// fewest bytes from beyond a near cache, and the rows that are computed at a
/// time. Of a group with a tile those whose results that many registers hold,
/// and which take the fewest cycles by a model; the first one is the best, and
/// there are at most `count`.
llvm::SmallVector<KernelPlan> listRowPlans(const RowGroup &group,
                                           int64_t registers, unsigned count);

/// True if a group with a tile takes less time, by the model, with windows that
/// are clipped where the image ends (`ClippedWindows`) than with a border, and
/// the copy of the image that this may need; without a copy, much less.
bool paysToClip(const RowGroup &group, int64_t registers, bool isCopied);

/// The tiles of all boxes of a group with clipped windows, where that of whole
/// windows is given.
llvm::SmallVector<llvm::SmallVector<int64_t>>
fitBoxes(const RowGroup &group, llvm::ArrayRef<int64_t> tile,
         int64_t registers);

/// Why a group cannot be computed so; empty if it can.
std::string checkRowPlan(const RowGroup &group, const KernelPlan &plan,
                         int64_t registers);

/// Numbers the rows of a group by their loops, the outermost first, and gives
/// back the rows of each that are computed at a time.
llvm::SmallVector<int64_t> orderRows(RowGroup &group, const KernelPlan &plan);

/// True if rows of the last loop are computed in tiles that registers hold:
/// those of weights, or of a product of two given matrices.
bool fillsTiles(const RowGroup &group);

} // namespace tensoropt
