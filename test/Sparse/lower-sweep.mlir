// RUN: tensor-opt %s --pass-pipeline='builtin.module(tensoropt-lower-sweep)' | FileCheck %s

// The row's x and the row's sum stay in registers: x[i] is loaded, and y[i]
// updated, once per row; y[j] once per entry.

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
  // CHECK:       %[[SUM:.*]] = scf.for %[[P:.*]] = {{.*}} iter_args(%[[S:.*]] = %{{.*}})
  // CHECK:         %[[C:.*]] = memref.load %[[CRD]][%[[P]]]
  // CHECK:         %[[J:.*]] = arith.index_castui %[[C]]
  // CHECK:         %[[V:.*]] = memref.load %[[VAL]][%[[P]]]
  // CHECK-NOT:     memref.load %[[X]][%[[I]]]
  // CHECK:         memref.store %{{.*}}, %[[Y]][%[[J]]]
  // CHECK:         scf.yield
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
