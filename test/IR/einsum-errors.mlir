// RUN: tensor-opt %s --verify-diagnostics --split-input-file

func.func @no_arrow(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{specification "i": expects '->' between inputs and outputs}}
  %0 = tensoropt.einsum "i" ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @two_arrows(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{specification "i->->": '-' is not an index letter}}
  %0 = tensoropt.einsum "i->->" ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @digit(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{specification "1->": '1' is not an index letter}}
  %0 = tensoropt.einsum "1->" ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @ellipsis(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{specification "...i->": '.' is not an index letter}}
  %0 = tensoropt.einsum "...i->" ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @unknown_letter(%A: tensor<2xf64>, %y: tensor<2xf64>) {
  // expected-error@+1 {{specification "i->k": output index 'k' is in no input}}
  %0 = tensoropt.einsum "i->k" ins(%A : tensor<2xf64>) outs(%y : tensor<2xf64>) -> tensor<2xf64>
  return
}

// -----

func.func @letter_twice(%A: tensor<2xf64>, %y: tensor<2x2xf64>) {
  // expected-error@+1 {{specification "i->ii": index 'i' stands twice in output 'ii'}}
  %0 = tensoropt.einsum "i->ii" ins(%A : tensor<2xf64>) outs(%y : tensor<2x2xf64>) -> tensor<2x2xf64>
  return
}

// -----

func.func @operand_count(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{specification "i,i->" has 2 inputs and 1 outputs but there are 1 and 1}}
  %0 = tensoropt.einsum "i,i->" ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @no_outputs(%A: tensor<f64>) {
  // expected-error@+1 {{specification "->" has 1 inputs and 1 outputs but there are 1 and 0}}
  "tensoropt.einsum"(%A) <{spec = "->", operandSegmentSizes = array<i32: 1, 0>}> : (tensor<f64>) -> ()
  return
}

// -----

func.func @rank(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{input 0 has 1 dimensions but its term 'ij' has 2 letters}}
  %0 = tensoropt.einsum "ij->" ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @output_rank(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{output 0 has 0 dimensions but its term 'i' has 1 letters}}
  %0 = tensoropt.einsum "i->i" ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @extents(%A: tensor<?x2xf64>, %x: tensor<3xf64>, %y: tensor<?xf64>) {
  // expected-error@+1 {{index 'j' has extent 2 but dimension 0 of input 1 has 3}}
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x2xf64>, tensor<3xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return
}

// -----

func.func @output_extent(%A: tensor<4x2xf64>, %y: tensor<3xf64>) {
  // expected-error@+1 {{index 'i' has extent 4 but dimension 0 of output 0 has 3}}
  %0 = tensoropt.einsum "ij->i" ins(%A : tensor<4x2xf64>) outs(%y : tensor<3xf64>) -> tensor<3xf64>
  return
}

// -----

