// RUN: tensor-opt %s --pipeline='func.func(tensoropt-split-sums)' --remarks-filter=split-sums 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t.err

// REMARK-COUNT-2: [Passed] OneChannel {{.*}}convolutions=1
// REMARK-NOT: OneChannel

// CHECK-DAG: #[[$ALL:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d4)>
// CHECK-DAG: #[[$ONE:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>

// Sums over windows start at zero, that over channels where the result does.
// CHECK-LABEL: func.func @rows_first(
// CHECK-SAME:      %[[X:.*]]: tensor<1x9x12x8xf32>, %[[W:.*]]: tensor<3x2x8x1xf32>, %[[B:.*]]: tensor<1x3x11x1xf32>
// CHECK:         %[[F:.*]] = tensor.collapse_shape %[[W]] {{\[\[}}0], [1], [2, 3]] : tensor<3x2x8x1xf32> into tensor<3x2x8xf32>
// CHECK:         %[[ZEROS:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%{{.*}} : tensor<1x3x11x8xf32>)
// CHECK:         %[[S:.*]] = linalg.depthwise_conv_2d_nhwc_hwc {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>} ins(%[[X]], %[[F]] : {{.*}}) outs(%[[ZEROS]] :
// CHECK:         %[[Y:.*]] = linalg.generic {indexing_maps = [#[[$ALL]], #[[$ONE]]], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%[[S]] : {{.*}}) outs(%[[B]] :
// CHECK:           arith.addf
// CHECK:         return %[[Y]]
func.func @rows_first(%x: tensor<1x9x12x8xf32>, %w: tensor<3x2x8x1xf32>, %b: tensor<1x3x11x1xf32>) -> tensor<1x3x11x1xf32> {
  %y = linalg.conv_2d_nhwc_hwcf {strides = dense<[2, 1]> : tensor<2xi64>, dilations = dense<[2, 1]> : tensor<2xi64>}
      ins(%x, %w : tensor<1x9x12x8xf32>, tensor<3x2x8x1xf32>) outs(%b : tensor<1x3x11x1xf32>) -> tensor<1x3x11x1xf32>
  return %y : tensor<1x3x11x1xf32>
}

// Filters by result, of images of any number and height.
// CHECK-LABEL: func.func @result_first(
// CHECK-SAME:      %[[X:.*]]: tensor<?x?x12x8xf32>, %[[W:.*]]: tensor<1x3x2x8xf32>, %[[B:.*]]: tensor<?x?x11x1xf32>
// CHECK:         tensor.collapse_shape %[[W]] {{\[\[}}0, 1], [2], [3]] : tensor<1x3x2x8xf32> into tensor<3x2x8xf32>
// CHECK-DAG:     %[[N:.*]] = tensor.dim %[[B]], %c0
// CHECK-DAG:     %[[H:.*]] = tensor.dim %[[B]], %c1
// CHECK:         tensor.empty(%[[N]], %[[H]]) : tensor<?x?x11x8xf32>
// CHECK:         linalg.depthwise_conv_2d_nhwc_hwc
func.func @result_first(%x: tensor<?x?x12x8xf32>, %w: tensor<1x3x2x8xf32>, %b: tensor<?x?x11x1xf32>) -> tensor<?x?x11x1xf32> {
  %y = linalg.conv_2d_nhwc_fhwc ins(%x, %w : tensor<?x?x12x8xf32>, tensor<1x3x2x8xf32>) outs(%b : tensor<?x?x11x1xf32>) -> tensor<?x?x11x1xf32>
  return %y : tensor<?x?x11x1xf32>
}

// Windows of one element, few channels of the image or an unknown number, more
// channels of the result, channels first, and integers.
// CHECK-LABEL: func.func @stay(
// CHECK-NOT:     depthwise
// CHECK:         return
func.func @stay(%x: tensor<1x9x9x8xf32>, %few: tensor<1x9x9x3xf32>, %open: tensor<1x9x9x?xf32>, %first: tensor<1x8x9x9xf32>, %n: tensor<1x9x9x8xi32>,
    %w1: tensor<1x1x8x1xf32>, %w3: tensor<3x3x3x1xf32>, %wo: tensor<3x3x?x1xf32>, %w2: tensor<3x3x8x2xf32>, %wf: tensor<1x8x3x3xf32>, %wn: tensor<3x3x8x1xi32>,
    %b1: tensor<1x9x9x1xf32>, %b: tensor<1x7x7x1xf32>, %b2: tensor<1x7x7x2xf32>, %bf: tensor<1x1x7x7xf32>, %bn: tensor<1x7x7x1xi32>)
    -> (tensor<1x9x9x1xf32>, tensor<1x7x7x1xf32>, tensor<1x7x7x1xf32>, tensor<1x7x7x2xf32>, tensor<1x1x7x7xf32>, tensor<1x7x7x1xi32>) {
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w1 : tensor<1x9x9x8xf32>, tensor<1x1x8x1xf32>) outs(%b1 : tensor<1x9x9x1xf32>) -> tensor<1x9x9x1xf32>
  %1 = linalg.conv_2d_nhwc_hwcf ins(%few, %w3 : tensor<1x9x9x3xf32>, tensor<3x3x3x1xf32>) outs(%b : tensor<1x7x7x1xf32>) -> tensor<1x7x7x1xf32>
  %2 = linalg.conv_2d_nhwc_hwcf ins(%open, %wo : tensor<1x9x9x?xf32>, tensor<3x3x?x1xf32>) outs(%b : tensor<1x7x7x1xf32>) -> tensor<1x7x7x1xf32>
  %3 = linalg.conv_2d_nhwc_hwcf ins(%x, %w2 : tensor<1x9x9x8xf32>, tensor<3x3x8x2xf32>) outs(%b2 : tensor<1x7x7x2xf32>) -> tensor<1x7x7x2xf32>
  %4 = linalg.conv_2d_nchw_fchw ins(%first, %wf : tensor<1x8x9x9xf32>, tensor<1x8x3x3xf32>) outs(%bf : tensor<1x1x7x7xf32>) -> tensor<1x1x7x7xf32>
  %5 = linalg.conv_2d_nhwc_hwcf ins(%n, %wn : tensor<1x9x9x8xi32>, tensor<3x3x8x1xi32>) outs(%bn : tensor<1x7x7x1xi32>) -> tensor<1x7x7x1xi32>
  return %0, %1, %2, %3, %4, %5 : tensor<1x9x9x1xf32>, tensor<1x7x7x1xf32>, tensor<1x7x7x1xf32>, tensor<1x7x7x2xf32>, tensor<1x1x7x7xf32>, tensor<1x7x7x1xi32>
}
