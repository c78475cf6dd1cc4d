// RUN: tensor-opt %s --pipeline='func.func(tensoropt-block-channels{register-bytes=16}),canonicalize,cse' --split-input-file | FileCheck %s

// The first convolution reads an image of three channels as it is, and writes
// blocks of four; a padding, a depthwise convolution, a maximum and a mean work
// on them. What the first one starts from is added at its end. The mean is of
// as many numbers in either form.
// CHECK-DAG: #[[$PLAIN:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d0, d4, d2 + d5, d3 + d6)>
// CHECK-DAG: #[[$STEM:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6, d7) -> (d1, d4, d5, d6, d7)>
// CHECK-DAG: #[[$BIAS:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d1, d4)>
// CHECK-LABEL: func.func @chain(
// CHECK-SAME:      %[[X:.*]]: tensor<1x3x8x8xf32>
// CHECK:         %[[STEMS:.*]] = linalg.generic {indexing_maps = [#[[$PLAIN]], #[[$STEM]], #{{.*}}]
// CHECK-SAME:        ins(%[[X]], %{{.*}} : tensor<1x3x8x8xf32>, tensor<2x3x3x3x4xf32>)
// CHECK-SAME:        outs(%{{.*}} : tensor<1x2x6x6x4xf32>)
// CHECK:           arith.mulf {{.*}} fastmath<contract>
// CHECK:         %[[ENDED:.*]] = linalg.generic {indexing_maps = [#{{.*}}, #[[$BIAS]], #{{.*}}]{{.*}} ins(%[[STEMS]], %{{.*}} : tensor<1x2x6x6x4xf32>, tensor<2x4xf32>)
// CHECK:           arith.addf
// CHECK:           arith.maximumf
// CHECK:         %[[PADDED:.*]] = tensor.pad %[[ENDED]] low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0]
// CHECK:         %[[DEPTH:.*]] = linalg.generic {{.*}} ins(%[[PADDED]], %{{.*}} : tensor<1x2x8x8x4xf32>, tensor<2x3x3x4xf32>)
// CHECK:         linalg.generic {{.*}} ins(%[[DEPTH]] : tensor<1x2x6x6x4xf32>) outs(%{{.*}} : tensor<1x2x4xf32>)
// CHECK:         tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2]] : tensor<1x2x4xf32> into tensor<1x8xf32>
func.func @chain(%x: tensor<1x3x8x8xf32>) -> tensor<1x8xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<8x3x3x3xf32>
  %d = arith.constant dense<3.0> : tensor<8x3x3xf32>
  %b = arith.constant dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]> : tensor<8xf32>
  %0 = tensor.empty() : tensor<1x8x6x6xf32>
  %bias = linalg.broadcast ins(%b : tensor<8xf32>) outs(%0 : tensor<1x8x6x6xf32>) dimensions = [0, 2, 3]
  %1 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x8x8xf32>, tensor<8x3x3x3xf32>) outs(%bias : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>, affine_map<(n, c, h, w) -> (n, c, h, w)>],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%1 : tensor<1x8x6x6xf32>) outs(%0 : tensor<1x8x6x6xf32>) {
    ^bb0(%a: f32, %out: f32):
      %m = arith.maximumf %a, %zero : f32
      linalg.yield %m : f32
  } -> tensor<1x8x6x6xf32>
  %3 = tensor.pad %2 low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%i: index, %j: index, %k: index, %l: index):
      tensor.yield %zero : f32
  } : tensor<1x8x6x6xf32> to tensor<1x8x8x8xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
  %4 = linalg.depthwise_conv_2d_nchw_chw ins(%3, %d : tensor<1x8x8x8xf32>, tensor<8x3x3xf32>) outs(%zeros : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
  %5 = tensor.empty() : tensor<1x8xf32>
  %6 = linalg.fill ins(%zero : f32) outs(%5 : tensor<1x8xf32>) -> tensor<1x8xf32>
  %7 = linalg.reduce { arith.addf } ins(%4 : tensor<1x8x6x6xf32>) outs(%6 : tensor<1x8xf32>) dimensions = [2, 3]
  return %7 : tensor<1x8xf32>
}