func.func @trace_extent(%A: tensor<4x2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{index 'i' has extent 4 but dimension 1 of input 0 has 2}}
  %0 = tensoropt.einsum "ii->" ins(%A : tensor<4x2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @mixed_types(%A: tensor<2xf32>, %y: tensor<f64>) {
  // expected-error@+1 {{mixes element types 'f64' and 'f32'}}
  %0 = tensoropt.einsum "i->" ins(%A : tensor<2xf32>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @bool_sum(%A: tensor<2xi1>, %y: tensor<i1>) {
  // expected-error@+1 {{semiring plus_times needs a signless integer of two bits or more, a float or a complex of floats, got 'i1'}}
  %0 = tensoropt.einsum "i->" ins(%A : tensor<2xi1>) outs(%y : tensor<i1>) -> tensor<i1>
  return
}

// -----

func.func @complex_integers(%A: tensor<2xcomplex<i32>>, %y: tensor<complex<i32>>) {
  // expected-error@+1 {{a float or a complex of floats, got 'complex<i32>'}}
  %0 = tensoropt.einsum "i->" ins(%A : tensor<2xcomplex<i32>>) outs(%y : tensor<complex<i32>>) -> tensor<complex<i32>>
  return
}

// -----

func.func @complex_minimum(%A: tensor<2xcomplex<f32>>, %y: tensor<complex<f32>>) {
  // expected-error@+1 {{semiring min_plus needs a signless integer of two bits or more or a float, got 'complex<f32>'}}
  %0 = tensoropt.einsum "i->" semiring<min_plus> ins(%A : tensor<2xcomplex<f32>>) outs(%y : tensor<complex<f32>>) -> tensor<complex<f32>>
  return
}

// -----

func.func @float_or(%A: tensor<2xf32>, %y: tensor<f32>) {
  // expected-error@+1 {{semiring or_and needs i1, got 'f32'}}
  %0 = tensoropt.einsum "i->" semiring<or_and> ins(%A : tensor<2xf32>) outs(%y : tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @index_type(%A: tensor<2xindex>, %y: tensor<index>) {
  // expected-error@+1 {{a float or a complex of floats, got 'index'}}
  %0 = tensoropt.einsum "i->" ins(%A : tensor<2xindex>) outs(%y : tensor<index>) -> tensor<index>
  return
}

// -----

func.func @result_type(%A: tensor<2xf64>, %y: tensor<2xf64>) {
  // expected-error@+1 {{has results of types 'tensor<?xf64>' but outputs of types 'tensor<2xf64>'}}
  %0 = tensoropt.einsum "i->i" ins(%A : tensor<2xf64>) outs(%y : tensor<2xf64>) -> tensor<?xf64>
  return
}

// -----

#COO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed, j : singleton(soa)) }>
func.func @output_that_cannot_be_built(%A: tensor<2x2xf64>, %y: tensor<2x2xf64, #COO>) {
  // expected-error@+1 {{cannot be built: level 1 is a singleton, so level 0 must be compressed(nonunique) or singleton(nonunique, soa)}}
  %0 = tensoropt.einsum "ij->ij" ins(%A : tensor<2x2xf64>) outs(%y : tensor<2x2xf64, #COO>) -> tensor<2x2xf64, #COO>
  return
}

// -----

func.func @letter_missing_in_one_product(%A: tensor<2x2xf64>, %x: tensor<2xf64>, %y: tensor<2x2xf64>) {
  // expected-error@+1 {{specification "ij+i->ij": output index 'j' is in no input of product 1}}
  %0 = tensoropt.einsum "ij+i->ij" ins(%A, %x : tensor<2x2xf64>, tensor<2xf64>) outs(%y : tensor<2x2xf64>) -> tensor<2x2xf64>
  return
}

// -----

func.func @operand_count_of_products(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{specification "i,i+i->" has 3 inputs and 1 outputs but there are 2 and 1}}
  %0 = tensoropt.einsum "i,i+i->" ins(%A, %A : tensor<2xf64>, tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

func.func @unknown_semiring(%A: tensor<2xf64>, %y: tensor<f64>) {
  // expected-error@+2 {{expected ::tensoropt::SemiringKind to be one of: plus_times, min_plus, max_plus, max_times, or_and}}
  // expected-error@+1 {{failed to parse TensorOpt_SemiringAttr parameter 'value'}}
  %0 = tensoropt.einsum "i->" semiring<times_plus> ins(%A : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#BSR = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j floordiv 2 : compressed, i mod 2 : dense, j mod 2 : dense) }>
func.func @builds_blocks(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>, %C: tensor<?x?xf64, #BSR>) -> tensor<?x?xf64, #BSR> {
  // expected-error@+1 {{cannot be built: entries come one by one, not in blocks; state a storage without blocks}}
  %0 = tensoropt.einsum "ij,ij->ij" ins(%A, %B : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>) outs(%C : tensor<?x?xf64, #BSR>) -> tensor<?x?xf64, #BSR>
  return %0 : tensor<?x?xf64, #BSR>
}
