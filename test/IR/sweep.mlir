// RUN: tensor-opt %s --verify-roundtrip | FileCheck %s
// RUN: tensor-opt %s --mlir-print-op-generic | tensor-opt | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK-LABEL: func.func @tensors
// CHECK-SAME:    %[[A:[a-z0-9_]+]]: tensor<?x?xf64, #{{[a-z0-9]+}}>, %[[X:[a-z0-9_]+]]: tensor<?xf64>, %[[Y:[a-z0-9_]+]]: tensor<?xf64>, %[[Z:[a-z0-9_]+]]: tensor<f64>
func.func @tensors(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>, %y: tensor<?xf64>, %z: tensor<f64>)
    -> (tensor<?xf64>, tensor<f64>) {
  // CHECK:      %{{.*}}:2 = tensoropt.sweep %[[A]][%[[I:[a-z0-9_]+]], %[[J:[a-z0-9_]+]]] = %[[E:[a-z0-9_]+]] : tensor<?x?xf64, #{{[a-z0-9]+}}>
  // CHECK-SAME:   outs(%[[O:[a-z0-9_]+]] = %[[Y]] : tensor<?xf64>, %[[P:[a-z0-9_]+]] = %[[Z]] : tensor<f64>) {
  // CHECK-NEXT:   %[[XJ:[a-z0-9_]+]] = tensor.extract %[[X]][%[[J]]]
  // CHECK-NEXT:   %[[T:[a-z0-9_]+]] = arith.mulf %[[E]], %[[XJ]]
  // CHECK-NEXT:   tensoropt.reduce plus %[[T]] into %[[O]][%[[I]]] : f64, memref<?xf64>
  // CHECK-NEXT:   tensoropt.reduce max %[[E]] into %[[P]][] : f64, memref<f64>
  // CHECK-NEXT: } -> (tensor<?xf64>, tensor<f64>)
  %0:2 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR>
           outs(%o = %y : tensor<?xf64>, %p = %z : tensor<f64>) {
    %xj = tensor.extract %x[%j] : tensor<?xf64>
    %t = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %t into %o[%i] : f64, memref<?xf64>
    tensoropt.reduce max %a into %p[] : f64, memref<f64>
  } -> (tensor<?xf64>, tensor<f64>)
  return %0#0, %0#1 : tensor<?xf64>, tensor<f64>
}

// CHECK-LABEL: func.func @memrefs_and_free_indices
func.func @memrefs_and_free_indices(%A: memref<?xi32>, %n: index, %m: index, %y: memref<?x?xi32, strided<[?, 1]>>) {
  // CHECK: tensoropt.sweep %{{.*}}[%[[I:[a-z0-9_]+]]] = %[[E:[a-z0-9_]+]] : memref<?xi32> free(%[[R:[a-z0-9_]+]] < %{{[a-z0-9]+}}, %[[S:[a-z0-9_]+]] < %{{[a-z0-9]+}})
  // CHECK-SAME: outs(%[[O:[a-z0-9_]+]] = %{{.*}} : memref<?x?xi32, strided<[?, 1]>>) attributes {test.note} {
  // CHECK-NEXT: tensoropt.reduce or %[[E]] into %[[O]][%[[I]], %[[S]]] : i32, memref<?x?xi32, strided<[?, 1]>>
  tensoropt.sweep %A[%i] = %a : memref<?xi32> free(%r < %n, %s < %m)
      outs(%o = %y : memref<?x?xi32, strided<[?, 1]>>) attributes {test.note} {
    tensoropt.reduce or %a into %o[%i, %s] : i32, memref<?x?xi32, strided<[?, 1]>>
  }
  return
}

// Neither dimensions nor a body are required.
// CHECK-LABEL: func.func @scalar_and_empty
func.func @scalar_and_empty(%a: tensor<f64>, %y: memref<f64>) {
  // CHECK: tensoropt.sweep %{{.*}}[] = %[[E:[a-z0-9_]+]] : tensor<f64> outs(%[[O:[a-z0-9_]+]] = %{{.*}} : memref<f64>) {
  // CHECK: tensoropt.reduce min %[[E]] into %[[O]][] : f64, memref<f64>
  tensoropt.sweep %a[] = %e : tensor<f64> outs(%o = %y : memref<f64>) {
    tensoropt.reduce min %e into %o[] : f64, memref<f64>
  }
  // CHECK: tensoropt.sweep %{{.*}}[] = %{{.*}} : tensor<f64> outs() {
  // CHECK-NEXT: }
  tensoropt.sweep %a[] = %e : tensor<f64> outs() {
  }
  return
}

// CHECK-LABEL: func.func @reduce_in_region
func.func @reduce_in_region(%A: memref<?xf64>, %y: memref<f64>) {
  %zero = arith.constant 0.0 : f64
  // CHECK: tensoropt.sweep
  // CHECK:   scf.if
  // CHECK:     tensoropt.reduce plus %{{.*}} into %{{.*}}[] : f64, memref<f64>
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    %positive = arith.cmpf ogt, %a, %zero : f64
    scf.if %positive {
      tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    }
  }
  return
}
