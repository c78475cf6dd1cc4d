// RUN: tensor-opt %s --tensoropt-cpu | FileCheck %s
// RUN: tensor-opt %s --tensoropt-cpu | mlir-translate --mlir-to-llvmir | FileCheck %s --check-prefix=IR

// Nothing but the LLVM dialect is left.
// CHECK-NOT: unrealized_conversion_cast
// CHECK-NOT: {{(func|scf|cf|arith|math|complex|memref|tensor|linalg|vector|affine|index|bufferization|tensoropt|sparse_tensor)\.[a-z_]+ }}

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : compressed, j : compressed, k : compressed) }>
#COO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton(soa)) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Hermitian = #tensoropt.encoding<{ symmetry = <(0 1) : conjugate>, stored = canonical, triangle = lower, sparse = #COO }>
#Sym3 = #tensoropt.encoding<{ symmetry = <(0 1 2), (0 1)>, stored = canonical, sparse = #CSF }>

// CHECK: llvm.func @ssymv
// IR: define void @_mlir_ciface_ssymv(i64 %{{.*}}, i64 %{{.*}}, ptr %{{.*}}, ptr %{{.*}}, ptr %{{.*}}, ptr %{{.*}}, ptr %{{.*}})
func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// CHECK: llvm.func @hermitian
// IR: define void @_mlir_ciface_hermitian
func.func @hermitian(%A: tensor<?x?xcomplex<f32>, #Hermitian>, %x: tensor<?xcomplex<f32>>, %y: tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xcomplex<f32>, #Hermitian>, tensor<?xcomplex<f32>>)
         outs(%y : tensor<?xcomplex<f32>>) -> tensor<?xcomplex<f32>>
  return %0 : tensor<?xcomplex<f32>>
}

// CHECK: llvm.func @mttkrp
// IR: define void @_mlir_ciface_mttkrp
func.func @mttkrp(%A: tensor<?x?x?xi32, #Sym3>, %B: tensor<?x?xi32>, %Y: tensor<?x?xi32>) -> tensor<?x?xi32> {
  %0 = tensoropt.einsum "ikl,kr,lr->ir" ins(%A, %B, %B : tensor<?x?x?xi32, #Sym3>, tensor<?x?xi32>, tensor<?x?xi32>)
         outs(%Y : tensor<?x?xi32>) -> tensor<?x?xi32>
  return %0 : tensor<?x?xi32>
}

// CHECK: llvm.func @shortest_path
// IR: define void @_mlir_ciface_shortest_path
func.func @shortest_path(%A: tensor<?x?xf32, #Sym>, %x: tensor<?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus> ins(%A, %x : tensor<?x?xf32, #Sym>, tensor<?xf32>) outs(%y : tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// An output that must not be overwritten is copied, and the copy returned.
// CHECK: llvm.func @fresh
// CHECK: llvm.call @malloc
// IR: define void @_mlir_ciface_fresh
func.func @fresh(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64> {bufferization.writable = false}) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>) outs(%x : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
