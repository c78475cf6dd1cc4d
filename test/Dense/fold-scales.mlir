// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-scales),canonicalize' --split-input-file | FileCheck %s
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-scales),tensoropt-evaluate-constants,canonicalize' --split-input-file | FileCheck %s --check-prefix=VALUES

#image = affine_map<(n, f, h, w) -> (n, f, h, w)>
#channel = affine_map<(n, f, h, w) -> (f)>

// (x - 1) * s + 3 is s x + (3 - s): with s = 2 and 4 the filters 1 and 2 become
// 2 and 8, and the shifts 1 and -1.
// CHECK-LABEL: func.func @normalised(
// CHECK:         linalg.conv_2d_nchw_fchw
// CHECK:         linalg.generic
// CHECK-NEXT:    ^bb0(%[[SUM:.*]]: f32, %[[SHIFT:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[SHIFTED:.*]] = arith.addf %[[SUM]], %[[SHIFT]]
// CHECK-NEXT:      %[[POSITIVE:.*]] = arith.maximumf %[[SHIFTED]]
// CHECK-NEXT:      linalg.yield %[[POSITIVE]]
// VALUES-LABEL: func.func @normalised(
// VALUES-DAG:     arith.constant dense<[1.000000e+00, -1.000000e+00]> : tensor<2xf32>
// VALUES-DAG:     arith.constant dense<{{\[\[\[\[}}2.000000e+00]]], {{\[\[\[}}8.000000e+00]]]]> : tensor<2x1x1x1xf32>
func.func @normalised(%x: tensor<1x1x8x8xf32>) -> tensor<1x2x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %three = arith.constant 3.0 : f32
  %w = arith.constant dense<[[[[1.0]]], [[[2.0]]]]> : tensor<2x1x1x1xf32>
  %s = arith.constant dense<[2.0, 4.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<1x2x8x8xf32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x1x8x8xf32>, tensor<2x1x1x1xf32>) outs(%none : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %1 = linalg.generic {indexing_maps = [#image, #channel, #image], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0, %s : tensor<1x2x8x8xf32>, tensor<2xf32>) outs(%empty : tensor<1x2x8x8xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %c = arith.subf %a, %one : f32
      %d = arith.mulf %c, %b : f32
      %e = arith.addf %d, %three : f32
      %f = arith.maximumf %e, %zero : f32
      linalg.yield %f : f32
  } -> tensor<1x2x8x8xf32>
  return %1 : tensor<1x2x8x8xf32>
}

// -----

#rows = affine_map<(i, j) -> (i, j)>
#column = affine_map<(i, j) -> (j)>

// 5 - x / 2: the weights 1 and 4 become -0.5 and -2, the shift is 5.
// CHECK-LABEL: func.func @from_behind(
// CHECK:           arith.addf
// CHECK-NEXT:      linalg.yield
// VALUES-LABEL: func.func @from_behind(
// VALUES-DAG:     arith.constant dense<{{\[\[}}-5.000000e-01, -2.000000e+00]]> : tensor<1x2xf32>
// VALUES-DAG:     arith.constant dense<5.000000e+00> : tensor<2xf32>
func.func @from_behind(%x: tensor<3x1xf32>) -> tensor<3x2xf32> {
  %zero = arith.constant 0.0 : f32
  %five = arith.constant 5.0 : f32
  %w = arith.constant dense<[[1.0, 4.0]]> : tensor<1x2xf32>
  %half = arith.constant dense<2.0> : tensor<2xf32>
  %empty = tensor.empty() : tensor<3x2xf32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<3x2xf32>) -> tensor<3x2xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<3x1xf32>, tensor<1x2xf32>) outs(%none : tensor<3x2xf32>) -> tensor<3x2xf32>
  %1 = linalg.generic {indexing_maps = [#rows, #column, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%0, %half : tensor<3x2xf32>, tensor<2xf32>) outs(%empty : tensor<3x2xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %c = arith.divf %a, %b : f32
      %d = arith.subf %five, %c : f32
      linalg.yield %d : f32
  } -> tensor<3x2xf32>
  return %1 : tensor<3x2xf32>
}

// -----

#image = affine_map<(n, f, h, w) -> (n, f, h, w)>
#channel = affine_map<(n, f, h, w) -> (f)>

