// RUN: tensor-opt %s --tensoropt-symmetrize --cse --split-input-file | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-symmetrize --split-input-file --remarks-filter="symmetrize" 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed) }>
#SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }> }>

// The symmetry of A A^T follows from exchanging the factors: the lower triangle
// of a canonical output is all that is computed.
// CHECK-LABEL: func.func @ssyrk
// CHECK:         tensoropt.sweep %[[A:[a-z0-9]+]][%[[I:[a-z0-9]+]], %[[K:[a-z0-9]+]]] = %[[P:[a-z0-9]+]]
// CHECK-SAME:      join(%[[A]][%[[J:[a-z0-9]+]], %[[K]]] = %[[Q:[a-z0-9]+]]
// CHECK-SAME:      where(%[[J]] <= %[[I]])
// CHECK-NEXT:      %[[T:.*]] = arith.mulf %[[P]], %[[Q]]
// CHECK-NEXT:      tensoropt.reduce plus %[[T]] into %{{.*}}[%[[I]], %[[J]]]
// CHECK-NEXT:    }
// CHECK-NOT:     tensoropt.sweep
// REMARK: [Passed] Joined {{.*}} outputOrder=2, spec="ik,jk->ij", sweeps=1, updates=1, visitedInputs=2
func.func @ssyrk(%A: tensor<?x?xf64, #CSC>, %C: tensor<?x?xf64, #SymCSR>) -> tensor<?x?xf64, #SymCSR> {
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<?x?xf64, #CSC>, tensor<?x?xf64, #CSC>)
         outs(%C : tensor<?x?xf64, #SymCSR>) -> tensor<?x?xf64, #SymCSR>
  return %0 : tensor<?x?xf64, #SymCSR>
}

// -----

#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed) }>

// A dense output gets each product twice, on the diagonal once.
// CHECK-LABEL: func.func @ssyrk_dense
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:[a-z0-9]+]], %{{.*}}] = %{{.*}} join(%{{.*}}[%[[J:[a-z0-9]+]], %{{.*}}] = %{{.*}} where(%[[J]] <= %[[I]])
// CHECK:           %[[T:.*]] = arith.mulf
// CHECK:           tensoropt.reduce plus %[[T]] into %{{.*}}[%[[I]], %[[J]]]
// CHECK:           %[[EQ:.*]] = arith.cmpi eq, %[[I]], %[[J]]
// CHECK:           %[[M:.*]] = arith.select %[[EQ]], %{{.*}}, %[[T]]
// CHECK:           tensoropt.reduce plus %[[M]] into %{{.*}}[%[[J]], %[[I]]]
func.func @ssyrk_dense(%A: tensor<?x?xf64, #CSC>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<?x?xf64, #CSC>, tensor<?x?xf64, #CSC>)
         outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// Entries of one triangle meet only at one place: one visit, counted twice off
// the diagonal.
// CHECK-LABEL: func.func @dot
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:[a-z0-9]+]], %[[J:[a-z0-9]+]]] = %{{.*}} join(%{{.*}}[%[[I]], %[[J]]] = %{{[a-z0-9]+}} : {{.*}}) outs
// CHECK:           %[[EQ:.*]] = arith.cmpi eq, %[[I]], %[[J]]
// CHECK:           %[[MORE:.*]] = arith.select %[[EQ]], %c0_i64, %c1_i64
// CHECK:           %[[COUNT:.*]] = arith.addi %c1_i64, %[[MORE]]
// CHECK-NOT:     tensoropt.sweep
// CHECK:         return
// REMARK: [Passed] Joined {{.*}} outputOrder=1, spec="ij,ij->", sweeps=1, updates=1, visitedInputs=2
func.func @dot(%A: tensor<?x?xi64, #Sym>, %B: tensor<?x?xi64, #Sym>, %s: tensor<i64>) -> tensor<i64> {
  %0 = tensoropt.einsum "ij,ij->" ins(%A, %B : tensor<?x?xi64, #Sym>, tensor<?x?xi64, #Sym>)
         outs(%s : tensor<i64>) -> tensor<i64>
  return %0 : tensor<i64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// The place of B differs between the two readings of A: a sweep for each.
// CHECK-LABEL: func.func @symmetric_times_general
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:[a-z0-9]+]], %[[K:[a-z0-9]+]]] = %{{.*}} join(%{{.*}}[%[[K]], %[[J:[a-z0-9]+]]] =
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[I]], %[[J]]]
// CHECK:         tensoropt.sweep %{{.*}}[%[[P:[a-z0-9]+]], %[[Q:[a-z0-9]+]]] = %{{.*}} join(%{{.*}}[%[[P]], %[[R:[a-z0-9]+]]] =
// CHECK:           %[[EQ:.*]] = arith.cmpi eq, %{{.*}}, %{{.*}}
// CHECK:           %[[M:.*]] = arith.select %[[EQ]]
// CHECK:           tensoropt.reduce plus %[[M]] into %{{.*}}[%[[Q]], %[[R]]]
// REMARK: [Passed] Joined {{.*}} outputOrder=1, spec="ik,kj->ij", sweeps=2, updates=2
func.func @symmetric_times_general(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,kj->ij" ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64, #CSR>)
         outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// Terms of a sum follow each other.
// CHECK-LABEL: func.func @union
// CHECK-SAME:    %[[A:.*]]: tensor<?x?xf64, #{{.*}}>, %[[B:.*]]: tensor<?x?xf64, #{{.*}}>, %[[C:.*]]: tensor<?x?xf64, #{{.*}}>)
// CHECK:         %[[S:.*]] = tensoropt.sweep %[[A]][{{.*}} outs(%{{.*}} = %[[C]] :
// CHECK:         %[[T:.*]] = tensoropt.sweep %[[B]][{{.*}} outs(%{{.*}} = %[[S]] :
// CHECK:         return %[[T]]
func.func @union(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64, #CSR>) -> tensor<?x?xf64, #CSR> {
  %0 = tensoropt.einsum "ij + ij -> ij" ins(%A, %B : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>)
         outs(%C : tensor<?x?xf64, #CSR>) -> tensor<?x?xf64, #CSR>
  return %0 : tensor<?x?xf64, #CSR>
}

// -----

#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : compressed, j : compressed, k : compressed) }>
#Sym3 = #tensoropt.encoding<{ symmetry = <(0 1), (1 2)>, stored = canonical, sparse = #CSF }>

// An index twice: the order leaves only the diagonal. Sorted coordinates
// i <= j <= k have the pair at the front or at the back; where all three are
// equal it counts once.
// CHECK-LABEL: func.func @contract
// CHECK:         tensoropt.sweep %[[A:[a-z0-9]+]][%[[I:[a-z0-9]+]], %[[J:[a-z0-9]+]], %[[K:[a-z0-9]+]]] = %[[V:[a-z0-9]+]]
// CHECK-SAME:      where(%[[I]] <= %[[J]], %[[J]] <= %[[I]])
// CHECK-NEXT:      tensoropt.reduce plus %[[V]] into %{{.*}}[%[[K]]]
// CHECK:         tensoropt.sweep %[[A]][%[[I2:[a-z0-9]+]], %[[J2:[a-z0-9]+]], %[[K2:[a-z0-9]+]]]
// CHECK-SAME:      where(%[[J2]] <= %[[K2]], %[[K2]] <= %[[J2]])
// CHECK:           %[[ONCE:.*]] = arith.select
// CHECK-NEXT:      tensoropt.reduce plus %[[ONCE]] into %{{.*}}[%[[I2]]]
// CHECK-NOT:     tensoropt.sweep
func.func @contract(%A: tensor<?x?x?xf64, #Sym3>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "iij->j" ins(%A : tensor<?x?x?xf64, #Sym3>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// Each tensor has an index twice: one is visited by new letters.
// CHECK-LABEL: func.func @traces
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:[a-z0-9]+]], %[[P:[a-z0-9]+]]] = %{{.*}} join(%{{.*}}[%[[J:[a-z0-9]+]], %[[J]]]
// CHECK-SAME:      where(%[[I]] <= %[[P]], %[[P]] <= %[[I]])
func.func @traces(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.einsum "ii,jj->" ins(%A, %B : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>) outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}
