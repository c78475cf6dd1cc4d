// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep=transpose=false --canonicalize --cse | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep=transpose=false --remarks-filter="lower-sweep" 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK --implicit-check-not=StorageOrder
// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep="threads=2 transpose=false" --remarks-filter="lower-sweep" 2>&1 >/dev/null | FileCheck %s --check-prefix=THREADS

// THREADS:      [Passed] Threaded {{.*}} leastTerms=20000, strategy=rows, threads=2
// THREADS:      [Passed] Threaded
// THREADS:      [Missed] OneThread {{.*}} reason="chunks of the outermost loop would add to the same places of a dense output", threads=2
// THREADS:      [Passed] Threaded

// Gustavson's order: a row of A, then the rows of B that it names.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK-LABEL: func.func @product
// CHECK-DAG:     %[[POSB:.*]] = tensoropt.positions %[[B:.*]] level 1
// CHECK:         scf.for %[[I:[a-z0-9]+]] =
// CHECK:           scf.for %[[P:[a-z0-9]+]] =
// CHECK:             %[[K:.*]] = memref.load %{{.*}}[%[[P]]] : memref<?xindex>
// CHECK:             %[[A:.*]] = memref.load %{{.*}}[%[[P]]] : memref<?xf64>
// CHECK:             memref.load %{{.*}}[%[[K]]] : memref<?xindex>
// CHECK:             scf.for %[[Q:[a-z0-9]+]] =
// CHECK:               %[[J:.*]] = memref.load %{{.*}}[%[[Q]]] : memref<?xindex>
// CHECK:               memref.store %{{.*}}, %{{.*}}[%[[I]], %[[J]]]
func.func @product(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSR> join(%B[%k, %j] = %b : tensor<?x?xf64, #CSR>)
      outs(%o = %C : memref<?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i, %j] : f64, memref<?x?xf64>
  }
  return
}

// -----

// A pointer into the vector follows the row; the sum stays in a register.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>

// CHECK-LABEL: func.func @merge
// CHECK:         scf.for %[[I:[a-z0-9]+]] =
// CHECK:           %[[ALL:.*]]:2 = scf.for %{{.*}} iter_args(%[[SUM:.*]] = %{{.*}}, %[[PTR:.*]] = %{{.*}})
// CHECK:             %[[AT:.*]] = scf.while (%{{.*}} = %[[PTR]])
// CHECK:             scf.if
// CHECK:               arith.addf %[[SUM]]
// CHECK:             scf.yield %{{.*}}, %[[AT]]
// CHECK:           memref.store %{{.*}}, %{{.*}}[%[[I]]]
func.func @merge(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64, #Vec>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> join(%x[%j] = %b : tensor<?xf64, #Vec>)
      outs(%o = %y : memref<?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i] : f64, memref<?xf64>
  }
  return
}

// -----

// The same column twice: j <= i is a bound of the inner loop.
#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed) }>

// CHECK-LABEL: func.func @triangle
// CHECK:         scf.for %[[K:[a-z0-9]+]] =
// CHECK:           %[[FROM:.*]] = memref.load %{{.*}}[%[[K]]] : memref<?xindex>
// CHECK:           scf.for %[[P:[a-z0-9]+]] = %[[FROM]] to
// CHECK:             %[[SAME:.*]] = memref.load %{{.*}}[%[[K]]] : memref<?xindex>
// CHECK:             %[[TO:.*]] = arith.addi %[[P]], %c1
// CHECK:             scf.for %{{.*}} = %[[SAME]] to %[[TO]]
// CHECK-NOT:         scf.if
// CHECK:               memref.store
func.func @triangle(%A: tensor<?x?xf64, #CSC>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSC> join(%A[%j, %k] = %b : tensor<?x?xf64, #CSC>)
      where(%j <= %i) outs(%o = %C : memref<?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i, %j] : f64, memref<?x?xf64>
  }
  return
}

// -----

// Rows with rows: an inner product for each pair, which columns would spare.
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK-LABEL: func.func @inner_products
// REMARK: [Missed] StorageOrder {{.*}} dimensions="1, 0", operand=1
func.func @inner_products(%A: tensor<?x?xf64, #CSR>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSR> join(%A[%j, %k] = %b : tensor<?x?xf64, #CSR>)
      outs(%o = %C : memref<?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i, %j] : f64, memref<?x?xf64>
  }
  return
}
