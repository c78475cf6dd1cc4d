// A network of two layers, for images of 16 x 16 pixels and ten classes. Its
// weights are random numbers; `tensoropt import` makes the same of a network
// that was trained.
#each = affine_map<(i, j) -> (i, j)>
#bias = affine_map<(i, j) -> (j)>

func.func @classify(%image: tensor<1x256xf32>) -> tensor<1x10xf32> {
  %zero = arith.constant 0.0 : f32
  %w1 = tensoropt.random seed(1) range(-0.1, 0.1) : tensor<256x128xf32>
  %b1 = tensoropt.random seed(2) range(-0.1, 0.1) : tensor<128xf32>
  %w2 = tensoropt.random seed(3) range(-0.1, 0.1) : tensor<128x10xf32>
  %e1 = tensor.empty() : tensor<1x128xf32>
  %z1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<1x128xf32>) -> tensor<1x128xf32>
  %p1 = linalg.matmul ins(%image, %w1 : tensor<1x256xf32>, tensor<256x128xf32>)
                      outs(%z1 : tensor<1x128xf32>) -> tensor<1x128xf32>
  %hidden = linalg.generic {indexing_maps = [#each, #bias, #each],
                            iterator_types = ["parallel", "parallel"]}
      ins(%p1, %b1 : tensor<1x128xf32>, tensor<128xf32>) outs(%e1 : tensor<1x128xf32>) {
    ^bb0(%p: f32, %b: f32, %old: f32):
      %sum = arith.addf %p, %b : f32
      %cut = arith.maximumf %sum, %zero : f32
      linalg.yield %cut : f32
  } -> tensor<1x128xf32>
  %e2 = tensor.empty() : tensor<1x10xf32>
  %z2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<1x10xf32>) -> tensor<1x10xf32>
  %scores = linalg.matmul ins(%hidden, %w2 : tensor<1x128xf32>, tensor<128x10xf32>)
                          outs(%z2 : tensor<1x10xf32>) -> tensor<1x10xf32>
  return %scores : tensor<1x10xf32>
}
