// RUN: tensor-opt %s --tensoropt-expose-storage --verify-diagnostics --split-input-file

#Halves = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j : compressed, i mod 2 : compressed) }>
// expected-error@+1 {{each dimension must be one level, or 'd floordiv b' on one and 'd mod b' on a dense one further down, without slices}}
func.func @argument(%n: index, %A: tensor<?x?xf64, #Halves>) {
  return
}

// -----

#AoS = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton) }>
// expected-error@+1 {{is not supported: expected dense, compressed or singleton(soa)}}
func.func private @result_of_declaration(index) -> tensor<?x?xf64, #AoS>

// -----

// expected-error@+1 {{canonical entries without a sparse storage need a symmetry that permutes sets of dimensions in all ways}}
func.func private @canonical_dense(tensor<?x?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1 2)>, stored = canonical }>>)

// -----

// expected-error@+1 {{a tensor without dimensions needs no encoding, leave it out}}
func.func private @scalar(tensor<f64, #tensoropt.encoding<{ symmetry = <> }>>)

// -----

#V = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func private @f(tensor<?xf64, #V>)
func.func @function_value(%v: tensor<?xf64, #V>) {
  // expected-error@+1 {{passes encoded tensors, which only direct calls can do}}
  %f = constant @f : (tensor<?xf64, #V>) -> ()
  call_indirect %f(%v) : (tensor<?xf64, #V>) -> ()
  return
}

// -----

#V = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @function_argument(%f: (tensor<?xf64, #V>) -> (), %v: tensor<?xf64, #V>) {
  // expected-error@+1 {{'func.call_indirect' op reads an encoded tensor of type}}
  call_indirect %f(%v) : (tensor<?xf64, #V>) -> ()
  return
}

// -----

#V = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @extract(%v: tensor<?xf64, #V>, %i: index) -> f64 {
  // expected-error@+1 {{'tensor.extract' op reads an encoded tensor of type 'tensor<?xf64, #sparse_tensor.encoding<{ map = (d0) -> (d0 : compressed) }>>', which only einsums and sweeps can do}}
  %0 = tensor.extract %v[%i] : tensor<?xf64, #V>
  return %0 : f64
}

// -----

#V = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @read_in_sweep(%v: tensor<?xf64, #V>, %w: tensor<?xf64, #V>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.sweep %v[%i] = %a : tensor<?xf64, #V> outs(%o = %y : tensor<f64>) {
    // expected-error@+1 {{'tensor.extract' op reads an encoded tensor}}
    %b = tensor.extract %w[%i] : tensor<?xf64, #V>
    tensoropt.reduce plus %b into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0 : tensor<f64>
}

// -----

#V = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @cast_to_plain(%v: tensor<?xf64, #V>) -> tensor<?xf64> {
  // expected-error@+1 {{'tensor.cast' op drops the encoding of 'tensor<?xf64, #sparse_tensor.encoding<{ map = (d0) -> (d0 : compressed) }>>', whose entries are not all stored in row-major order}}
  %0 = tensor.cast %v : tensor<?xf64, #V> to tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

#V = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @made_elsewhere(%x: tensor<4xf64>) -> tensor<4xf64, #V> {
  // expected-error@+1 {{'sparse_tensor.convert' op makes an encoded tensor of type 'tensor<4xf64, #sparse_tensor.encoding<{ map = (d0) -> (d0 : compressed) }>>', which must come from an argument or from tensoropt.assemble}}
  %0 = sparse_tensor.convert %x : tensor<4xf64> to tensor<4xf64, #V>
  return %0 : tensor<4xf64, #V>
}
