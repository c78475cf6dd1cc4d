// RUN: tensor-opt %s --verify-diagnostics --split-input-file

func.func @merge_plain(%A: tensor<?x?xf64>) {
  // expected-error@+1 {{takes a packed tensor, canonical entries without a sparse storage, got 'tensor<?x?xf64>'}}
  %0 = tensoropt.merge %A by [2] : tensor<?x?xf64> to tensor<?xf64>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @merge_size(%A: tensor<?x?xf64, #p>) {
  // expected-error@+1 {{has a block of 0 dimensions, expected 1 to 2}}
  %0 = tensoropt.merge %A by [0, 2] : tensor<?x?xf64, #p> to tensor<?xf64>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @merge_count(%A: tensor<?x?xf64, #p>) {
  // expected-error@+1 {{has blocks of 1 dimensions in all, but the tensor has 2}}
  %0 = tensoropt.merge %A by [1] : tensor<?x?xf64, #p> to tensor<?xf64>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @merge_blocks(%A: tensor<?x?x?xf64, #p>) {
  // expected-error@+1 {{cannot merge blocks of 1, 2 dimensions: the symmetry must move whole blocks}}
  %0 = tensoropt.merge %A by [1, 2] : tensor<?x?x?xf64, #p> to tensor<?x?xf64>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @merge_result(%A: tensor<4x4xf64, #p>) {
  // expected-error@+1 {{result must be 'tensor<10xf64>', got 'tensor<16xf64>'}}
  %0 = tensoropt.merge %A by [2] : tensor<4x4xf64, #p> to tensor<16xf64>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#s = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
func.func @expand_sparse(%A: tensor<?x?xf64, #s>) {
  // expected-error@+1 {{takes a packed tensor, canonical entries without a sparse storage, got}}
  %0 = tensoropt.expand %A : tensor<?x?xf64, #s> to tensor<?x?xf64>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @expand_nothing(%A: tensor<?x?xf64, #p>) {
  // expected-error@+1 {{needs either a buffer to write or a result}}
  tensoropt.expand %A : tensor<?x?xf64, #p>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @expand_shape(%A: tensor<?x?xf64, #p>) {
  // expected-error@+1 {{to 'tensor<?x?xf32>', which has another shape or element type}}
  %0 = tensoropt.expand %A : tensor<?x?xf64, #p> to tensor<?x?xf32>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#t = #tensoropt.encoding<{ symmetry = <(1 2)> }>
func.func @expand_symmetry(%A: tensor<?x?x?xf64, #p>) {
  // expected-error@+1 {{result states symmetry #tensoropt.symmetry<(1 2)>, which does not follow from #tensoropt.symmetry<(0 1)> of the source}}
  %0 = tensoropt.expand %A : tensor<?x?x?xf64, #p> to tensor<?x?x?xf64, #t>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @expand_canonical(%A: tensor<?x?xf64, #p>) {
  // expected-error@+1 {{makes a tensor that stores all entries densely, got}}
  %0 = tensoropt.expand %A : tensor<?x?xf64, #p> to tensor<?x?xf64, #p>
  return
}

// -----

#eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical }>
func.func @split_pairs(%v: tensor<?x?xf64>, %n: index) {
  // expected-error@+1 {{leaves symmetries between blocks of}}
  %0 = tensoropt.split %v by [2, 2] extents(%n, %n, %n, %n) : tensor<?x?xf64> to tensor<?x?x?x?xf64, #eri>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @split_source(%v: tensor<16xf64>, %n: index) {
  // expected-error@+1 {{source must be 'tensor<10xf64>', got 'tensor<16xf64>'}}
  %0 = tensoropt.split %v by [2] extents(%n, %n) : tensor<16xf64> to tensor<4x4xf64, #p>
  return
}

// -----

#p = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @split_extents(%v: tensor<?xf64>, %n: index) {
  // expected-error@+1 {{has 1 extents but the tensor has 2 dimensions}}
  %0 = tensoropt.split %v by [2] extents(%n) : tensor<?xf64> to tensor<?x?xf64, #p>
  return
}