// -----

// Channels that are concatenated, and a slice of them, stay in blocks; a sum
// over them goes over blocks and lanes, and the last result, which nobody sums,
// is written as it is wanted.
// CHECK-LABEL: func.func @concatenation(
// CHECK:         tensor.concat dim(1) %{{.*}}, %{{.*}} : (tensor<1x1x5x5x4xf32>, tensor<1x2x5x5x4xf32>) -> tensor<1x3x5x5x4xf32>
// CHECK:         tensor.extract_slice %{{.*}}[0, 1, 0, 0, 0] [1, 2, 5, 5, 4] [1, 1, 1, 1, 1]
// CHECK:         linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<1x2x5x5x4xf32>, tensor<12x2x1x1x4xf32>) outs(%{{.*}} : tensor<1x12x5x5xf32>)
// CHECK-NOT:     linalg.transpose ins({{.*}}: tensor<1x
// CHECK:         return
func.func @concatenation(%x: tensor<1x3x5x5xf32>) -> tensor<1x12x5x5xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<4x3x1x1xf32>
  %v = arith.constant dense<3.0> : tensor<8x3x1x1xf32>
  %u = arith.constant dense<4.0> : tensor<12x8x1x1xf32>
  %0 = tensor.empty() : tensor<1x4x5x5xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %2 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x5x5xf32>, tensor<4x3x1x1xf32>) outs(%1 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %3 = tensor.empty() : tensor<1x8x5x5xf32>
  %4 = linalg.fill ins(%zero : f32) outs(%3 : tensor<1x8x5x5xf32>) -> tensor<1x8x5x5xf32>
  %5 = linalg.conv_2d_nchw_fchw ins(%x, %v : tensor<1x3x5x5xf32>, tensor<8x3x1x1xf32>) outs(%4 : tensor<1x8x5x5xf32>) -> tensor<1x8x5x5xf32>
  %6 = tensor.concat dim(1) %2, %5 : (tensor<1x4x5x5xf32>, tensor<1x8x5x5xf32>) -> tensor<1x12x5x5xf32>
  %7 = tensor.extract_slice %6[0, 4, 0, 0] [1, 8, 5, 5] [1, 1, 1, 1] : tensor<1x12x5x5xf32> to tensor<1x8x5x5xf32>
  %8 = tensor.empty() : tensor<1x12x5x5xf32>
  %9 = linalg.fill ins(%zero : f32) outs(%8 : tensor<1x12x5x5xf32>) -> tensor<1x12x5x5xf32>
  %10 = linalg.conv_2d_nchw_fchw ins(%7, %u : tensor<1x8x5x5xf32>, tensor<12x8x1x1xf32>) outs(%9 : tensor<1x12x5x5xf32>) -> tensor<1x12x5x5xf32>
  return %10 : tensor<1x12x5x5xf32>
}

// -----

