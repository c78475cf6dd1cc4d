// RUN: tensor-opt %s --tensoropt-symmetrize --verify-diagnostics --split-input-file

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
func.func @symmetry_that_does_not_follow(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64, #SymCSR>) -> tensor<?x?xf64, #SymCSR> {
  // expected-error@+1 {{has a canonical output whose symmetry does not follow from the product: store it in full}}
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %B : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>) outs(%C : tensor<?x?xf64, #SymCSR>) -> tensor<?x?xf64, #SymCSR>
  return %0 : tensor<?x?xf64, #SymCSR>
}

// -----

#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : compressed, j : compressed, k : compressed) }>
#Cyclic = #tensoropt.encoding<{ symmetry = <(0 1 2)>, stored = canonical, sparse = #CSF }>
func.func @cyclic_output(%A: tensor<?x?x?xf64, #Cyclic>, %C: tensor<?x?x?xf64, #Cyclic>) -> tensor<?x?x?xf64, #Cyclic> {
  // expected-error@+1 {{has a canonical output whose symmetry is not all permutations of groups of dimensions, which is not supported}}
  %0 = tensoropt.einsum "ijk->ijk" ins(%A : tensor<?x?x?xf64, #Cyclic>) outs(%C : tensor<?x?x?xf64, #Cyclic>) -> tensor<?x?x?xf64, #Cyclic>
  return %0 : tensor<?x?x?xf64, #Cyclic>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Hermitian = #tensoropt.encoding<{ symmetry = <(0 1) : conjugate>, stored = canonical, sparse = #CSR }>
func.func @hermitian_output(%A: tensor<?x?xcomplex<f64>, #Hermitian>, %C: tensor<?x?xcomplex<f64>, #Hermitian>) -> tensor<?x?xcomplex<f64>, #Hermitian> {
  // expected-error@+1 {{has a canonical output whose symmetry conjugates, which is not supported: store it in full}}
  %0 = tensoropt.einsum "ij->ij" ins(%A : tensor<?x?xcomplex<f64>, #Hermitian>) outs(%C : tensor<?x?xcomplex<f64>, #Hermitian>) -> tensor<?x?xcomplex<f64>, #Hermitian>
  return %0 : tensor<?x?xcomplex<f64>, #Hermitian>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
func.func @canonical_output_beside_another(%A: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64, #SymCSR>, %y: tensor<?xf64>) -> (tensor<?x?xf64, #SymCSR>, tensor<?xf64>) {
  // expected-error@+1 {{has a canonical output beside others, which is not supported}}
  %0:2 = tensoropt.einsum "ik,jk->ij,i" ins(%A, %A : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>) outs(%C, %y : tensor<?x?xf64, #SymCSR>, tensor<?xf64>) -> tensor<?x?xf64, #SymCSR>, tensor<?xf64>
  return %0#0, %0#1 : tensor<?x?xf64, #SymCSR>, tensor<?xf64>
}

// -----

// Seven slots that the output tells apart: 7! = 5040 updates.
#CSF7 = #sparse_tensor.encoding<{ map = (a, b, c, d, e, f, g) -> (a : compressed, b : compressed, c : compressed, d : compressed, e : compressed, f : compressed, g : compressed) }>
#Sym7 = #tensoropt.encoding<{ symmetry = <(0 1 2 3 4 5 6), (0 1)>, stored = canonical, sparse = #CSF7 }>
func.func @too_many_updates(%A: tensor<2x2x2x2x2x2x2xf64, #Sym7>, %Y: tensor<2x2x2x2x2x2x2xf64>) -> tensor<2x2x2x2x2x2x2xf64> {
  // expected-error@+1 {{needs 5040 updates per canonical entry, the limit is 720}}
  %0 = tensoropt.einsum "abcdefg->abcdefg" ins(%A : tensor<2x2x2x2x2x2x2xf64, #Sym7>) outs(%Y : tensor<2x2x2x2x2x2x2xf64>) -> tensor<2x2x2x2x2x2x2xf64>
  return %0 : tensor<2x2x2x2x2x2x2xf64>
}

// -----

// 10! = 3628800
#Sym10 = #tensoropt.encoding<{ symmetry = <(0 1 2 3 4 5 6 7 8 9), (0 1)>, stored = canonical }>
func.func @too_large_group(%A: tensor<2x2x2x2x2x2x2x2x2x2xf64, #Sym10>, %y: tensor<f64>) -> tensor<f64> {
  // expected-error@+1 {{has a symmetry group of order 3628800, the limit is 362880}}
  %0 = tensoropt.einsum "abcdefghij->" ins(%A : tensor<2x2x2x2x2x2x2x2x2x2xf64, #Sym10>) outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}

// -----

// The places (i, j) with i > j of each stored column hold zeros.
#DenseLast = #sparse_tensor.encoding<{ map = (i, j) -> (j : compressed, i : dense) }>
#SymDenseLast = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #DenseLast }>
func.func @padding(%A: tensor<?x?xf64, #SymDenseLast>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  // expected-error@+1 {{visits storage whose dense level 1 pads with zeros, which semiring min_plus adds; make the last level compressed, or state the semiring's zero as 'fill'}}
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus> ins(%A, %x : tensor<?x?xf64, #SymDenseLast>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

// Padding of full storage counts as well.
#Rows = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed, j : dense) }>
func.func @paddedRows(%A: tensor<?x?xf64, #Rows>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  // expected-error@+1 {{visits storage whose dense level 1 pads with zeros, which semiring max_plus adds; make the last level compressed, or state the semiring's zero as 'fill'}}
  %0 = tensoropt.einsum "ij,j->i" semiring<max_plus> ins(%A, %x : tensor<?x?xf64, #Rows>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

#BSR = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j floordiv 2 : compressed, i mod 2 : dense, j mod 2 : dense) }>
func.func @blocks(%A: tensor<?x?xf64, #BSR>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  // expected-error@+1 {{visits blocks, which pad with zeros that semiring min_plus adds; store the input without blocks, or state the semiring's zero as 'fill'}}
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus> ins(%A, %x : tensor<?x?xf64, #BSR>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
