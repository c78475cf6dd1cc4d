// RUN: tensor-opt %s --pipeline='func.func(tensoropt-winograd{winograd=f4 threads=1}),canonicalize,cse' --split-input-file --mlir-elide-elementsattrs-if-larger=8 | FileCheck %s
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-winograd{winograd=f4 threads=2 thread-work=0}),canonicalize,cse' --split-input-file --mlir-elide-elementsattrs-if-larger=8 | FileCheck %s --check-prefix=THREADS
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-winograd{winograd=f2})' --split-input-file --remarks-filter=winograd -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#image = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h + k, w + l, i)>
#weights = affine_map<(n, f, h, w, c, k, l, i, o) -> (f, c, k, l, i, o)>
#result = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, f, h, w, o)>
#each = affine_map<(n, f, h, w, o) -> (n, f, h, w, o)>
#channel = affine_map<(n, f, h, w, o) -> (f, o)>

// Three rows of two squares each, 6 wide of which the last one ends in the
// middle: the padding reaches 2 columns further, and what is written there is
// left out. The bias and the maximum work on registers.
// CHECK-DAG: #[[$INPUT:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d1, d2, d5)>
// CHECK-DAG: #[[$FILTER:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d1, d0, d4, d5, d3)>
// CHECK-LABEL: func.func @ending(
// CHECK-SAME:      %[[X:.*]]: tensor<1x2x12x6x4xf32>
// CHECK:         %[[PADDED:.*]] = tensor.pad %[[X]] low[0, 0, 1, 1, 0] high[0, 0, 1, 3, 0]
// CHECK:         %[[FILTERS:.*]] = linalg.generic {{.*}} outs(%{{.*}} : tensor<36x3x2x4x4xf32>)
// CHECK:           arith.extf
// CHECK:           arith.truncf
// CHECK:         %[[MADE:.*]] = tensor.empty() : tensor<1x3x12x6x4xf32>
// CHECK:         %[[INPUTS:.*]] = scf.for
// CHECK:           %[[SQUARE:.*]] = vector.transfer_read %[[PADDED]]{{.*}}in_bounds = [true, true, true]} : tensor<1x2x14x10x4xf32>, vector<6x6x4xf32>
// CHECK:           vector.extract %[[SQUARE]][0, 0]
// CHECK:           vector.fma
// CHECK:           vector.transfer_write {{.*}}in_bounds = [true, true]{{.*}} : vector<36x4xf32>, tensor<2x36x6x4xf32>
// CHECK:         %[[PRODUCTS:.*]] = linalg.generic {indexing_maps = [#[[$INPUT]], #[[$FILTER]], #{{.*}}], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]} ins(%[[INPUTS]], %[[FILTERS]] : tensor<2x36x6x4xf32>, tensor<36x3x2x4x4xf32>) outs(%{{.*}} : tensor<3x36x6x4xf32>)
// CHECK:         %[[RESULT:.*]] = scf.for %{{.*}} iter_args(%{{.*}} = %[[MADE]])
// CHECK:           vector.transfer_read %[[PRODUCTS]]
// CHECK:           %[[BIAS:.*]] = vector.transfer_read %{{.*}} : tensor<3x4xf32>, vector<4xf32>
// CHECK:           arith.addf %{{.*}}, %[[BIAS]] : vector<4xf32>
// CHECK:           arith.maximumf
// CHECK:           vector.transfer_write {{.*}}in_bounds = [true, false, true]} : vector<4x4x4xf32>, tensor<1x3x12x6x4xf32>
// CHECK:         return %[[RESULT]]

// Two threads have one and two rows, one at a time.
// THREADS-LABEL: func.func @ending(
// THREADS:         scf.forall (%{{.*}}) in (2) shared_outs
// THREADS:           tensor.extract_slice %{{.*}} : tensor<1x3x12x6x4xf32> to tensor<1x3x?x6x4xf32>
// THREADS:           vector.transfer_write {{.*}} : vector<36x4xf32>, tensor<2x36x2x4xf32>
// THREADS:           vector.transfer_write {{.*}}in_bounds = [true, false, true]} : vector<4x4x4xf32>, tensor<1x3x?x6x4xf32>
// THREADS:           tensor.parallel_insert_slice

