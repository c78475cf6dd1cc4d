// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fuse-rows)' --remarks-filter=.* 2>&1 | FileCheck %s

// CHECK-NOT: remark
// CHECK-NOT: scf.

// Nothing shares a row with it.
func.func @alone(%x: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %empty = tensor.empty() : tensor<8x16xf32>
  %0 = linalg.exp ins(%x : tensor<8x16xf32>) outs(%empty : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %0 : tensor<8x16xf32>
}

// Each column of the sum needs all rows.
func.func @columns(%x: tensor<8x16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
  %empty = tensor.empty() : tensor<8x16xf32>
  %0 = linalg.exp ins(%x : tensor<8x16xf32>) outs(%empty : tensor<8x16xf32>) -> tensor<8x16xf32>
  %1 = linalg.reduce { arith.addf } ins(%0 : tensor<8x16xf32>) outs(%y : tensor<16xf32>) dimensions = [0]
  return %1 : tensor<16xf32>
}

// It may fail: the call then ends where the others have not begun.
func.func @asserted(%x: tensor<8x16xf32>) -> tensor<8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x16xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<8x16xf32>) outs(%empty : tensor<8x16xf32>) {
    ^bb0(%a: f32, %out: f32):
      %c = arith.cmpf one, %a, %zero : f32
      cf.assert %c, "zero"
      linalg.yield %a : f32
  } -> tensor<8x16xf32>
  %1 = linalg.exp ins(%0 : tensor<8x16xf32>) outs(%empty : tensor<8x16xf32>) -> tensor<8x16xf32>
  return %1 : tensor<8x16xf32>
}

// There is nothing to share, and no place for slices in none.
func.func @empty(%x: tensor<2x0x4xf32>) -> tensor<2x4xf32> {
  %zero = arith.constant 0.0 : f32
  %same = tensor.empty() : tensor<2x0x4xf32>
  %rows = tensor.empty() : tensor<2x4xf32>
  %exp = linalg.exp ins(%x : tensor<2x0x4xf32>) outs(%same : tensor<2x0x4xf32>) -> tensor<2x0x4xf32>
  %none = linalg.fill ins(%zero : f32) outs(%rows : tensor<2x4xf32>) -> tensor<2x4xf32>
  %sum = linalg.reduce { arith.addf } ins(%exp : tensor<2x0x4xf32>) outs(%none : tensor<2x4xf32>) dimensions = [1]
  %root = linalg.sqrt ins(%sum : tensor<2x4xf32>) outs(%rows : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %root : tensor<2x4xf32>
}

// A loop over the elements of one result is a sum for the other one.
func.func @terms_and_sum(%x: tensor<49xf32>, %w: tensor<4xf32>, %a: tensor<49x4xf32>, %b: tensor<49xf32>) -> (tensor<49x4xf32>, tensor<49xf32>) {
  %0:2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>],
                         iterator_types = ["parallel", "reduction"]}
      ins(%x, %w : tensor<49xf32>, tensor<4xf32>) outs(%a, %b : tensor<49x4xf32>, tensor<49xf32>) {
    ^bb0(%in: f32, %factor: f32, %term: f32, %sum: f32):
      %product = arith.mulf %in, %factor : f32
      %made = arith.addf %term, %product : f32
      %next = arith.addf %sum, %made : f32
      linalg.yield %made, %next : f32, f32
  } -> (tensor<49x4xf32>, tensor<49xf32>)
  return %0#0, %0#1 : tensor<49x4xf32>, tensor<49xf32>
}
