// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fuse-elementwise),func.func(tensoropt-fuse-rows),canonicalize' --tensoropt-report=%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.txt
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fuse-elementwise),func.func(tensoropt-fuse-rows{threads=2 thread-work=0}),canonicalize' | FileCheck %s --check-prefix=THREADS
// RUN: tensor-opt %s --pipeline='cpu{threads=2 thread-work=0}' -o %t.mlir

// Softmax is one loop; what is left is its result, 64 x 100 floats.
// CHECK-LABEL: func.func @softmax(
// CHECK:         scf.for %[[ROW:.*]] = %c0 to %c64 step %c1 iter_args(%[[MADE:.*]] = %{{.*}})
// CHECK:           tensor.extract_slice %arg0[%[[ROW]], 0] [1, 100] [1, 1]
// CHECK:           arith.maximumf
// CHECK:           math.exp
// CHECK:           arith.addf
// CHECK:           %[[PART:.*]] = tensor.extract_slice %[[MADE]][%[[ROW]], 0] [1, 100] [1, 1]
// CHECK:           %[[DONE:.*]] = linalg.generic {{.*}} outs(%[[PART]] : tensor<1x100xf32>)
// CHECK:             arith.divf
// CHECK:           tensor.insert_slice %[[DONE]] into %[[MADE]][%[[ROW]], 0] [1, 100] [1, 1]
// CHECK-NOT:     linalg
// CHECK:         return
// REPORT-LABEL: function softmax
// REPORT:         loops        1
// REPORT-NEXT:    fused        4
// REPORT-NEXT:    largest      4
// REPORT-NEXT:    opsBefore    4
// REPORT-NEXT:    ops          1
// REPORT-NEXT:    bytesBefore  51712
// REPORT-NEXT:    bytes        25600

// 32 rows for each thread.
// THREADS-LABEL: func.func @softmax(
// THREADS:         scf.forall (%[[THREAD:.*]]) in (2) shared_outs(%[[MADE:.*]] = %{{.*}})
// THREADS:           tensor.extract_slice %[[MADE]][%[[FIRST:.*]], 0] [32, 100] [1, 1]
// THREADS:           scf.for %[[ROW:.*]] = %c0 to %c32 step %c1
// THREADS:             tensor.insert_slice %{{.*}} into %{{.*}}[%[[ROW]], 0] [1, 100] [1, 1]
// THREADS:           tensor.parallel_insert_slice %{{.*}} into %[[MADE]][%[[FIRST]], 0] [32, 100] [1, 1]
func.func @softmax(%x: tensor<64x100xf32>) -> tensor<64x100xf32> {
  %zero = arith.constant 0.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %rows = tensor.empty() : tensor<64xf32>
  %whole = tensor.empty() : tensor<64x100xf32>
  %lowest = linalg.fill ins(%low : f32) outs(%rows : tensor<64xf32>) -> tensor<64xf32>
  %max = linalg.reduce ins(%x : tensor<64x100xf32>) outs(%lowest : tensor<64xf32>) dimensions = [1]
    (%in: f32, %out: f32) {
      %m = arith.maximumf %in, %out : f32
      linalg.yield %m : f32
    }
  %exp = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                         iterator_types = ["parallel", "parallel"]}
      ins(%x, %max : tensor<64x100xf32>, tensor<64xf32>) outs(%whole : tensor<64x100xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %s = arith.subf %a, %b : f32
      %e = math.exp %s : f32
      linalg.yield %e : f32
  } -> tensor<64x100xf32>
  %none = linalg.fill ins(%zero : f32) outs(%rows : tensor<64xf32>) -> tensor<64xf32>
  %sum = linalg.reduce { arith.addf } ins(%exp : tensor<64x100xf32>) outs(%none : tensor<64xf32>) dimensions = [1]
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%exp, %sum : tensor<64x100xf32>, tensor<64xf32>) outs(%whole : tensor<64x100xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %q = arith.divf %a, %b : f32
      linalg.yield %q : f32
  } -> tensor<64x100xf32>
  return %y : tensor<64x100xf32>
}

// A convolution keeps what is done to its result, row by row of the image; four
// filters at a time share what they read, then the two that are left.
// CHECK-LABEL: func.func @convolution(
// CHECK:         scf.for %[[ROW:.*]] = %c0 to %c30 step %c1
// CHECK:           linalg.conv_2d_nchw_fchw {{.*}} outs(%{{.*}} : tensor<1x4x1x30xf32>)
// CHECK:           linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<1x4x1x30xf32>, tensor<4xf32>)
// CHECK:           scf.for %{{.*}} = %c4 to %c6 step %c1
// CHECK:             linalg.conv_2d_nchw_fchw {{.*}} outs(%{{.*}} : tensor<1x1x1x30xf32>)
func.func @convolution(%x: tensor<1x64x32x32xf32>, %w: tensor<6x64x3x3xf32>, %b: tensor<6xf32>) -> tensor<1x6x30x30xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<1x6x30x30xf32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<1x6x30x30xf32>) -> tensor<1x6x30x30xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x64x32x32xf32>, tensor<6x64x3x3xf32>) outs(%none : tensor<1x6x30x30xf32>) -> tensor<1x6x30x30xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(n, f, h, w) -> (n, f, h, w)>, affine_map<(n, f, h, w) -> (f)>, affine_map<(n, f, h, w) -> (n, f, h, w)>],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0, %b : tensor<1x6x30x30xf32>, tensor<6xf32>) outs(%empty : tensor<1x6x30x30xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %s = arith.addf %a, %c : f32
      %m = arith.maximumf %s, %zero : f32
      linalg.yield %m : f32
  } -> tensor<1x6x30x30xf32>
  return %1 : tensor<1x6x30x30xf32>
}

