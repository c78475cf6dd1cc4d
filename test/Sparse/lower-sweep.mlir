// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep | FileCheck %s
// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep=reassociate=false --canonicalize | FileCheck %s --check-prefix=STRICT

// The row's x and the row's sum stay in registers: x[i] is loaded, and y[i]
// updated, once per row; y[j] once per entry. Entries are taken two at a time,
// each with a sum of its own, then what is left over.

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>

// CHECK-LABEL: func.func @ssymv
// CHECK-SAME:    %[[A:[^:]*]]: tensor<?x?xf64, #{{.*}}>, %[[X:[^:]*]]: memref<?xf64>, %[[Y:[^:]*]]: memref<?xf64>
func.func @ssymv(%A: tensor<?x?xf64, #CSR>, %x: memref<?xf64>, %y: memref<?xf64>) {
  // CHECK-DAG: %[[POS:.*]] = tensoropt.positions %[[A]] level 1
  // CHECK-DAG: %[[CRD:.*]] = tensoropt.coordinates %[[A]] level 1
  // CHECK-DAG: %[[VAL:.*]] = tensoropt.values %[[A]]
  // CHECK:     scf.for %[[I:.*]] =
  // CHECK:       %[[XI:.*]] = memref.load %[[X]][%[[I]]]
  // CHECK:       memref.load %[[POS]][%[[I]]]
  // CHECK:       %[[REST:.*]] = arith.remui %{{.*}}, %c2
  // CHECK:       %[[MIDDLE:.*]] = arith.subi %[[TO:.*]], %[[REST]]
  // CHECK:       %[[TWO:.*]]:2 = scf.for %[[P:.*]] = %{{.*}} to %[[MIDDLE]] step %c2{{.*}} iter_args(%[[S0:.*]] = %{{.*}}, %[[S1:.*]] = %{{.*}})
  // CHECK:         %[[C:.*]] = memref.load %[[CRD]][%[[P]]]
  // CHECK:         %[[J:.*]] = arith.index_castui %[[C]]
  // CHECK:         %[[V:.*]] = memref.load %[[VAL]][%[[P]]]
  // CHECK-NOT:     memref.load %[[X]][%[[I]]]
  // CHECK:         memref.store %{{.*}}, %[[Y]][%[[J]]]
  // CHECK:         %[[T0:.*]] = arith.addf %[[S0]]
  // CHECK:         %[[T1:.*]] = arith.addf %[[S1]]
  // CHECK:         scf.yield %[[T0]], %[[T1]]
  // CHECK:       %[[BOTH:.*]] = arith.addf %[[TWO]]#0, %[[TWO]]#1
  // CHECK:       %[[SUM:.*]] = scf.for %{{.*}} = %[[MIDDLE]] to %[[TO]] {{.*}} iter_args(%{{.*}} = %[[BOTH]])
  // CHECK:       %[[OLD:.*]] = memref.load %[[Y]][%[[I]]]
  // CHECK:       %[[NEW:.*]] = arith.addf %[[OLD]], %[[SUM]]
  // CHECK:       memref.store %[[NEW]], %[[Y]][%[[I]]]
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%out = %y : memref<?xf64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %p = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %p into %out[%i] : f64, memref<?xf64>
    %xi = memref.load %x[%i] : memref<?xf64>
    %q = arith.mulf %a, %xi : f64
    tensoropt.reduce plus %q into %out[%j] : f64, memref<?xf64>
  }
  return
}

// -----

// Canonical entries: only the first entry of a row of the upper triangle can lie
// on the diagonal, so it alone is tested. Of the lower triangle it is the last.
// In the order of storage there is one sum.

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Upper = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Lower = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #CSR }>

// STRICT-LABEL: func.func @upper
// STRICT:         %[[ANY:.*]] = arith.cmpi ult
// STRICT:         %[[FIRST:.*]] = scf.if %[[ANY]]
// STRICT:           arith.cmpi eq
// STRICT:         scf.for {{.*}} iter_args(%{{.*}} = %[[FIRST]])
// STRICT-NOT:       arith.cmpi
// STRICT:           scf.yield
// STRICT:         return
func.func @upper(%A: tensor<?x?xf64, #Upper>, %x: memref<?xf64>, %y: memref<?xf64>) {
  %zero = arith.constant 0.0 : f64
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Upper> outs(%out = %y : memref<?xf64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %p = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %p into %out[%i] : f64, memref<?xf64>
    %diagonal = arith.cmpi eq, %i, %j : index
    %q = arith.select %diagonal, %zero, %a : f64
    tensoropt.reduce plus %q into %out[%j] : f64, memref<?xf64>
  }
  return
}

// STRICT-LABEL: func.func @lower
// STRICT:         %[[SUM:.*]] = scf.for
// STRICT-NOT:       arith.cmpi
// STRICT:           scf.yield
// STRICT:         scf.if
// STRICT:           arith.cmpi eq
// STRICT:         else
// STRICT:           scf.yield %[[SUM]]
// STRICT:         return
func.func @lower(%A: tensor<?x?xf64, #Lower>, %x: memref<?xf64>, %y: memref<?xf64>) {
  %zero = arith.constant 0.0 : f64
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Lower> outs(%out = %y : memref<?xf64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %p = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %p into %out[%i] : f64, memref<?xf64>
    %diagonal = arith.cmpi eq, %i, %j : index
    %q = arith.select %diagonal, %zero, %a : f64
    tensoropt.reduce plus %q into %out[%j] : f64, memref<?xf64>
  }
  return
}
