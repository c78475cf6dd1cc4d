// RUN: tensor-opt %s > %t.before
// RUN: tensor-opt %s --tensoropt-raise-linalg > %t.after
// RUN: diff %t.before %t.after
// RUN: tensor-opt %s --tensoropt-raise-linalg --remarks-filter="raise-linalg" 2>&1 >/dev/null | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#rows = affine_map<(i, j) -> (i, j)>

func.func @dense(%A: tensor<4x4xf64>, %x: tensor<4xf64>, %y: tensor<4xf64>) -> tensor<4xf64> {
  %0 = linalg.matvec ins(%A, %x : tensor<4x4xf64>, tensor<4xf64>) outs(%y : tensor<4xf64>) -> tensor<4xf64>
  return %0 : tensor<4xf64>
}

// CHECK: [Missed] NotAnEinsum {{.*}} Function=shifted_by_a_constant | reason="repeats a product along loop 0, whose index it does not carry"
func.func @shifted_by_a_constant(%A: tensor<4x4xf64, #CSR>, %C: tensor<4x4xf64>) -> tensor<4x4xf64> {
  %two = arith.constant 2.0 : f64
  %0 = linalg.generic { indexing_maps = [#rows, #rows], iterator_types = ["parallel", "parallel"] }
    ins(%A : tensor<4x4xf64, #CSR>) outs(%C : tensor<4x4xf64>) {
  ^bb0(%a: f64, %out: f64):
    %1 = arith.subf %a, %two : f64
    linalg.yield %1 : f64
  } -> tensor<4x4xf64>
  return %0 : tensor<4x4xf64>
}

// CHECK: Function=divided | reason="divides by a number whose reciprocal is not known to be exact: state 'arcp' to multiply by that"
func.func @divided(%A: tensor<4x4xf64, #CSR>, %C: tensor<4x4xf64>) -> tensor<4x4xf64> {
  %three = arith.constant 3.0 : f64
  %0 = linalg.generic { indexing_maps = [#rows, #rows], iterator_types = ["parallel", "parallel"] }
    ins(%A : tensor<4x4xf64, #CSR>) outs(%C : tensor<4x4xf64>) {
  ^bb0(%a: f64, %out: f64):
    %1 = arith.divf %a, %three : f64
    linalg.yield %1 : f64
  } -> tensor<4x4xf64>
  return %0 : tensor<4x4xf64>
}

// CHECK: Function=minus_the_output | reason="computes what is not
func.func @minus_the_output(%A: tensor<4x4xf64, #CSR>, %C: tensor<4x4xf64>) -> tensor<4x4xf64> {
  %0 = linalg.generic { indexing_maps = [#rows, #rows], iterator_types = ["parallel", "parallel"] }
    ins(%A : tensor<4x4xf64, #CSR>) outs(%C : tensor<4x4xf64>) {
  ^bb0(%a: f64, %out: f64):
    %1 = arith.subf %a, %out : f64
    linalg.yield %1 : f64
  } -> tensor<4x4xf64>
  return %0 : tensor<4x4xf64>
}

// CHECK: Function=wider_sum | reason="computes what is not
func.func @wider_sum(%A: tensor<4x4xf32, #CSR>, %y: tensor<4xf64>) -> tensor<4xf64> {
  %0 = linalg.generic { indexing_maps = [#rows, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"] }
    ins(%A : tensor<4x4xf32, #CSR>) outs(%y : tensor<4xf64>) {
  ^bb0(%a: f32, %out: f64):
    %1 = arith.extf %a : f32 to f64
    %2 = arith.addf %out, %1 : f64
    linalg.yield %2 : f64
  } -> tensor<4xf64>
  return %0 : tensor<4xf64>
}

// CHECK: Function=repeated | reason="repeats a product along loop 1, whose index it does not carry"
func.func @repeated(%A: tensor<4x4xf64, #CSR>, %x: tensor<4xf64>, %y: tensor<4xf64>) -> tensor<4xf64> {
  %0 = linalg.generic { indexing_maps = [#rows, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"] }
    ins(%A, %x : tensor<4x4xf64, #CSR>, tensor<4xf64>) outs(%y : tensor<4xf64>) {
  ^bb0(%a: f64, %b: f64, %out: f64):
    %1 = arith.addf %a, %b : f64
    %2 = arith.addf %out, %1 : f64
    linalg.yield %2 : f64
  } -> tensor<4xf64>
  return %0 : tensor<4xf64>
}

// CHECK: Function=last_of_each_row | reason="does not add to the output that it reduces into"
func.func @last_of_each_row(%A: tensor<4x4xf64, #CSR>, %y: tensor<4xf64>) -> tensor<4xf64> {
  %0 = linalg.generic { indexing_maps = [#rows, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"] }
    ins(%A : tensor<4x4xf64, #CSR>) outs(%y : tensor<4xf64>) {
  ^bb0(%a: f64, %out: f64):
    linalg.yield %a : f64
  } -> tensor<4xf64>
  return %0 : tensor<4xf64>
}

// CHECK: Function=shifted | reason="computes an index of operand 1"
func.func @shifted(%A: tensor<4x4xf64, #CSR>, %x: tensor<8xf64>, %y: tensor<4xf64>) -> tensor<4xf64> {
  %0 = linalg.generic { indexing_maps = [#rows, affine_map<(i, j) -> (i + j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"] }
    ins(%A, %x : tensor<4x4xf64, #CSR>, tensor<8xf64>) outs(%y : tensor<4xf64>) {
  ^bb0(%a: f64, %b: f64, %out: f64):
    %1 = arith.mulf %a, %b : f64
    %2 = arith.addf %out, %1 : f64
    linalg.yield %2 : f64
  } -> tensor<4xf64>
  return %0 : tensor<4xf64>
}

// CHECK: Function=keeps_nan | reason="computes what is not
func.func @keeps_nan(%A: tensor<4x4xf64, #CSR>, %y: tensor<4xf64>) -> tensor<4xf64> {
  %0 = linalg.generic { indexing_maps = [#rows, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"] }
    ins(%A : tensor<4x4xf64, #CSR>) outs(%y : tensor<4xf64>) {
  ^bb0(%a: f64, %out: f64):
    %1 = arith.minimumf %out, %a : f64
    linalg.yield %1 : f64
  } -> tensor<4xf64>
  return %0 : tensor<4xf64>
}