// A convolution alone stays as it is, and so do channels that would leave more
// than a quarter of all lanes empty, and weights that are not known.
// CHECK-LABEL: func.func @unchanged(
// CHECK-NOT:     linalg.generic
// CHECK-COUNT-4: linalg.conv_2d_nchw_fchw
func.func @unchanged(%x: tensor<1x3x5x5xf32>, %unknown: tensor<8x3x1x1xf32>) -> (tensor<1x8x5x5xf32>, tensor<1x4x5x5xf32>, tensor<1x4x5x5xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<8x3x1x1xf32>
  %v = arith.constant dense<3.0> : tensor<5x3x1x1xf32>
  %u = arith.constant dense<4.0> : tensor<4x5x1x1xf32>
  %t = arith.constant dense<5.0> : tensor<4x8x1x1xf32>
  %0 = tensor.empty() : tensor<1x8x5x5xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x8x5x5xf32>) -> tensor<1x8x5x5xf32>
  %alone = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x5x5xf32>, tensor<8x3x1x1xf32>) outs(%1 : tensor<1x8x5x5xf32>) -> tensor<1x8x5x5xf32>
  %2 = tensor.empty() : tensor<1x5x5x5xf32>
  %3 = linalg.fill ins(%zero : f32) outs(%2 : tensor<1x5x5x5xf32>) -> tensor<1x5x5x5xf32>
  %4 = linalg.conv_2d_nchw_fchw ins(%x, %v : tensor<1x3x5x5xf32>, tensor<5x3x1x1xf32>) outs(%3 : tensor<1x5x5x5xf32>) -> tensor<1x5x5x5xf32>
  %5 = tensor.empty() : tensor<1x4x5x5xf32>
  %6 = linalg.fill ins(%zero : f32) outs(%5 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %fives = linalg.conv_2d_nchw_fchw ins(%4, %u : tensor<1x5x5x5xf32>, tensor<4x5x1x1xf32>) outs(%6 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %7 = linalg.conv_2d_nchw_fchw ins(%x, %unknown : tensor<1x3x5x5xf32>, tensor<8x3x1x1xf32>) outs(%1 : tensor<1x8x5x5xf32>) -> tensor<1x8x5x5xf32>
  %known = linalg.conv_2d_nchw_fchw ins(%7, %t : tensor<1x8x5x5xf32>, tensor<4x8x1x1xf32>) outs(%6 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  return %alone, %fives, %known : tensor<1x8x5x5xf32>, tensor<1x4x5x5xf32>, tensor<1x4x5x5xf32>
}

// -----

// Six channels lie in two blocks; the product that sums over them takes the
// whole block first, then two lanes of the other one. The first part has the plan
// of both.
// CHECK-LABEL: func.func @ragged(
// CHECK:         %[[SIX:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<1x2x5x5x4xf32>)
// CHECK:         %[[WHOLE:.*]] = tensor.extract_slice %[[SIX]][0, 0, 0, 0, 0] [1, 1, 5, 5, 4]
// CHECK:         %[[FIRST:.*]] = linalg.generic {{.*}} ins(%[[WHOLE]], %{{.*}} : tensor<1x1x5x5x4xf32>, tensor<4x1x1x1x4xf32>)
// CHECK-SAME:      attrs = {tensoropt.kernel_plan = {order = array<i64: 1, 0, 2>, tile = array<i64: 1, 1, 5>}}
// CHECK:         %[[REST:.*]] = tensor.extract_slice %[[SIX]][0, 1, 0, 0, 0] [1, 1, 5, 5, 2]
// CHECK:         linalg.generic {{.*}} ins(%[[REST]], %{{.*}} : tensor<1x1x5x5x2xf32>, tensor<4x1x1x1x2xf32>) outs(%[[FIRST]]
func.func @ragged(%x: tensor<1x3x5x5xf32>) -> tensor<1x4x5x5xf32> {
  %zero = arith.constant 0.0 : f32
  %v = arith.constant dense<3.0> : tensor<6x3x1x1xf32>
  %u = arith.constant dense<4.0> : tensor<4x6x1x1xf32>
  %2 = tensor.empty() : tensor<1x6x5x5xf32>
  %3 = linalg.fill ins(%zero : f32) outs(%2 : tensor<1x6x5x5xf32>) -> tensor<1x6x5x5xf32>
  %4 = linalg.conv_2d_nchw_fchw ins(%x, %v : tensor<1x3x5x5xf32>, tensor<6x3x1x1xf32>) outs(%3 : tensor<1x6x5x5xf32>) -> tensor<1x6x5x5xf32>
  %5 = tensor.empty() : tensor<1x4x5x5xf32>
  %6 = linalg.fill ins(%zero : f32) outs(%5 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %7 = linalg.conv_2d_nchw_fchw {tensoropt.kernel_plan = {order = array<i64: 1, 0, 2>, tile = array<i64: 1, 1, 5>}} ins(%4, %u : tensor<1x6x5x5xf32>, tensor<4x6x1x1xf32>) outs(%6 : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  return %7 : tensor<1x4x5x5xf32>
}

// -----

// A window of 3 x 3 to each channel alone, which nobody has in blocks: the image
// is copied to them in front of its border, and the result from there.
// CHECK-DAG: #[[$IMAGE:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d3, d1 + d4, d2 + d5, d6)>
// CHECK-LABEL: func.func @windows(
// CHECK-SAME:      %[[X:[a-z0-9]+]]: tensor<1x8x5x5xf32>
// CHECK:         %[[SPLIT:.*]] = tensor.expand_shape %[[X]]
// CHECK:         %[[BLOCKS:.*]] = linalg.transpose ins(%[[SPLIT]] :
// CHECK:         %[[PADDED:.*]] = tensor.pad %[[BLOCKS]] low[0, 0, 1, 1, 0]
// CHECK:         %[[Y:.*]] = linalg.generic {indexing_maps = [#[[$IMAGE]], {{.*}} ins(%[[PADDED]], {{.*}} outs(%{{.*}} : tensor<1x2x5x5x4xf32>)
// CHECK:         %[[PLAIN:.*]] = linalg.transpose ins(%[[Y]] :
// CHECK:         %[[RESULT:.*]] = tensor.collapse_shape %[[PLAIN]]
// CHECK:         linalg.depthwise_conv_2d_nchw_chw
// CHECK:         return %[[RESULT]]
func.func @windows(%x: tensor<1x8x5x5xf32>, %z: tensor<1x8x5x1xf32>) -> (tensor<1x8x5x5xf32>, tensor<1x8x4x1xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<2.0> : tensor<8x3x3xf32>
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%a: index, %b: index, %c: index, %d: index):
      tensor.yield %zero : f32
  } : tensor<1x8x5x5xf32> to tensor<1x8x7x7xf32>
  %e = tensor.empty() : tensor<1x8x5x5xf32>
  %none = linalg.fill ins(%zero : f32) outs(%e : tensor<1x8x5x5xf32>) -> tensor<1x8x5x5xf32>
  %y = linalg.depthwise_conv_2d_nchw_chw ins(%p, %w : tensor<1x8x7x7xf32>, tensor<8x3x3xf32>) outs(%none : tensor<1x8x5x5xf32>) -> tensor<1x8x5x5xf32>
  // Two elements to a window are read as fast as they are copied.
  %v = arith.constant dense<2.0> : tensor<8x2x1xf32>
  %e1 = tensor.empty() : tensor<1x8x4x1xf32>
  %none1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x8x4x1xf32>) -> tensor<1x8x4x1xf32>
  %y1 = linalg.depthwise_conv_2d_nchw_chw ins(%z, %v : tensor<1x8x5x1xf32>, tensor<8x2x1xf32>) outs(%none1 : tensor<1x8x4x1xf32>) -> tensor<1x8x4x1xf32>
  return %y, %y1 : tensor<1x8x5x5xf32>, tensor<1x8x4x1xf32>
}

// What has no results has no channels.

// CHECK-LABEL: func.func @checks
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<4x16x5x5xi64>) {
// CHECK: cf.assert
func.func @checks(%x: tensor<4x16x5x5xi64>) {
  %size = arith.constant 7 : i64
  linalg.generic {indexing_maps = [affine_map<(n, c, h, w) -> (n, c, h, w)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<4x16x5x5xi64>) {
    ^bb0(%a: i64):
      %0 = arith.cmpi slt, %a, %size : i64
      cf.assert %0, "index must be smaller than dim size"
      linalg.yield
  }
  return
}
