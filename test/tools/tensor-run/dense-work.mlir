// RUN: tensor-run %s --entry=layer --arg=fill:1 --time=2 --tensoropt-report=%t.json | FileCheck %s
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t.json
// RUN: tensor-run %s --entry=rows --arg=fill:1 --time=2 | FileCheck %s --check-prefix=OPEN

// 2 * 3 * 4 * 5 for the product and 3 * 5 for the bias. 12 floats are read, 15
// written, and 20 + 5 are weights: 208 bytes.
// CHECK:      bound   208 B at
// CHECK-NEXT: dense   135 operations as written: {{.*}} GFLOP/s
// JSON:       "bytesMoved": 208,
// JSON-NEXT:  "floorSeconds":
// JSON-NEXT:  "denseOperations": 135{{$}}
func.func @layer(%x: tensor<3x4xf32>) -> tensor<3x5xf32> {
  %w = tensoropt.random seed(1) range(0.0, 1.0) : tensor<4x5xf32>
  %b = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0]> : tensor<5xf32>
  %z = arith.constant dense<0.0> : tensor<3x5xf32>
  %p = linalg.matmul ins(%x, %w : tensor<3x4xf32>, tensor<4x5xf32>) outs(%z : tensor<3x5xf32>) -> tensor<3x5xf32>
  %e = tensor.empty() : tensor<3x5xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
       ins(%p, %b : tensor<3x5xf32>, tensor<5xf32>) outs(%e : tensor<3x5xf32>) {
  ^bb0(%v: f32, %c: f32, %out: f32):
    %s = arith.addf %v, %c : f32
    linalg.yield %s : f32
  } -> tensor<3x5xf32>
  return %r : tensor<3x5xf32>
}

// RUN: tensor-run %s --entry=empty --arg=zeros --print --time=2 | FileCheck %s --check-prefix=EMPTY
// Nothing is added, and nothing returned; constants may have no elements.
// EMPTY:     result  0: tensor<2x3xf32> [1, 1, 1, 1, 1, 1]
// EMPTY:     result  1: tensor<0x3xf32> []
// EMPTY:     bound
// EMPTY-NOT: dense
func.func @empty(%x: tensor<2x0xf32>) -> (tensor<2x3xf32>, tensor<0x3xf32>) {
  %w = tensoropt.random seed(1) range(0.0, 1.0) : tensor<0x3xf32>
  %z = arith.constant dense<1.0> : tensor<2x3xf32>
  %r = linalg.matmul ins(%x, %w : tensor<2x0xf32>, tensor<0x3xf32>) outs(%z : tensor<2x3xf32>) -> tensor<2x3xf32>
  return %r, %w : tensor<2x3xf32>, tensor<0x3xf32>
}

// What loops do is not known.
// OPEN:     bound
// OPEN-NOT: dense
func.func @rows(%x: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %r = scf.for %i = %c0 to %c3 step %c1 iter_args(%y = %x) -> tensor<2x4xf32> {
    %s = arith.addf %y, %x : tensor<2x4xf32>
    scf.yield %s : tensor<2x4xf32>
  }
  return %r : tensor<2x4xf32>
}
