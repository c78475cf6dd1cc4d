// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=algorithms tolerance=1e-3}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s
// Which squares take the fewest cycles by the model, registers being those of AVX-512.

#image = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h + k, w + l, i)>
#weights = affine_map<(n, f, h, w, c, k, l, i, o) -> (f, c, k, l, i, o)>
#result = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, f, h, w, o)>

module attributes {tensoropt.vector_registers = array<i64: 64, 32, 0>} {
// 36 products of 16 squares: filters of 9.4 MB are fetched while 75 million sums
// of products are computed, fewer than the 103 million of squares of 2 x 2.
// CHECK: Function=wide | algorithm=f4, rows=4
func.func @wide(%x: tensor<1x16x14x14x16xf32>) -> tensor<1x16x14x14x16xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<16x16x3x3x16x16xf32>
  %0 = tensor.empty() : tensor<1x16x14x14x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x16x14x14x16xf32>) -> tensor<1x16x14x14x16xf32>
  %1 = tensor.pad %x low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
      tensor.yield %zero : f32
  } : tensor<1x16x14x14x16xf32> to tensor<1x16x16x16x16xf32>
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%1, %w : tensor<1x16x16x16x16xf32>, tensor<16x16x3x3x16x16xf32>) outs(%zeros : tensor<1x16x14x14x16xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x16x14x14x16xf32>
  return %2 : tensor<1x16x14x14x16xf32>
}

// Filters for 4 x 4 would be 38 MB for 4 squares: fetching them would take longer than
// products of 2 x 2 with 17 MB do.
// CHECK: Function=small | algorithm=f2, rows=4
func.func @small(%x: tensor<1x32x7x7x16xf32>) -> tensor<1x32x7x7x16xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<32x32x3x3x16x16xf32>
  %0 = tensor.empty() : tensor<1x32x7x7x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x32x7x7x16xf32>) -> tensor<1x32x7x7x16xf32>
  %1 = tensor.pad %x low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
      tensor.yield %zero : f32
  } : tensor<1x32x7x7x16xf32> to tensor<1x32x9x9x16xf32>
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%1, %w : tensor<1x32x9x9x16xf32>, tensor<32x32x3x3x16x16xf32>) outs(%zeros : tensor<1x32x7x7x16xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x32x7x7x16xf32>
  return %2 : tensor<1x32x7x7x16xf32>
}

// One square: whatever the form, fetching its filters takes longest, and those of the
// direct convolution, 9 MB, are the fewest.
// CHECK: Function=tiny | algorithm=direct
func.func @tiny(%x: tensor<1x32x2x2x16xf32>) -> tensor<1x32x2x2x16xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<32x32x3x3x16x16xf32>
  %0 = tensor.empty() : tensor<1x32x2x2x16xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x32x2x2x16xf32>) -> tensor<1x32x2x2x16xf32>
  %1 = tensor.pad %x low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
      tensor.yield %zero : f32
  } : tensor<1x32x2x2x16xf32> to tensor<1x32x4x4x16xf32>
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%1, %w : tensor<1x32x4x4x16xf32>, tensor<32x32x3x3x16x16xf32>) outs(%zeros : tensor<1x32x2x2x16xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x32x2x2x16xf32>
  return %2 : tensor<1x32x2x2x16xf32>
}
}
