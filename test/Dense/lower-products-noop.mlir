// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-products)' | FileCheck %s

#a = affine_map<(i, j, k) -> (i, k)>
#b = affine_map<(i, j, k) -> (k, j)>
#c = affine_map<(i, j, k) -> (i, j)>

// A vector times a matrix, integers, columns that lie apart, and maxima.
// CHECK-LABEL: func.func @others(
// CHECK:         linalg.vecmat
// CHECK:         linalg.matmul
// CHECK:         linalg.matmul
// CHECK:         linalg.matmul
// CHECK:         arith.maximumf
func.func @others(%x: memref<8xf32>, %a: memref<8x8xf32>, %y: memref<8xf32>, %i: memref<8x8xi32>, %one: memref<1x8xf32>,
                  %apart: memref<8x8xf32, strided<[1, 8]>>) {
  linalg.vecmat ins(%x, %a : memref<8xf32>, memref<8x8xf32>) outs(%y : memref<8xf32>)
  linalg.matmul ins(%one, %a : memref<1x8xf32>, memref<8x8xf32>) outs(%one : memref<1x8xf32>)
  linalg.matmul ins(%i, %i : memref<8x8xi32>, memref<8x8xi32>) outs(%i : memref<8x8xi32>)
  linalg.matmul ins(%a, %a : memref<8x8xf32>, memref<8x8xf32>) outs(%apart : memref<8x8xf32, strided<[1, 8]>>)
  linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %a : memref<8x8xf32>, memref<8x8xf32>) outs(%a : memref<8x8xf32>) {
    ^bb0(%u: f32, %v: f32, %w: f32):
      %0 = arith.mulf %u, %v : f32
      %1 = arith.maximumf %w, %0 : f32
      linalg.yield %1 : f32
  }
  return
}
