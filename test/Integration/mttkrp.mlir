// REQUIRES: mlir-runner
// RUN: tensor-opt %s --tensoropt-cpu | mlir-runner -e main -entry-point-result=void \
// RUN:   -shared-libs=%mlir_libs/libmlir_c_runner_utils.so | FileCheck %s

// Y[i,r] += A[i,k,l] B[k,r] B[l,r] with A[i,k,l] = i + k + l + 1 on 3 x 3 x 3, of
// which the ten canonical entries are stored: every kind of diagonal is there.
// With S = sum of b[k] and T = sum of k b[k], Y[i] = (i + 1) S^2 + 2 S T.
//
//   b = (1, 2, 3): S = 6, T = 8: 36 (i + 1) + 96 = 132, 168, 204
//   b = (1, 0, 2): S = 3, T = 4:  9 (i + 1) + 24 =  33,  42,  51

#CSF = #sparse_tensor.encoding<{ map = (i, k, l) -> (i : compressed, k : compressed, l : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1 2), (0 1)>, stored = canonical, sparse = #CSF }>

memref.global "private" constant @positions0 : memref<2xindex> = dense<[0, 3]>
memref.global "private" constant @coordinates0 : memref<3xindex> = dense<[0, 1, 2]>
memref.global "private" constant @positions1 : memref<4xindex> = dense<[0, 3, 5, 6]>
memref.global "private" constant @coordinates1 : memref<6xindex> = dense<[0, 1, 2, 1, 2, 2]>
memref.global "private" constant @positions2 : memref<7xindex> = dense<[0, 3, 5, 6, 8, 9, 10]>
memref.global "private" constant @coordinates2 : memref<10xindex> = dense<[0, 1, 2, 1, 2, 2, 1, 2, 2, 2]>
memref.global "private" constant @values : memref<10xf64> = dense<[1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 4.0, 5.0, 6.0, 7.0]>

func.func @mttkrp(%A: tensor<?x?x?xf64, #Sym>, %B: tensor<?x?xf64>, %Y: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ikl,kr,lr->ir"
         ins(%A, %B, %B : tensor<?x?x?xf64, #Sym>, tensor<?x?xf64>, tensor<?x?xf64>)
         outs(%Y : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

func.func @main() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %p0 = memref.get_global @positions0 : memref<2xindex>
  %x0 = memref.get_global @coordinates0 : memref<3xindex>
  %p1 = memref.get_global @positions1 : memref<4xindex>
  %x1 = memref.get_global @coordinates1 : memref<6xindex>
  %p2 = memref.get_global @positions2 : memref<7xindex>
  %x2 = memref.get_global @coordinates2 : memref<10xindex>
  %v = memref.get_global @values : memref<10xf64>
  %p0d = memref.cast %p0 : memref<2xindex> to memref<?xindex>
  %x0d = memref.cast %x0 : memref<3xindex> to memref<?xindex>
  %p1d = memref.cast %p1 : memref<4xindex> to memref<?xindex>
  %x1d = memref.cast %x1 : memref<6xindex> to memref<?xindex>
  %p2d = memref.cast %p2 : memref<7xindex> to memref<?xindex>
  %x2d = memref.cast %x2 : memref<10xindex> to memref<?xindex>
  %vd = memref.cast %v : memref<10xf64> to memref<?xf64>
  %A = tensoropt.assemble [%c3, %c3, %c3] (%p0d, %x0d, %p1d, %x1d, %p2d, %x2d, %vd)
         : memref<?xindex>, memref<?xindex>, memref<?xindex>, memref<?xindex>, memref<?xindex>, memref<?xindex>, memref<?xf64>
         to tensor<?x?x?xf64, #Sym>
  %B0 = arith.constant dense<[[1.0, 1.0], [2.0, 0.0], [3.0, 2.0]]> : tensor<3x2xf64>
  %B = tensor.cast %B0 : tensor<3x2xf64> to tensor<?x?xf64>
  %Y0 = arith.constant dense<0.0> : tensor<3x2xf64>
  %Y = tensor.cast %Y0 : tensor<3x2xf64> to tensor<?x?xf64>
  %r = call @mttkrp(%A, %B, %Y) : (tensor<?x?x?xf64, #Sym>, tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
  // CHECK:      132
  // CHECK-NEXT: 168
  // CHECK-NEXT: 204
  // CHECK-NEXT: 33
  // CHECK-NEXT: 42
  // CHECK-NEXT: 51
  scf.for %j = %c0 to %c2 step %c1 {
    scf.for %i = %c0 to %c3 step %c1 {
      %e = tensor.extract %r[%i, %j] : tensor<?x?xf64>
      vector.print %e : f64
    }
  }
  return
}
