// RUN: tensor-opt %s --tensoropt-reuse-inplace --canonicalize | FileCheck %s
// RUN: tensor-opt %s --tensoropt-reuse-inplace --remarks-filter=reuse-inplace -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#id = affine_map<(i, j) -> (i, j)>

// The middle of a padded tensor: what is computed in a loop, in another shape, is there from the beginning. Its borders
// are written before the copy, but elsewhere.
// REMARK: [Passed] Reused | Category:reuse-inplace | Function=pad | bytes=32, copies=1, overwritten=0
// CHECK-LABEL: func.func @pad(
// CHECK-NOT:     memref.copy
// CHECK:         %[[PADDED:.*]] = memref.alloc() : memref<4x6xf32>
// CHECK:         %[[INSIDE:.*]] = memref.subview %[[PADDED]][1, 1] [2, 4] [1, 1]
// CHECK:         %[[SPLIT:.*]] = memref.expand_shape %[[INSIDE]] {{\[}}[0], [1, 2]] output_shape [2, 2, 2]
// CHECK:         scf.for
// CHECK:           %[[ROW:.*]] = memref.subview %[[SPLIT]][%{{.*}}, 0, 0] [1, 2, 2] [1, 1, 1] : memref<2x2x2xf32, strided<[6, 2, 1], offset: 7>> to memref<2x2xf32, strided<[2, 1], offset: ?>>
// CHECK:           linalg.fill {{.*}} outs(%[[ROW]]
// CHECK:         linalg.fill
// CHECK-NOT:     memref.copy
// CHECK:         linalg.add
func.func @pad(%v: f32, %w: f32, %out: memref<4x6xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %a = memref.alloc() : memref<2x2x2xf32>
  scf.for %i = %c0 to %c2 step %c1 {
    %row = memref.subview %a[%i, 0, 0] [1, 2, 2] [1, 1, 1] : memref<2x2x2xf32> to memref<2x2xf32, strided<[2, 1], offset: ?>>
    linalg.fill ins(%v : f32) outs(%row : memref<2x2xf32, strided<[2, 1], offset: ?>>)
  }
  %flat = memref.collapse_shape %a [[0], [1, 2]] : memref<2x2x2xf32> into memref<2x4xf32>
  %b = memref.alloc() : memref<4x6xf32>
  %top = memref.subview %b[0, 0] [1, 6] [1, 1] : memref<4x6xf32> to memref<1x6xf32, strided<[6, 1]>>
  linalg.fill ins(%w : f32) outs(%top : memref<1x6xf32, strided<[6, 1]>>)
  %left = memref.subview %b[1, 0] [2, 1] [1, 1] : memref<4x6xf32> to memref<2x1xf32, strided<[6, 1], offset: 6>>
  linalg.fill ins(%w : f32) outs(%left : memref<2x1xf32, strided<[6, 1], offset: 6>>)
  %inside = memref.subview %b[1, 1] [2, 4] [1, 1] : memref<4x6xf32> to memref<2x4xf32, strided<[6, 1], offset: 7>>
  memref.copy %flat, %inside : memref<2x4xf32> to memref<2x4xf32, strided<[6, 1], offset: 7>>
  linalg.add ins(%b, %b : memref<4x6xf32>, memref<4x6xf32>) outs(%out : memref<4x6xf32>)
  return
}

// Two branches are joined; one is read once more behind the copy, where it is the same.
// REMARK: Reused | {{.*}} Function=concat | bytes=64, copies=2, overwritten=0
// CHECK-LABEL: func.func @concat(
// CHECK-NOT:     memref.copy
// CHECK:         %[[JOINED:.*]] = memref.alloc() : memref<16xf32>
// CHECK:         %[[A:.*]] = memref.subview %[[JOINED]][0] [8] [1]
// CHECK:         linalg.fill {{.*}} outs(%[[A]] :
// CHECK:         %[[B:.*]] = memref.subview %[[JOINED]][8] [8] [1]
// CHECK:         linalg.add ins(%[[A]], %[[A]] : {{.*}}) outs(%[[B]] :
// CHECK:         linalg.add ins(%[[A]], %
func.func @concat(%v: f32, %out: memref<16xf32>, %sum: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  %b = memref.alloc() : memref<8xf32>
  linalg.add ins(%a, %a : memref<8xf32>, memref<8xf32>) outs(%b : memref<8xf32>)
  %joined = memref.alloc() : memref<16xf32>
  %left = memref.subview %joined[0] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1]>>
  memref.copy %a, %left : memref<8xf32> to memref<8xf32, strided<[1]>>
  %right = memref.subview %joined[8] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 8>>
  memref.copy %b, %right : memref<8xf32> to memref<8xf32, strided<[1], offset: 8>>
  linalg.add ins(%a, %b : memref<8xf32>, memref<8xf32>) outs(%sum : memref<8xf32>)
  linalg.add ins(%joined, %joined : memref<16xf32>, memref<16xf32>) outs(%out : memref<16xf32>)
  return
}

// Nothing needs %a when the sum is there, but %b is still read.
// REMARK: Reused | {{.*}} Function=elements | bytes=64, copies=0, overwritten=1
// CHECK-LABEL: func.func @elements(
// CHECK:         %[[A:.*]] = memref.alloc() : memref<4x4xf32>
// CHECK:         %[[B:.*]] = memref.alloc() : memref<4x4xf32>
// CHECK-NOT:     memref.alloc
// CHECK:         linalg.generic {{.*}} ins(%[[B]], %[[A]] : {{.*}}) outs(%[[A]] :
// CHECK:         linalg.matmul ins(%[[A]], %[[B]]
func.func @elements(%v: f32, %out: memref<4x4xf32>) {
  %a = memref.alloc() : memref<4x4xf32>
  %b = memref.alloc() : memref<4x4xf32>
  %c = memref.alloc() : memref<4x4xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<4x4xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<4x4xf32>)
  linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%b, %a : memref<4x4xf32>, memref<4x4xf32>) outs(%c : memref<4x4xf32>) {
    ^bb0(%x: f32, %y: f32, %old: f32):
      %sum = arith.addf %x, %y : f32
      linalg.yield %sum : f32
  }
  linalg.matmul ins(%c, %b : memref<4x4xf32>, memref<4x4xf32>) outs(%out : memref<4x4xf32>)
  return
}
