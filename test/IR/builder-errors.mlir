// RUN: tensor-opt %s --verify-diagnostics --split-input-file

// expected-error@+1 {{'tensor<?xf64>' has no encoding}}
func.func private @no_encoding(!tensoropt.builder<tensor<?xf64>>)

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @extents(%n: index) {
  // expected-error@+1 {{has 1 extents but the tensor has 2 dimensions}}
  %b = tensoropt.open plus [%n] : !tensoropt.builder<tensor<?x?xf64, #CSR>>
  return
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @element(%n: index) {
  // expected-error@+1 {{cannot build a tensor of 'bf16': expected i1, i8 to i64, index, f16, f32, f64, or complex of f32 or f64}}
  %b = tensoropt.open plus [%n] : !tensoropt.builder<tensor<?xbf16, #Vec>>
  return
}

// -----

#Rows = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed, j : dense) }>
func.func @padding(%n: index) {
  // expected-error@+1 {{sums by min, but the last level of}}
  %b = tensoropt.open min [%n, %n] : !tensoropt.builder<tensor<?x?xf64, #Rows>>
  return
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @buffers(%n: index) {
  %b = tensoropt.open plus [%n] : !tensoropt.builder<tensor<?xf64, #Vec>>
  // expected-error@+1 {{consists of buffers 'memref<?xindex>', 'memref<?xindex>', 'memref<?xf64>', got 'memref<?xf64>'}}
  %0 = tensoropt.close %b : !tensoropt.builder<tensor<?xf64, #Vec>> -> memref<?xf64>
  return
}
