// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep --verify-diagnostics

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @undeclared(%n: index) {
  // expected-error@+1 {{needs the function 'tensoroptBuilderOpen', which tensoropt-expose-storage declares}}
  %b = tensoropt.open plus [%n] : !tensoropt.builder<tensor<?xf64, #Vec>>
  return
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @passed_on(%A: memref<?xf64>, %b: !tensoropt.builder<tensor<?xf64, #Vec>>) {
  // expected-error@+1 {{adds to a builder that no tensoropt.open of this function opens}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %b : !tensoropt.builder<tensor<?xf64, #Vec>>) {
    tensoropt.reduce plus %a into %o[%i] : f64, memref<?xf64>
  }
  return
}
