// SPDX-License-Identifier: Apache-2.0
// The vector registers of the processor that a module is compiled for.
//
//   VectorRegisters{64, 32}.setOn(module);   // who knows the processor
//   VectorRegisters::of(op).bytes            // who chooses tiles
#pragma once

namespace mlir {
class Operation;
} // namespace mlir

namespace tensoropt {

/// Without a word of the target: those of x86-64 with AVX2.
struct VectorRegisters {
  unsigned bytes = 32;
  unsigned count = 16;
  /// Instructions convert vectors of f16 to f32 and back.
  bool convertsHalves = true;

  /// Notes them on a module.
  void setOn(mlir::Operation *module) const;
  static void removeFrom(mlir::Operation *module);

  /// Those of the module that an operation is in.
  static VectorRegisters of(mlir::Operation *op);
};

} // namespace tensoropt
