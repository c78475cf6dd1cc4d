// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-padding{clip=true})' --tensoropt-report=%t.txt | FileCheck %s --check-prefix=FOLD
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.txt
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-padding{clip=true},tensoropt-fuse-rows{registers=8})' | FileCheck %s
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-padding{clip=true},tensoropt-fuse-rows{registers=8 threads=2 thread-work=0})' | FileCheck %s --check-prefix=THREADS
// RUN: tensor-opt %s --pipeline=loops | FileCheck %s --check-prefix=LOOPS

#image = affine_map<(h, w, k, l, o) -> (h * 2 + k, w + l * 2, o)>
#weights = affine_map<(h, w, k, l, o) -> (k, l, o)>
#result = affine_map<(h, w, k, l, o) -> (h, w, o)>

// Of 9 rows the first result reads two of the window's three, as there is one
// above the image. Windows are five columns wide and read every other one: they
// begin one column to the left and end three to the right, so that the first
// result and results 7 and 8 lack one of three columns, and the last one two.
// Nothing is padded. An activation has the same loops.
// FOLD-LABEL: func.func @depthwise(
// FOLD:         tensor.pad %{{.*}} low[1, 1, 0] high[0, 3, 0]
// REPORT-LABEL: function depthwise
// REPORT:         paddings     1
// REPORT-NEXT:    direct       0
// REPORT-NEXT:    clipped      1
// Filled and copied were 10 x 14 x 16 and 9 x 10 x 16 floats.
// REPORT-NEXT:    bytesBefore  14720
// REPORT-NEXT:    bytes        0
// CHECK: #[[$TWICE:.*]] = affine_map<(d0) -> (d0 * 2)>
// CHECK-LABEL: func.func @depthwise(
// CHECK-SAME:      %[[X:.*]]: tensor<9x10x16xf32>
// CHECK-NOT:     tensor.pad
// The first row, and its first column: of the weights rows 1 and 2, columns 1 and 2.
// CHECK:         scf.for %{{.*}} = %c0 to %c1 step %c1
// CHECK:           scf.for %{{.*}} = %c0 to %c1 step %c1
// CHECK:             tensor.extract_slice %[[X]][%{{.*}}, %{{.*}}, 0] [2, 3, 16] [1, 1, 1]
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<2x3x16xf32>, tensor<2x2x16xf32>)
// CHECK:             linalg.generic
// CHECK:               arith.maximumf
// CHECK:         %[[FIRST:.*]] = tensor.insert_slice %{{.*}} into %{{.*}}[0, 0, 0] [1, 1, 16]
// Columns 1 to 6 have all of the window's, three at a time.
// CHECK:         tensor.extract_slice %[[FIRST]][0, 1, 0] [1, 6, 16]
// CHECK:         scf.for %[[ROW:.*]] = %c0 to %c1 step %c1
// CHECK:           scf.for %[[COLUMN:.*]] = %c0 to %c6 step %c3
// CHECK:             %[[HIGH:.*]] = affine.apply #[[$TWICE]](%[[ROW]])
// CHECK:             tensor.extract_slice %[[X]][%[[HIGH]], %[[COLUMN]], 0] [2, 7, 16] [1, 1, 1]
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<2x7x16xf32>, tensor<2x3x16xf32>)
// CHECK:         tensor.insert_slice %{{.*}} into %[[FIRST]][0, 1, 0] [1, 6, 16]
// CHECK:           scf.for %{{.*}} = %c0 to %c2 step %c2
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<2x4x16xf32>, tensor<2x2x16xf32>)
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<2x1x16xf32>, tensor<2x1x16xf32>)
// The other three rows have all rows of the window: the first column of them is one tile.
// CHECK:         scf.for %{{.*}} = %c0 to %c3 step %c3
// CHECK:           scf.for %{{.*}} = %c0 to %c1 step %c1
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<7x3x16xf32>, tensor<3x2x16xf32>)
// CHECK:         scf.for %{{.*}} = %c0 to %c3 step %c1
// CHECK:           scf.for %{{.*}} = %c0 to %c6 step %c3
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<3x7x16xf32>, tensor<3x3x16xf32>)
// Each of two threads has two rows, of which the first one may lack a row of the window.
// THREADS-LABEL: func.func @depthwise(
// THREADS-NOT:     tensor.pad
// THREADS:         scf.forall (%{{.*}}) in (2)
// THREADS:           affine.max
// THREADS:         return
// LOOPS-LABEL: func.func @depthwise(
// LOOPS:         memref.alloc() {{.*}} : memref<4x10x16xf32>
// LOOPS-NOT:     memref.copy
// LOOPS-NOT:     memref.alloc
// LOOPS:         return
func.func @depthwise(%x: tensor<9x10x16xf32>) -> tensor<4x10x16xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<3x3x16xf32>
  %empty = tensor.empty() : tensor<4x10x16xf32>
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x10x16xf32>) -> tensor<4x10x16xf32>
  %p = tensor.pad %x low[1, 1, 0] high[0, 3, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %zero : f32
  } : tensor<9x10x16xf32> to tensor<10x14x16xf32>
  %sums = linalg.generic {indexing_maps = [#image, #weights, #result],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<10x14x16xf32>, tensor<3x3x16xf32>) outs(%begun : tensor<4x10x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<4x10x16xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(h, w, o) -> (h, w, o)>, affine_map<(h, w, o) -> (h, w, o)>],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%sums : tensor<4x10x16xf32>) outs(%empty : tensor<4x10x16xf32>) {
    ^bb0(%a: f32, %out: f32):
      %m = arith.maximumf %a, %zero : f32
      linalg.yield %m : f32
  } -> tensor<4x10x16xf32>
  return %y : tensor<4x10x16xf32>
}

