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

// Scales are of the type of the sums, which the result need not be.

// CHECK-LABEL: func.func @rounded
// CHECK: arith.mulf {{.*}} : f32
// CHECK: arith.mulf {{.*}} : f32
// CHECK: arith.truncf
func.func @rounded(%x: tensor<2x4xf32>) -> tensor<2x8xf16> {
  %w = arith.constant dense<0.5> : tensor<4x8xf32>
  %scale = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x8xf32>
  %f = tensor.empty() : tensor<2x8xf16>
  %s = linalg.fill ins(%zero : f32) outs(%e : tensor<2x8xf32>) -> tensor<2x8xf32>
  %p = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (i, j)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<2x4xf32>, tensor<4x8xf32>) outs(%s : tensor<2x8xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %0 = arith.mulf %a, %b : f32
      %1 = arith.addf %c, %0 : f32
      linalg.yield %1 : f32
  } -> tensor<2x8xf32>
  %y = linalg.generic {indexing_maps = [#rows, #column, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%p, %scale : tensor<2x8xf32>, tensor<8xf32>) outs(%f : tensor<2x8xf16>) {
    ^bb0(%a: f32, %b: f32, %c: f16):
      %0 = arith.mulf %a, %b : f32
      %1 = arith.truncf %0 : f32 to f16
      linalg.yield %1 : f16
  } -> tensor<2x8xf16>
  return %y : tensor<2x8xf16>
}