// The channels of two groups of two are gathered first: filters 1 to 4 times the
// numbers 2, 3, 5 and 7 of their channels.
// CHECK-LABEL: func.func @grouped(
// CHECK:         linalg.conv_2d_ngchw_gfchw
// CHECK:         %[[GATHERED:.*]] = tensor.collapse_shape
// CHECK:         linalg.generic {{.*}} ins(%[[GATHERED]]
// CHECK-NEXT:    ^bb0(%[[SUM:.*]]: f32, %[[SHIFT:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT:      %[[SHIFTED:.*]] = arith.addf %[[SUM]], %[[SHIFT]]
// CHECK-NEXT:      linalg.yield %[[SHIFTED]]
// VALUES-LABEL: func.func @grouped(
// VALUES-DAG:     arith.constant dense<{{\[\[\[\[\[}}2.000000e+00]]], {{\[\[\[}}6.000000e+00]]]], {{\[\[\[\[}}1.500000e+01]]], {{\[\[\[}}2.800000e+01]]]]]> : tensor<2x2x1x1x1xf32>
func.func @grouped(%x: tensor<1x2x1x8x8xf32>) -> tensor<1x4x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[[[[[1.0]]], [[[2.0]]]], [[[[3.0]]], [[[4.0]]]]]> : tensor<2x2x1x1x1xf32>
  %s = arith.constant dense<[2.0, 3.0, 5.0, 7.0]> : tensor<4xf32>
  %groups = tensor.empty() : tensor<1x2x2x8x8xf32>
  %empty = tensor.empty() : tensor<1x4x8x8xf32>
  %none = linalg.fill ins(%zero : f32) outs(%groups : tensor<1x2x2x8x8xf32>) -> tensor<1x2x2x8x8xf32>
  %0 = linalg.conv_2d_ngchw_gfchw ins(%x, %w : tensor<1x2x1x8x8xf32>, tensor<2x2x1x1x1xf32>) outs(%none : tensor<1x2x2x8x8xf32>) -> tensor<1x2x2x8x8xf32>
  %1 = tensor.collapse_shape %0 [[0], [1, 2], [3], [4]] : tensor<1x2x2x8x8xf32> into tensor<1x4x8x8xf32>
  %2 = linalg.generic {indexing_maps = [#image, #channel, #image], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%1, %s : tensor<1x4x8x8xf32>, tensor<4xf32>) outs(%empty : tensor<1x4x8x8xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %c = arith.mulf %a, %b : f32
      linalg.yield %c : f32
  } -> tensor<1x4x8x8xf32>
  return %2 : tensor<1x4x8x8xf32>
}

// -----

#image = affine_map<(n, f, h, w) -> (n, f, h, w)>
#channel = affine_map<(n, f, h, w) -> (f)>

// What channels start from, 1 and 2, is scaled by 3 with the rest, and 10 added.
// CHECK-LABEL: func.func @biased(
// CHECK:         %[[ZEROS:.*]] = linalg.fill
// CHECK:         linalg.depthwise_conv_2d_nchw_chw {{.*}} outs(%[[ZEROS]]
// VALUES-LABEL: func.func @biased(
// VALUES-DAG:     arith.constant dense<[1.300000e+01, 1.600000e+01]> : tensor<2xf32>
// VALUES-DAG:     arith.constant dense<{{\[\[\[}}1.500000e+01]], {{\[\[}}1.800000e+01]]]> : tensor<2x1x1xf32>
func.func @biased(%x: tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32> {
  %three = arith.constant 3.0 : f32
  %ten = arith.constant dense<10.0> : tensor<2xf32>
  %w = arith.constant dense<[[[5.0]], [[6.0]]]> : tensor<2x1x1xf32>
  %bias = arith.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %empty = tensor.empty() : tensor<1x2x8x8xf32>
  %start = linalg.broadcast ins(%bias : tensor<2xf32>) outs(%empty : tensor<1x2x8x8xf32>) dimensions = [0, 2, 3]
  %0 = linalg.depthwise_conv_2d_nchw_chw ins(%x, %w : tensor<1x2x8x8xf32>, tensor<2x1x1xf32>) outs(%start : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %1 = linalg.generic {indexing_maps = [#image, #channel, #image], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0, %ten : tensor<1x2x8x8xf32>, tensor<2xf32>) outs(%empty : tensor<1x2x8x8xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %c = arith.mulf %a, %three : f32
      %d = arith.addf %c, %b : f32
      linalg.yield %d : f32
  } -> tensor<1x2x8x8xf32>
  return %1 : tensor<1x2x8x8xf32>
}
