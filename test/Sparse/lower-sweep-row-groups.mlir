// RUN: tensor-opt %s --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s -enable-var-scope

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower }>
#Upper = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>

// Four rows in one loop up to the diagonal of the first, where x[j] is loaded
// and y[j] loaded and stored once; what is left of the rows follows, and then
// single rows.
// CHECK-LABEL: func.func @symv
// CHECK:         %[[FOUR:.*]] = arith.constant 4 : index
// CHECK:         scf.for %[[I:.*]] = %{{.*}} to %[[END:.*]] step %[[FOUR]] {
// CHECK:           scf.for %[[J:.*]] = %{{.*}} to %[[I]] step %{{.*}} iter_args(%{{.*}} = %{{.*}}, %{{.*}} = %{{.*}}, %{{.*}} = %{{.*}}, %{{.*}} = %{{.*}})
// CHECK-COUNT-1:     memref.load %[[X:[a-z0-9]+]][%[[J]]] : memref<?xf64>
// CHECK:             memref.load %[[Y:[a-z0-9]+]][%[[J]]] : memref<?xf64>
// CHECK-NOT:         memref.load %[[X]][
// CHECK-NOT:         memref.load %[[Y]][
// CHECK-COUNT-1:     memref.store %{{.*}}, %[[Y]][%[[J]]]
// CHECK-NOT:         memref.store
// CHECK:             scf.yield %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} : f64, f64, f64, f64
// CHECK:         scf.for %{{.*}} = %[[END]] to
func.func @symv(%A: tensor<?x?xf64, #Packed>, %x: memref<?xf64>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : memref<?xf64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %p = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
    %xi = memref.load %x[%i] : memref<?xf64>
    %q = arith.mulf %a, %xi : f64
    %zero = arith.constant 0.0 : f64
    %diagonal = arith.cmpi eq, %i, %j : index
    %r = arith.select %diagonal, %zero, %q : f64
    tensoropt.reduce plus %r into %o[%j] : f64, memref<?xf64>
  }
  return
}

// Rows of an upper triangle begin at their diagonals, each in a place of its
// own.
// CHECK-LABEL: func.func @upper
// CHECK-NOT:     constant 4
func.func @upper(%A: tensor<?x?xf64, #Upper>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Upper> outs(%o = %y : memref<?xf64>) {
    tensoropt.reduce plus %a into %o[%j] : f64, memref<?xf64>
  }
  return
}

// One sum over all entries goes on from row to row.
// CHECK-LABEL: func.func @total
// CHECK-NOT:     constant 4
func.func @total(%A: tensor<?x?xf64, #Packed>, %s: memref<f64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %s : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}
