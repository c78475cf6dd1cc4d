// RUN: tensor-opt %s > %t.before
// RUN: tensor-opt %s --tensoropt-symmetrize > %t.after
// RUN: diff %t.before %t.after
// RUN: tensor-opt %s --tensoropt-symmetrize --remarks-filter=symmetrize --remark-format=emitRemark 2>&1 | FileCheck %s

// No einsum, so no change and no remark; sweeps that are there already stay.
// CHECK-NOT: remark

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

func.func @sweep(%A: tensor<?x?xf64, #CSR>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0 : tensor<f64>
}

func.func @contraction(%A: tensor<?x?xf64>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = linalg.matmul ins(%A, %B : tensor<?x?xf64>, tensor<?x?xf64>) outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

func.func private @declaration(tensor<?x?xf64, #CSR>)
