// RUN: tensor-opt %s > %t.before
// RUN: tensor-opt %s --tensoropt-lower-sweep > %t.after
// RUN: diff %t.before %t.after

// No sweep: einsums and loops stay as they are.

func.func @einsum(%A: tensor<?xf64>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.einsum "i->" ins(%A : tensor<?xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}

func.func @loop(%A: memref<?xf64>, %n: index, %zero: f64) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    memref.store %zero, %A[%i] : memref<?xf64>
  }
  return
}
