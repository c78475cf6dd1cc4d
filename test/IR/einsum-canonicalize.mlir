// RUN: tensor-opt %s --canonicalize --cse | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// No i, so no (i, j): nothing is added to either output, although j may have
// values.
// CHECK-LABEL: func.func @sum_over_nothing
// CHECK-SAME:    %[[A:.*]]: tensor<0x?xf64>, %[[X:.*]]: tensor<?xf64>, %[[Y:.*]]: tensor<0xf64>, %[[Z:.*]]: tensor<?xf64>
// CHECK-NEXT:    return %[[Y]], %[[Z]]
func.func @sum_over_nothing(%A: tensor<0x?xf64>, %x: tensor<?xf64>, %y: tensor<0xf64>, %z: tensor<?xf64>)
    -> (tensor<0xf64>, tensor<?xf64>) {
  %0:2 = tensoropt.einsum "ij,j->i,j" ins(%A, %x : tensor<0x?xf64>, tensor<?xf64>)
           outs(%y, %z : tensor<0xf64>, tensor<?xf64>) -> tensor<0xf64>, tensor<?xf64>
  return %0#0, %0#1 : tensor<0xf64>, tensor<?xf64>
}

// The tensor dialect folds casts into destination-style operations, ours too.
// CHECK-LABEL: func.func @cast_of_input
// CHECK-SAME:    %[[A:.*]]: tensor<3x4xf64, #{{.*}}>, %[[X:.*]]: tensor<4xf64>
// CHECK-NOT:     tensor.cast
// CHECK:         tensoropt.einsum "ij,j->i" ins(%[[A]], %[[X]] : tensor<3x4xf64, #{{.*}}>, tensor<4xf64>)
func.func @cast_of_input(%A: tensor<3x4xf64, #CSR>, %x: tensor<4xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %B = tensor.cast %A : tensor<3x4xf64, #CSR> to tensor<?x?xf64, #CSR>
  %z = tensor.cast %x : tensor<4xf64> to tensor<?xf64>
  %0 = tensoropt.einsum " i j , j -> i " ins(%B, %z : tensor<?x?xf64, #CSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// A cast that drops the encoding is no cast to be seen through.
// CHECK-LABEL: func.func @cast_of_encoding
// CHECK:         %[[CAST:.*]] = tensor.cast
// CHECK:         tensoropt.einsum "ij->i" ins(%[[CAST]] :
func.func @cast_of_encoding(%A: tensor<3x4xf64, #CSR>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %B = tensor.cast %A : tensor<3x4xf64, #CSR> to tensor<?x?xf64>
  %0 = tensoropt.einsum "ij->i" ins(%B : tensor<?x?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// Blanks do not tell two einsums apart; an unused one goes.
// CHECK-LABEL: func.func @equal_and_unused
// CHECK-COUNT-1: tensoropt.einsum
// CHECK-NOT:     tensoropt.einsum
func.func @equal_and_unused(%A: tensor<?x?xf64>, %y: tensor<?xf64>) -> (tensor<?xf64>, tensor<?xf64>) {
  %0 = tensoropt.einsum "ij->i" ins(%A : tensor<?x?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  %1 = tensoropt.einsum "i j -> i" ins(%A : tensor<?x?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  %2 = tensoropt.einsum "ij->j" ins(%A : tensor<?x?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0, %1 : tensor<?xf64>, tensor<?xf64>
}
