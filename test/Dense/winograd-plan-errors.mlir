// RUN: tensor-opt %s --pipeline='func.func(tensoropt-winograd{tolerance=6e-7})' --split-input-file --verify-diagnostics

#image = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, c, h + k, w + l, i)>
#weights = affine_map<(n, f, h, w, c, k, l, i, o) -> (f, c, k, l, i, o)>
#result = affine_map<(n, f, h, w, c, k, l, i, o) -> (n, f, h, w, o)>
#each = affine_map<(n, f, h, w, o) -> (n, f, h, w, o)>
#channel = affine_map<(n, f, h, w, o) -> (f, o)>
func.func @rows(%x: tensor<1x2x12x6x4xf32>, %b: tensor<3x4xf32>) -> tensor<1x3x12x6x4xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<3x2x3x3x4x4xf32>
  %0 = tensor.empty() : tensor<1x3x12x6x4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x3x12x6x4xf32>) -> tensor<1x3x12x6x4xf32>
  %1 = tensor.pad %x low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
      tensor.yield %zero : f32
  } : tensor<1x2x12x6x4xf32> to tensor<1x2x14x8x4xf32>
  // expected-error @+1 {{its kernel plan has 4 rows of squares at a time, which do not divide 6}}
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%1, %w : tensor<1x2x14x8x4xf32>, tensor<3x2x3x3x4x4xf32>) outs(%zeros : tensor<1x3x12x6x4xf32>)
      attrs = {tensoropt.kernel_plan = {algorithm = "f2", rows = 4 : i64}} {
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
#each = affine_map<(n, f, h, w, o) -> (n, f, h, w, o)>
#channel = affine_map<(n, f, h, w, o) -> (f, o)>
func.func @error(%x: tensor<1x2x12x6x4xf32>, %b: tensor<3x4xf32>) -> tensor<1x3x12x6x4xf32> {
  %zero = arith.constant 0.0 : f32
  %w = arith.constant dense<1.0> : tensor<3x2x3x3x4x4xf32>
  %0 = tensor.empty() : tensor<1x3x12x6x4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%0 : tensor<1x3x12x6x4xf32>) -> tensor<1x3x12x6x4xf32>
  %1 = tensor.pad %x low[0, 0, 1, 1, 0] high[0, 0, 1, 1, 0] {
    ^bb0(%i: index, %j: index, %k: index, %l: index, %m: index):
      tensor.yield %zero : f32
  } : tensor<1x2x12x6x4xf32> to tensor<1x2x14x8x4xf32>
  // expected-error @+1 {{its kernel plan has an error of 1e-06, the tolerance is 6e-07}}
  %2 = linalg.generic {indexing_maps = [#image, #weights, #result],
                       iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction", "reduction", "parallel"]}
      ins(%1, %w : tensor<1x2x14x8x4xf32>, tensor<3x2x3x3x4x4xf32>) outs(%zeros : tensor<1x3x12x6x4xf32>)
      attrs = {tensoropt.kernel_plan = {algorithm = "f4"}} {
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
