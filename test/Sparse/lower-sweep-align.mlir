// RUN: tensor-opt %s --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// Rows whose vectors lie in two lines of the cache each are copied if the tensor
// has 128 entries and more for each; outputs are copied back. Rows that begin
// with lines stay where they are.
// CHECK-LABEL: func.func @known
// CHECK-SAME:      %[[A:[a-z0-9]+]]: tensor{{.*}}, %[[B:[a-z0-9]+]]: memref<40x16xf64>, %[[C:[a-z0-9]+]]: memref<?x16xf64>
// CHECK:         %[[ENTRIES:.*]] = memref.dim %{{.*}}, %c0 : memref<?xf64>
// 40 rows of 128 entries.
// CHECK:         %[[FEW:.*]] = arith.cmpi uge, %[[ENTRIES]], %c5120
// CHECK:         %[[ADDRESS:.*]] = memref.extract_aligned_pointer_as_index %[[B]]
// CHECK:         %[[REST:.*]] = arith.remui %[[ADDRESS]], %c64
// CHECK:         %[[INSIDE:.*]] = arith.cmpi ne, %[[REST]], %c0
// CHECK:         %[[PAYS:.*]] = arith.andi %[[INSIDE]], %[[FEW]]
// CHECK:         %[[READ:.*]] = scf.if %[[PAYS]]
// CHECK:           %[[COPY:.*]] = memref.alloc() {alignment = 64 : i64} : memref<40x16xf64>
// CHECK:           memref.copy %[[B]], %[[COPY]]
// CHECK:           scf.yield %[[COPY]]
// CHECK:         else
// CHECK:           scf.yield %[[B]]
// CHECK:         arith.muli %{{.*}}, %c128
// CHECK:         %[[WRITTEN:.*]] = scf.if %[[PAYS_TOO:[a-z0-9]+]]
// CHECK:           memref.alloc(%{{.*}}) {alignment = 64 : i64} : memref<?x16xf64>
// CHECK:         vector.load %[[READ]]
// CHECK:         vector.store %{{.*}}, %[[WRITTEN]]
// CHECK:         scf.if %[[PAYS_TOO]]
// CHECK-NEXT:      memref.copy %[[WRITTEN]], %[[C]]
func.func @known(%A: tensor<?x?xf64, #CSR>, %B: memref<40x16xf64>, %C: memref<?x16xf64>) {
  %n = arith.constant 16 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x16xf64>) {
    %b = memref.load %B[%i, %r] : memref<40x16xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%j, %r] : f64, memref<?x16xf64>
  }
  return
}

// Rows of 80 bytes lie 128 apart in copies.
// Operands that are only read and have gaps are copied if they stay small, 32 kB, or
// were large, 48 kB, before.
// CHECK-LABEL: func.func @gaps
// CHECK-SAME:      %[[A:[a-z0-9]+]]: tensor{{.*}}, %[[B:[a-z0-9]+]]: memref<?x10xf64>, %[[C:[a-z0-9]+]]: memref<?x10xf64>
// CHECK:         %[[ROWS:.*]] = memref.dim %[[B]], %c0
// CHECK:         %[[WITH_GAPS:.*]] = arith.muli %[[ROWS]], %c128
// CHECK:         %[[SMALL:.*]] = arith.cmpi ule, %[[WITH_GAPS]], %c32768
// CHECK:         %[[WITHOUT:.*]] = arith.muli %[[ROWS]], %c80
// CHECK:         %[[LARGE:.*]] = arith.cmpi ugt, %[[WITHOUT]], %c49152
// CHECK:         %[[EITHER:.*]] = arith.ori %[[SMALL]], %[[LARGE]]
// CHECK:         %[[PAYS:.*]] = arith.andi %[[EITHER]],
// CHECK:         %[[READ:.*]] = scf.if %[[PAYS]] -> (memref<?x10xf64, strided<[?, 1]>>)
// CHECK:           %[[COPY:.*]] = memref.alloc(%[[ROWS]]) {alignment = 64 : i64} : memref<?x16xf64>
// CHECK:           %[[VIEW:.*]] = memref.subview %[[COPY]][0, 0] [%[[ROWS]], 10] [1, 1]
// CHECK:           linalg.copy ins(%[[B]] : memref<?x10xf64>) outs(%[[VIEW]]
// CHECK:         else
// CHECK:           memref.cast %[[B]]
// CHECK-NOT:     32768
// CHECK:         %[[WRITTEN:.*]] = scf.if %[[PAYS_TOO:[a-z0-9]+]]
// CHECK:         vector.load %[[READ]]
// CHECK:         vector.store %{{.*}}, %[[WRITTEN]]
// CHECK:         scf.if %[[PAYS_TOO]]
// CHECK:           linalg.copy ins(%[[WRITTEN]] : {{.*}}) outs(%[[C]] :
func.func @gaps(%A: tensor<?x?xf64, #CSR>, %B: memref<?x10xf64>, %C: memref<?x10xf64>) {
  %n = arith.constant 10 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x10xf64>) {
    %b = memref.load %B[%i, %r] : memref<?x10xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%j, %r] : f64, memref<?x10xf64>
  }
  return
}

