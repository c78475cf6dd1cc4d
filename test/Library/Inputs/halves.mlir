func.func @dense(%x: tensor<4x64xf16>) -> tensor<4x32xf16> {
  %w = tensoropt.random seed(1) range(-1.0, 1.0) : tensor<64x32xf16>
  %zero = arith.constant 0.0 : f16
  %e = tensor.empty() : tensor<4x32xf16>
  %s = linalg.fill ins(%zero : f16) outs(%e : tensor<4x32xf16>) -> tensor<4x32xf16>
  %y = linalg.matmul ins(%x, %w : tensor<4x64xf16>, tensor<64x32xf16>) outs(%s : tensor<4x32xf16>) -> tensor<4x32xf16>
  return %y : tensor<4x32xf16>
}

func.func @chain(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %y = linalg.exp ins(%x : tensor<?xbf16>) outs(%x : tensor<?xbf16>) -> tensor<?xbf16>
  %z = linalg.mul ins(%x, %y : tensor<?xbf16>, tensor<?xbf16>) outs(%x : tensor<?xbf16>) -> tensor<?xbf16>
  return %z : tensor<?xbf16>
}

#id = affine_map<(i) -> (i)>
func.func @rounded(%x: tensor<8xf64>) -> (tensor<8xf16>, tensor<8xbf16>) {
  %e = tensor.empty() : tensor<8xf16>
  %f = tensor.empty() : tensor<8xbf16>
  %y:2 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf64>) outs(%e, %f : tensor<8xf16>, tensor<8xbf16>) {
    ^bb0(%a: f64, %b: f16, %c: bf16):
      %0 = arith.truncf %a : f64 to f16
      %1 = arith.truncf %a : f64 to bf16
      linalg.yield %0, %1 : f16, bf16
  } -> (tensor<8xf16>, tensor<8xbf16>)
  return %y#0, %y#1 : tensor<8xf16>, tensor<8xbf16>
}
