// SPDX-License-Identifier: Apache-2.0
// A tile of a reduction in vector registers.

#pragma once

#include "LaneReduction.h"
#include "TensorOpt/IR/VectorRegisters.h"

namespace tensoropt {

/// A reduction on buffers whose results fit into registers: blocks of channels
/// across lanes, a register for each block and column.
struct RegisterTile {
  LaneReduction reduction;
  int64_t lanes = 0; ///< of a register
  int64_t blocks = 0, columns = 0;

  /// Empty unless the extents of all loops of the result are known, its lanes
  /// fill registers, and it needs two registers less than there are. Then
  /// `reason`, if somebody asks, says which of them fails.
  static std::optional<RegisterTile> find(mlir::linalg::LinalgOp op,
                                          VectorRegisters registers,
                                          std::string *reason = nullptr);
  /// True for a product that adds to what the registers of another one hold,
  /// which it follows with nothing in between that touches memory.
  bool follows(const RegisterTile &before) const;
};

class TileBeginning;
class TileEnding;

/// Writes loops over what is reduced that go on in registers, which begin with
/// `beginning`, or, if that is none, with what the results hold, and go to
/// `ending`. Each tile follows the one before it.
void emitTileKernel(llvm::ArrayRef<RegisterTile> parts,
                    TileBeginning &beginning, TileEnding &ending,
                    mlir::OpBuilder &builder);

} // namespace tensoropt
