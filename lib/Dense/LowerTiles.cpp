// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-tiles.

#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/Record.h"
#include "TileEnding.h"
#include "TileKernel.h"
#include "TileTransfers.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERTILES
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// Tiles of one sum, in the order that they are added in.
using Parts = SmallVector<RegisterTile, 1>;

struct LowerTilesPass : tensoropt::impl::LowerTilesBase<LowerTilesPass> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    lowerTileTransfers(getOperation(), rewriter);
    SmallVector<Parts, 0> kernels;
    auto registers = VectorRegisters::of(getOperation());
    getOperation()->walk([&](linalg::LinalgOp op) {
      std::optional<RegisterTile> tile = RegisterTile::find(op, registers);
      if (!tile)
        return;
      if (kernels.empty() || !tile->follows(kernels.back().back()))
        kernels.emplace_back();
      kernels.back().push_back(*tile);
    });
    if (kernels.empty())
      return;
    int64_t largest = 0, endings = 0;
    for (const Parts &parts : kernels) {
      auto ops = llvm::map_to_vector(
          parts, [](const RegisterTile &part) { return part.reduction.op; });
      TileBeginning beginning(ops.front());
      largest = std::max(largest, parts.front().blocks * parts.front().columns);
      TileEnding ending(ops);
      ending.setInsertionPoint(rewriter);
      ending.begin(rewriter);
      if (beginning)
        beginning.begin(rewriter);
      emitTileKernel(parts, beginning, ending, rewriter);
      endings += ending.eraseOp(rewriter);
      for (linalg::LinalgOp op : ops)
        rewriter.eraseOp(op);
      beginning.eraseOp(rewriter);
    }
    Record record(Record::Kind::Passed, "lower-tiles", "Tiled");
    record.add("kernels", int64_t(kernels.size()))
        .add("endings", endings)
        .add("registers", largest);
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
