// RUN: tensor-opt %s --pipeline=tensoropt-evaluate-constants --tensoropt-report=%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.txt

// The transposed weights, plus one.
// CHECK-LABEL: func.func @weights(
// CHECK-NEXT:    %[[W:.*]] = arith.constant dense<{{\[\[}}2.000000e+00, 5.000000e+00], [3.000000e+00, 6.000000e+00], [4.000000e+00, 7.000000e+00]]>
// CHECK-NEXT:    linalg.matmul ins(%{{.*}}, %[[W]] :
// CHECK-NEXT:    return
// REPORT-LABEL: function weights
// REPORT:         operations  2
// REPORT-NEXT:    constants   1
// REPORT-NEXT:    bytes       24
func.func @weights(%x: tensor<4x3xf32>, %y: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %one = arith.constant 1.0 : f32
  %w = arith.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>
  %empty = tensor.empty() : tensor<3x2xf32>
  %0 = linalg.transpose ins(%w : tensor<2x3xf32>) outs(%empty : tensor<3x2xf32>) permutation = [1, 0]
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<3x2xf32>) outs(%empty : tensor<3x2xf32>) {
    ^bb0(%a: f32, %out: f32):
      %s = arith.addf %a, %one : f32
      linalg.yield %s : f32
  } -> tensor<3x2xf32>
  %2 = linalg.matmul ins(%x, %1 : tensor<4x3xf32>, tensor<3x2xf32>) outs(%y : tensor<4x2xf32>) -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// Half precision and integers, in two constants.
// CHECK-LABEL: func.func @kinds(
// CHECK-DAG:     arith.constant dense<[1.500000e+00, -2.500000e+00]> : tensor<2xf16>
// CHECK-DAG:     arith.constant dense<[6, -14]> : tensor<2xi64>
// CHECK-NOT:     linalg
func.func @kinds() -> (tensor<2xf16>, tensor<2xi64>) {
  %a = arith.constant dense<[1.5, -2.5]> : tensor<2xf32>
  %b = arith.constant dense<[3, -7]> : tensor<2xi64>
  %e0 = tensor.empty() : tensor<2xf16>
  %e1 = tensor.empty() : tensor<2xi64>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%a : tensor<2xf32>) outs(%e0 : tensor<2xf16>) {
    ^bb0(%in: f32, %out: f16):
      %t = arith.truncf %in : f32 to f16
      linalg.yield %t : f16
  } -> tensor<2xf16>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%b : tensor<2xi64>) outs(%e1 : tensor<2xi64>) {
    ^bb0(%in: i64, %out: i64):
      %t = arith.addi %in, %in : i64
      linalg.yield %t : i64
  } -> tensor<2xi64>
  return %0, %1 : tensor<2xf16>, tensor<2xi64>
}

// Layouts: of known elements, of computed ones, through a reshape that takes
// dimensions together which a transposition has put apart, of one repeated
// element, and of halves.
// CHECK-LABEL: func.func @layouts(
// CHECK-DAG:     arith.constant dense<{{\[\[}}[1, 5], [2, 6]], {{\[\[}}3, 7], [4, 8]]]> : tensor<2x2x2xi32>
// CHECK-DAG:     arith.constant dense<{{\[\[}}2.000000e+00, 4.000000e+00], [3.000000e+00, 5.000000e+00]]> : tensor<2x2xf32>
// CHECK-DAG:     arith.constant dense<[1, 3, 5, 2, 4, 6]> : tensor<6xi64>
// CHECK-DAG:     arith.constant dense<7.000000e+00> : tensor<3x2xf32>
// CHECK-DAG:     arith.constant dense<{{\[\[}}1.000000e+00, 3.000000e+00], [2.000000e+00, 4.000000e+00]]> : tensor<2x2xf16>
// CHECK-NOT:     linalg
// CHECK:         return
func.func @layouts() -> (tensor<2x2x2xi32>, tensor<2x2xf32>, tensor<6xi64>, tensor<3x2xf32>, tensor<2x2xf16>) {
  %a = arith.constant dense<[[1, 2, 3, 4], [5, 6, 7, 8]]> : tensor<2x4xi32>
  %a0 = tensor.expand_shape %a [[0], [1, 2]] output_shape [2, 2, 2] : tensor<2x4xi32> into tensor<2x2x2xi32>
  %a1 = tensor.empty() : tensor<2x2x2xi32>
  %a2 = linalg.transpose ins(%a0 : tensor<2x2x2xi32>) outs(%a1 : tensor<2x2x2xi32>) permutation = [1, 2, 0]

  %one = arith.constant 1.0 : f32
  %b = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %b0 = tensor.empty() : tensor<2x2xf32>
  %b1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%b : tensor<2x2xf32>) outs(%b0 : tensor<2x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %s = arith.addf %in, %one : f32
      linalg.yield %s : f32
  } -> tensor<2x2xf32>
  %b2 = linalg.transpose ins(%b1 : tensor<2x2xf32>) outs(%b0 : tensor<2x2xf32>) permutation = [1, 0]

  %c = arith.constant dense<[[1, 2], [3, 4], [5, 6]]> : tensor<3x2xi64>
  %c0 = tensor.empty() : tensor<2x3xi64>
  %c1 = linalg.transpose ins(%c : tensor<3x2xi64>) outs(%c0 : tensor<2x3xi64>) permutation = [1, 0]
  %c2 = tensor.collapse_shape %c1 [[0, 1]] : tensor<2x3xi64> into tensor<6xi64>

  %d = arith.constant dense<7.0> : tensor<2x3xf32>
  %d0 = tensor.empty() : tensor<3x2xf32>
  %d1 = linalg.transpose ins(%d : tensor<2x3xf32>) outs(%d0 : tensor<3x2xf32>) permutation = [1, 0]

  %e = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf16>
  %e0 = tensor.empty() : tensor<2x2xf16>
  %e1 = linalg.transpose ins(%e : tensor<2x2xf16>) outs(%e0 : tensor<2x2xf16>) permutation = [1, 0]
  return %a2, %b2, %c2, %d1, %e1 : tensor<2x2x2xi32>, tensor<2x2xf32>, tensor<6xi64>, tensor<3x2xf32>, tensor<2x2xf16>
}

// Parts: every second row and column from the second one on, turned over; a row
// without its dimension, as two.
// CHECK-LABEL: func.func @parts(
// CHECK-DAG:     arith.constant dense<{{\[\[}}6, 14], [8, 16]]> : tensor<2x2xi32>
// CHECK-DAG:     arith.constant dense<{{\[\[}}9, 10], [11, 12]]> : tensor<2x2xi32>
// CHECK-NOT:     tensor.
// CHECK:         return
func.func @parts() -> (tensor<2x2xi32>, tensor<2x2xi32>) {
  %a = arith.constant dense<[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]]> : tensor<4x4xi32>
  %a0 = tensor.extract_slice %a[1, 1] [2, 2] [2, 2] : tensor<4x4xi32> to tensor<2x2xi32>
  %a1 = tensor.empty() : tensor<2x2xi32>
  %a2 = linalg.transpose ins(%a0 : tensor<2x2xi32>) outs(%a1 : tensor<2x2xi32>) permutation = [1, 0]

  %b0 = tensor.extract_slice %a[2, 0] [1, 4] [1, 1] : tensor<4x4xi32> to tensor<4xi32>
  %b1 = tensor.expand_shape %b0 [[0, 1]] output_shape [2, 2] : tensor<4xi32> into tensor<2x2xi32>
  return %a2, %b1 : tensor<2x2xi32>, tensor<2x2xi32>
}
