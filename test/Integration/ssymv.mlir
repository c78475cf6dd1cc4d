// REQUIRES: mlir-runner
// RUN: tensor-opt %s --tensoropt-cpu | mlir-runner -e main -entry-point-result=void \
// RUN:   -shared-libs=%mlir_libs/libmlir_c_runner_utils.so | FileCheck %s

// y += A x. Every diagonal entry of A is stored:
//
//       1 2 3 4        1   100      1 +  4 +  9 + 16 =  30     130
//   A = 2 5 6 7    x = 2   200      2 + 10 + 18 + 28 =  58     258
//       3 6 8 9        3   300      3 + 12 + 24 + 36 =  75     375
//       4 7 9 10       4   400      4 + 14 + 27 + 40 =  85     485
//
// and the skew matrix with the same upper triangle and a zero diagonal:
//
//        0  2  3  4                 4 +  9 + 16 =  29          129
//       -2  0  6  7                -2 + 18 + 28 =  44          244
//       -3 -6  0  9                -3 - 12 + 36 =  21          321
//       -4 -7 -9  0                -4 - 14 - 27 = -45          355

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
#Upper = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Lower = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #CSR }>
#Skew = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, sparse = #CSR }>

memref.global "private" constant @upper_positions : memref<5xi32> = dense<[0, 4, 7, 9, 10]>
memref.global "private" constant @upper_coordinates : memref<10xi32> = dense<[0, 1, 2, 3, 1, 2, 3, 2, 3, 3]>
memref.global "private" constant @upper_values : memref<10xf64> = dense<[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]>
memref.global "private" constant @lower_positions : memref<5xi32> = dense<[0, 1, 3, 6, 10]>
memref.global "private" constant @lower_coordinates : memref<10xi32> = dense<[0, 0, 1, 0, 1, 2, 0, 1, 2, 3]>
memref.global "private" constant @lower_values : memref<10xf64> = dense<[1.0, 2.0, 5.0, 3.0, 6.0, 8.0, 4.0, 7.0, 9.0, 10.0]>
memref.global "private" constant @skew_positions : memref<5xi32> = dense<[0, 3, 5, 6, 6]>
memref.global "private" constant @skew_coordinates : memref<6xi32> = dense<[1, 2, 3, 2, 3, 3]>
memref.global "private" constant @skew_values : memref<6xf64> = dense<[2.0, 3.0, 4.0, 6.0, 7.0, 9.0]>

func.func @upper(%A: tensor<?x?xf64, #Upper>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Upper>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

func.func @lower(%A: tensor<?x?xf64, #Lower>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Lower>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

func.func @skew(%A: tensor<?x?xf64, #Skew>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Skew>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

func.func private @print(%y: tensor<?xf64>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %y, %c0 : tensor<?xf64>
  scf.for %i = %c0 to %n step %c1 {
    %e = tensor.extract %y[%i] : tensor<?xf64>
    vector.print %e : f64
  }
  return
}

func.func @main() {
  %n = arith.constant 4 : index
  %x0 = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf64>
  %x = tensor.cast %x0 : tensor<4xf64> to tensor<?xf64>
  %y0 = arith.constant dense<[100.0, 200.0, 300.0, 400.0]> : tensor<4xf64>
  %y = tensor.cast %y0 : tensor<4xf64> to tensor<?xf64>

  %up = memref.get_global @upper_positions : memref<5xi32>
  %uc = memref.get_global @upper_coordinates : memref<10xi32>
  %uv = memref.get_global @upper_values : memref<10xf64>
  %up1 = memref.cast %up : memref<5xi32> to memref<?xi32>
  %uc1 = memref.cast %uc : memref<10xi32> to memref<?xi32>
  %uv1 = memref.cast %uv : memref<10xf64> to memref<?xf64>
  %U = tensoropt.assemble [%n, %n] (%up1, %uc1, %uv1) : memref<?xi32>, memref<?xi32>, memref<?xf64> to tensor<?x?xf64, #Upper>
  %u = call @upper(%U, %x, %y) : (tensor<?x?xf64, #Upper>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  // CHECK:      130
  // CHECK-NEXT: 258
  // CHECK-NEXT: 375
  // CHECK-NEXT: 485
  call @print(%u) : (tensor<?xf64>) -> ()

  %lp = memref.get_global @lower_positions : memref<5xi32>
  %lc = memref.get_global @lower_coordinates : memref<10xi32>
  %lv = memref.get_global @lower_values : memref<10xf64>
  %lp1 = memref.cast %lp : memref<5xi32> to memref<?xi32>
  %lc1 = memref.cast %lc : memref<10xi32> to memref<?xi32>
  %lv1 = memref.cast %lv : memref<10xf64> to memref<?xf64>
  %L = tensoropt.assemble [%n, %n] (%lp1, %lc1, %lv1) : memref<?xi32>, memref<?xi32>, memref<?xf64> to tensor<?x?xf64, #Lower>
  %l = call @lower(%L, %x, %y) : (tensor<?x?xf64, #Lower>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  // CHECK-NEXT: 130
  // CHECK-NEXT: 258
  // CHECK-NEXT: 375
  // CHECK-NEXT: 485
  call @print(%l) : (tensor<?xf64>) -> ()

  %sp = memref.get_global @skew_positions : memref<5xi32>
  %sc = memref.get_global @skew_coordinates : memref<6xi32>
  %sv = memref.get_global @skew_values : memref<6xf64>
  %sp1 = memref.cast %sp : memref<5xi32> to memref<?xi32>
  %sc1 = memref.cast %sc : memref<6xi32> to memref<?xi32>
  %sv1 = memref.cast %sv : memref<6xf64> to memref<?xf64>
  %S = tensoropt.assemble [%n, %n] (%sp1, %sc1, %sv1) : memref<?xi32>, memref<?xi32>, memref<?xf64> to tensor<?x?xf64, #Skew>
  %s = call @skew(%S, %x, %y) : (tensor<?x?xf64, #Skew>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
  // CHECK-NEXT: 129
  // CHECK-NEXT: 244
  // CHECK-NEXT: 321
  // CHECK-NEXT: 355
  call @print(%s) : (tensor<?xf64>) -> ()
  return
}
