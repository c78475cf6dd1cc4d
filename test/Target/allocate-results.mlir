// RUN: tensor-opt %s --tensoropt-allocate-results | FileCheck %s -enable-var-scope

// The extents and the view are made where it is called; the number stays a result.
// CHECK-LABEL: func.func private @inner(
// CHECK-SAME:    %[[X:.*]]: memref<?xf32>, %{{.*}}: index, %[[OUT:.*]]: memref<?x4xf32>) -> f32
// CHECK-NOT:     alloc
// CHECK:         memref.store %{{.*}}, %[[OUT]]
// CHECK:         return %{{.*}} : f32
func.func private @inner(%x: memref<?xf32>, %k: index) -> (memref<?x2x2xf32>, f32) {
  %c0 = arith.constant 0 : index
  %n = memref.dim %x, %c0 : memref<?xf32>
  %m = arith.addi %n, %k : index
  %v = memref.load %x[%c0] : memref<?xf32>
  %out = memref.alloc(%m) {alignment = 64 : i64} : memref<?x4xf32>
  memref.store %v, %out[%c0, %c0] : memref<?x4xf32>
  %r = memref.expand_shape %out [[0], [1, 2]] output_shape [%m, 2, 2] : memref<?x4xf32> into memref<?x2x2xf32>
  return %r, %v : memref<?x2x2xf32>, f32
}

// What a callee no longer allocates is this function's to pass on.
// CHECK-LABEL: func.func private @outer(
// CHECK-SAME:    %[[X:.*]]: memref<?xf32>, %[[OUT:.*]]: memref<?x4xf32>)
// CHECK-NOT:     alloc
// CHECK:         call @inner(%[[X]], %{{.*}}, %[[OUT]])
// CHECK:         return{{$}}
func.func private @outer(%x: memref<?xf32>) -> memref<?x2x2xf32> {
  %c1 = arith.constant 1 : index
  %r, %v = call @inner(%x, %c1) : (memref<?xf32>, index) -> (memref<?x2x2xf32>, f32)
  return %r : memref<?x2x2xf32>
}

// CHECK-LABEL: func.func @caller(
// CHECK-SAME:    %[[X:.*]]: memref<?xf32>) -> memref<?x2x2xf32>
// CHECK:         %[[N:.*]] = memref.dim %[[X]], %c0
// CHECK:         %[[M:.*]] = arith.addi %[[N]], %c1
// CHECK:         %[[OUT:.*]] = memref.alloc(%[[M]]) {alignment = 64 : i64} : memref<?x4xf32>
// CHECK:         %[[VIEW:.*]] = memref.expand_shape %[[OUT]]
// CHECK:         call @outer(%[[X]], %[[OUT]])
// CHECK:         return %[[VIEW]]
func.func @caller(%x: memref<?xf32>) -> memref<?x2x2xf32> {
  %r = call @outer(%x) : (memref<?xf32>) -> memref<?x2x2xf32>
  return %r : memref<?x2x2xf32>
}

// An argument need not be returned.
// CHECK-LABEL: func.func private @inPlace(
// CHECK-SAME:    %{{.*}}: memref<4x?xf32>) {
// CHECK-LABEL: func.func @goesOn(
// CHECK-SAME:    %[[X:.*]]: memref<4x?xf32>) -> memref<?x?xf32>
// CHECK:         %[[VIEW:.*]] = memref.cast %[[X]]
// CHECK:         call @inPlace(%[[X]])
// CHECK:         return %[[VIEW]]
func.func private @inPlace(%x: memref<4x?xf32>) -> memref<?x?xf32> {
  %c0 = arith.constant 0 : index
  %v = memref.load %x[%c0, %c0] : memref<4x?xf32>
  %w = arith.negf %v : f32
  memref.store %w, %x[%c0, %c0] : memref<4x?xf32>
  %r = memref.cast %x : memref<4x?xf32> to memref<?x?xf32>
  return %r : memref<?x?xf32>
}

func.func @goesOn(%x: memref<4x?xf32>) -> memref<?x?xf32> {
  %r = call @inPlace(%x) : (memref<4x?xf32>) -> memref<?x?xf32>
  return %r : memref<?x?xf32>
}