// What is read later comes out of the loop, too.
// CHECK-LABEL: func.func @read_later(
// CHECK:         %[[MADE:.*]]:2 = scf.for %{{.*}} = %c0 to %c8 step %c1 iter_args(%{{.*}} = %{{.*}}, %{{.*}} = %{{.*}})
// CHECK:         return %[[MADE]]#1, %[[MADE]]#0
func.func @read_later(%x: tensor<8x16xf32>) -> (tensor<8x16xf32>, tensor<8x16xf32>) {
  %zero = arith.constant 0.0 : f32
  %whole = tensor.empty() : tensor<8x16xf32>
  %rows = tensor.empty() : tensor<8xf32>
  %exp = linalg.exp ins(%x : tensor<8x16xf32>) outs(%whole : tensor<8x16xf32>) -> tensor<8x16xf32>
  %none = linalg.fill ins(%zero : f32) outs(%rows : tensor<8xf32>) -> tensor<8xf32>
  %sum = linalg.reduce { arith.addf } ins(%exp : tensor<8x16xf32>) outs(%none : tensor<8xf32>) dimensions = [1]
  %y = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%exp, %sum : tensor<8x16xf32>, tensor<8xf32>) outs(%whole : tensor<8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %q = arith.divf %a, %b : f32
      linalg.yield %q : f32
  } -> tensor<8x16xf32>
  return %y, %exp : tensor<8x16xf32>, tensor<8x16xf32>
}

// Two branches from %x, which is large: the short one is last in the text, but makes less than it reads. It has loops
// of its own, and what both are added in is with the end of the long one, a sum of fours.
// CHECK-LABEL: func.func @shortcut(
// CHECK:         %[[X:.*]] = linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<64x64xf32>, tensor<64x64xf32>)
// CHECK:         scf.for {{.*}} -> (tensor<64x16xf32>)
// CHECK:           tensor.extract_slice %[[X]][%{{.*}}, 0] [{{[0-9]+}}, 64]
// CHECK-NOT:       arith.maximumf
// CHECK:         %[[SHORT:.*]] = tensor.insert_slice %{{.*}} : tensor<9x16xf32> into tensor<64x16xf32>
// CHECK:         scf.for {{.*}} -> (tensor<64x16xf32>)
// CHECK-NOT:       tensor.extract_slice %[[X]][
// CHECK:           tensor.extract_slice %[[SHORT]][
// CHECK:           arith.maximumf
// CHECK:         return
func.func @shortcut(%in: tensor<64x64xf32>, %w: tensor<64x64xf32>, %v: tensor<64x16xf32>) -> tensor<64x16xf32> {
  %zero = arith.constant 0.0 : f32
  %large = tensor.empty() : tensor<64x64xf32>
  %small = tensor.empty() : tensor<64x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%large : tensor<64x64xf32>) -> tensor<64x64xf32>
  %fewZeros = linalg.fill ins(%zero : f32) outs(%small : tensor<64x16xf32>) -> tensor<64x16xf32>
  %x = linalg.matmul ins(%in, %w : tensor<64x64xf32>, tensor<64x64xf32>) outs(%zeros : tensor<64x64xf32>) -> tensor<64x64xf32>
  %0 = linalg.matmul ins(%w, %x : tensor<64x64xf32>, tensor<64x64xf32>) outs(%zeros : tensor<64x64xf32>) -> tensor<64x64xf32>
  %1 = tensor.expand_shape %0 [[0], [1, 2]] output_shape [64, 16, 4] : tensor<64x64xf32> into tensor<64x16x4xf32>
  %long = linalg.reduce { arith.addf } ins(%1 : tensor<64x16x4xf32>) outs(%fewZeros : tensor<64x16xf32>) dimensions = [2]
  %short = linalg.matmul ins(%x, %v : tensor<64x64xf32>, tensor<64x16xf32>) outs(%fewZeros : tensor<64x16xf32>) -> tensor<64x16xf32>
  %y = linalg.max ins(%long, %short : tensor<64x16xf32>, tensor<64x16xf32>) outs(%small : tensor<64x16xf32>) -> tensor<64x16xf32>
  return %y : tensor<64x16xf32>
}

