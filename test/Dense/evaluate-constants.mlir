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
