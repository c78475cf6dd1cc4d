// RUN: tensor-opt %s --tensoropt-lower-sweep --verify-diagnostics --split-input-file

func.func @tensor_output(%A: tensor<?xf64>, %y: tensor<f64>) -> tensor<f64> {
  // expected-error@+1 {{works on tensors; bufferise before lowering to loops}}
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0 : tensor<f64>
}

// -----

func.func @tensor_driver(%A: tensor<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{works on tensors; bufferise before lowering to loops}}
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

// Neither all of a dimension nor its blocks and their insides.
#Halves = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j : compressed, i mod 2 : compressed) }>
func.func @compressed_inside(%A: tensor<?x?xf64, #Halves>, %y: memref<f64>) {
  // expected-error@+1 {{is not supported: each dimension must be one level, or 'd floordiv b' on one and 'd mod b' on a dense one further down, without slices}}
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Halves> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

#BSR = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j floordiv 3 : compressed, i mod 2 : dense, j mod 3 : dense) }>
#SymBSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #BSR }>
func.func @canonical_rectangles(%A: tensor<?x?xf64, #SymBSR>, %y: memref<f64>) {
  // expected-error@+1 {{is not supported: canonical entries in blocks need all permutations of dimensions with equal blocks}}
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #SymBSR> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

#NM = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j floordiv 4 : dense, j mod 4 : structured[2, 4]) }>
func.func @n_of_m(%A: tensor<?x?xf64, #NM>, %y: memref<f64>) {
  // expected-error@+1 {{is not supported}}
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #NM> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

#AoS = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton) }>
func.func @array_of_structs(%A: tensor<?x?xf64, #AoS>, %y: memref<f64>) {
  // expected-error@+1 {{is not supported: expected dense, compressed or singleton(soa)}}
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #AoS> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

#Loose = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : loose_compressed) }>
func.func @loose(%A: tensor<?x?xf64, #Loose>, %y: memref<f64>) {
  // expected-error@+1 {{is not supported: expected dense, compressed or singleton(soa)}}
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Loose> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

#Pairs = #tensoropt.encoding<{ symmetry = <(0 1)(2 3)>, stored = canonical }>
func.func @canonical_dense(%A: tensor<?x?x?x?xf64, #Pairs>, %y: memref<f64>) {
  // expected-error@+1 {{canonical entries without a sparse storage need a symmetry that permutes sets of dimensions in all ways}}
  tensoropt.sweep %A[%i, %j, %k, %l] = %a : tensor<?x?x?x?xf64, #Pairs> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

#BSR = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j floordiv 2 : compressed, i mod 2 : dense, j mod 2 : dense) }>
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @join_of_blocks(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #BSR>, %C: memref<?x?xf64>) {
  // expected-error@+1 {{in blocks together with other sparse tensors or for a sparse output, which is not supported; store it without blocks}}
  tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSR> join(%B[%k, %j] = %b : tensor<?x?xf64, #BSR>)
      outs(%o = %C : memref<?x?xf64>) {
    %t = arith.mulf %a, %b : f64
    tensoropt.reduce plus %t into %o[%i, %j] : f64, memref<?x?xf64>
  }
  return
}
