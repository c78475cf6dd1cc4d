// RUN: tensor-opt %s --pipeline='func.func(tensoropt-split-phases),canonicalize' --remarks-filter=split-phases 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t.err

// A transposed convolution with a window of 2 x 2 and steps of 2: each weight
// makes results of its own.
// CHECK-LABEL: func.func @window_of_steps(
// CHECK-SAME:      %[[X:.*]]: tensor<1x8x4x5xf32>, %[[W:.*]]: tensor<6x8x2x2xf32>, %[[B:.*]]: tensor<6xf32>
// CHECK:         %[[WHOLE:.*]] = tensor.empty() : tensor<1x6x8x10xf32>
// CHECK:         %[[INIT:.*]] = linalg.broadcast ins(%[[B]] : tensor<6xf32>) outs(%{{.*}} : tensor<1x6x4x5xf32>)
// CHECK:         %[[W11:.*]] = tensor.extract_slice %[[W]][0, 0, 1, 1] [6, 8, 1, 1] [1, 1, 2, 2]
// CHECK:         %[[Y00:.*]] = linalg.conv_2d_nchw_fchw {{.*}}ins(%[[X]], %[[W11]] : {{.*}}) outs(%[[INIT]] :
// CHECK:         %[[ONE:.*]] = tensor.insert_slice %[[Y00]] into %[[WHOLE]][0, 0, 0, 0] [1, 6, 4, 5] [1, 1, 2, 2]
// CHECK:         %[[W10:.*]] = tensor.extract_slice %[[W]][0, 0, 1, 0] [6, 8, 1, 1] [1, 1, 2, 2]
// CHECK:         %[[Y01:.*]] = linalg.conv_2d_nchw_fchw {{.*}}ins(%[[X]], %[[W10]] :
// CHECK:         tensor.insert_slice %[[Y01]] into %[[ONE]][0, 0, 0, 1] [1, 6, 4, 5] [1, 1, 2, 2]
// CHECK:         tensor.extract_slice %[[W]][0, 0, 0, 1] [6, 8, 1, 1] [1, 1, 2, 2]
// CHECK:         tensor.insert_slice %{{.*}}[0, 0, 1, 0] [1, 6, 4, 5] [1, 1, 2, 2]
// CHECK:         tensor.extract_slice %[[W]][0, 0, 0, 0] [6, 8, 1, 1] [1, 1, 2, 2]
// CHECK:         %[[ALL:.*]] = tensor.insert_slice %{{.*}}[0, 0, 1, 1] [1, 6, 4, 5] [1, 1, 2, 2]
// CHECK:         return %[[ALL]]
// REMARK: [Passed] Split | Category:split-phases | Function=window_of_steps | {{.*}}phases=4
func.func @window_of_steps(%x: tensor<1x8x4x5xf32>, %w: tensor<6x8x2x2xf32>, %b: tensor<6xf32>) -> tensor<1x6x8x10xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x8x9x11xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%e : tensor<1x8x9x11xf32>) -> tensor<1x8x9x11xf32>
  %wide = tensor.insert_slice %x into %zeros[0, 0, 1, 1] [1, 8, 4, 5] [1, 1, 2, 2] : tensor<1x8x4x5xf32> into tensor<1x8x9x11xf32>
  %e6 = tensor.empty() : tensor<1x6x8x10xf32>
  %init = linalg.broadcast ins(%b : tensor<6xf32>) outs(%e6 : tensor<1x6x8x10xf32>) dimensions = [0, 2, 3]
  %y = linalg.conv_2d_nchw_fchw ins(%wide, %w : tensor<1x8x9x11xf32>, tensor<6x8x2x2xf32>) outs(%init : tensor<1x6x8x10xf32>) -> tensor<1x6x8x10xf32>
  return %y : tensor<1x6x8x10xf32>
}

// Along rows alone, channels last, for any number of images. A window of 3: even
// results read two weights, which reach one row beyond the image at either
// end, odd ones the weight between them. The sum starts from given numbers.
// CHECK-LABEL: func.func @beyond_the_image(
// CHECK-SAME:      %[[X:.*]]: tensor<?x4x5x2xf32>, %[[W:.*]]: tensor<3x1x2x6xf32>, %[[INIT:.*]]: tensor<?x9x5x6xf32>
// CHECK:         %[[PADDED:.*]] = tensor.pad %[[X]] low[0, 1, 0, 0] high[0, 1, 0, 0]
// CHECK:         %[[FROM:.*]] = tensor.extract_slice %[[INIT]][0, 0, 0, 0] [%{{.*}}, 5, 5, 6] [1, 2, 1, 1]
// CHECK:         %[[OUTER:.*]] = tensor.extract_slice %[[W]][0, 0, 0, 0] [2, 1, 2, 6] [2, 1, 1, 1]
// CHECK:         linalg.conv_2d_nhwc_hwcf {{.*}}ins(%[[PADDED]], %[[OUTER]] : {{.*}}) outs(%[[FROM]] : tensor<?x5x5x6xf32>)
// CHECK:         %[[ROWS:.*]] = tensor.extract_slice %[[PADDED]][0, 1, 0, 0] [%{{.*}}, 4, 5, 2]
// CHECK:         %[[INNER:.*]] = tensor.extract_slice %[[W]][1, 0, 0, 0] [1, 1, 2, 6]
// CHECK:         linalg.conv_2d_nhwc_hwcf {{.*}}ins(%[[ROWS]], %[[INNER]] :
func.func @beyond_the_image(%x: tensor<?x4x5x2xf32>, %w: tensor<3x1x2x6xf32>, %init: tensor<?x9x5x6xf32>) -> tensor<?x9x5x6xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x4x5x2xf32>
  %e = tensor.empty(%n) : tensor<?x11x5x2xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%e : tensor<?x11x5x2xf32>) -> tensor<?x11x5x2xf32>
  %wide = tensor.insert_slice %x into %zeros[0, 2, 0, 0] [%n, 4, 5, 2] [1, 2, 1, 1] : tensor<?x4x5x2xf32> into tensor<?x11x5x2xf32>
  %y = linalg.conv_2d_nhwc_hwcf ins(%wide, %w : tensor<?x11x5x2xf32>, tensor<3x1x2x6xf32>) outs(%init : tensor<?x9x5x6xf32>) -> tensor<?x9x5x6xf32>
  return %y : tensor<?x9x5x6xf32>
}