// The error of eight channels with squares of 2 x 2: 2^-24 sqrt(72).
// REMARK: [Passed] Transformed | Category:winograd | Function=ending | {{.*}}, error=5.05762e-07, outputs=2,
func.func @ending(%x: tensor<1x2x12x6x4xf32>, %b: tensor<3x4xf32>) -> tensor<1x3x12x6x4xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<3x2x3x3x4x4xf32>
  %0 = tensor.empty() : tensor<1x3x12x6x4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x3x12x6x4xf32>) -> tensor<1x3x12x6x4xf32>
  %1 = tensor.pad %x low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
      tensor.yield %zero : f32
  } : tensor<1x2x12x6x4xf32> to tensor<1x2x14x8x4xf32>
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%1, %w : tensor<1x2x14x8x4xf32>, tensor<3x2x3x3x4x4xf32>) outs(%zeros : tensor<1x3x12x6x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c fastmath<contract> : f32
      %s = arith.addf %p, %out fastmath<contract> : f32
      linalg.yield %s : f32
  } -> tensor<1x3x12x6x4xf32>
  %3 = linalg.generic {indexing_maps = [#each, #channel, #each], iterator_types = ["parallel", "parallel", "parallel", "parallel", "parallel"]}
      ins(%2, %b : tensor<1x3x12x6x4xf32>, tensor<3x4xf32>) outs(%0 : tensor<1x3x12x6x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %s = arith.addf %a, %c : f32
      %m = arith.maximumf %s, %zero : f32
      linalg.yield %m : f32
  } -> tensor<1x3x12x6x4xf32>
  return %3 : tensor<1x3x12x6x4xf32>
}

// -----

#image = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h + k, w + l, i)>
#weights = affine_map<(n, f, h, w, c, k, l, i, o) -> (f, c, k, l, i, o)>
#result = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, f, h, w, o)>

// A padding with another reader is the beginning of the larger one; two images
// make two rounds; a result that several read has no ending.
// CHECK-LABEL: func.func @shared(
// CHECK:         %[[PADDED:.*]] = tensor.pad %{{.*}} low[0, 0, 1, 1, 0] high[0, 0, 4, 2, 0]
// CHECK:         tensor.extract_slice %[[PADDED]][0, 0, 0, 0, 0] [2, 1, 7, 9, 4] [1, 1, 1, 1, 1]
// CHECK:         scf.for %{{.*}} = %{{.*}} to %c2
// CHECK:         vector.transfer_write {{.*}}in_bounds = [false, false, true]} : vector<4x4x4xf32>, tensor<2x1x5x7x4xf32>
func.func @shared(%x: tensor<2x1x5x7x4xf32>) -> (tensor<2x1x5x7x4xf32>, tensor<2x1x7x9x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<1x1x3x3x4x4xf32>
  %0 = tensor.empty() : tensor<2x1x5x7x4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<2x1x5x7x4xf32>) -> tensor<2x1x5x7x4xf32>
  %1 = tensor.pad %x low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
      tensor.yield %zero : f32
  } : tensor<2x1x5x7x4xf32> to tensor<2x1x7x9x4xf32>
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%1, %w : tensor<2x1x7x9x4xf32>, tensor<1x1x3x3x4x4xf32>) outs(%zeros : tensor<2x1x5x7x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<2x1x5x7x4xf32>
  return %2, %1 : tensor<2x1x5x7x4xf32>, tensor<2x1x7x9x4xf32>
}

// -----

#image = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h + k, w + l, i)>
#weights = affine_map<(n, f, h, w, c, k, l, i, o) -> (f, c, k, l, i, o)>
#result = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, f, h, w, o)>

// One row of squares: two threads share the blocks of channels, two of inputs
// and two and one of results.
// THREADS-LABEL: func.func @one_row(
// THREADS:         %[[INPUTS:.*]] = scf.forall (%{{.*}}) in (2) shared_outs(%[[OUT:.*]] = %{{.*}}) -> (tensor<2x36x2x4xf32>)
// THREADS:           tensor.extract_slice %[[OUT]][%{{.*}}, 0, 0, 0] [1, 36, 2, 4] [1, 1, 1, 1]
// THREADS:           vector.transfer_write {{.*}} : vector<36x4xf32>, tensor<1x36x2x4xf32>
// THREADS:         linalg.generic {{.*}} ins(%[[INPUTS]],
// THREADS:         scf.forall (%{{.*}}) in (2) shared_outs(%[[OUT:.*]] = %{{.*}}) -> (tensor<1x3x4x8x4xf32>)
// THREADS:           tensor.extract_slice %[[OUT]][0, %[[FIRST:.*]], 0, 0, 0] [1, %[[COUNT:.*]], 4, 8, 4] [1, 1, 1, 1, 1] : tensor<1x3x4x8x4xf32> to tensor<1x?x4x8x4xf32>
// THREADS:           scf.for %{{.*}} = %c0{{.*}} to %[[COUNT]]
// THREADS:           vector.transfer_write {{.*}} : vector<4x4x4xf32>, tensor<1x?x4x8x4xf32>
func.func @one_row(%x: tensor<1x2x6x10x4xf32>) -> tensor<1x3x4x8x4xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<3x2x3x3x4x4xf32>
  %0 = tensor.empty() : tensor<1x3x4x8x4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x3x4x8x4xf32>) -> tensor<1x3x4x8x4xf32>
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%x, %w : tensor<1x2x6x10x4xf32>, tensor<3x2x3x3x4x4xf32>) outs(%zeros : tensor<1x3x4x8x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x3x4x8x4xf32>
  return %2 : tensor<1x3x4x8x4xf32>
}
