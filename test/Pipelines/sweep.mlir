// RUN: tensor-opt %s --tensoropt-sweep | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// A cast does not hide the encoded argument, and i = j is compared once.
// CHECK-LABEL: func.func @ssymv
// CHECK-SAME:    %[[A:[a-z0-9]+]]: tensor<4x4xf64
// CHECK-NOT:     tensor.cast
// CHECK:         tensoropt.sweep %[[A]][
// CHECK-COUNT-1: arith.cmpi
// CHECK-NOT:     arith.cmpi
// CHECK-NOT:     tensoropt.einsum
func.func @ssymv(%A: tensor<4x4xf64, #Sym>, %x: tensor<4xf64>, %y: tensor<4xf64>) -> tensor<4xf64> {
  %B = tensor.cast %A : tensor<4x4xf64, #Sym> to tensor<?x?xf64, #Sym>
  %0 = tensoropt.einsum "ij,j->i" ins(%B, %x : tensor<?x?xf64, #Sym>, tensor<4xf64>) outs(%y : tensor<4xf64>) -> tensor<4xf64>
  return %0 : tensor<4xf64>
}
