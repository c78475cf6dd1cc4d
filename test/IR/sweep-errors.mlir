// RUN: tensor-opt %s --verify-diagnostics --split-input-file

func.func @too_few_indices(%A: memref<?x?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{body expects arguments of types 'index', 'index', 'f64', 'memref<f64>', got 'index', 'f64', 'memref<f64>'}}
  tensoropt.sweep %A[%i] = %a : memref<?x?xf64> outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

func.func @missing_outs(%A: memref<?xf64>) {
  // expected-error@+1 {{expected 'outs'}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> {
  }
  return
}

// -----

func.func @missing_extent(%A: memref<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{expected '<'}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> free(%r) outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

func.func @unranked(%A: tensor<*xf64>, %y: memref<f64>) {
  // expected-error@+1 {{expects a ranked tensor or memref to visit}}
  tensoropt.sweep %A[%i] = %a : tensor<*xf64> outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

func.func @vector(%A: vector<2xf64>, %y: memref<f64>) {
  // expected-error@+1 {{operand #0 must be ranked tensor or memref, but got 'vector<2xf64>'}}
  tensoropt.sweep %A[%i] = %a : vector<2xf64> outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

func.func @scalar_output(%A: tensor<?xf64>, %y: f64) {
  // expected-error@+1 {{outputs must be ranked tensors, memrefs or builders}}
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : f64) {
  }
  return
}

// -----

func.func @mixed_outputs(%A: tensor<?xf64>, %y: memref<f64>, %z: tensor<f64>) {
  // expected-error@+1 {{outputs must be all tensors or all memrefs}}
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>, %p = %z : tensor<f64>) {
  } -> tensor<f64>
  return
}

// -----

func.func @missing_results(%A: tensor<?xf64>, %y: tensor<f64>) {
  // expected-error@+1 {{but outputs of types 'tensor<f64>'}}
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : tensor<f64>) {
  }
  return
}

// -----

func.func @result_of_memref(%A: tensor<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{has results of types 'tensor<f64>'}}
  %0 = tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
  } -> tensor<f64>
  return
}

// -----

#Block = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j floordiv 2 : compressed, i mod 2 : dense, j mod 2 : dense) }>
func.func @output_in_blocks(%A: tensor<?x?xf64>, %y: tensor<?x?xf64, #Block>) {
  // expected-error@+1 {{cannot be built: entries come one by one, not in blocks; state a storage without blocks}}
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64> outs(%o = %y : tensor<?x?xf64, #Block>) {
  } -> tensor<?x?xf64, #Block>
  return
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @builder_before_memref(%A: memref<?xf64>, %b: !tensoropt.builder<tensor<?xf64, #Vec>>, %y: memref<f64>) {
  // expected-error@+1 {{outputs that are builders must come last}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> outs(%o = %b : !tensoropt.builder<tensor<?xf64, #Vec>>, %p = %y : memref<f64>) {
  }
  return
}

// -----

func.func @dense_join(%A: memref<?xf64>, %B: tensor<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{joins 'tensor<?xf64>', which has no encoding; read it with tensor.extract}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> join(%B[%i] = %b : tensor<?xf64>) outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @join_rank(%A: memref<?xf64>, %B: tensor<?xf64, #Vec>, %y: memref<f64>) {
  // expected-error@+1 {{joins need 1 indices, one per dimension, got 2}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> join(%B[%i, %i] = %b : tensor<?xf64, #Vec>) outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
func.func @gap_in_indices(%A: memref<?xf64>, %B: tensor<?xf64, #Vec>, %y: memref<f64>) {
  // expected-error@+1 {{index 2 of a join is neither known nor the next new one, 1}}
  "tensoropt.sweep"(%A, %B, %y) <{operandSegmentSizes = array<i32: 1, 1, 0, 1>, join_indices = array<i64: 2>}> ({
  ^body(%i: index, %j: index, %k: index, %a: f64, %b: f64, %o: memref<f64>):
  }) : (memref<?xf64>, tensor<?xf64, #Vec>, memref<f64>) -> ()
  return
}

// -----

func.func @unknown_index_in_order(%A: memref<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{'%k' is no index of the sweep}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> where(%i <= %k) outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

func.func @order_of_one_index(%A: memref<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{order (0, 0, 1) must name two different ones of the 1 indices, then 0 or 1}}
  tensoropt.sweep %A[%i] = %a : memref<?xf64> where(%i < %i) outs(%o = %y : memref<f64>) {
  }
  return
}

// -----

func.func @order_of_two_numbers(%A: memref<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{order must hold triples, got 2 numbers}}
  "tensoropt.sweep"(%A, %y) <{operandSegmentSizes = array<i32: 1, 0, 0, 1>, order = array<i64: 0, 1>}> ({
  ^body(%i: index, %a: f64, %o: memref<f64>):
  }) : (memref<?xf64>, memref<f64>) -> ()
  return
}

// -----

func.func @output_is_read(%A: tensor<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{output argument is used outside tensoropt.reduce}}
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
    // expected-note@+1 {{used here}}
    %0 = memref.load %o[] : memref<f64>
  }
  return
}

