// RUN: tensor-opt %s --tensoropt-lower-sweep=vector-bytes=0 --canonicalize --cse | FileCheck %s
// RUN: tensor-opt %s --tensoropt-lower-sweep='vector-bytes=0 factor=false' --canonicalize --cse | FileCheck %s --check-prefix=PLAIN
// RUN: tensor-opt %s --tensoropt-lower-sweep='vector-bytes=0 reassociate=false' --canonicalize --cse | FileCheck %s --check-prefix=PLAIN

#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : dense, j : compressed, k : compressed) }>

// All three updates of a symmetric tensor times two vectors. Going down, x[i] x[j]
// is multiplied once per fibre; going up, the sum of a x[k] over the fibre serves
// both y[i] and y[j]. An entry costs two multiply-adds.
// CHECK-LABEL: func.func @updates
// CHECK-SAME:    %{{[a-z0-9]+}}: tensor<{{[^%]*}}, %[[X:[a-z0-9]+]]: memref<?xf64>, %[[Y:[a-z0-9]+]]: memref<?xf64>
// CHECK:         scf.for %[[I:[a-z0-9]+]] =
// CHECK:           %[[XI:.*]] = memref.load %[[X]][%[[I]]]
// CHECK:           %[[UP:.*]] = scf.for {{.*}} iter_args(%[[OUTER:[a-z0-9]+]] =
// CHECK:             %[[XJ:.*]] = memref.load %[[X]][%[[J:.*]]]
// CHECK:             %[[DOWN:.*]] = arith.mulf %[[XI]], %[[XJ]]
// CHECK:             scf.if
// CHECK:               scf.for {{.*}} iter_args(%[[S:[a-z0-9]+]] =
// CHECK:                 %[[K:.*]] = memref.load
// CHECK:                 %[[A:.*]] = memref.load
// CHECK:                 %[[XK:.*]] = memref.load %[[X]]
// CHECK-DAG:             arith.mulf %[[DOWN]], %[[A]]
// CHECK-DAG:             %[[P:.*]] = arith.mulf %[[A]], %[[XK]]
// CHECK-NOT:             arith.mulf
// CHECK:                 memref.store
// CHECK:                 arith.addf %[[S]], %[[P]]
// CHECK:               arith.mulf %[[XI]], %{{.*}}
// CHECK:               memref.store %{{.*}}, %[[Y]][%[[J]]]
// CHECK:               arith.mulf %[[XJ]], %{{.*}}
// CHECK:               arith.addf %[[OUTER]]
// CHECK:           memref.store %{{.*}}, %[[Y]][%[[I]]]

// In the order of the body: five products at each entry.
// PLAIN-LABEL: func.func @updates
// PLAIN:         scf.for
// PLAIN:           scf.for
// PLAIN:             scf.for
// PLAIN-COUNT-5:       arith.mulf
// PLAIN:               scf.yield
func.func @updates(%A: tensor<?x?x?xf64, #CSF>, %x: memref<?xf64>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #CSF> outs(%o = %y : memref<?xf64>) {
    %xi = memref.load %x[%i] : memref<?xf64>
    %xj = memref.load %x[%j] : memref<?xf64>
    %xk = memref.load %x[%k] : memref<?xf64>
    %axj = arith.mulf %a, %xj : f64
    %p = arith.mulf %axj, %xk : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
    %axi = arith.mulf %a, %xi : f64
    %q = arith.mulf %axi, %xk : f64
    tensoropt.reduce plus %q into %o[%j] : f64, memref<?xf64>
    %r = arith.mulf %axi, %xj : f64
    tensoropt.reduce plus %r into %o[%k] : f64, memref<?xf64>
  }
  return
}

// The loops over r and s are opened where the row is complete, not at each entry.
// An empty row multiplies nothing: B[i, r] may be infinite.
// CHECK-LABEL: func.func @free_loops_of_a_row
// CHECK:         scf.for
// CHECK:           %[[ANY:.*]] = arith.cmpi ult
// CHECK:           scf.if %[[ANY]]
// CHECK:             %[[SUM:.*]] = scf.for
// CHECK-NOT:           arith.mulf
// CHECK:               scf.yield
// CHECK:             scf.for
// CHECK:               %[[B:.*]] = memref.load
// CHECK:               arith.mulf %[[SUM]], %[[B]]
// CHECK:               memref.store
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @free_loops_of_a_row(%A: tensor<?x?xf64, #CSR>, %n: index, %B: memref<?x?xf64>, %w: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %w : memref<?xf64>) {
    %b = memref.load %B[%i, %r] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%r] : f64, memref<?xf64>
  }
  return
}

// Minimum and maximum of integers are not regrouped: the identity of an empty
// minimum plus a number would wrap.
// CHECK-LABEL: func.func @integer_minimum
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:             arith.addi
// CHECK:             arith.minsi
func.func @integer_minimum(%A: tensor<?x?xi32, #CSR>, %x: memref<?xi32>, %y: memref<i32>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xi32, #CSR> outs(%o = %y : memref<i32>) {
    %xi = memref.load %x[%i] : memref<?xi32>
    %p = arith.addi %a, %xi : i32
    tensoropt.reduce min %p into %o[] : i32, memref<i32>
  }
  return
}

// An entry counts though no factor depends on it: the factor known last is added
// once for each.
// CHECK-LABEL: func.func @counts_entries
// CHECK:         scf.for %[[I:[a-z0-9]+]] =
// CHECK:           %[[XI:.*]] = memref.load %{{.*}}[%[[I]]] : memref<?xf64>
// CHECK:           scf.for
// CHECK:             arith.addf %{{.*}}, %[[XI]]
func.func @counts_entries(%A: tensor<?x?xf64, #CSR>, %x: memref<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %y : memref<f64>) {
    %xi = memref.load %x[%i] : memref<?xf64>
    tensoropt.reduce plus %xi into %o[] : f64, memref<f64>
  }
  return
}
