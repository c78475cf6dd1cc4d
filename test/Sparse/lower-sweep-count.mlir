// RUN: tensor-opt %s --pipeline=loops | FileCheck %s
// RUN: tensor-opt %s --pipeline='loops{threads=2 thread-work=0 conflicts=atomic}' | FileCheck %s --check-prefix=ATOMIC
// RUN: not tensor-opt %s --pipeline='sweep,tensoropt-expose-storage,one-shot-bufferize{bufferize-function-boundaries=true function-boundary-type-conversion=identity-layout-map},func.func(tensoropt-lower-sweep)' 2>&1 | FileCheck %s --check-prefix=NESTED

// NESTED: error: has tensoropt.count_operations, for which the pass must run on the module

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>

// A row of counters for each of two sweeps.
// CHECK: memref.global @tensoropt_operations_two : memref<2x3xi64> = dense<0>
// CHECK: func.func @two(
// The products and sums of a row's entries are counted beside them, one at a
// time; positions and coordinates are not.
// CHECK:   scf.for
// CHECK:     scf.for
// CHECK:       arith.mulf
// CHECK:       arith.addf
// CHECK:       %[[COUNTERS:.*]] = memref.get_global @tensoropt_operations_two : memref<2x3xi64>
// CHECK:       %[[OLD:.*]] = memref.load %[[COUNTERS]][%c0{{.*}}, %c0{{.*}}]
// CHECK:       %[[NEW:.*]] = arith.addi %[[OLD]], %c1_i64
// CHECK:       memref.store %[[NEW]], %[[COUNTERS]][%c0{{.*}}, %c0{{.*}}]
// CHECK:       memref.load %[[COUNTERS]][%c0{{.*}}, %c1{{.*}}]
// CHECK-NOT:   arith.mulf
// CHECK:     arith.addf
// CHECK:   scf.for
// CHECK:       arith.mulf
// CHECK:       memref.load %{{.*}}[%c1{{.*}}, %c0{{.*}}] : memref<2x3xi64>
// CHECK: func.func @uncounted(
// CHECK-NOT: get_global

// ATOMIC: func.func @two(
// ATOMIC: memref.atomic_rmw addf
// ATOMIC: memref.atomic_rmw addi %{{.*}}, %{{.*}}[%c0{{.*}}, %c0{{.*}}] : (i64, memref<2x3xi64>) -> i64
func.func @two(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>, %y: tensor<?xf64>, %z: tensor<?xf64>)
    -> (tensor<?xf64>, tensor<?xf64>) attributes {tensoropt.count_operations} {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  %1 = tensoropt.einsum "ij,i->j" ins(%A, %0 : tensor<?x?xf64, #CSR>, tensor<?xf64>)
                                  outs(%z : tensor<?xf64>) -> tensor<?xf64>
  return %0, %1 : tensor<?xf64>, tensor<?xf64>
}

func.func @uncounted(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