// -----

func.func @two_kinds(%A: tensor<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
    // expected-error@+1 {{is of kind plus but another one into the same output is of kind max}}
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    tensoropt.reduce max %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

func.func @no_body(%A: tensor<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{region with 1 blocks}}
  "tensoropt.sweep"(%A, %y) <{operandSegmentSizes = array<i32: 1, 0, 0, 1>}> ({}) : (tensor<?xf64>, memref<f64>) -> ()
  return
}

// -----

func.func @no_arguments(%A: tensor<?xf64>, %y: memref<f64>) {
  // expected-error@+1 {{body expects arguments of types 'index', 'f64', 'memref<f64>', got}}
  "tensoropt.sweep"(%A, %y) <{operandSegmentSizes = array<i32: 1, 0, 0, 1>}> ({
  ^body:
  }) : (tensor<?xf64>, memref<f64>) -> ()
  return
}

// -----

func.func @target_of_function(%y: memref<f64>, %a: f64) {
  // expected-error@+1 {{target is not an output argument of a tensoropt.sweep}}
  tensoropt.reduce plus %a into %y[] : f64, memref<f64>
  return
}

// -----

func.func @target_not_an_argument(%A: tensor<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
    // expected-error@+1 {{target is not an output argument of a tensoropt.sweep}}
    tensoropt.reduce plus %a into %y[] : f64, memref<f64>
  }
  return
}

// -----

func.func @reduce_rank(%A: tensor<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
    // expected-error@+1 {{has 1 indices but the target has 0 dimensions}}
    tensoropt.reduce plus %a into %o[%i] : f64, memref<f64>
  }
  return
}

// -----

func.func @reduce_type(%A: tensor<?xf64>, %y: memref<f32>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f32>) {
    // expected-error@+1 {{adds 'f64' to entries of 'f32'}}
    tensoropt.reduce plus %a into %o[] : f64, memref<f32>
  }
  return
}

// -----

func.func @or_of_floats(%A: tensor<?xf64>, %y: memref<f64>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xf64> outs(%o = %y : memref<f64>) {
    // expected-error@+1 {{of kind or cannot add to entries of 'f64'}}
    tensoropt.reduce or %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

func.func @minimum_of_complex(%A: tensor<?xcomplex<f32>>, %y: memref<complex<f32>>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xcomplex<f32>> outs(%o = %y : memref<complex<f32>>) {
    // expected-error@+1 {{of kind min cannot add to entries of 'complex<f32>'}}
    tensoropt.reduce min %a into %o[] : complex<f32>, memref<complex<f32>>
  }
  return
}

// -----

func.func @maximum_of_index(%A: tensor<?xindex>, %y: memref<index>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xindex> outs(%o = %y : memref<index>) {
    // expected-error@+1 {{of kind max cannot add to entries of 'index'}}
    tensoropt.reduce max %a into %o[] : index, memref<index>
  }
  return
}

// -----

func.func @sum_of_complex_integers(%A: tensor<?xcomplex<i32>>, %y: memref<complex<i32>>) {
  tensoropt.sweep %A[%i] = %a : tensor<?xcomplex<i32>> outs(%o = %y : memref<complex<i32>>) {
    // expected-error@+1 {{of kind plus cannot add to entries of 'complex<i32>'}}
    tensoropt.reduce plus %a into %o[] : complex<i32>, memref<complex<i32>>
  }
  return
}
