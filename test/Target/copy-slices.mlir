// RUN: split-file %s %t
// RUN: tensor-opt %t/casts.mlir --tensoropt-copy-slices | FileCheck %s -enable-var-scope
// RUN: %python %S/../tools/tensor-run/Inputs/make_npy.py %t/x.npy '<f4' 3,4 0 1 2 3 4 5 6 7 8 9 10 11
// RUN: tensor-run %t/slice.mlir --entry=columns --arg=%t/x.npy --print | FileCheck %s --check-prefix=DENSE
// RUN: tensor-run %t/slice.mlir --entry=calls --arg=%t/x.npy --print | FileCheck %s --check-prefix=DENSE
// DENSE: [0, 1, 2, 4, 5, 6, 8, 9, 10]

//--- casts.mlir
// CHECK-LABEL: func.func @slice(
// CHECK-SAME:    %[[SLICE:[^:]*]]: memref<?x4x?xf32
// CHECK:         %[[N:.*]] = memref.dim %[[SLICE]], %c0
// CHECK:         %[[K:.*]] = memref.dim %[[SLICE]], %c2
// CHECK:         %[[COPY:.*]] = memref.alloc(%[[N]], %[[K]]) {alignment = 64 : i64} : memref<?x4x?xf32>
// CHECK:         memref.copy %[[SLICE]], %[[COPY]]
// CHECK:         return %[[COPY]]
func.func @slice(%slice: memref<?x4x?xf32, strided<[?, ?, 1]>>) -> memref<?x4x?xf32> {
  %0 = memref.cast %slice : memref<?x4x?xf32, strided<[?, ?, 1]>> to memref<?x4x?xf32>
  return %0 : memref<?x4x?xf32>
}

// Strides that are the same, other extents, and strides that may be any.
// CHECK-LABEL: func.func @stays(
// CHECK-NOT:     alloc
// CHECK:         return
func.func @stays(%a: memref<4x4xf32, strided<[4, 1]>>, %b: memref<?x4xf32>, %c: memref<?x?xf32>)
    -> (memref<4x4xf32>, memref<4x4xf32>, memref<?x?xf32, strided<[?, 1], offset: ?>>) {
  %0 = memref.cast %a : memref<4x4xf32, strided<[4, 1]>> to memref<4x4xf32>
  %1 = memref.cast %b : memref<?x4xf32> to memref<4x4xf32>
  %2 = memref.cast %c : memref<?x?xf32> to memref<?x?xf32, strided<[?, 1], offset: ?>>
  return %0, %1, %2 : memref<4x4xf32>, memref<4x4xf32>, memref<?x?xf32, strided<[?, 1], offset: ?>>
}

//--- slice.mlir
// All columns but the last one.
func.func @columns(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?x?xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?xf32>
  %less = arith.subi %m, %c1 : index
  %e = tensor.empty(%n, %m) : tensor<?x?xf32>
  %a = linalg.abs ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %p = tensor.extract_slice %a[0, 0] [%n, %less] [1, 1] : tensor<?x?xf32> to tensor<?x?xf32>
  return %p : tensor<?x?xf32>
}
func.func private @same(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %r = linalg.abs ins(%x : tensor<?x?xf32>) outs(%x : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
func.func @calls(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?x?xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?xf32>
  %less = arith.subi %m, %c1 : index
  %a = func.call @same(%x) : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %p = tensor.extract_slice %a[0, 0] [%n, %less] [1, 1] : tensor<?x?xf32> to tensor<?x?xf32>
  %r = func.call @same(%p) : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}
