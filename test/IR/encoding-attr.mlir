// RUN: tensor-opt %s --verify-roundtrip | FileCheck %s
// RUN: tensor-opt %s --mlir-print-op-generic | tensor-opt | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK: #[[CSR:.*]] = #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, d1 : compressed) }>

// CHECK: @all_keys(tensor<4x4xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #[[CSR]] }>>)
func.func private @all_keys(tensor<4x4xf64, #tensoropt.encoding<{
  sparse = #CSR, triangle = lower, stored = canonical, symmetry = #tensoropt.symmetry<(1 0)>
}>>)

// Defaults are not printed.
// CHECK: @defaults(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, sparse = #[[CSR]] }>>)
func.func private @defaults(tensor<?x?xf64, #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = full, triangle = upper, sparse = #CSR
}>>)

// CHECK: @symmetry_only(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)> }>>)
func.func private @symmetry_only(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)> }>>)

// CHECK: @storage_only(tensor<?x?xf64, #tensoropt.encoding<{ sparse = #[[CSR]] }>>)
func.func private @storage_only(tensor<?x?xf64, #tensoropt.encoding<{ sparse = #CSR }>>)

// CHECK: @canonical_dense(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>>)
func.func private @canonical_dense(tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>>)

// Only exchanged dimensions need equal extents, and unknown ones are trusted.
// CHECK: @extents(tensor<5x?x5x7xf64, #tensoropt.encoding<{ symmetry = <(0 1 2)> }>>)
func.func private @extents(tensor<5x?x5x7xf64, #tensoropt.encoding<{ symmetry = <(0 1 2)> }>>)

// CHECK: @hermitian(tensor<?x?xcomplex<f32>, #tensoropt.encoding<{ symmetry = <(0 1) : conjugate> }>>)
func.func private @hermitian(tensor<?x?xcomplex<f32>, #tensoropt.encoding<{ symmetry = <(0 1) : conjugate> }>>)

// CHECK: @skew(tensor<?x?xi8, #tensoropt.encoding<{ symmetry = <(0 1) : negate> }>>)
func.func private @skew(tensor<?x?xi8, #tensoropt.encoding<{ symmetry = <(0 1) : negate> }>>)

#Vec = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
// CHECK: @fill(tensor<?xi8, #tensoropt.encoding<{ sparse = #{{.*}}, fill = -3 : i8 }>>)
func.func private @fill(tensor<?xi8, #tensoropt.encoding<{ sparse = #Vec, fill = -3 : i8 }>>)
