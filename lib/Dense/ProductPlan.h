// SPDX-License-Identifier: Apache-2.0
// Plans of products of two given matrices:
//
//   tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 12,
//   2>,
//                            copies = "both", blocks = array<i64: 256, 1024>}
//
// A tile is rows and registers of columns; a block is terms and columns. Rows
// are the outer loop within a block.

#pragma once

#include "KernelPlan.h"
#include "ProductBlocks.h"
#include <string>

namespace tensoropt {

/// The products on buffers within an operation whose results fill registers.
llvm::SmallVector<MatrixProduct, 0> findProducts(mlir::Operation *within,
                                                 VectorRegisters registers);

/// Those among which a product is cut, which none of several threads does.
unsigned countProductThreads(const MatrixProduct &product, unsigned threads,
                             double threadWork);

/// What the blocks are as a plan.
KernelPlan toProductPlan(const ProductBlocks &blocks);

/// The blocks that a plan says. Fails, with what is wrong in `fault`, for one
/// that these registers cannot hold or that is of another kernel.
std::optional<ProductBlocks> obeyProductPlan(const KernelPlan &plan,
                                             const MatrixProduct &product,
                                             VectorRegisters registers,
                                             std::string &fault);

/// At most so many others than the model's: with other tiles first, those that
/// leave the least of a tile empty, then with other copies and other blocks.
llvm::SmallVector<KernelPlan> listProductPlans(const MatrixProduct &product,
                                               VectorRegisters registers,
                                               unsigned count);

} // namespace tensoropt