// Steps longer than the window: some results are what they started from.
// CHECK-LABEL: func.func @without_weights(
// CHECK-SAME:      %{{.*}}: tensor<1x2x4xi32>, %{{.*}}, %[[INIT:.*]]: tensor<1x3x9xi32>
// CHECK:         linalg.conv_1d_ncw_fcw
// CHECK:         %[[KEPT:.*]] = tensor.extract_slice %[[INIT]][0, 0, 1] [1, 3, 3] [1, 1, 3]
// CHECK:         tensor.insert_slice %[[KEPT]] into
// CHECK:         linalg.conv_1d_ncw_fcw
func.func @without_weights(%x: tensor<1x2x4xi32>, %w: tensor<3x2x2xi32>, %init: tensor<1x3x9xi32>) -> tensor<1x3x9xi32> {
  %zeros = arith.constant dense<0> : tensor<1x2x10xi32>
  %wide = tensor.insert_slice %x into %zeros[0, 0, 0] [1, 2, 4] [1, 1, 3] : tensor<1x2x4xi32> into tensor<1x2x10xi32>
  %y = linalg.conv_1d_ncw_fcw ins(%wide, %w : tensor<1x2x10xi32>, tensor<3x2x2xi32>) outs(%init : tensor<1x3x9xi32>) -> tensor<1x3x9xi32>
  return %y : tensor<1x3x9xi32>
}

// CHECK-LABEL: func.func @many_phases(
// CHECK-COUNT-1: linalg.conv_2d_nchw_fchw
// CHECK-NOT:     linalg.conv_2d_nchw_fchw
// CHECK:         return
// REMARK: [Missed] TooManyPhases | Category:split-phases | Function=many_phases | {{.*}}phases=25
func.func @many_phases(%x: tensor<1x1x2x2xf32>, %w: tensor<1x1x5x5xf32>, %init: tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32> {
  %zeros = arith.constant dense<0.0> : tensor<1x1x6x6xf32>
  %wide = tensor.insert_slice %x into %zeros[0, 0, 0, 0] [1, 1, 2, 2] [1, 1, 5, 5] : tensor<1x1x2x2xf32> into tensor<1x1x6x6xf32>
  %y = linalg.conv_2d_nchw_fchw ins(%wide, %w : tensor<1x1x6x6xf32>, tensor<1x1x5x5xf32>) outs(%init : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  return %y : tensor<1x1x2x2xf32>
}

// Ones between the elements, strides of the window, and a maximum stay.
// CHECK-LABEL: func.func @others(
// CHECK-COUNT-2: linalg.conv_1d_ncw_fcw
// CHECK:         linalg.pooling_ncw_max
// CHECK-NOT:     linalg.conv
// CHECK:         return
func.func @others(%x: tensor<1x2x4xf32>, %w: tensor<3x2x2xf32>, %init: tensor<1x3x6xf32>, %less: tensor<1x3x3xf32>, %window: tensor<2xf32>, %most: tensor<1x2x6xf32>)
    -> (tensor<1x3x6xf32>, tensor<1x3x3xf32>, tensor<1x2x6xf32>) {
  %ones = arith.constant dense<1.0> : tensor<1x2x7xf32>
  %zeros = arith.constant dense<0.0> : tensor<1x2x7xf32>
  %between = tensor.insert_slice %x into %ones[0, 0, 0] [1, 2, 4] [1, 1, 2] : tensor<1x2x4xf32> into tensor<1x2x7xf32>
  %wide = tensor.insert_slice %x into %zeros[0, 0, 0] [1, 2, 4] [1, 1, 2] : tensor<1x2x4xf32> into tensor<1x2x7xf32>
  %0 = linalg.conv_1d_ncw_fcw ins(%between, %w : tensor<1x2x7xf32>, tensor<3x2x2xf32>) outs(%init : tensor<1x3x6xf32>) -> tensor<1x3x6xf32>
  %1 = linalg.conv_1d_ncw_fcw {strides = dense<2> : tensor<1xi64>} ins(%wide, %w : tensor<1x2x7xf32>, tensor<3x2x2xf32>) outs(%less : tensor<1x3x3xf32>) -> tensor<1x3x3xf32>
  %2 = linalg.pooling_ncw_max ins(%wide, %window : tensor<1x2x7xf32>, tensor<2xf32>) outs(%most : tensor<1x2x6xf32>) -> tensor<1x2x6xf32>
  return %0, %1, %2 : tensor<1x3x6xf32>, tensor<1x3x3xf32>, tensor<1x2x6xf32>
}
