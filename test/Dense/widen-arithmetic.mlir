// RUN: tensor-opt %s --split-input-file --pass-pipeline='builtin.module(func.func(tensoropt-widen-arithmetic))' | FileCheck %s

// Operations on elements: digits are added once, and rounded once.

// CHECK-LABEL: func.func @elements
// CHECK: ^bb0(%[[A:.*]]: bf16, %[[B:.*]]: bf16, %{{.*}}: bf16):
// CHECK-DAG: %[[WA:.*]] = arith.extf %[[A]] fastmath<contract> : bf16 to f32
// CHECK-DAG: %[[WB:.*]] = arith.extf %[[B]] fastmath<contract> : bf16 to f32
// CHECK-DAG: %[[TWO:.*]] = arith.constant 2.000000e+00 : f32
// CHECK: %[[P:.*]] = arith.mulf %[[WA]], %[[WB]] : f32
// CHECK: %[[E:.*]] = math.exp %[[P]] : f32
// CHECK: %[[T:.*]] = arith.mulf %[[E]], %[[TWO]] : f32
// CHECK: %[[IS:.*]] = arith.cmpf ogt, %[[T]], %[[WA]] : f32
// CHECK: %[[S:.*]] = arith.select %[[IS]], %[[T]], %[[WB]] : f32
// CHECK: %[[R:.*]] = arith.truncf %[[S]] fastmath<contract> : f32 to bf16
// CHECK: linalg.yield %[[R]] : bf16
#id = affine_map<(i) -> (i)>
func.func @elements(%x: tensor<?xbf16>, %y: tensor<?xbf16>) -> tensor<?xbf16> {
  %two = arith.constant 2.0 : bf16
  %z = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%x, %y : tensor<?xbf16>, tensor<?xbf16>) outs(%x : tensor<?xbf16>) {
    ^bb0(%a: bf16, %b: bf16, %out: bf16):
      %0 = arith.mulf %a, %b : bf16
      %1 = math.exp %0 : bf16
      %2 = arith.mulf %1, %two : bf16
      %3 = arith.cmpf ogt, %2, %a : bf16
      %4 = arith.select %3, %2, %b : bf16
      linalg.yield %4 : bf16
  } -> tensor<?xbf16>
  return %z : tensor<?xbf16>
}

// -----

// A conversion that is there already stays: its rounding may be wanted.

// CHECK-LABEL: func.func @rounding
// CHECK: %[[ROUNDED:.*]] = arith.truncf %{{.*}} : f32 to f16
// CHECK: %[[WIDE:.*]] = arith.extf %[[ROUNDED]] fastmath<contract> : f16 to f32
// CHECK: arith.addf %[[WIDE]], %[[WIDE]] : f32
#id = affine_map<(i) -> (i)>
func.func @rounding(%x: tensor<4xf32>, %made: tensor<4xf16>) -> tensor<4xf16> {
  %z = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%made : tensor<4xf16>) {
    ^bb0(%a: f32, %out: f16):
      %0 = arith.truncf %a : f32 to f16
      %1 = arith.addf %0, %0 : f16
      linalg.yield %1 : f16
  } -> tensor<4xf16>
  return %z : tensor<4xf16>
}

// -----

// The other factor of constant weights is converted once, before its padding;
// weights keep their bytes; the bias begins a sum in f32.

// CHECK-LABEL: func.func @convolution
// CHECK-SAME: %[[X:.*]]: tensor<1x4x6x6xf16>
// CHECK-DAG: %[[WEIGHTS:.*]] = arith.constant dense<5.000000e-01> : tensor<8x4x3x3xf16>
// CHECK-DAG: %[[BIAS:.*]] = arith.constant dense<2.500000e-01> : tensor<8xf16>
// CHECK: %[[WIDEBIAS:.*]] = linalg.generic {{.*}} ins(%[[BIAS]] : tensor<8xf16>) outs(%{{.*}} : tensor<8xf32>)
// CHECK: %[[START:.*]] = linalg.broadcast ins(%[[WIDEBIAS]] : tensor<8xf32>) outs(%{{.*}} : tensor<1x8x6x6xf32>)
// CHECK: %[[WIDE:.*]] = linalg.generic {{.*}} ins(%[[X]] : tensor<1x4x6x6xf16>) outs(%{{.*}} : tensor<1x4x6x6xf32>)
// CHECK: arith.extf %{{.*}} : f16 to f32
// CHECK: %[[PADDED:.*]] = tensor.pad %[[WIDE]]
// CHECK: %[[SUM:.*]] = linalg.conv_2d_nchw_fchw {{.*}}ins(%[[PADDED]], %[[WEIGHTS]] : tensor<1x4x8x8xf32>, tensor<8x4x3x3xf16>) outs(%[[START]] : tensor<1x8x6x6xf32>) -> tensor<1x8x6x6xf32>
// CHECK: %[[Y:.*]] = linalg.generic {{.*}} ins(%[[SUM]] : tensor<1x8x6x6xf32>) outs(%{{.*}} : tensor<1x8x6x6xf16>)
// CHECK: arith.truncf %{{.*}} fastmath<contract> : f32 to f16
// CHECK: return %[[Y]]
func.func @convolution(%x: tensor<1x4x6x6xf16>) -> tensor<1x8x6x6xf16> {
  %zero = arith.constant 0.0 : f16
  %w = arith.constant dense<0.5> : tensor<8x4x3x3xf16>
  %b = arith.constant dense<0.25> : tensor<8xf16>
  %e = tensor.empty() : tensor<1x8x6x6xf16>
  %s = linalg.broadcast ins(%b : tensor<8xf16>) outs(%e : tensor<1x8x6x6xf16>) dimensions = [0, 2, 3]
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%i: index, %j: index, %k: index, %l: index):
      tensor.yield %zero : f16
  } : tensor<1x4x6x6xf16> to tensor<1x4x8x8xf16>
  %y = linalg.conv_2d_nchw_fchw ins(%p, %w : tensor<1x4x8x8xf16>, tensor<8x4x3x3xf16>)
                                outs(%s : tensor<1x8x6x6xf16>) -> tensor<1x8x6x6xf16>
  return %y : tensor<1x8x6x6xf16>
}

// -----

// What an importer rounds behind a sum in f32 is the rounding of the sum: it may
// meet what follows.

// CHECK-LABEL: func.func @imported
// CHECK: linalg.matmul
// CHECK: arith.truncf %{{.*}} fastmath<contract> : f32 to f16
#id = affine_map<(i, j) -> (i, j)>
func.func @imported(%x: tensor<1x4xf16>, %w: tensor<4x8xf16>, %start: tensor<1x8xf32>, %made: tensor<1x8xf16>) -> tensor<1x8xf16> {
  %sum = linalg.matmul ins(%x, %w : tensor<1x4xf16>, tensor<4x8xf16>) outs(%start : tensor<1x8xf32>) -> tensor<1x8xf32>
  %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%sum : tensor<1x8xf32>) outs(%made : tensor<1x8xf16>) {
    ^bb0(%a: f32, %out: f16):
      %0 = arith.truncf %a : f32 to f16
      linalg.yield %0 : f16
  } -> tensor<1x8xf16>
  return %y : tensor<1x8xf16>
}
