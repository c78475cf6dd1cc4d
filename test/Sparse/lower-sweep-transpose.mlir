// Operands are copied into another order of levels where the nest is much
// cheaper then.
// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep --remarks-filter="lower-sweep" 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK --implicit-check-not=StorageOrder --implicit-check-not="] Transposed"

// Rows with rows: a counting sort makes columns, and Gustavson's order of them.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), crdWidth = 32 }>

// CHECK-LABEL: func.func @rows_with_rows
// CHECK-SAME:      %[[A:.*]]: tensor{{.*}}, %[[B:.*]]: tensor
// CHECK-DAG:     %[[POSB:.*]] = tensoropt.positions %[[B]] level 1
// CHECK-DAG:     %[[CRDB:.*]] = tensoropt.coordinates %[[B]] level 1
// CHECK-DAG:     %[[VALB:.*]] = tensoropt.values %[[B]]
// CHECK:         %[[STARTS:.*]] = memref.alloc(%{{.*}}) : memref<?xindex>
// CHECK:         %[[ROWS:.*]] = memref.alloc(%{{.*}}) : memref<?xindex>
// CHECK:         %[[VALUES:.*]] = memref.alloc(%{{.*}}) : memref<?xf64>
// Counts, two places ahead, and their sums.
// CHECK:         scf.for
// CHECK-NEXT:      memref.store %c0, %[[STARTS]]
// CHECK:         scf.for %{{.*}}
// CHECK:           scf.for %[[P:[a-z0-9]+]] =
// CHECK:             %[[K:.*]] = memref.load %[[CRDB]][%[[P]]]
// CHECK:             %[[WIDE:.*]] = arith.index_castui %[[K]]
// CHECK:             %[[AHEAD:.*]] = arith.addi %[[WIDE]], %c2
// CHECK:             memref.load %[[STARTS]][%[[AHEAD]]]
// CHECK:         scf.for
// CHECK:           memref.store %{{.*}}, %[[STARTS]]
// The scatter, in the order of rows.
// CHECK:         scf.for %[[J:[a-z0-9]+]] =
// CHECK:           scf.for
// CHECK:             %[[AT:.*]] = memref.load %[[STARTS]]
// CHECK:             memref.store %[[J]], %[[ROWS]][%[[AT]]]
// CHECK:             memref.store %{{.*}}, %[[VALUES]][%[[AT]]]
// CHECK:         scf.for %[[I:[a-z0-9]+]] =
// CHECK:           scf.for
// CHECK:             %[[FROM:.*]] = memref.load %[[STARTS]]
// CHECK:             %[[TO:.*]] = memref.load %[[STARTS]]
// CHECK:             scf.for %[[Q:[a-z0-9]+]] = %[[FROM]] to %[[TO]]
// CHECK:               %[[COLUMN:.*]] = memref.load %[[ROWS]][%[[Q]]]
// CHECK:               memref.store %{{.*}}, %{{.*}}[%[[I]], %[[COLUMN]]]
// REMARK: [Passed] Transposed {{.*}} dimensions="1, 0", operand=1
func.func @rows_with_rows(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSR> join(%B[%j, %k] = %b : tensor<?x?xf64, #CSR>)
      outs(%o = %C : memref<?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i, %j] : f64, memref<?x?xf64>
  }
  return
}

// -----

// A triangle of A A^T: the copy knows where each entry of A went, which is where
// the loop over j <= i ends. Rows are summed up in panels of sixteen, which are
// added to both halves.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK-LABEL: func.func @symmetric
// CHECK-SAME:      %{{.*}}: tensor{{.*}}, %[[C:.*]]: memref
// CHECK:           memref.store %{{.*}} : memref<?xf64>
// CHECK-NEXT:      memref.store %{{.*}}, %[[WENT:[a-z0-9_]+]][%{{.*}}] : memref<?xindex>
// CHECK:         scf.if
// CHECK:           %[[PANEL:.*]] = memref.alloc(%{{.*}}) : memref<16x?xf64>
// CHECK:           scf.for %[[FIRST:[a-z0-9]+]] =
// CHECK:             %[[KNOWN:.*]] = memref.load %[[WENT]]
// CHECK:             %[[END:.*]] = arith.addi %[[KNOWN]], %c1
// CHECK:             scf.for %{{.*}} to %[[END]]
// CHECK-NOT:           memref.store %{{.*}}, %[[C]]
// CHECK:               memref.store %{{.*}}, %[[PANEL]]
// CHECK:             memref.load %[[PANEL]]
// CHECK:             memref.store %{{.*}}, %[[C]][%[[ROW:.*]], %[[COLUMN:[a-z0-9]+]]]
// CHECK:         else
// CHECK-NOT:       memref.alloc
// REMARK: [Passed] Transposed {{.*}} dimensions="1, 0", operand=1
func.func @symmetric(%A: tensor<?x?xf64, #CSR>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSR> join(%A[%j, %k] = %b : tensor<?x?xf64, #CSR>)
      where(%j <= %i) outs(%o = %C : memref<?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i, %j] : f64, memref<?x?xf64>
    %same = arith.cmpi eq, %i, %j : index
    %zero = arith.constant 0.0 : f64
    %u = arith.select %same, %zero, %t : f64
    tensoropt.reduce plus %u into %o[%j, %i] : f64, memref<?x?xf64>
  }
  return
}

// -----

// Both updates count on the diagonal, so a panel, which is added there once,
// would lose one.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK-LABEL: func.func @twice
// CHECK-NOT:     memref<16x?xf64>
// CHECK:         return
// REMARK: [Passed] Transposed
func.func @twice(%A: tensor<?x?xf64, #CSR>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSR> join(%A[%j, %k] = %b : tensor<?x?xf64, #CSR>)
      where(%j <= %i) outs(%o = %C : memref<?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i, %j] : f64, memref<?x?xf64>
    tensoropt.reduce plus %t into %o[%j, %i] : f64, memref<?x?xf64>
  }
  return
}

// -----

// Entries of both meet where A's are searched for: not dear enough for a copy.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed) }>

// CHECK-LABEL: func.func @intersection
// CHECK-NOT:     memref.alloc
func.func @intersection(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSC>, %s: memref<f64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> join(%B[%i, %j] = %b : tensor<?x?xf64, #CSC>)
      outs(%o = %s : memref<f64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[] : f64, memref<f64>
  }
  return
}
