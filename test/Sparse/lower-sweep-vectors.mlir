// RUN: tensor-opt %s --tensoropt-lower-sweep=vector-bytes=128 --canonicalize --cse | FileCheck %s
// RUN: tensor-opt %s --tensoropt-lower-sweep='vector-bytes=128 reassociate=false' --canonicalize --cse | FileCheck %s --check-prefix=STRICT

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// 128 bytes, twice since few of them are carried, hold 32 f64: full tiles first,
// then the rest: a power of two, with its half or quarter if that is left, too. So
// 10 columns take one visit, and 13 and 9 take two. The loop over tiles is the outermost one.
// CHECK-LABEL: func.func @spmm
// CHECK:         %[[REST:.*]] = arith.remui %[[N:.*]], %c32
// CHECK:         %[[FULL:.*]] = arith.subi %[[N]], %[[REST]]
// CHECK:         scf.for %[[R:[a-z0-9]+]] = %c0 to %[[FULL]] step %c32
// Columns of a tile are constants in a view of them.
// CHECK-DAG:       %[[B:.*]] = memref.subview %{{.*}}[0, %[[R]]] [%{{.*}}, 32] [1, 1] : memref<?x?xf64, {{.*}}> to memref<?x32xf64, strided<[?, 1], offset: ?>>
// CHECK-DAG:       %[[C:.*]] = memref.subview %{{.*}}[0, %[[R]]] [%{{.*}}, 32]
// CHECK:           scf.for %[[I:[a-z0-9]+]] =
// CHECK:             %[[SUM:.*]] = scf.for {{.*}} -> (vector<32xf64>)
// CHECK:               vector.load %[[VIEW:.*]][%{{.*}}, %c0] : memref<?x32xf64, strided<[?, 1], offset: ?>>, vector<32xf64>
// CHECK:               vector.broadcast %{{.*}} : f64 to vector<32xf64>
// CHECK:             %[[OLD:.*]] = vector.load %[[OUT:.*]][%[[I]], %c0]
// CHECK:             %[[NEW:.*]] = arith.addf %[[OLD]], %[[SUM]]
// CHECK:             vector.store %[[NEW]], %[[OUT]][%[[I]], %c0]
// 16 <= rest, and 8 <= rest mod 16: a tile of 24 after the full ones.
// CHECK:         %[[BELOW16:.*]] = arith.remui %[[N]], %c16
// CHECK:         %[[QUOTIENT16:.*]] = arith.divui %[[REST]], %c16
// CHECK:         %[[HAS16:.*]] = arith.cmpi eq, %[[QUOTIENT16]], %c1
// CHECK:         %[[QUOTIENT8:.*]] = arith.divui %[[BELOW16]], %c8
// CHECK:         %[[HAS8:.*]] = arith.cmpi eq, %[[QUOTIENT8]], %c1
// CHECK:         %[[TAKEN:.*]] = arith.andi %[[HAS16]], %[[HAS8]]
// CHECK:         scf.if %[[TAKEN]]
// CHECK:           memref.subview %{{.*}}[0, %[[FULL]]] [%{{.*}}, 24]
// CHECK:           vector.load {{.*}}, vector<24xf64>
// CHECK:         scf.if
// CHECK:           vector<20xf64>
// CHECK-NOT:       vector<18xf64>
// CHECK:         scf.if
// CHECK:           vector<16xf64>
// 8 starts a tile if it did not go with 16.
// CHECK:         %[[FULL16:.*]] = arith.subi %[[N]], %[[BELOW16]]
// CHECK:         %[[ALONE8:.*]] = arith.xori %[[TAKEN]], %true
// CHECK:         %[[STARTS8:.*]] = arith.andi %[[HAS8]], %[[ALONE8]]
// CHECK:         arith.andi %[[STARTS8]],
// CHECK:         scf.if
// CHECK:           memref.subview %{{.*}}[0, %[[FULL16]]] [%{{.*}}, 12]
// CHECK:           vector.load {{.*}}, vector<12xf64>
// CHECK:         scf.if
// CHECK:           vector<10xf64>
// CHECK:         scf.if
// CHECK:           vector<8xf64>
// CHECK:         scf.if
// CHECK:           vector<6xf64>
// CHECK:         scf.if
// CHECK:           vector<5xf64>
// CHECK:         scf.if
// CHECK:           vector<4xf64>
// CHECK:         scf.if
// CHECK:           vector<3xf64>
// CHECK:         scf.if
// CHECK:           vector.store {{.*}}, vector<2xf64>
// CHECK:         scf.if
// CHECK-NOT:       vector<
// CHECK:           memref.load %{{.*}}[%{{.*}}, %{{.*}}] : memref<?x?xf64, {{.*}}>
// CHECK:         return

