// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-lower-tiles.

#include "ProductInit.h"
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
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {
#define GEN_PASS_DEF_LOWERTILES
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

struct LowerTilesPass : tensoropt::impl::LowerTilesBase<LowerTilesPass> {
  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    lowerTileTransfers(getOperation(), rewriter);
    SmallVector<RegisterTile, 0> tiles;
    auto registers = VectorRegisters::of(getOperation());
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (std::optional<RegisterTile> tile = RegisterTile::find(op, registers))
        tiles.push_back(*tile);
    });
    if (tiles.empty())
      return;
    int64_t largest = 0, endings = 0;
    for (const RegisterTile &tile : tiles) {
      linalg::LinalgOp op = tile.reduction.op;
      linalg::FillOp fill = findFill(op);
      FloatAttr start;
      std::optional<double> known;
      if (fill && matchPattern(fill.getInputs()[0], m_Constant(&start)))
        known = start.getValueAsDouble();
      largest = std::max(largest, tile.blocks * tile.columns);
      TileEnding ending(op);
      ending.setInsertionPoint(rewriter);
      ending.begin(rewriter);
      emitTileKernel(tile, known, ending, rewriter);
      endings += ending.eraseOp(rewriter);
      rewriter.eraseOp(op);
      if (known)
        rewriter.eraseOp(fill);
    }
    Record record(Record::Kind::Passed, "lower-tiles", "Tiled");
    record.add("kernels", int64_t(tiles.size()))
        .add("endings", endings)
        .add("registers", largest);
    emitRecord(getOperation(), std::move(record));
  }
};

} // namespace
