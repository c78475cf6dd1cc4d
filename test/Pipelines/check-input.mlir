// RUN: tensor-opt %s --tensoropt-check-input | tensor-opt | FileCheck %s
// RUN: tensor-opt %examples/ssymv.mlir --tensoropt-check-input -o %t && tensor-opt %examples/ssymv.mlir | diff - %t
// RUN: tensor-opt %examples/kernels.mlir --tensoropt-check-input -o %t && tensor-opt %examples/kernels.mlir | diff - %t
// RUN: tensor-opt %examples/eri.mlir --tensoropt-check-input -o %t && tensor-opt %examples/eri.mlir | diff - %t

// The pipelines begin with it, unless a compiler with operations of its own
// says otherwise.
// RUN: not tensor-opt %S/Inputs/foreign.mlir --allow-unregistered-dialect --pipeline=cpu 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tensor-opt %S/Inputs/foreign.mlir --allow-unregistered-dialect --pipeline=loops 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: not tensor-opt %S/Inputs/foreign.mlir --allow-unregistered-dialect --pipeline=sweep 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: tensor-opt %S/Inputs/foreign.mlir --allow-unregistered-dialect --pipeline='sweep{check-input=false}' | FileCheck %s --check-prefix=LEFT
// REFUSED: foreign.mlir:2:3: error: operation 'acme.frobnicate' is not read
// LEFT: "acme.frobnicate"

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
ml_program.global private mutable @state(dense<0.0> : tensor<4xf32>) : tensor<4xf32>
llvm.func @declared(i64)
// CHECK-LABEL: func.func @read
func.func @read(%A: tensor<?x?xf64, #CSR>, %m: memref<4xf32>, %c: i1, %x: tensor<1x4x4xf32>) -> tensor<1x4x4xf32> {
  %u = ub.poison : f32
  %i = index.constant 3
  %v = vector.load %m[%i] : memref<4xf32>, vector<4xf32>
  %b = bufferization.to_tensor %m : memref<4xf32> to tensor<4xf32>
  %z = complex.constant [0.0, 1.0] : complex<f64>
  %e = math.exp %u : f32
  %n = affine.apply affine_map<(d) -> (d + 1)>(%i)
  cf.assert %c, "data decide"
  // CHECK: tosa.add
  %0 = tosa.add %x, %x : (tensor<1x4x4xf32>, tensor<1x4x4xf32>) -> tensor<1x4x4xf32>
  return %0 : tensor<1x4x4xf32>
}
