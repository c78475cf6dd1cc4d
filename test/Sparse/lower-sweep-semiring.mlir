// RUN: tensor-opt %s --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s
// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=2 thread-work=0' | FileCheck %s --check-prefix=THREADS

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// Used semirings are gone with their last use.
// CHECK-NOT: tensoropt.semiring
tensoropt.semiring @clamped identity(0 : i32)
  multiply(%a, %b) {
    tensoropt.yield %a : i32
  }
  reduce(%a, %b) {
    %most = arith.constant 100 : i32
    %0 = arith.addi %a, %b : i32
    %1 = arith.minsi %0, %most : i32
    tensoropt.yield %1 : i32
  }

// A register that starts from the identity.
// CHECK-LABEL: func.func @register
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0 : i32
// CHECK-DAG:     %[[MOST:.*]] = arith.constant 100 : i32
// CHECK:         %[[ALL:.*]] = scf.for {{.*}} iter_args(%{{.*}} = %[[ZERO]])
// CHECK:           %[[SUM:.*]] = arith.addi %{{.*}}, %{{.*}} : i32
// CHECK:           arith.minsi %[[SUM]], %[[MOST]]
// CHECK:         %[[OLD:.*]] = memref.load
// CHECK:         %[[TOTAL:.*]] = arith.addi %[[OLD]], %[[ALL]]
// CHECK:         %[[CLAMPED:.*]] = arith.minsi %[[TOTAL]], %[[MOST]]
// CHECK:         memref.store %[[CLAMPED]]
// Private copies start from it, too, and are added by it.
// THREADS-LABEL: func.func @register
// THREADS:       linalg.fill ins(%{{.*}} : i32)
// THREADS:       linalg.generic
// THREADS:         %[[SUM:.*]] = arith.addi %{{.*}}, %{{.*}} : i32
// THREADS:         %[[CLAMPED:.*]] = arith.minsi %[[SUM]]
// THREADS:         linalg.yield %[[CLAMPED]]
func.func @register(%A: tensor<?x?xi32, #CSR>, %y: memref<i32>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xi32, #CSR> outs(%o = %y : memref<i32>) {
    tensoropt.reduce @clamped %a into %o[] : i32, memref<i32>
  }
  return
}

// Elementwise sums are taken in vectors, products stay as they are.
// CHECK-LABEL: func.func @vectors
// CHECK:         %[[MOST:.*]] = arith.constant dense<100> : vector<64xi32>
// CHECK:         %[[P:.*]] = arith.muli %{{.*}} : vector<64xi32>
// CHECK:         %[[SUM:.*]] = arith.addi %{{.*}}, %[[P]] : vector<64xi32>
// CHECK:         arith.minsi %[[SUM]], %[[MOST]] : vector<64xi32>
func.func @vectors(%A: tensor<?x?xi32, #CSR>, %n: index, %B: memref<?x?xi32>, %C: memref<?x?xi32>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xi32, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xi32>) {
    %b = memref.load %B[%j, %r] : memref<?x?xi32>
    %p = arith.muli %a, %b : i32
    tensoropt.reduce @clamped %p into %o[%i, %r] : i32, memref<?x?xi32>
  }
  return
}

// There is no vector operation to sum the lanes of a free index: it has a loop.
// CHECK-LABEL: func.func @summed_index
// CHECK-NOT:     vector
// CHECK:         return
func.func @summed_index(%A: tensor<?x?xi32, #CSR>, %n: index, %B: memref<?x?xi32>, %y: memref<?xi32>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xi32, #CSR> free(%r < %n) outs(%o = %y : memref<?xi32>) {
    %b = memref.load %B[%j, %r] : memref<?x?xi32>
    %p = arith.muli %a, %b : i32
    tensoropt.reduce @clamped %p into %o[%i] : i32, memref<?xi32>
  }
  return
}
