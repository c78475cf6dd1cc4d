// RUN: tensor-opt %s --verify-diagnostics --split-input-file

// expected-error@+1 {{encoding states neither a symmetry nor a storage}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ }>>)

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
// expected-error@+1 {{key 'sparse' is given twice}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ sparse = #CSR, sparse = #CSR }>>)

// -----

// expected-error@+1 {{key 'symmetry' is given twice}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, symmetry = <(0 1)> }>>)

// -----

// expected-error@+1 {{key 'stored' is given twice}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = full, stored = full }>>)

// -----

// expected-error@+1 {{key 'triangle' is given twice}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, triangle = upper, triangle = lower }>>)

// -----

// expected-error@+1 {{unknown key 'colour', expected symmetry, stored, triangle, sparse or fill}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ colour = red }>>)

// -----

// expected-error@+1 {{expected 'full' or 'canonical', got 'half'}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = half }>>)

// -----

// expected-error@+1 {{expected 'upper' or 'lower', got 'middle'}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, triangle = middle }>>)

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
// expected-error@+1 {{invalid kind of attribute specified}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = #CSR }>>)

// -----

// expected-error@+1 {{invalid kind of attribute specified}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ sparse = 3 }>>)

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
// expected-error@+1 {{'stored = canonical' needs a symmetry}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ stored = canonical, sparse = #CSR }>>)

// -----

// expected-error@+1 {{'triangle' needs 'stored = canonical'}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, triangle = lower }>>)

// -----

// expected-error@+1 {{symmetry exchanges dimensions 0 and 1 of extents 3 and 4}}
func.func private @f(tensor<3x4xf64, #tensoropt.encoding<{ symmetry = <(0 1)> }>>)

// -----

// The unknown extent does not hide that the first and the last one differ.
// expected-error@+1 {{symmetry exchanges dimensions 0 and 2 of extents 3 and 4}}
func.func private @f(tensor<3x?x4xf64, #tensoropt.encoding<{ symmetry = <(0 1 2)> }>>)

// -----

// expected-error@+1 {{'conjugate' needs a complex element type, got 'f64'}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1) : conjugate> }>>)

// -----

// expected-error@+1 {{'negate' needs an element type with a sign, got 'i1'}}
func.func private @f(tensor<?x?xi1, #tensoropt.encoding<{ symmetry = <(0 1) : negate> }>>)

// -----

// expected-error@+1 {{'negate' needs an element type with a sign, got 'ui8'}}
func.func private @f(tensor<?x?xui8, #tensoropt.encoding<{ symmetry = <(0 1) : negate> }>>)

// -----

// expected-error@+1 {{'negate' needs an element type with a sign, got 'index'}}
func.func private @f(tensor<?x?xindex, #tensoropt.encoding<{ symmetry = <(0 1) : negate> }>>)

// -----

// expected-error@+1 {{symmetry moves dimension 2 but the tensor has 2 dimensions}}
func.func private @f(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 2)> }>>)

// -----

// expected-error@+1 {{symmetry moves dimension 1 but the tensor has 0 dimensions}}
func.func private @f(tensor<f64, #tensoropt.encoding<{ symmetry = <(0 1)> }>>)

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
// expected-error@+1 {{dimension-rank mismatch between encoding and tensor shape: 2 != 3}}
func.func private @f(tensor<?x?x?xf64, #tensoropt.encoding<{ sparse = #CSR }>>)

// -----

// expected-error@+1 {{'fill' needs a sparse storage; what is dense stores all entries}}
#Fill = #tensoropt.encoding<{ symmetry = <(0 1)>, fill = 1.0 : f64 }>

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
// expected-error@+1 {{'fill' must not be NaN, which equals nothing}}
#Fill = #tensoropt.encoding<{ sparse = #Vec, fill = 0x7FF8000000000000 : f64 }>

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
// expected-error@+1 {{'fill' must be an integer or a float, got dense}}
#Fill = #tensoropt.encoding<{ sparse = #Vec, fill = dense<1> : tensor<2xi8> }>

// -----

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
#Fill = #tensoropt.encoding<{ sparse = #Vec, fill = 1.0 : f32 }>
// expected-error@+1 {{'fill' of type 'f32' but elements of type 'f64'}}
func.func private @fill_type(tensor<?xf64, #Fill>)

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Fill = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, sparse = #CSR, fill = 1.0 : f64 }>
// expected-error@+1 {{'fill' must be zero where the symmetry negates, got 1.0}}
func.func private @negated_fill(tensor<?x?xf64, #Fill>)
