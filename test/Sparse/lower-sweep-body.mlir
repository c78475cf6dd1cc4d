// RUN: tensor-opt %s --tensoropt-lower-sweep='factor=false vector-bytes=0' --canonicalize --cse | FileCheck %s
// RUN: tensor-opt %s --tensoropt-lower-sweep='reassociate=false vector-bytes=0' | FileCheck %s --check-prefix=STRICT

// STRICT-NOT: reassoc

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// Free indices are the innermost loops; a term without the last one is computed
// outside its loop, and w[r] is not known before it.
// CHECK-LABEL: func.func @free_indices
// CHECK-SAME:    %[[A:[a-z0-9]+]]: {{[^%]*}}, %[[N:[a-z0-9]+]]: index, %[[M:[a-z0-9]+]]: index
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:             %[[E:.*]] = memref.load
// CHECK:             %[[SQUARE:.*]] = arith.mulf %[[E]], %[[E]]
// CHECK:             scf.for %[[R:[a-z0-9]+]] = %{{.*}} to %[[N]]
// CHECK-NOT:           arith.mulf
// CHECK:               %[[SUM:.*]] = scf.for %[[S:[a-z0-9]+]] = %{{.*}} to %[[M]]
// CHECK:                 memref.load %{{.*}}[%[[R]], %[[S]]]
// CHECK:                 arith.mulf %[[SQUARE]]
// CHECK:               memref.store %{{.*}}, %{{.*}}[%[[R]]]
func.func @free_indices(%A: tensor<?x?xf64, #CSR>, %n: index, %m: index, %B: memref<?x?xf64>, %w: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n, %s < %m) outs(%o = %w : memref<?xf64>) {
    %square = arith.mulf %a, %a : f64
    %b = memref.load %B[%r, %s] : memref<?x?xf64>
    %p = arith.mulf %square, %b : f64
    tensoropt.reduce plus %p into %o[%r] : f64, memref<?xf64>
  }
  return
}

// A scalar is carried through all loops and added to memory once. Each kind
// starts from its identity: 0 and -infinity.
// CHECK-LABEL: func.func @scalar_outputs
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0.000000e+00 : f64
// CHECK-DAG:     %[[LEAST:.*]] = arith.constant 0xFFF0000000000000 : f64
// CHECK:         %[[ALL:.*]]:2 = scf.for {{.*}} iter_args(%[[S:.*]] = %[[ZERO]], %[[T:.*]] = %[[LEAST]])
// CHECK:           %[[ROW:.*]]:2 = scf.for {{.*}} iter_args(%[[U:.*]] = %[[S]], %[[V:.*]] = %[[T]])
// CHECK-NOT:         memref.store
// CHECK:             %[[SUM:.*]] = arith.addf %[[U]], %{{.*}} fastmath<reassoc,contract>
// CHECK:             %[[MORE:.*]] = arith.cmpf ogt, %[[W:.*]], %[[V]]
// CHECK:             %[[MAX:.*]] = arith.select %[[MORE]], %[[W]], %[[V]]
// CHECK:             scf.yield %[[SUM]], %[[MAX]]
// CHECK:           scf.yield %[[ROW]]#0, %[[ROW]]#1
// CHECK:         arith.addf %{{.*}}, %[[ALL]]#0
// CHECK:         arith.cmpf ogt, %[[ALL]]#1
func.func @scalar_outputs(%A: tensor<?x?xf64, #CSR>, %y: memref<f64>, %z: memref<f64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %y : memref<f64>, %p = %z : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    tensoropt.reduce max %a into %p[] : f64, memref<f64>
  }
  return
}

