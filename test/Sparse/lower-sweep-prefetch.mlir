// RUN: tensor-opt %s --tensoropt-lower-sweep=vector-bytes=64 --canonicalize --cse | FileCheck %s
// RUN: tensor-opt %s --tensoropt-lower-sweep=vector-bytes=64 --remarks-filter=lower-sweep --remark-format=emitRemark 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), crdWidth = 32 }>
#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : dense, j : compressed, k : compressed) }>
#COO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton(soa)) }>

// Rows of 16 columns are two lines of the cache, asked for 16 entries ahead, but not
// beyond the last entry, if all rows of B and C are 2 MB or more.
// REMARK: Vectorised | Category:lower-sweep | Function=both | freeIndex=0, prefetched=2, tile=16
// CHECK-LABEL: func.func @both
// CHECK-SAME:      %[[B:[a-z0-9]+]]: memref<?x16xf64>, %[[C:[a-z0-9]+]]: memref<?x16xf64>
// CHECK-DAG:     %[[J:.*]] = tensoropt.coordinates %{{.*}} level 1
// CHECK-DAG:     %[[PAYS:.*]] = arith.cmpi uge, %{{.*}}, %c2097152
// CHECK-DAG:     %[[COUNT:.*]] = memref.dim %[[J]], %c0
// CHECK:         %[[LAST:.*]] = arith.subi %[[COUNT]], %c1
// CHECK:         scf.for
// CHECK:           scf.for %[[AT:[a-z0-9]+]] =
// CHECK:             scf.if %[[PAYS]] {
// CHECK:               %[[LATER:.*]] = arith.addi %[[AT]], %c16
// CHECK:               %[[ENTRY:.*]] = arith.minui %[[LATER]], %[[LAST]]
// CHECK:               %[[NARROW:.*]] = memref.load %[[J]][%[[ENTRY]]]
// CHECK:               %[[ROW:.*]] = arith.index_castui %[[NARROW]]
// CHECK-DAG:           memref.prefetch %{{.*}}[%[[ROW]], %c0], read, locality<3>, data
// CHECK-DAG:           memref.prefetch %{{.*}}[%[[ROW]], %c8], read, locality<3>, data
// CHECK-DAG:           memref.prefetch %{{.*}}[%[[ROW]], %c0], write, locality<3>, data
// CHECK-DAG:           memref.prefetch %{{.*}}[%[[ROW]], %c8], write, locality<3>, data
// CHECK-NOT:           memref.prefetch
// CHECK:             }
// CHECK:             vector.store
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @both(%A: tensor<?x?xf64, #CSR>, %B: memref<?x16xf64>, %C: memref<?x16xf64>) {
  %n = arith.constant 16 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x16xf64>) {
    %b = memref.load %B[%j, %r] : memref<?x16xf64>
    %d = memref.load %B[%i, %r] : memref<?x16xf64>
    %p = arith.mulf %a, %b : f64
    %q = arith.mulf %a, %d : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x16xf64>
    tensoropt.reduce plus %q into %o[%j, %r] : f64, memref<?x16xf64>
  }
  return
}

// What is known to be small stays in the cache.
// REMARK-NOT: prefetched
// CHECK-LABEL: func.func @small
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @small(%A: tensor<?x?xf64, #CSR>, %B: memref<100x16xf64>, %C: memref<?x16xf64>) {
  %n = arith.constant 16 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x16xf64>) {
    %b = memref.load %B[%j, %r] : memref<100x16xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x16xf64>
  }
  return
}

// What is known to be large needs no branch.
// REMARK: Function=large | freeIndex=0, prefetched=1
// CHECK-LABEL: func.func @large
// CHECK:         scf.for
// CHECK:           scf.for %[[AT:[a-z0-9]+]] =
// CHECK-NEXT:        arith.addi %[[AT]], %c16
// CHECK:             memref.prefetch
// CHECK:         return
func.func @large(%A: tensor<?x?xf64, #CSR>, %B: memref<100000x16xf64>, %C: memref<?x16xf64>) {
  %n = arith.constant 16 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x16xf64>) {
    %b = memref.load %B[%j, %r] : memref<100000x16xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x16xf64>
  }
  return
}

// Nothing to ask for: rows found by two coordinates, or one after another; single
// elements; trees of more levels; coordinates without a level of their own.
// REMARK-NOT: prefetched
// CHECK-LABEL: func.func @pairs
// CHECK-NOT:     memref.prefetch
// CHECK-LABEL: func.func @rows
// CHECK-NOT:     memref.prefetch
// CHECK-LABEL: func.func @elements
// CHECK-NOT:     memref.prefetch
// CHECK-LABEL: func.func @deep
// CHECK-NOT:     memref.prefetch
// CHECK-LABEL: func.func @list
// CHECK-NOT:     memref.prefetch
// CHECK:         return
func.func @pairs(%A: tensor<?x?xf64, #CSR>, %n: index, %B: memref<?x?x?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xf64>) {
    %b = memref.load %B[%i, %j, %r] : memref<?x?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x?xf64>
  }
  return
}
func.func @rows(%A: tensor<?x?xf64, #CSR>, %n: index, %B: memref<?x?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xf64>) {
    %b = memref.load %B[%i, %r] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x?xf64>
  }
  return
}
func.func @elements(%A: tensor<?x?xf64, #CSR>, %b: memref<?xf64>, %c: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %c : memref<?xf64>) {
    %v = memref.load %b[%j] : memref<?xf64>
    %p = arith.mulf %a, %v : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
  }
  return
}
func.func @deep(%A: tensor<?x?x?xf64, #CSF>, %n: index, %B: memref<?x?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #CSF> free(%r < %n) outs(%o = %C : memref<?x?xf64>) {
    %b = memref.load %B[%k, %r] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x?xf64>
  }
  return
}
func.func @list(%A: tensor<?x?xf64, #COO>, %n: index, %B: memref<?x?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #COO> free(%r < %n) outs(%o = %C : memref<?x?xf64>) {
    %b = memref.load %B[%j, %r] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x?xf64>
  }
  return
}
