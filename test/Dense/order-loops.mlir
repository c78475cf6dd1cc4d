// RUN: tensor-opt %s --pipeline=tensoropt-order-loops | FileCheck %s

// Rows of B and C lie along memory; the summed index comes before them.
// CHECK-DAG: #[[$A:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-DAG: #[[$B:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// CHECK-DAG: #[[$C:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[$IMAGE:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d3, d2 + d4, d5 + d6)>
// CHECK-DAG: #[[$FILTER:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d1, d3, d4, d5)>
// CHECK-DAG: #[[$RESULT:.*]] = affine_map<(d0, d1, d2, d3, d4, d5, d6) -> (d0, d1, d2, d6)>

// CHECK-LABEL: func.func @matmul(
// CHECK:         linalg.generic {indexing_maps = [#[[$A]], #[[$B]], #[[$C]]], iterator_types = ["parallel", "reduction", "parallel"]}
// CHECK:           arith.mulf {{.*}} fastmath<contract>
// CHECK:           arith.addf {{.*}} fastmath<contract>
func.func @matmul(%A: tensor<?x?xf32>, %B: tensor<?x?xf32>, %C: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.matmul ins(%A, %B : tensor<?x?xf32>, tensor<?x?xf32>) outs(%C : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// Channels, rows and columns of the filter stay in this order.
// CHECK-LABEL: func.func @convolution(
// CHECK:         linalg.generic {indexing_maps = [#[[$IMAGE]], #[[$FILTER]], #[[$RESULT]]],
// CHECK-SAME:      iterator_types = ["parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "parallel"]}
func.func @convolution(%x: tensor<1x3x16x16xf32>, %w: tensor<12x3x3x3xf32>, %y: tensor<1x12x14x14xf32>) -> tensor<1x12x14x14xf32> {
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x16x16xf32>, tensor<12x3x3x3xf32>)
                                outs(%y : tensor<1x12x14x14xf32>) -> tensor<1x12x14x14xf32>
  return %0 : tensor<1x12x14x14xf32>
}

// Flags that are there stay.
// CHECK-LABEL: func.func @generic(
// CHECK:         linalg.generic {indexing_maps = [#[[$A]], #[[$B]], #[[$C]]]
// CHECK:           arith.maximumf
// CHECK:           arith.addf {{.*}} fastmath<nnan,contract>
#a = affine_map<(i, j, k) -> (i, k)>
#b = affine_map<(i, j, k) -> (k, j)>
#c = affine_map<(i, j, k) -> (i, j)>
func.func @generic(%A: tensor<?x?xf32>, %B: tensor<?x?xf32>, %C: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
         ins(%A, %B : tensor<?x?xf32>, tensor<?x?xf32>) outs(%C : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %m = arith.maximumf %a, %b : f32
    %s = arith.addf %c, %m fastmath<nnan> : f32
    linalg.yield %s : f32
  } -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// Few long rows of the result share what they read: their loop is inside of the sum.
// CHECK-LABEL: func.func @few_rows(
// CHECK:         linalg.generic {{.*}} iterator_types = ["reduction", "parallel", "parallel"]
func.func @few_rows(%A: tensor<4x?xf32>, %B: tensor<?x64xf32>, %C: tensor<4x64xf32>) -> tensor<4x64xf32> {
  %0 = linalg.matmul ins(%A, %B : tensor<4x?xf32>, tensor<?x64xf32>) outs(%C : tensor<4x64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

// A short row stays in registers while the sum is taken.
// CHECK-LABEL: func.func @short_rows(
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "reduction", "parallel"]
func.func @short_rows(%A: tensor<4x?xf32>, %B: tensor<?x16xf32>, %C: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %0 = linalg.matmul ins(%A, %B : tensor<4x?xf32>, tensor<?x16xf32>) outs(%C : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}
