// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-padding{clip=true},tensoropt-fuse-rows)' --tensoropt-report=%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.txt

// REPORT-COUNT-5: clipped{{ +}}0

// Each image gets a border.

#image = affine_map<(h, w, k, l, o) -> (h + k, w + l, o)>
#weights = affine_map<(h, w, k, l, o) -> (k, l, o)>
#result = affine_map<(h, w, k, l, o) -> (h, w, o)>

// The border adds to sums.
// CHECK-LABEL: func.func @ones(
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[1, 1, 0] [8, 8, 16]
// CHECK:         scf.for
func.func @ones(%x: tensor<8x8x16xf32>) -> tensor<8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %border = arith.constant 1.0 : f32
  %empty = tensor.empty() : tensor<8x8x16xf32>
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %w = arith.constant dense<0.5> : tensor<3x3x16xf32>
  %p = tensor.pad %x low[1, 1, 0] high[1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %border : f32
  } : tensor<8x8x16xf32> to tensor<10x10x16xf32>
  %sums = linalg.generic {indexing_maps = [#image, #weights, #result],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<10x10x16xf32>, tensor<3x3x16xf32>) outs(%begun : tensor<8x8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<8x8x16xf32>
  return %sums : tensor<8x8x16xf32>
}

// Weights may be infinite, and zero times that is no number.
// CHECK-LABEL: func.func @given(
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[1, 1, 0] [8, 8, 16]
// CHECK:         scf.for
func.func @given(%x: tensor<8x8x16xf32>, %w: tensor<3x3x16xf32>) -> tensor<8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %border = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x8x16xf32>
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %p = tensor.pad %x low[1, 1, 0] high[1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %border : f32
  } : tensor<8x8x16xf32> to tensor<10x10x16xf32>
  %sums = linalg.generic {indexing_maps = [#image, #weights, #result],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<10x10x16xf32>, tensor<3x3x16xf32>) outs(%begun : tensor<8x8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<8x8x16xf32>
  return %sums : tensor<8x8x16xf32>
}

// They are.
// CHECK-LABEL: func.func @infinite(
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[1, 1, 0] [8, 8, 16]
// CHECK:         scf.for
func.func @infinite(%x: tensor<8x8x16xf32>) -> tensor<8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %border = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x8x16xf32>
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %w = arith.constant dense<0x7F800000> : tensor<3x3x16xf32>
  %p = tensor.pad %x low[1, 1, 0] high[1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %border : f32
  } : tensor<8x8x16xf32> to tensor<10x10x16xf32>
  %sums = linalg.generic {indexing_maps = [#image, #weights, #result],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<10x10x16xf32>, tensor<3x3x16xf32>) outs(%begun : tensor<8x8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<8x8x16xf32>
  return %sums : tensor<8x8x16xf32>
}

// The first window lies in the border.
// CHECK-LABEL: func.func @beyond(
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[3, 1, 0] [7, 8, 16]
// CHECK:         scf.for
func.func @beyond(%x: tensor<7x8x16xf32>) -> tensor<8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %border = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x8x16xf32>
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %w = arith.constant dense<0.5> : tensor<3x3x16xf32>
  %p = tensor.pad %x low[3, 1, 0] high[0, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %border : f32
  } : tensor<7x8x16xf32> to tensor<10x10x16xf32>
  %sums = linalg.generic {indexing_maps = [#image, #weights, #result],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<10x10x16xf32>, tensor<3x3x16xf32>) outs(%begun : tensor<8x8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<8x8x16xf32>
  return %sums : tensor<8x8x16xf32>
}

// What makes the image writes it between the borders.
// CHECK-LABEL: func.func @made(
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[1, 1, 0] [8, 8, 16]
// CHECK:         scf.for
func.func @made(%x: tensor<8x8x16xf32>) -> tensor<8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %border = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x8x16xf32>
  %begun = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %w = arith.constant dense<0.5> : tensor<3x3x16xf32>
  %made = linalg.exp ins(%x : tensor<8x8x16xf32>) outs(%empty : tensor<8x8x16xf32>) -> tensor<8x8x16xf32>
  %p = tensor.pad %made low[1, 1, 0] high[1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index):
      tensor.yield %border : f32
  } : tensor<8x8x16xf32> to tensor<10x10x16xf32>
  %sums = linalg.generic {indexing_maps = [#image, #weights, #result],
                          iterator_types = ["parallel", "parallel", "reduction", "reduction", "parallel"]}
      ins(%p, %w : tensor<10x10x16xf32>, tensor<3x3x16xf32>) outs(%begun : tensor<8x8x16xf32>) {
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b : f32
      %next = arith.addf %sum, %ab : f32
      linalg.yield %next : f32
  } -> tensor<8x8x16xf32>
  return %sums : tensor<8x8x16xf32>
}
