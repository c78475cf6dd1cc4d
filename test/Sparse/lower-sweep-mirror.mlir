// RUN: tensor-opt %s --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s
// RUN: tensor-opt %s --tensoropt-lower-sweep=mirror=false | FileCheck %s --check-prefix=NEVER
// RUN: tensor-opt %s --tensoropt-lower-sweep --remarks-filter=lower-sweep --remark-format=emitRemark 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : dense, j : compressed, k : compressed) }>
#Sym3 = #tensoropt.encoding<{ symmetry = <(0 1), (1 2)>, stored = canonical, sparse = #CSF }>

// Two of the six updates; i <= j <= k.
// REMARK: [Passed] Mirrored | Category:lower-sweep | Function=pair | dimensions="0 and 1", ifRowsPerEntry=2, mostColumns=32, updates=1
// CHECK-LABEL: func.func @pair
// CHECK-SAME:    %{{[a-zA-Z0-9]+}}: tensor<{{[^:]*}}, %[[B:[a-zA-Z0-9]+]]: memref<?x?xf64>, %[[C:[a-zA-Z0-9]+]]: memref<?x?x?xf64>
// Two rows for each entry pay.
// CHECK:         %[[COVERED:.*]] = arith.muli %{{.*}}, %c2
// CHECK:         %[[ROWS:.*]] = arith.muli
// CHECK:         %[[PAYS:.*]] = arith.cmpi uge, %[[COVERED]], %[[ROWS]]
// CHECK:         scf.if %[[PAYS]]
// A panel has 32 columns up to 2 * 2^23 / (32 * 8) rows, and 8 at least.
// CHECK-DAG:       arith.cmpi ule, %[[ROWS]], %c65536
// CHECK-DAG:       arith.cmpi ule, %[[ROWS]], %c131072
// CHECK:           %[[PANEL:.*]] = memref.alloc(%{{.*}}, %{{.*}}, %{{.*}}) {alignment = 64 : i64} : memref<?x?x?xf64>
// CHECK:           scf.for %[[FIRST:.*]] =
// Half of it is cleared,
// CHECK:             memref.store %{{.*}}, %[[PANEL]]
// the factor's columns are a part of it,
// CHECK:             memref.subview %[[B]][0, %[[FIRST]]]
// CHECK:             %[[TILE:.*]] = memref.subview %[[PANEL]][0, 0, %{{.*}}]
// one of two places is added to,
// CHECK-NOT:         vector.store %{{.*}}, %[[C]]
// CHECK:             vector.store %{{.*}}, %[[TILE]]
// CHECK-NOT:         vector.store %{{.*}}, %[[C]]
// and both are in the end.
// CHECK:             %[[COLUMN:.*]] = arith.addi %{{.*}}, %[[FIRST]]
// CHECK-NEXT:        vector.load %[[C]][%[[J:.*]], %[[K:.*]], %[[COLUMN]]]
// CHECK-NEXT:        arith.addf
// CHECK-NEXT:        vector.store %{{.*}}, %[[C]][%[[J]], %[[K]], %[[COLUMN]]]
// CHECK-NEXT:        vector.load %[[C]][%[[K]], %[[J]], %[[COLUMN]]]
// CHECK-NEXT:        arith.addf
// CHECK-NEXT:        vector.store %{{.*}}, %[[C]][%[[K]], %[[J]], %[[COLUMN]]]
// CHECK:         } else {
// NEVER-LABEL: func.func @pair
// Panels of all columns have 65536 rows and fewer.
// NEVER-NOT:     65536
func.func @pair(%A: tensor<?x?x?xf64, #Sym3>, %B: memref<?x?xf64>, %C: memref<?x?x?xf64>, %r: index) {
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #Sym3> free(%s < %r)
      outs(%out = %C : memref<?x?x?xf64>) {
    %b = memref.load %B[%i, %s] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %out[%j, %k, %s] : f64, memref<?x?x?xf64>
    tensoropt.reduce plus %p into %out[%k, %j, %s] : f64, memref<?x?x?xf64>
  }
  return
}

// One update has no counterpart.
// REMARK-NOT: Function=single | dimensions
// CHECK-LABEL: func.func @single
// CHECK-NOT:     65536
// NEVER-LABEL: func.func @single
func.func @single(%A: tensor<?x?x?xf64, #Sym3>, %B: memref<?x?xf64>, %C: memref<?x?x?xf64>, %r: index) {
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #Sym3> free(%s < %r)
      outs(%out = %C : memref<?x?x?xf64>) {
    %b = memref.load %B[%i, %s] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %out[%j, %k, %s] : f64, memref<?x?x?xf64>
    tensoropt.reduce plus %p into %out[%k, %j, %s] : f64, memref<?x?x?xf64>
    tensoropt.reduce plus %p into %out[%i, %j, %s] : f64, memref<?x?x?xf64>
  }
  return
}

// Nothing is known of the order of coordinates in full storage.
// REMARK-NOT: Function=full | dimensions
// CHECK-LABEL: func.func @full
// CHECK-NOT:     memref.alloc() {
func.func @full(%A: tensor<?x?x?xf64, #CSF>, %x: memref<?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #CSF>
      outs(%out = %C : memref<?x?xf64>) {
    %b = memref.load %x[%i] : memref<?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %out[%j, %k] : f64, memref<?x?xf64>
    tensoropt.reduce plus %p into %out[%k, %j] : f64, memref<?x?xf64>
  }
  return
}
