// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-scales)' --remarks-filter=.* 2>&1 | FileCheck %s

#rows = affine_map<(i, j) -> (i, j)>
#column = affine_map<(i, j) -> (j)>
#row = affine_map<(i, j) -> (i)>

// CHECK-NOT: remark

// It begins with something, which would have to be scaled, too.
// CHECK-LABEL: func.func @begun(
// CHECK:         arith.mulf
func.func @begun(%x: tensor<3x1xf32>, %y: tensor<3x2xf32>) -> tensor<3x2xf32> {
  %w = arith.constant dense<[[1.0, 4.0]]> : tensor<1x2xf32>
  %s = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<3x1xf32>, tensor<1x2xf32>) outs(%y : tensor<3x2xf32>) -> tensor<3x2xf32>
  %empty = tensor.empty() : tensor<3x2xf32>
  %1 = linalg.generic {indexing_maps = [#rows, #column, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%0, %s : tensor<3x2xf32>, tensor<2xf32>) outs(%empty : tensor<3x2xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %c = arith.mulf %a, %b : f32
      linalg.yield %c : f32
  } -> tensor<3x2xf32>
  return %1 : tensor<3x2xf32>
}

// The scale is the caller's, or of a row, which no weight has.
// CHECK-LABEL: func.func @not_of_weights(
// CHECK:         arith.mulf
// CHECK:         linalg.matmul
// CHECK:         arith.mulf
func.func @not_of_weights(%x: tensor<3x1xf32>, %s: tensor<2xf32>) -> (tensor<3x2xf32>, tensor<3x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[1.0, 4.0]]> : tensor<1x2xf32>
  %r = arith.constant dense<[2.0, 3.0, 4.0]> : tensor<3xf32>
  %empty = tensor.empty() : tensor<3x2xf32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<3x2xf32>) -> tensor<3x2xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<3x1xf32>, tensor<1x2xf32>) outs(%none : tensor<3x2xf32>) -> tensor<3x2xf32>
  %1 = linalg.generic {indexing_maps = [#rows, #column, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%0, %s : tensor<3x2xf32>, tensor<2xf32>) outs(%empty : tensor<3x2xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %c = arith.mulf %a, %b : f32
      linalg.yield %c : f32
  } -> tensor<3x2xf32>
  %2 = linalg.matmul ins(%x, %w : tensor<3x1xf32>, tensor<1x2xf32>) outs(%none : tensor<3x2xf32>) -> tensor<3x2xf32>
  %3 = linalg.generic {indexing_maps = [#rows, #row, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%2, %r : tensor<3x2xf32>, tensor<3xf32>) outs(%empty : tensor<3x2xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %c = arith.mulf %a, %b : f32
      linalg.yield %c : f32
  } -> tensor<3x2xf32>
  return %1, %3 : tensor<3x2xf32>, tensor<3x2xf32>
}

// A bias is no scale.
// CHECK-LABEL: func.func @biased(
// CHECK:         linalg.matmul ins(%{{.*}}, %cst
func.func @biased(%x: tensor<3x1xf32>) -> tensor<3x2xf32> {
  %w = arith.constant dense<[[1.0, 4.0]]> : tensor<1x2xf32>
  %b = arith.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<3x2xf32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<3x2xf32>) -> tensor<3x2xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<3x1xf32>, tensor<1x2xf32>) outs(%none : tensor<3x2xf32>) -> tensor<3x2xf32>
  %1 = linalg.generic {indexing_maps = [#rows, #column, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%0, %b : tensor<3x2xf32>, tensor<2xf32>) outs(%empty : tensor<3x2xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %d = arith.addf %a, %c : f32
      linalg.yield %d : f32
  } -> tensor<3x2xf32>
  return %1 : tensor<3x2xf32>
}
