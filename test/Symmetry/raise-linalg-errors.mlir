// RUN: tensor-opt %s --tensoropt-raise-linalg --verify-diagnostics --split-input-file

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @not_a_product(%A: tensor<4x4xf64, #Packed>, %C: tensor<4x4xf64>) -> tensor<4x4xf64> {
  // expected-error@+1 {{on a tensor with #tensoropt.encoding computes what is not one sum of products of inputs in a named semiring for all outputs}}
  %0 = linalg.exp ins(%A : tensor<4x4xf64, #Packed>) outs(%C : tensor<4x4xf64>) -> tensor<4x4xf64>
  return %0 : tensor<4x4xf64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
func.func @zeros_are_terms(%A: tensor<4x4xi32, #SymCSR>, %y: tensor<4xi32>) -> tensor<4xi32> {
  // expected-error@+1 {{has terms where nothing is stored, which is zero: state the semiring's zero as 'fill'}}
  %0 = linalg.generic { indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"] }
    ins(%A : tensor<4x4xi32, #SymCSR>) outs(%y : tensor<4xi32>) {
  ^bb0(%a: i32, %out: i32):
    %1 = arith.minsi %out, %a : i32
    linalg.yield %1 : i32
  } -> tensor<4xi32>
  return %0 : tensor<4xi32>
}
