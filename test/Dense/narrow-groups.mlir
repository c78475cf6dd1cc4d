// RUN: tensor-opt %s --pipeline='func.func(tensoropt-block-channels{register-bytes=16}),canonicalize,cse' --split-input-file | FileCheck %s

// Groups of two channels, two of which a register of four lanes holds: each lane
// reads the channels of its own group from the lanes of the same block. What is
// added and done to the elements happens in blocks, without a copy on the way.
// CHECK-DAG: #[[$READ:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d1, d2 * 2 + d5, d3 * 2 + d6, (d7 floordiv 2) * 2 + d4)>
// CHECK-DAG: #[[$WEIGHTS:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d1, d5, d6, d4, d7)>
// CHECK-LABEL: func.func @narrow(
// CHECK:         %[[IMAGE:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<1x2x7x7x4xf32>)
// CHECK:         %[[SUMS:.*]] = linalg.generic {indexing_maps = [#[[$READ]], #[[$WEIGHTS]], #{{.*}}]
// CHECK-SAME:        ins(%[[IMAGE]], %{{.*}} : tensor<1x2x7x7x4xf32>, tensor<2x3x3x2x4xf32>)
// CHECK-SAME:        outs(%{{.*}} : tensor<1x2x3x3x4xf32>)
// CHECK:         %[[ENDED:.*]] = linalg.generic {{.*}} ins(%[[SUMS]], %{{.*}} : tensor<1x2x3x3x4xf32>, tensor<2x4xf32>)
// CHECK:           arith.addf
// CHECK:           arith.maximumf
// CHECK-NOT:     linalg.transpose ins({{.*}}: tensor<1x
// CHECK:         linalg.generic {{.*}} ins(%[[ENDED]], %{{.*}} : tensor<1x2x3x3x4xf32>, tensor<5x2x1x1x4xf32>)
func.func @narrow(%x: tensor<1x3x7x7xf32>) -> tensor<1x5x3x3xf32> {
  %zero = arith.constant 0.0 : f32
  %u = arith.constant dense<1.0> : tensor<8x3x1x1xf32>
  %w = arith.constant dense<2.0> : tensor<4x2x2x3x3xf32>
  %v = arith.constant dense<3.0> : tensor<5x8x1x1xf32>
  %b = arith.constant dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]]> : tensor<4x2xf32>
  %0 = tensor.empty() : tensor<1x8x7x7xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x8x7x7xf32>) -> tensor<1x8x7x7xf32>
  %2 = linalg.conv_2d_nchw_fchw ins(%x, %u : tensor<1x3x7x7xf32>, tensor<8x3x1x1xf32>) outs(%1 : tensor<1x8x7x7xf32>) -> tensor<1x8x7x7xf32>
  %3 = tensor.expand_shape %2 [[0], [1, 2], [3], [4]] output_shape [1, 4, 2, 7, 7] : tensor<1x8x7x7xf32> into tensor<1x4x2x7x7xf32>
  %4 = tensor.empty() : tensor<1x4x2x3x3xf32>
  %bias = linalg.broadcast ins(%b : tensor<4x2xf32>) outs(%4 : tensor<1x4x2x3x3xf32>) dimensions = [0, 3, 4]
  %5 = linalg.conv_2d_ngchw_gfchw {strides = dense<2> : tensor<2xi64>} ins(%3, %w : tensor<1x4x2x7x7xf32>, tensor<4x2x2x3x3xf32>) outs(%bias : tensor<1x4x2x3x3xf32>) -> tensor<1x4x2x3x3xf32>
  %6 = linalg.generic {indexing_maps = [affine_map<(n, g, c, h, w) -> (n, g, c, h, w)>, affine_map<(n, g, c, h, w) -> (n, g, c, h, w)>],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%5 : tensor<1x4x2x3x3xf32>) outs(%4 : tensor<1x4x2x3x3xf32>) {
    ^bb0(%a: f32, %out: f32):
      %m = arith.maximumf %a, %zero : f32
      linalg.yield %m : f32
  } -> tensor<1x4x2x3x3xf32>
  %7 = tensor.collapse_shape %6 [[0], [1, 2], [3], [4]] : tensor<1x4x2x3x3xf32> into tensor<1x8x3x3xf32>
  %8 = tensor.empty() : tensor<1x5x3x3xf32>
  %9 = linalg.fill ins(%zero : f32) outs(%8 : tensor<1x5x3x3xf32>) -> tensor<1x5x3x3xf32>
  %10 = linalg.conv_2d_nchw_fchw ins(%7, %v : tensor<1x8x3x3xf32>, tensor<5x8x1x1xf32>) outs(%9 : tensor<1x5x3x3xf32>) -> tensor<1x5x3x3xf32>
  return %10 : tensor<1x5x3x3xf32>
}

