// RUN: tensor-opt %s --verify-diagnostics --split-input-file

// expected-error@+1 {{has an identity of type 'complex<f64>', expected a signless integer or a float}}
"tensoropt.semiring"() <{sym_name = "complex", identity = #complex.number<:f64 0.0, 0.0> : complex<f64>}> ({
^bb0(%a: complex<f64>, %b: complex<f64>):
  tensoropt.yield %a : complex<f64>
}, {
^bb0(%a: complex<f64>, %b: complex<f64>):
  tensoropt.yield %a : complex<f64>
}) : () -> ()

// -----

// expected-error@+1 {{multiply takes 'f64', expected two elements of 'f64'}}
tensoropt.semiring @one_argument identity(0.0 : f64)
  multiply(%a) {
    tensoropt.yield %a : f64
  }
  reduce(%a, %b) {
    tensoropt.yield %a : f64
  }

// -----

tensoropt.semiring @wrong_yield identity(0.0 : f64)
  multiply(%a, %b) {
    tensoropt.yield %a : f64
  }
  reduce(%a, %b) {
    %0 = arith.cmpf olt, %a, %b : f64
    // expected-error@+1 {{yields 'i1', expected 'f64'}}
    tensoropt.yield %0 : i1
  }

// -----

tensoropt.semiring @may_trap identity(1 : i32)
  multiply(%a, %b) {
    // expected-error@+1 {{must not stand in a semiring, whose operations have no regions and no side effects and may run on any operands}}
    %0 = arith.divsi %a, %b : i32
    tensoropt.yield %0 : i32
  }
  reduce(%a, %b) {
    tensoropt.yield %a : i32
  }

// -----

func.func @unknown(%x: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{names @nothing, which is no tensoropt.semiring}}
  %0 = tensoropt.einsum "i->" semiring @nothing ins(%x : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

// expected-note@+1 {{defined here}}
tensoropt.semiring @of_f64 identity(0.0 : f64)
  multiply(%a, %b) {
    tensoropt.yield %a : f64
  }
  reduce(%a, %b) {
    tensoropt.yield %a : f64
  }
func.func @element_type(%x: tensor<2xf32>, %y: tensor<f32>) {
  // expected-error@+1 {{works on elements of 'f32' but semiring @of_f64 on those of 'f64'}}
  %0 = tensoropt.einsum "i->" semiring @of_f64 ins(%x : tensor<2xf32>) outs(%y : tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @no_name(%x: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{must name a semiring if it is custom, and only then}}
  %0 = tensoropt.einsum "i->" semiring<custom> ins(%x : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @no_name_of_sum(%A: memref<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %y : memref<f64>) {
    // expected-error@+1 {{must name a semiring if it is custom, and only then}}
    tensoropt.reduce custom %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
tensoropt.semiring @first identity(0.0 : f64)
  multiply(%a, %b) {
    tensoropt.yield %a : f64
  }
  reduce(%a, %b) {
    tensoropt.yield %a : f64
  }
func.func @sparse_output(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>) {
  // expected-error@+1 {{with semiring @first has a sparse output, which only named semirings can add to: make it dense}}
  %0 = tensoropt.einsum "ij->ij" semiring @first ins(%A : tensor<?x?xf64, #CSR>) outs(%B : tensor<?x?xf64, #CSR>) -> tensor<?x?xf64, #CSR>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
tensoropt.semiring @first identity(0.0 : f64)
  multiply(%a, %b) {
    tensoropt.yield %a : f64
  }
  reduce(%a, %b) {
    tensoropt.yield %a : f64
  }
func.func @sparse_output_of_sweep(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %B : tensor<?x?xf64, #CSR>) {
    // expected-error@+1 {{with the sum of @first cannot add to a sparse output: make it dense}}
    tensoropt.reduce @first %a into %o[%i, %j] : f64, memref<?x?xf64>
  } -> tensor<?x?xf64, #CSR>
  return
}

// -----

tensoropt.semiring @first identity(0.0 : f64)
  multiply(%a, %b) {
    tensoropt.yield %a : f64
  }
  reduce(%a, %b) {
    tensoropt.yield %a : f64
  }
func.func @two_sums(%A: tensor<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
    // expected-error@+1 {{is of kind plus but another one into the same output is of kind @first}}
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    tensoropt.reduce @first %a into %o[] : f64, memref<f64>
  }
  return
}