// Of windows with places that are six apart most lie in the border.
// FOLD-LABEL: func.func @far(
// FOLD:         tensor.pad %{{.*}} low[6, 6, 0] high[6, 6, 0]
// REPORT-LABEL: function far
// REPORT:         direct       0
// REPORT-NEXT:    clipped      1
func.func @far(%x: tensor<8x8x16xf32>) -> tensor<8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  %empty = tensor.empty() : tensor<8x8x16xf32>
  %image = linalg.map { math.absf } ins(%x : tensor<8x8x16xf32>) outs(%empty : tensor<8x8x16xf32>)
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %p = tensor.pad %image low[6, 6, 0] high[6, 6, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %zero : f32
  } : tensor<8x8x16xf32> to tensor<20x20x16xf32>
  %sums = linalg.generic {indexing_maps = [affine_map<(h, w, k, l, i, o) -> (h + k * 6, w + l * 6, i)>, affine_map<(h, w, k, l, i, o) -> (k, l, i, o)>, affine_map<(h, w, k, l, i, o) -> (h, w, o)>],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<20x20x16xf32>, tensor<3x3x16x16xf32>) outs(%begun : tensor<8x8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<8x8x16xf32>
  return %sums : tensor<8x8x16xf32>
}

// What makes the image writes it between borders, of which windows read little.
// FOLD-LABEL: func.func @near(
// FOLD-NOT:     tensor.pad
// REPORT-LABEL: function near
// REPORT:         direct       1
// REPORT-NEXT:    clipped      0
func.func @near(%x: tensor<8x8x16xf32>) -> tensor<8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<0.5> : tensor<3x3x16x16xf32>
  %empty = tensor.empty() : tensor<8x8x16xf32>
  %image = linalg.map { math.absf } ins(%x : tensor<8x8x16xf32>) outs(%empty : tensor<8x8x16xf32>)
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %p = tensor.pad %image low[1, 1, 0] high[1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %zero : f32
  } : tensor<8x8x16xf32> to tensor<10x10x16xf32>
  %sums = linalg.generic {indexing_maps = [affine_map<(h, w, k, l, i, o) -> (h + k * 1, w + l * 1, i)>, affine_map<(h, w, k, l, i, o) -> (k, l, i, o)>, affine_map<(h, w, k, l, i, o) -> (h, w, o)>],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<10x10x16xf32>, tensor<3x3x16x16xf32>) outs(%begun : tensor<8x8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<8x8x16xf32>
  return %sums : tensor<8x8x16xf32>
}