// The identities of integers: the greatest i8 for min, the least for max.
// CHECK-LABEL: func.func @integer_identities
// CHECK-DAG:     arith.constant 127 : i8
// CHECK-DAG:     arith.constant -128 : i8
// CHECK-DAG:     arith.constant 0 : i8
// CHECK:         arith.minsi
// CHECK:         arith.maxsi
// CHECK:         arith.ori
func.func @integer_identities(%A: memref<?xi8>, %x: memref<i8>, %y: memref<i8>, %z: memref<i8>) {
  tensoropt.sweep %A[%i] = %a : memref<?xi8> outs(%o = %x : memref<i8>, %p = %y : memref<i8>, %q = %z : memref<i8>) {
    tensoropt.reduce min %a into %o[] : i8, memref<i8>
    tensoropt.reduce max %a into %p[] : i8, memref<i8>
    tensoropt.reduce or %a into %q[] : i8, memref<i8>
  }
  return
}

// Inside a region there is no register: the sum goes to memory in place.
// CHECK-LABEL: func.func @reduce_in_region
// CHECK-SAME:    %{{[a-z0-9]+}}: memref<?xf64>, %[[Y:[a-z0-9]+]]: memref<f64>
// CHECK:         scf.for
// CHECK-NOT:       iter_args
// CHECK:           scf.if
// CHECK:             %[[OLD:.*]] = memref.load %[[Y]][]
// CHECK:             %[[NEW:.*]] = arith.addf %[[OLD]]
// CHECK:             memref.store %[[NEW]], %[[Y]][]
// CHECK-NOT:     memref.store
func.func @reduce_in_region(%A: memref<?xf64>, %y: memref<f64>) {
  %zero = arith.constant 0.0 : f64
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    %positive = arith.cmpf ogt, %a, %zero : f64
    scf.if %positive {
      tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    }
  }
  return
}

// A read of what the body itself writes stays behind the write, though its place
// does not depend on the coordinate.
// CHECK-LABEL: func.func @scratch
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?xf64>, %{{[a-z0-9]+}}: memref<f64>, %[[S:[a-z0-9]+]]: memref<1xf64>
// CHECK-NOT:     memref.load %[[S]]
// CHECK:         scf.for
// CHECK:           %[[E:.*]] = memref.load %[[A]]
// CHECK:           memref.store %[[E]], %[[S]]
// CHECK:           memref.load %[[S]]
func.func @scratch(%A: memref<?xf64>, %y: memref<f64>, %s: memref<1xf64>) {
  %c0 = arith.constant 0 : index
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    memref.store %a, %s[%c0] : memref<1xf64>
    %b = memref.load %s[%c0] : memref<1xf64>
    tensoropt.reduce plus %b into %o[] : f64, memref<f64>
  }
  return
}

// A scalar has one entry and needs no loop.
// CHECK-LABEL: func.func @scalar_driver
// CHECK-NOT:     scf.for
// CHECK:         %[[E:.*]] = memref.load %{{.*}}[]
// CHECK:         %[[OLD:.*]] = memref.load %{{.*}}[]
// CHECK:         %[[NEW:.*]] = arith.addf %[[OLD]], %[[E]]
// CHECK:         memref.store %[[NEW]]
// CHECK-NOT:     scf.for
func.func @scalar_driver(%A: memref<f64>, %y: memref<f64>) {
  tensoropt.sweep %A[] = %a : memref<f64> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// The inner sweep runs in full at each entry of the outer one.
// CHECK-LABEL: func.func @sweep_in_sweep
// CHECK:         scf.for
// CHECK:           %[[E:.*]] = memref.load
// CHECK:           %[[SUM:.*]] = scf.for
// CHECK:             arith.mulf %[[E]]
// CHECK:           arith.addf %{{.*}}, %[[SUM]]
// CHECK:           memref.store
// CHECK-NOT:     tensoropt
func.func @sweep_in_sweep(%A: memref<?xf64>, %B: memref<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    tensoropt.sweep %B[%j] = %b : memref<?xf64> outs() {
      %p = arith.mulf %a, %b : f64
      tensoropt.reduce plus %p into %o[] : f64, memref<f64>
    }
  }
  return
}
