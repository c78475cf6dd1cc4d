// RUN: tensor-opt %s --pipeline=tensoropt-forget-symmetry | FileCheck %s

// Only the mark is added where nothing is said of symmetry.

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK:      func.func @f(%[[A:.*]]: tensor<?x?xf64, #{{.*}}>, %[[X:.*]]: tensor<?xf64>) -> tensor<?xf64> attributes {tensoropt.without_symmetry} {
// CHECK-NEXT:   %[[R:.*]] = linalg.matvec ins(%[[A]], %[[X]] : tensor<?x?xf64, #{{.*}}>, tensor<?xf64>) outs(%[[X]] : tensor<?xf64>) -> tensor<?xf64>
// CHECK-NEXT:   return %[[R]] : tensor<?xf64>
func.func @f(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>) -> tensor<?xf64> {
  %0 = linalg.matvec ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>) outs(%x : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
