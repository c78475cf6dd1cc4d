// RUN: tensor-opt %s --pipeline=tensoropt-evaluate-constants --remarks-filter=.* 2>&1 | FileCheck %s

// CHECK-NOT: remark

// 12 bytes would become 1200000.
// CHECK-LABEL: func.func @repeated(
// CHECK:         linalg.broadcast
func.func @repeated() -> tensor<100000x3xf32> {
  %w = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %empty = tensor.empty() : tensor<100000x3xf32>
  %0 = linalg.broadcast ins(%w : tensor<3xf32>) outs(%empty : tensor<100000x3xf32>) dimensions = [0]
  return %0 : tensor<100000x3xf32>
}

// A division by zero is for the call to find.
// CHECK-LABEL: func.func @traps(
// CHECK:         arith.divsi
func.func @traps() -> tensor<2xi32> {
  %a = arith.constant dense<[1, 2]> : tensor<2xi32>
  %b = arith.constant dense<[1, 0]> : tensor<2xi32>
  %empty = tensor.empty() : tensor<2xi32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%a, %b : tensor<2xi32>, tensor<2xi32>) outs(%empty : tensor<2xi32>) {
    ^bb0(%x: i32, %y: i32, %out: i32):
      %q = arith.divsi %x, %y : i32
      linalg.yield %q : i32
  } -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

// Fills and reshapes cost nothing that a constant would spare.
// CHECK-LABEL: func.func @free(
// CHECK:         linalg.fill
// CHECK:         tensor.expand_shape
func.func @free() -> (tensor<4xf32>, tensor<2x2xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %empty = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%empty : tensor<4xf32>) -> tensor<4xf32>
  %1 = tensor.expand_shape %w [[0, 1]] output_shape [2, 2] : tensor<4xf32> into tensor<2x2xf32>
  return %0, %1 : tensor<4xf32>, tensor<2x2xf32>
}