// Lanes keep the order of storage.
// STRICT-LABEL: func.func @spmm
// STRICT:         vector<32xf64>
func.func @spmm(%A: tensor<?x?xf64, #CSR>, %n: index, %B: memref<?x?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xf64>) {
    %b = memref.load %B[%j, %r] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x?xf64>
  }
  return
}

// A known extent needs no choice: 10 columns, then 12 and 1. 128 f32 fill two
// tiles.
// CHECK-LABEL: func.func @known
// CHECK-NOT:     scf.if %{{[a-z0-9_]+}} {
// CHECK:         vector.load %{{.*}}[%{{.*}}, %c0] : memref<50x10xf64, {{.*}}>, vector<10xf64>
// CHECK-NOT:     vector<2xf64>
// CHECK-LABEL: func.func @two_visits
// CHECK-NOT:     scf.if %{{[a-z0-9_]+}} {
// CHECK:         vector.load %{{.*}}[%{{.*}}, %c0] : memref<50x13xf64, {{.*}}>, vector<12xf64>
// CHECK:         memref.load %{{.*}}[%{{.*}}, %c12] : memref<50x13xf64, {{.*}}>
// CHECK-LABEL: func.func @known_full
// CHECK:         scf.for %{{.*}} = %c0 to %c128 step %c64
// CHECK:           vector<64xf32>
// CHECK-NOT:     vector<32xf32>
// CHECK:         return
func.func @known(%A: tensor<?x?xf64, #CSR>, %B: memref<50x10xf64>, %C: memref<?x10xf64>) {
  %n = arith.constant 10 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x10xf64>) {
    %b = memref.load %B[%j, %r] : memref<50x10xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x10xf64>
  }
  return
}
func.func @two_visits(%A: tensor<?x?xf64, #CSR>, %B: memref<50x13xf64>, %C: memref<?x13xf64>) {
  %n = arith.constant 13 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x13xf64>) {
    %b = memref.load %B[%j, %r] : memref<50x13xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x13xf64>
  }
  return
}
func.func @known_full(%A: tensor<?x?xf32, #CSR>, %B: memref<?x128xf32>, %C: memref<?x128xf32>) {
  %n = arith.constant 128 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf32, #CSR> free(%r < %n) outs(%o = %C : memref<?x128xf32>) {
    %b = memref.load %B[%j, %r] : memref<?x128xf32>
    %p = arith.mulf %a, %b : f32
    tensoropt.reduce plus %p into %o[%i, %r] : f32, memref<?x128xf32>
  }
  return
}

// An output without the index takes the sum of the lanes. In the order of storage
// there are no vectors then.
// CHECK-LABEL: func.func @row_sums
// CHECK:         vector.reduction <add>, %{{.*}} : vector<32xf64> into f64
// CHECK:         vector.reduction <add>, %{{.*}} : vector<2xf64> into f64
// CHECK-NOT:     vector.reduction
// STRICT-LABEL: func.func @row_sums
// STRICT-NOT:     vector<
// STRICT:         return
func.func @row_sums(%A: tensor<?x?xf64, #CSR>, %n: index, %B: memref<?x?xf64>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %y : memref<?xf64>) {
    %b = memref.load %B[%j, %r] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
  }
  return
}

// Columns that are not neighbours in memory, complex numbers and single bits stay
// in loops.
// CHECK-LABEL: func.func @strided
// CHECK-NOT:     vector<
// CHECK-LABEL: func.func @complex
// CHECK-NOT:     vector<
// CHECK-LABEL: func.func @bits
// CHECK-NOT:     vector<
// CHECK:         return
func.func @strided(%A: tensor<?x?xf64, #CSR>, %n: index, %B: memref<?x?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xf64>) {
    %b = memref.load %B[%r, %j] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%i, %r] : f64, memref<?x?xf64>
  }
  return
}
func.func @complex(%A: tensor<?x?xcomplex<f32>, #CSR>, %n: index, %B: memref<?x?xcomplex<f32>>, %C: memref<?x?xcomplex<f32>>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xcomplex<f32>, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xcomplex<f32>>) {
    %b = memref.load %B[%j, %r] : memref<?x?xcomplex<f32>>
    %p = complex.mul %a, %b : complex<f32>
    tensoropt.reduce plus %p into %o[%i, %r] : complex<f32>, memref<?x?xcomplex<f32>>
  }
  return
}
func.func @bits(%A: tensor<?x?xi1, #CSR>, %n: index, %B: memref<?x?xi1>, %C: memref<?x?xi1>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xi1, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xi1>) {
    %b = memref.load %B[%j, %r] : memref<?x?xi1>
    %p = arith.andi %a, %b : i1
    tensoropt.reduce or %p into %o[%i, %r] : i1, memref<?x?xi1>
  }
  return
}
