// RUN: tensor-opt %s --pipeline='func.func(tensoropt-winograd{winograd=f4})' --remarks-filter=.* 2>&1 | FileCheck %s --implicit-check-not='scf.for' --implicit-check-not=remark
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-winograd{winograd=off})' --remarks-filter=.* 2>&1 | FileCheck %s --check-prefix=OFF --implicit-check-not='scf.for' --implicit-check-not=remark
// RUN: tensor-opt %S/winograd.mlir --split-input-file --pipeline='func.func(tensoropt-winograd{tolerance=1e-9})' --remarks-filter=.* -o /dev/null 2>&1 | FileCheck %s --check-prefix=TOLERANCE
// RUN: tensor-opt %S/winograd.mlir --split-input-file --pipeline='func.func(tensoropt-winograd)' --remarks-filter=.* -o /dev/null 2>&1 | FileCheck %s --check-prefix=SMALL

// The error of no form is small enough, or no form is faster.
// TOLERANCE: remark: [Missed] Direct | Category:winograd | {{.*}}reason=tolerance
// SMALL: remark: [Missed] Direct | Category:winograd | Function=shared | {{.*}}reason="the direct convolution is faster"

#result = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, f, h, w, o)>
#plain = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h + k, w + l, i)>
#strided = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h * 2 + k, w * 2 + l, i)>
#dilated = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h + k * 2, w + l * 2, i)>
#weights = affine_map<(n, f, h, w, c, k, l, i, o) -> (f, c, k, l, i, o)>
#grouped = affine_map<(n, f, h, w, k, l, i, o) -> (n, f, h + k, w + l, i)>
#groups = affine_map<(n, f, h, w, k, l, i, o) -> (f, k, l, i, o)>
#group = affine_map<(n, f, h, w, k, l, i, o) -> (n, f, h, w, o)>

// Windows that move by two.
// CHECK-LABEL: func.func @strided(
// OFF-LABEL:   func.func @strided(
func.func @strided(%x: tensor<1x4x33x33x4xf32>, %zeros: tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32> {
  %w = arith.constant dense<1.0> : tensor<4x4x3x3x4x4xf32>
  %zero = arith.constant 0.0 : f32
  %z = linalg.fill ins(%zero : f32) outs(%zeros : tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32>
  %y = linalg.generic {indexing_maps = [#strided, #weights, #result], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%x, %w : tensor<1x4x33x33x4xf32>, tensor<4x4x3x3x4x4xf32>) outs(%z : tensor<1x4x16x16x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x4x16x16x4xf32>
  return %y : tensor<1x4x16x16x4xf32>
}

// Windows whose places are two apart.
// CHECK-LABEL: func.func @dilated(
func.func @dilated(%x: tensor<1x4x20x20x4xf32>, %zeros: tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32> {
  %w = arith.constant dense<1.0> : tensor<4x4x3x3x4x4xf32>
  %zero = arith.constant 0.0 : f32
  %z = linalg.fill ins(%zero : f32) outs(%zeros : tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32>
  %y = linalg.generic {indexing_maps = [#dilated, #weights, #result], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%x, %w : tensor<1x4x20x20x4xf32>, tensor<4x4x3x3x4x4xf32>) outs(%z : tensor<1x4x16x16x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x4x16x16x4xf32>
  return %y : tensor<1x4x16x16x4xf32>
}

// Windows of 5 x 5.
// CHECK-LABEL: func.func @wide(
func.func @wide(%x: tensor<1x4x20x20x4xf32>, %zeros: tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32> {
  %w = arith.constant dense<1.0> : tensor<4x4x5x5x4x4xf32>
  %zero = arith.constant 0.0 : f32
  %z = linalg.fill ins(%zero : f32) outs(%zeros : tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32>
  %y = linalg.generic {indexing_maps = [#plain, #weights, #result], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%x, %w : tensor<1x4x20x20x4xf32>, tensor<4x4x5x5x4x4xf32>) outs(%z : tensor<1x4x16x16x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x4x16x16x4xf32>
  return %y : tensor<1x4x16x16x4xf32>
}

// A group for each block.
// CHECK-LABEL: func.func @grouped(
func.func @grouped(%x: tensor<1x4x18x18x4xf32>, %zeros: tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32> {
  %w = arith.constant dense<1.0> : tensor<4x3x3x4x4xf32>
  %zero = arith.constant 0.0 : f32
  %z = linalg.fill ins(%zero : f32) outs(%zeros : tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32>
  %y = linalg.generic {indexing_maps = [#grouped, #groups, #group], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "parallel"]}
      ins(%x, %w : tensor<1x4x18x18x4xf32>, tensor<4x3x3x4x4xf32>) outs(%z : tensor<1x4x16x16x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x4x16x16x4xf32>
  return %y : tensor<1x4x16x16x4xf32>
}

// Weights that depend on the input.
// CHECK-LABEL: func.func @weights(
func.func @weights(%x: tensor<1x4x18x18x4xf32>, %w: tensor<4x4x3x3x4x4xf32>, %zeros: tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32> {
  %zero = arith.constant 0.0 : f32
  %z = linalg.fill ins(%zero : f32) outs(%zeros : tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32>
  %y = linalg.generic {indexing_maps = [#plain, #weights, #result], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%x, %w : tensor<1x4x18x18x4xf32>, tensor<4x4x3x3x4x4xf32>) outs(%z : tensor<1x4x16x16x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x4x16x16x4xf32>
  return %y : tensor<1x4x16x16x4xf32>
}

// A sum that goes on from another one.
// CHECK-LABEL: func.func @begun(
func.func @begun(%x: tensor<1x4x18x18x4xf32>, %begun: tensor<1x4x16x16x4xf32>) -> tensor<1x4x16x16x4xf32> {
  %w = arith.constant dense<1.0> : tensor<4x4x3x3x4x4xf32>
  %y = linalg.generic {indexing_maps = [#plain, #weights, #result], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%x, %w : tensor<1x4x18x18x4xf32>, tensor<4x4x3x3x4x4xf32>) outs(%begun : tensor<1x4x16x16x4xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %p = arith.mulf %a, %c : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  } -> tensor<1x4x16x16x4xf32>
  return %y : tensor<1x4x16x16x4xf32>
}
