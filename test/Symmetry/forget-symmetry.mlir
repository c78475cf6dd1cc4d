// RUN: tensor-opt %s --pipeline=tensoropt-forget-symmetry | FileCheck %s
// RUN: tensor-opt %s --pipeline='tensoropt-forget-symmetry,sweep' | FileCheck %s --check-prefix=SWEEP

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #CSR }>
#Distances = #tensoropt.encoding<{ symmetry = <(0 1)>, sparse = #CSR, fill = 0x7FF0000000000000 : f64 }>
#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#Hermitian = #tensoropt.encoding<{ symmetry = <(0 1) : conjugate> }>

// All entries are stored, in the levels of those that were.
// CHECK-DAG: #[[CSR:.*]] = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>
// CHECK: func.func @sparse(%{{.*}}: tensor<?x?xf64, #[[CSR]]>, %{{.*}}: tensor<?xf64>, %{{.*}}: tensor<?xf64>) -> tensor<?xf64>
// CHECK-SAME: attributes {tensoropt.without_symmetry}
// CHECK: tensoropt.einsum {{.*}} ins(%{{.*}}, %{{.*}} : tensor<?x?xf64, #[[CSR]]>, tensor<?xf64>)
func.func @sparse(%A: tensor<?x?xf64, #SymCSR>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// The value of what is not stored is no symmetry.
// CHECK: func.func @fill(%{{.*}}: tensor<?x?xf64, #tensoropt.encoding<{ sparse = #{{.*}}, fill = 0x7FF0000000000000 : f64 }>>)
func.func @fill(%A: tensor<?x?xf64, #Distances>) {
  return
}

// CHECK: func.func @dense(%{{.*}}: tensor<?x?xf64>, %{{.*}}: tensor<4x4xcomplex<f64>>)
func.func @dense(%A: tensor<?x?xf64, #Packed>, %B: tensor<4x4xcomplex<f64>, #Hermitian>) {
  return
}

// Nothing is left to expand.
// CHECK-LABEL: func.func @expand(
// CHECK-SAME:    %[[A:.*]]: tensor<?x?xf64>)
// CHECK-NEXT:    return %[[A]] : tensor<?x?xf64>
func.func @expand(%A: tensor<?x?xf64, #Packed>) -> tensor<?x?xf64> {
  %0 = tensoropt.expand %A : tensor<?x?xf64, #Packed> to tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// Both triangles of the symmetric product are computed.
// SWEEP-LABEL: func.func @product(
// SWEEP:         tensoropt.sweep
// SWEEP:           tensoropt.reduce
// SWEEP-NOT:       tensoropt.reduce
// SWEEP:         return
func.func @product(%A: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>)
                                    outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}