// Whether rows of open length are that long is seen when the program runs.
// CHECK-LABEL: func.func @unknown
// CHECK-SAME:      %[[B:[a-z0-9]+]]: memref<?x?xf32>
// CHECK:         %[[COLUMNS:.*]] = memref.dim %[[B]], %c1
// CHECK:         %[[BEYOND:.*]] = arith.addi %[[COLUMNS]], %c15
// CHECK:         %[[REST:.*]] = arith.remui %[[BEYOND]], %c16
// CHECK:         %[[DISTANCE:.*]] = arith.subi %[[BEYOND]], %[[REST]]
// CHECK:         %[[BYTES:.*]] = arith.muli %[[COLUMNS]], %c4
// CHECK:         %[[LONG:.*]] = arith.cmpi uge, %[[BYTES]], %c64
// CHECK:         arith.andi %[[LONG]],
// CHECK:         scf.if
// CHECK:           memref.alloc(%{{.*}}, %[[DISTANCE]])
// CHECK:           linalg.copy ins(%[[B]]
func.func @unknown(%A: tensor<?x?xf32, #CSR>, %n: index, %B: memref<?x?xf32>, %C: memref<?x?xf32>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf32, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xf32>) {
    %b = memref.load %B[%i, %r] : memref<?x?xf32>
    %p = arith.mulf %a, %b : f32
    tensoropt.reduce plus %p into %o[%j, %r] : f32, memref<?x?xf32>
  }
  return
}

// No copies: rows of less than a line; a vector that is one row; a dense tensor, whose
// kernels allocate nothing of open size.
// CHECK-LABEL: func.func @short
// CHECK-NOT:     copy
// CHECK:         return
func.func @short(%A: tensor<?x?xf64, #CSR>, %B: memref<?x7xf64>, %C: memref<?x7xf64>) {
  %n = arith.constant 7 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %C : memref<?x7xf64>) {
    %b = memref.load %B[%i, %r] : memref<?x7xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%j, %r] : f64, memref<?x7xf64>
  }
  return
}
// CHECK-LABEL: func.func @row
// CHECK-NOT:     copy
// CHECK:         return
func.func @row(%A: tensor<?x?xf64, #CSR>, %n: index, %b: memref<?xf64>, %c: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n) outs(%o = %c : memref<?xf64>) {
    %v = memref.load %b[%r] : memref<?xf64>
    %p = arith.mulf %a, %v : f64
    tensoropt.reduce plus %p into %o[%r] : f64, memref<?xf64>
  }
  return
}
// CHECK-LABEL: func.func @dense
// CHECK-NOT:     copy
// CHECK:         return
func.func @dense(%A: memref<?x?xf64>, %n: index, %B: memref<?x16xf64>, %C: memref<?x16xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : memref<?x?xf64> free(%r < %n) outs(%o = %C : memref<?x16xf64>) {
    %b = memref.load %B[%i, %r] : memref<?x16xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%j, %r] : f64, memref<?x16xf64>
  }
  return
}
