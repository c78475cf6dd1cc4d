// Canonical matrices are stored in full first where their halves do not meet.
// RUN: tensor-opt %s --split-input-file --tensoropt-symmetrize --canonicalize | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --split-input-file --tensoropt-symmetrize=expand=false | FileCheck %s --check-prefix=HALVES
// RUN: tensor-opt %s --split-input-file --tensoropt-symmetrize --remarks-filter=symmetrize 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK --implicit-check-not="] Expanded"

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 8, crdWidth = 8 }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// HALVES-NOT: tensor.empty
// HALVES:     return

// A copy with room for more positions and for coordinates of rows; then one
// triangle of the product of all its rows.
// CHECK-LABEL: func.func @square
// CHECK-SAME:      %[[A:.*]]: tensor<?x?xf64, #[[SYM:.*]]>, %[[C:.*]]: tensor<?x?xf64>
// CHECK:         %[[EMPTY:.*]] = tensor.empty({{.*}}) : tensor<?x?xf64, #[[FULL:.*]]>
// CHECK:         %[[F:.*]] = tensoropt.sweep %[[A]][%[[I:.*]], %[[J:.*]]] = %[[V:.*]] : {{.*}} outs(%[[O:.*]] = %[[EMPTY]]
// CHECK:           tensoropt.reduce plus %[[V]] into %[[O]][%[[I]], %[[J]]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %[[O]][%[[J]], %[[I]]]
// CHECK:         tensoropt.sweep %[[F]][%[[M:.*]], %[[K:.*]]] = %{{.*}} join(%[[F]][%[[N:.*]], %[[K]]]{{.*}} where(%[[N]] <= %[[M]])
// CHECK-NOT:     tensoropt.sweep
// REMARK: [Passed] Expanded {{.*}} input=0, reason="a visit of its canonical entries would try all pairs of rows
func.func @square(%A: tensor<?x?xf64, #Sym>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<?x?xf64, #Sym>, tensor<?x?xf64, #Sym>) outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// -----

// Entries of A lead to rows of B, whichever half they stand for.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// CHECK-LABEL: func.func @dense_result
// CHECK-NOT:     tensor.empty
// CHECK-COUNT-2: tensoropt.sweep
func.func @dense_result(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,kj->ij" ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64, #CSR>) outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// -----

// A sparse result is built row by row.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// CHECK-LABEL: func.func @sparse_result
// CHECK-COUNT-2: tensoropt.sweep
// CHECK-NOT:     tensoropt.sweep
// REMARK: [Passed] Expanded {{.*}} reason="several visits of its canonical entries would add to a sparse result
func.func @sparse_result(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64, #CSR>) -> tensor<?x?xf64, #CSR> {
  %0 = tensoropt.einsum "ik,kj->ij" ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64, #CSR>) outs(%C : tensor<?x?xf64, #CSR>) -> tensor<?x?xf64, #CSR>
  return %0 : tensor<?x?xf64, #CSR>
}