// Attention: the rows of the last product take those of the scores that it is a product of, so that a few rows of
// scores are all that there is of them. Six rows of two registers each are a tile, four are left of 64.
// CHECK-LABEL: func.func @attention(
// CHECK-NOT:     linalg.generic
// CHECK:         scf.for %{{.*}} = %c0 to %c4
// CHECK:           scf.for %{{.*}} = %c0 to %c60 step %c6
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<1x6x32xf32>, tensor<1x32x64xf32>)
// CHECK:             math.exp
// CHECK:             linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<1x6x64xf32>, tensor<1x64x32xf32>)
// CHECK:             scf.yield
// CHECK-NOT:       scf.for
// CHECK:           math.exp
// CHECK-NOT:     scf.for
// CHECK:         return
func.func @attention(%q: tensor<4x64x32xf32>, %k: tensor<4x32x64xf32>, %v: tensor<4x64x32xf32>) -> tensor<4x64x32xf32> {
  %zero = arith.constant 0.0 : f32
  %scores = tensor.empty() : tensor<4x64x64xf32>
  %rows = tensor.empty() : tensor<4x64xf32>
  %made = tensor.empty() : tensor<4x64x32xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%scores : tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
  %s = linalg.batch_matmul ins(%q, %k : tensor<4x64x32xf32>, tensor<4x32x64xf32>) outs(%0 : tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
  %e = linalg.exp ins(%s : tensor<4x64x64xf32>) outs(%scores : tensor<4x64x64xf32>) -> tensor<4x64x64xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%rows : tensor<4x64xf32>) -> tensor<4x64xf32>
  %sum = linalg.reduce { arith.addf } ins(%e : tensor<4x64x64xf32>) outs(%1 : tensor<4x64xf32>) dimensions = [2]
  %p = linalg.generic {indexing_maps = [affine_map<(b, i, j) -> (b, i, j)>, affine_map<(b, i, j) -> (b, i)>, affine_map<(b, i, j) -> (b, i, j)>],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%e, %sum : tensor<4x64x64xf32>, tensor<4x64xf32>) outs(%scores : tensor<4x64x64xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %d = arith.divf %a, %b : f32
      linalg.yield %d : f32
  } -> tensor<4x64x64xf32>
  %2 = linalg.fill ins(%zero : f32) outs(%made : tensor<4x64x32xf32>) -> tensor<4x64x32xf32>
  %o = linalg.batch_matmul ins(%p, %v : tensor<4x64x64xf32>, tensor<4x64x32xf32>) outs(%2 : tensor<4x64x32xf32>) -> tensor<4x64x32xf32>
  return %o : tensor<4x64x32xf32>
}

// Ten channels in blocks of four: the product with the two lanes of the last
// block that are channels adds to the same tiles, before the end of both.
// CHECK-LABEL: func.func @parts(
// CHECK:         scf.for
// CHECK:           %[[FIRST:.*]] = linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<2x[[COLUMNS:[0-9]+]]x4xf32>
// CHECK:           %[[SECOND:.*]] = linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<[[COLUMNS]]x2xf32>, {{.*}} outs(%[[FIRST]] :
// CHECK:           linalg.generic {{.*}} ins(%[[SECOND]] :
// CHECK:             arith.maximumf
// CHECK:         return
func.func @parts(%x: tensor<3x20x4xf32>, %w: tensor<6x2x4x4xf32>, %v: tensor<6x1x2x4xf32>) -> tensor<6x20x4xf32> {
  %zero = arith.constant 0.0 : f32
  %whole = tensor.extract_slice %x[0, 0, 0] [2, 20, 4] [1, 1, 1] : tensor<3x20x4xf32> to tensor<2x20x4xf32>
  %rest = tensor.extract_slice %x[2, 0, 0] [1, 20, 2] [1, 1, 1] : tensor<3x20x4xf32> to tensor<1x20x2xf32>
  %empty = tensor.empty() : tensor<6x20x4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<6x20x4xf32>) -> tensor<6x20x4xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(f, w, c, i, o) -> (c, w, i)>, affine_map<(f, w, c, i, o) -> (f, c, i, o)>, affine_map<(f, w, c, i, o) -> (f, w, o)>],
                       iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%whole, %w : tensor<2x20x4xf32>, tensor<6x2x4x4xf32>) outs(%zeros : tensor<6x20x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<6x20x4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(f, w, c, i, o) -> (c, w, i)>, affine_map<(f, w, c, i, o) -> (f, c, i, o)>, affine_map<(f, w, c, i, o) -> (f, w, o)>],
                       iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%rest, %v : tensor<1x20x2xf32>, tensor<6x1x2x4xf32>) outs(%0 : tensor<6x20x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<6x20x4xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(f, w, o) -> (f, w, o)>, affine_map<(f, w, o) -> (f, w, o)>],
                       iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%1 : tensor<6x20x4xf32>) outs(%empty : tensor<6x20x4xf32>) {
    ^bb0(%a: f32, %out: f32):
      %m = arith.maximumf %a, %zero : f32
      linalg.yield %m : f32
  } -> tensor<6x20x4xf32>
  return %2 : tensor<6x20x4xf32>
}
