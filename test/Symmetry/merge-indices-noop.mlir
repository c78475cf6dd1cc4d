// RUN: tensor-opt %s > %t.before
// RUN: tensor-opt %s --tensoropt-merge-indices > %t.after
// RUN: diff %t.before %t.after
// RUN: tensor-opt %s --tensoropt-merge-indices --remarks-filter=merge-indices --remark-format=emitRemark 2>&1 | FileCheck %s

// CHECK-NOT: remark

#eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical }>
#pair = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#skew = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical }>
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#sparse = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// Pairs are taken apart.
func.func @exchange(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64>, %K: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijkl,jl->ik" ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64>)
         outs(%K : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// One pair is taken apart, and the symmetry exchanges it with the other.
func.func @half(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64>, %C: tensor<?x?xf64>, %K: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijkl,kl,jm->im" ins(%I, %D, %C : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64>, tensor<?x?xf64>)
         outs(%K : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// A factor as large as the packed tensor would be packed for one use.
func.func @product(%A: tensor<?x?xf64, #pair>, %B: tensor<?x?xf64>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.einsum "ij,ij->" ins(%A, %B : tensor<?x?xf64, #pair>, tensor<?x?xf64>)
         outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}

// D[i, j] and D[j, i] may differ, and so may their products.
func.func @unstated(%A: tensor<?x?x?xf64, #pair>, %D: tensor<?x?xf64>, %x: tensor<?xf64>, %y: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijk,ij,k->ij" ins(%A, %D, %x : tensor<?x?x?xf64, #pair>, tensor<?x?xf64>, tensor<?xf64>)
         outs(%y : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// Signs within a pair.
func.func @signs(%A: tensor<?x?x?xf64, #skew>, %D: tensor<?x?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ijk,ij->k" ins(%A, %D : tensor<?x?x?xf64, #skew>, tensor<?x?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// Coordinates of a sparse storage are not merged.
func.func @stored(%A: tensor<?x?xf64, #sparse>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #sparse>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
