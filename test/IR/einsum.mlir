// RUN: tensor-opt %s --verify-roundtrip | FileCheck %s
// RUN: tensor-opt %s --mlir-print-op-generic | tensor-opt | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// CHECK-LABEL: @matrix_vector
func.func @matrix_vector(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  // CHECK: tensoropt.einsum "ij,j->i" ins(%{{.*}}, %{{.*}} : tensor<?x?xf64, #tensoropt.encoding<{{.*}}>>, tensor<?xf64>) outs(%{{.*}} : tensor<?xf64>) -> tensor<?xf64>
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// The default semiring is not printed.
// CHECK-LABEL: @semirings
func.func @semirings(%f: tensor<2xf32>, %g: tensor<f32>, %b: tensor<2xi1>, %c: tensor<i1>, %i: tensor<2xi8>, %j: tensor<i8>) {
  // CHECK: tensoropt.einsum "i->" ins(
  %0 = tensoropt.einsum "i->" semiring<plus_times> ins(%f : tensor<2xf32>) outs(%g : tensor<f32>) -> tensor<f32>
  // CHECK: tensoropt.einsum "i->" semiring<min_plus> ins(
  %1 = tensoropt.einsum "i->" semiring<min_plus> ins(%f : tensor<2xf32>) outs(%g : tensor<f32>) -> tensor<f32>
  // CHECK: tensoropt.einsum "i->" semiring<max_plus> ins(
  %2 = tensoropt.einsum "i->" semiring<max_plus> ins(%i : tensor<2xi8>) outs(%j : tensor<i8>) -> tensor<i8>
  // CHECK: tensoropt.einsum "i->" semiring<max_times> ins(
  %3 = tensoropt.einsum "i->" semiring<max_times> ins(%f : tensor<2xf32>) outs(%g : tensor<f32>) -> tensor<f32>
  // CHECK: tensoropt.einsum "i->" semiring<or_and> ins(
  %4 = tensoropt.einsum "i->" semiring<or_and> ins(%b : tensor<2xi1>) outs(%c : tensor<i1>) -> tensor<i1>
  return
}

// CHECK-LABEL: @several_outputs
func.func @several_outputs(%A: tensor<2x3xf64>, %x: tensor<2xf64>, %y: tensor<3xf64>) -> (tensor<2xf64>, tensor<3xf64>) {
  // CHECK: tensoropt.einsum "ij->i,j" ins(%{{.*}} : tensor<2x3xf64>) outs(%{{.*}}, %{{.*}} : tensor<2xf64>, tensor<3xf64>) {test.note} -> tensor<2xf64>, tensor<3xf64>
  %0:2 = tensoropt.einsum "ij->i,j" ins(%A : tensor<2x3xf64>)
           outs(%x, %y : tensor<2xf64>, tensor<3xf64>) {test.note} -> tensor<2xf64>, tensor<3xf64>
  return %0#0, %0#1 : tensor<2xf64>, tensor<3xf64>
}

// Terms without letters are scalars; an index may stand twice in an input.
// CHECK-LABEL: @scalars_and_traces
func.func @scalars_and_traces(%a: tensor<f64>, %B: tensor<3x3xf64>) -> tensor<f64> {
  // CHECK: tensoropt.einsum ",ii->"
  %0 = tensoropt.einsum ",ii->" ins(%a, %B : tensor<f64>, tensor<3x3xf64>) outs(%a : tensor<f64>) -> tensor<f64>
  // CHECK: tensoropt.einsum "->"
  %1 = tensoropt.einsum "->" ins(%0 : tensor<f64>) outs(%a : tensor<f64>) -> tensor<f64>
  return %1 : tensor<f64>
}

// Case tells indices apart.
// CHECK-LABEL: @letters
func.func @letters(%A: tensor<2x3xcomplex<f32>>, %y: tensor<2xcomplex<f32>>) -> tensor<2xcomplex<f32>> {
  // CHECK: tensoropt.einsum "Ii->I"
  %0 = tensoropt.einsum "Ii->I" ins(%A : tensor<2x3xcomplex<f32>>) outs(%y : tensor<2xcomplex<f32>>) -> tensor<2xcomplex<f32>>
  return %0 : tensor<2xcomplex<f32>>
}