// -----

// Three lanes do not divide four, and groups that are wider in the result than
// in the image do not keep to their lanes: both read the image as it is.
// CHECK-LABEL: func.func @others(
// CHECK-NOT:     floordiv
// CHECK:         linalg.conv_2d_ngchw_gfchw
// CHECK-NOT:     floordiv
// CHECK:         linalg.conv_2d_ngchw_gfchw
// CHECK-NOT:     floordiv
// CHECK:         return
func.func @others(%x: tensor<1x3x5x5xf32>) -> (tensor<1x4x3x5x5xf32>, tensor<1x6x3x5x5xf32>) {
  %zero = arith.constant 0.0 : f32
  %u = arith.constant dense<1.0> : tensor<12x3x1x1xf32>
  %w = arith.constant dense<2.0> : tensor<4x3x3x1x1xf32>
  %v = arith.constant dense<3.0> : tensor<6x3x2x1x1xf32>
  %0 = tensor.empty() : tensor<1x12x5x5xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x12x5x5xf32>) -> tensor<1x12x5x5xf32>
  %2 = linalg.conv_2d_nchw_fchw ins(%x, %u : tensor<1x3x5x5xf32>, tensor<12x3x1x1xf32>) outs(%1 : tensor<1x12x5x5xf32>) -> tensor<1x12x5x5xf32>
  %3 = tensor.expand_shape %2 [[0], [1, 2], [3], [4]] output_shape [1, 4, 3, 5, 5] : tensor<1x12x5x5xf32> into tensor<1x4x3x5x5xf32>
  %4 = tensor.empty() : tensor<1x4x3x5x5xf32>
  %5 = linalg.fill ins(%zero : f32) outs(%4 : tensor<1x4x3x5x5xf32>) -> tensor<1x4x3x5x5xf32>
  %6 = linalg.conv_2d_ngchw_gfchw ins(%3, %w : tensor<1x4x3x5x5xf32>, tensor<4x3x3x1x1xf32>) outs(%5 : tensor<1x4x3x5x5xf32>) -> tensor<1x4x3x5x5xf32>
  %7 = tensor.expand_shape %2 [[0], [1, 2], [3], [4]] output_shape [1, 6, 2, 5, 5] : tensor<1x12x5x5xf32> into tensor<1x6x2x5x5xf32>
  %8 = tensor.empty() : tensor<1x6x3x5x5xf32>
  %9 = linalg.fill ins(%zero : f32) outs(%8 : tensor<1x6x3x5x5xf32>) -> tensor<1x6x3x5x5xf32>
  %10 = linalg.conv_2d_ngchw_gfchw ins(%7, %v : tensor<1x6x2x5x5xf32>, tensor<6x3x2x1x1xf32>) outs(%9 : tensor<1x6x3x5x5xf32>) -> tensor<1x6x3x5x5xf32>
  return %6, %10 : tensor<1x4x3x5x5xf32>, tensor<1x6x3x5x5xf32>
}
