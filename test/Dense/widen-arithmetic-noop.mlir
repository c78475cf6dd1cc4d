// RUN: tensor-opt %s --pass-pipeline='builtin.module(func.func(tensoropt-widen-arithmetic))' --remarks-filter=.* 2>&1 | FileCheck %s --implicit-check-not=extf --implicit-check-not=truncf --implicit-check-not=remark

// Other types, what only moves elements, and 8-bit floats, which have arithmetic
// of their own.

#id = affine_map<(i) -> (i)>

// CHECK-LABEL: func.func @single
func.func @single(%x: tensor<4xf32>) -> tensor<4xf32> {
  %z = linalg.add ins(%x, %x : tensor<4xf32>, tensor<4xf32>) outs(%x : tensor<4xf32>) -> tensor<4xf32>
  return %z : tensor<4xf32>
}

// CHECK-LABEL: func.func @copies
func.func @copies(%x: tensor<4x2xf16>, %y: tensor<2x4xf16>) -> tensor<2x4xf16> {
  %z = linalg.transpose ins(%x : tensor<4x2xf16>) outs(%y : tensor<2x4xf16>) permutation = [1, 0]
  return %z : tensor<2x4xf16>
}

// CHECK-LABEL: func.func @small
func.func @small(%x: tensor<4xf8E5M2>) -> tensor<4xf8E5M2> {
  %z = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf8E5M2>) outs(%x : tensor<4xf8E5M2>) {
    ^bb0(%a: f8E5M2, %out: f8E5M2):
      %0 = arith.addf %a, %a : f8E5M2
      linalg.yield %0 : f8E5M2
  } -> tensor<4xf8E5M2>
  return %z : tensor<4xf8E5M2>
}
