// RUN: tensor-opt %s --pipeline=loops --split-input-file --verify-diagnostics | FileCheck %s -enable-var-scope

// Half the products, and a place that needs no comparison: j <= i. The argument
// keeps its values.
#packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower }>
// CHECK-LABEL: func.func @syrk
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?x?xf64>, %{{[a-z0-9]+}}: index, %{{[a-z0-9]+}}: index, %[[C:[a-z0-9]+]]: memref<?xf64>) -> memref<?xf64>
// CHECK:       %[[VIEW:.*]] = memref.reinterpret_cast %[[C]]
// CHECK:       %[[OUT:.*]] = memref.alloc
// CHECK:       memref.copy %[[VIEW]], %[[OUT]]
// CHECK:       scf.for %[[I:.*]] = %c0
// CHECK-NEXT:    %[[END:.*]] = arith.addi %[[I]], %c1
// CHECK:         %[[TWICE:.*]] = arith.muli %[[I]], %[[END]]
// CHECK:         %[[ROW:.*]] = arith.divui %[[TWICE]], %c2
// CHECK-NOT:     arith.select
// CHECK:         %[[AT:.*]] = arith.addi %[[ROW]], %[[J:.*]] : index
// CHECK:         memref.store %{{.*}}, %[[OUT]][%[[AT]]]
// CHECK:       return %[[OUT]]
func.func @syrk(%A: tensor<?x?xf64>, %C: tensor<?x?xf64, #packed>) -> tensor<?x?xf64, #packed> {
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<?x?xf64>, tensor<?x?xf64>)
         outs(%C : tensor<?x?xf64, #packed>) -> tensor<?x?xf64, #packed>
  return %0 : tensor<?x?xf64, #packed>
}

// -----

// One dimension for the pairs, one for r, which lies across vectors.
#cube = #tensoropt.encoding<{ symmetry = <(0 1), (1 2)>, stored = canonical }>
#pairs = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
// CHECK-LABEL: func.func @ttm
// CHECK:       vector.store %{{.*}}, %{{.*}}[%{{.*}}, %{{.*}}] : memref<21x64xf64>, vector<64xf64>
// CHECK-NOT:   arith.select %{{.*}} : index
// CHECK:       return
func.func @ttm(%A: tensor<6x6x6xf64, #cube>, %X: tensor<6x64xf64>) -> tensor<6x6x64xf64, #pairs> {
  %Y = tensor.empty() : tensor<6x6x64xf64, #pairs>
  %0 = tensoropt.einsum "ijk,kr->ijr" ins(%A, %X : tensor<6x6x6xf64, #cube>, tensor<6x64xf64>)
         outs(%Y : tensor<6x6x64xf64, #pairs>) -> tensor<6x6x64xf64, #pairs>
  return %0 : tensor<6x6x64xf64, #pairs>
}

// -----

// The second adds to what the first made, without a copy.
#packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower }>
// CHECK-LABEL: func.func @twice
// CHECK-COUNT-1: memref.alloc
// CHECK-NOT:   memref.alloc
// CHECK-NOT:   memref.copy
// CHECK:       return
func.func @twice(%A: tensor<8x4xf64>, %B: tensor<8x4xf64>) -> tensor<8x8xf64, #packed> {
  %C = tensor.empty() : tensor<8x8xf64, #packed>
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<8x4xf64>, tensor<8x4xf64>)
         outs(%C : tensor<8x8xf64, #packed>) -> tensor<8x8xf64, #packed>
  %1 = tensoropt.einsum "ik,jk->ij" ins(%B, %B : tensor<8x4xf64>, tensor<8x4xf64>)
         outs(%0 : tensor<8x8xf64, #packed>) -> tensor<8x8xf64, #packed>
  return %1 : tensor<8x8xf64, #packed>
}

// -----

#packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @not_symmetric(%A: tensor<?x?xf64>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64, #packed>) -> tensor<?x?xf64, #packed> {
  // expected-error@+1 {{has a canonical output whose symmetry does not follow from the product: store it in full}}
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %B : tensor<?x?xf64>, tensor<?x?xf64>)
         outs(%C : tensor<?x?xf64, #packed>) -> tensor<?x?xf64, #packed>
  return %0 : tensor<?x?xf64, #packed>
}
