// RUN: tensor-opt %s --canonicalize --cse | FileCheck %s

// On tensors a sweep has no side effect: equal ones are one, unused ones go.
// CHECK-LABEL: func.func @tensors
// CHECK-COUNT-1: tensoropt.sweep
// CHECK-NOT:     tensoropt.sweep
// CHECK:         return %[[R:.*]], %[[R]]
func.func @tensors(%A: tensor<?xf64>, %y: tensor<f64>) -> (tensor<f64>, tensor<f64>) {
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %1 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %2 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce max %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0, %1 : tensor<f64>, tensor<f64>
}

// CHECK-LABEL: func.func @different_kinds
// CHECK-COUNT-2: tensoropt.sweep
func.func @different_kinds(%A: tensor<?xf64>, %y: tensor<f64>) -> (tensor<f64>, tensor<f64>) {
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %1 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce max %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0, %1 : tensor<f64>, tensor<f64>
}

// On memrefs each one adds.
// CHECK-LABEL: func.func @memrefs
// CHECK-COUNT-2: tensoropt.sweep
func.func @memrefs(%A: memref<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// Other effects of the body count, even of an operation that is not known.
// CHECK-LABEL: func.func @effects_in_body
// CHECK-COUNT-2: tensoropt.sweep
func.func @effects_in_body(%A: tensor<?xf64>, %y: tensor<f64>, %m: memref<?xf64>) {
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    memref.store %a, %m[%i] : memref<?xf64>
  } -> tensor<f64>
  %1 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    func.call @log(%a) : (f64) -> ()
  } -> tensor<f64>
  return
}
func.func private @log(f64)

// Equal terms are added twice, not once.
// CHECK-LABEL: func.func @equal_reductions
// CHECK-COUNT-2: tensoropt.reduce
func.func @equal_reductions(%A: tensor<?xf64>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0 : tensor<f64>
}
