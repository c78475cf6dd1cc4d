// RUN: tensor-opt %s --emit-bytecode | tensor-opt | FileCheck %s
// RUN: tensor-opt %s --verify-roundtrip | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>

// CHECK: #[[$CSR:.*]] = #sparse_tensor.encoding
#Skew = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, triangle = lower, sparse = #CSR }>

// CHECK-LABEL: func.func @every_operation
// CHECK-SAME:    tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, triangle = lower, sparse = #[[$CSR]] }>>
// CHECK-SAME:    test.symmetry = #tensoropt.symmetry<(0 2)(1 3) : conjugate, (0 1), (2 3)>
func.func @every_operation(%A: tensor<?x?xf64, #Skew>, %x: tensor<?xf64>, %y: tensor<?xf64>, %n: index)
    -> tensor<?xf64> attributes {test.symmetry = #tensoropt.symmetry<(0 1), (2 3), (0 2)(1 3) : conjugate>} {
  // CHECK: tensoropt.einsum "ij,j->i" semiring<max_times> ins(
  %0 = tensoropt.einsum "ij,j->i" semiring<max_times>
         ins(%A, %x : tensor<?x?xf64, #Skew>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  // CHECK: tensoropt.positions %{{.*}} level 1
  %pos = tensoropt.positions %A level 1 : tensor<?x?xf64, #Skew> to memref<?xi32>
  // CHECK: tensoropt.coordinates %{{.*}} level 1
  %crd = tensoropt.coordinates %A level 1 : tensor<?x?xf64, #Skew> to memref<?xi32>
  // CHECK: tensoropt.values
  %val = tensoropt.values %A : tensor<?x?xf64, #Skew> to memref<?xf64>
  // CHECK: tensoropt.assemble
  %B = tensoropt.assemble [%n, %n] (%pos, %crd, %val) : memref<?xi32>, memref<?xi32>, memref<?xf64> to tensor<?x?xf64, #Skew>
  // CHECK: tensoropt.sweep %{{.*}}[%{{.*}}, %{{.*}}] = %[[E:[a-z0-9]+]] : {{.*}} free(%[[R:[a-z0-9]+]] < %{{.*}}) outs(%[[O:[a-z0-9]+]] = %{{.*}} : tensor<?xf64>) {
  %1 = tensoropt.sweep %B[%i, %j] = %b : tensor<?x?xf64, #Skew> free(%r < %n) outs(%o = %0 : tensor<?xf64>) {
    // CHECK-NEXT: tensoropt.reduce min %[[E]] into %[[O]][%[[R]]] : f64, memref<?xf64>
    tensoropt.reduce min %b into %o[%r] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %1 : tensor<?xf64>
}
