// SPDX-License-Identifier: Apache-2.0
// Lowering of loops on tensors and buffers to the LLVM dialect.
//
//   OpPassManager pm;
//   addBufferization(pm);
//   addDeallocation(pm);
//   addLoopsToLLVM(pm);

#pragma once

#include "mlir/Pass/PassManager.h"

namespace tensoropt {

/// Canonicalises without what upstream gets wrong.
std::unique_ptr<mlir::Pass> createCanonicalize();

/// The same in one walk. What changes is looked at again meanwhile, so
/// that a second walk finds next to nothing, but takes as long.
std::unique_ptr<mlir::Pass> createCanonicalizeOnce();

/// Bufferises whole modules and exports public functions. Input: dense tensors
/// and memrefs; output: memrefs.
void addBufferization(mlir::OpPassManager &pm);

/// Frees what bufferised functions allocate and do not return.
void addDeallocation(mlir::OpPassManager &pm);

/// Lowers bufferised linalg, scf, vector, arith, math and complex to the LLVM
/// dialect. With several threads, parallel loops become OpenMP regions of that
/// many threads.
void addLoopsToLLVM(mlir::OpPassManager &pm, unsigned threads = 1);

} // namespace tensoropt
