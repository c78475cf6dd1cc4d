// RUN: tensor-opt %s --verify-diagnostics --split-input-file

func.func @no_encoding(%A: tensor<?xf64>) {
  // expected-error@+1 {{'tensor<?xf64>' has no encoding}}
  %0 = tensoropt.values %A : tensor<?xf64> to memref<?xf64>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @dense_level(%A: tensor<?x?xf64, #CSR>) {
  // expected-error@+1 {{level 0 of 'tensor<?x?xf64, #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>>' has no such buffer}}
  %0 = tensoropt.positions %A level 0 : tensor<?x?xf64, #CSR> to memref<?xindex>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @no_level(%A: tensor<?x?xf64, #CSR>) {
  // expected-error@+1 {{level 7 of}}
  %0 = tensoropt.coordinates %A level 7 : tensor<?x?xf64, #CSR> to memref<?xindex>
  return
}

// -----

#COO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton(soa)) }>
func.func @singleton(%A: tensor<?x?xf64, #COO>) {
  // expected-error@+1 {{has no such buffer}}
  %0 = tensoropt.positions %A level 1 : tensor<?x?xf64, #COO> to memref<?xindex>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32 }>
func.func @width(%A: tensor<?x?xf64, #CSR>) {
  // expected-error@+1 {{result must be 'memref<?xi32>', got 'memref<?xindex>'}}
  %0 = tensoropt.positions %A level 1 : tensor<?x?xf64, #CSR> to memref<?xindex>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @value_type(%A: tensor<?x?xf64, #CSR>) {
  // expected-error@+1 {{result must be 'memref<?xf64>', got 'memref<?xf32>'}}
  %0 = tensoropt.values %A : tensor<?x?xf64, #CSR> to memref<?xf32>
  return
}

// -----

#COO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton) }>
func.func @array_of_structs(%A: tensor<?x?xf64, #COO>) {
  // expected-error@+1 {{is not supported: expected dense, compressed or singleton(soa)}}
  %0 = tensoropt.values %A : tensor<?x?xf64, #COO> to memref<?xf64>
  return
}

// -----

#Cyclic = #tensoropt.encoding<{ symmetry = <(0 1 2)>, stored = canonical }>
func.func @canonical_dense(%A: tensor<?x?x?xf64, #Cyclic>) {
  // expected-error@+1 {{canonical entries without a sparse storage need a symmetry that permutes sets of dimensions in all ways, or equal blocks of them of which each ends before the next begins}}
  %0 = tensoropt.values %A : tensor<?x?x?xf64, #Cyclic> to memref<?xf64>
  return
}

// -----

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @no_coordinates(%A: tensor<?x?xf64, #Packed>) {
  // expected-error@+1 {{level 1 of 'tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>>' has no such buffer}}
  %0 = tensoropt.coordinates %A level 1 : tensor<?x?xf64, #Packed> to memref<?xindex>
  return
}

// -----

func.func @assemble_plain(%n: index, %val: memref<?xf64>) {
  // expected-error@+1 {{'tensor<?xf64>' has no encoding}}
  %0 = tensoropt.assemble [%n] (%val) : memref<?xf64> to tensor<?xf64>
  return
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @missing_buffer(%n: index, %pos: memref<?xindex>, %val: memref<?xf64>) {
  // expected-error@+1 {{consists of buffers 'memref<?xindex>', 'memref<?xindex>', 'memref<?xf64>', got 'memref<?xindex>', 'memref<?xf64>'}}
  %0 = tensoropt.assemble [%n, %n] (%pos, %val) : memref<?xindex>, memref<?xf64> to tensor<?x?xf64, #CSR>
  return
}

// -----

#Dense = #tensoropt.encoding<{ symmetry = <(0 1)> }>
func.func @missing_extent(%n: index, %val: memref<?xf64>) {
  // expected-error@+1 {{has 1 extents but the tensor has 2 dimensions}}
  %0 = tensoropt.assemble [%n] (%val) : memref<?xf64> to tensor<?x?xf64, #Dense>
  return
}
