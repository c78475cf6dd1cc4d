// RUN: tensor-opt %s --pipeline=tensoropt-expand-open-extents | FileCheck %s
// RUN: tensor-opt %s --pipeline=tensoropt-expand-open-extents,expand-strided-metadata -o %t.mlir

// CHECK-LABEL: func.func @two(
// CHECK-SAME:    %[[X:.*]]: memref<?x8xf32>, %[[A:.*]]: index, %[[B:.*]]: index
// CHECK:         %[[STRIDE:.*]] = affine.apply #{{.*}}()[%[[B]]]
// CHECK:         memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [%[[A]], %[[B]], 8], strides: [%[[STRIDE]], 8, 1]
func.func @two(%x: memref<?x8xf32>, %a: index, %b: index) -> memref<?x?x8xf32> {
  %0 = memref.expand_shape %x [[0, 1], [2]] output_shape [%a, %b, 8] : memref<?x8xf32> into memref<?x?x8xf32>
  return %0 : memref<?x?x8xf32>
}

// CHECK-LABEL: func.func @one(
// CHECK:         memref.expand_shape
func.func @one(%x: memref<?x8xf32>, %a: index) -> memref<?x4x8xf32> {
  %0 = memref.expand_shape %x [[0, 1], [2]] output_shape [%a, 4, 8] : memref<?x8xf32> into memref<?x4x8xf32>
  return %0 : memref<?x4x8xf32>
}
