// RUN: tensor-opt %s --pipeline='func.func(tensoropt-split-interpolations)' --remarks-filter=split-interpolations 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t.err

#all = affine_map<(c, h, w) -> (c, h, w)>
#line = affine_map<(i) -> (i)>

// CHECK-DAG: #[[$LAST:.*]] = affine_map<(d0, d1, d2) -> (d2)>
// CHECK-DAG: #[[$MIDDLE:.*]] = affine_map<(d0, d1, d2) -> (d1)>
// CHECK-DAG: #[[$ALL:.*]] = affine_map<(d0, d1, d2) -> (d0, d1, d2)>

// REMARK-COUNT-2: [Passed] Split {{.*}}interpolations=1
// REMARK-NOT: Split

// Twice as high, half as wide: columns first. Rows h / 2 and the next one, if there is one,
// with the weights 1 and 0 or 1/2 and 1/2; columns 2 w and 2 w + 1, one half each.
// CHECK-LABEL: func.func @bilinear(
// CHECK-SAME:      %[[X:.*]]: tensor<8x2x4xf32>
// CHECK-DAG:     %[[EVEN:.*]] = arith.constant dense<[0, 2]> : tensor<2xindex>
// CHECK-DAG:     %[[ODD:.*]] = arith.constant dense<[1, 3]> : tensor<2xindex>
// CHECK-DAG:     %[[HALF:.*]] = arith.constant dense<5.000000e-01> : tensor<2xf32>
// CHECK:         %[[E:.*]] = tensor.empty() : tensor<8x2x2xf32>
// CHECK:         %[[NARROW:.*]] = linalg.generic {indexing_maps = [#[[$LAST]], #[[$LAST]], #[[$LAST]], #[[$LAST]], #[[$ALL]]]
// CHECK-SAME:        ins(%[[EVEN]], %{{.*}}, %[[ODD]], %{{.*}} : {{.*}}) outs(%[[E]] :
// CHECK-NEXT:      ^bb0(%[[AT:.*]]: index, %[[BY:.*]]: f32, %[[AT1:.*]]: index, %[[BY1:.*]]: f32, %{{.*}}: f32):
// CHECK:           %[[A:.*]] = tensor.extract %[[X]][%{{.*}}, %{{.*}}, %[[AT]]]
// CHECK:           %[[PA:.*]] = arith.mulf %[[BY]], %[[A]]
// CHECK:           %[[B:.*]] = tensor.extract %[[X]][%{{.*}}, %{{.*}}, %[[AT1]]]
// CHECK:           %[[PB:.*]] = arith.mulf %[[BY1]], %[[B]]
// CHECK:           %[[SUM:.*]] = arith.addf %[[PA]], %[[PB]]
// CHECK:           linalg.yield %[[SUM]]
// CHECK-DAG:     %[[LOW:.*]] = arith.constant dense<[0, 0, 1, 1]> : tensor<4xindex>
// CHECK-DAG:     %[[HIGH:.*]] = arith.constant dense<1> : tensor<4xindex>
// CHECK-DAG:     %[[LOWER:.*]] = arith.constant dense<[1.000000e+00, 5.000000e-01, 1.000000e+00, 5.000000e-01]> : tensor<4xf32>
// CHECK-DAG:     %[[HIGHER:.*]] = arith.constant dense<[0.000000e+00, 5.000000e-01, 0.000000e+00, 5.000000e-01]> : tensor<4xf32>
// CHECK:         %[[Y:.*]] = linalg.generic {indexing_maps = [#[[$MIDDLE]], #[[$MIDDLE]], #[[$MIDDLE]], #[[$MIDDLE]], #[[$ALL]]]
// CHECK-SAME:        ins(%[[LOW]], %[[LOWER]], %[[HIGH]], %[[HIGHER]] :
// CHECK:           tensor.extract %[[NARROW]]
// CHECK:         return %[[Y]]
func.func @bilinear(%x: tensor<8x2x4xf32>) -> tensor<8x4x2xf32> {
  %one = arith.constant 1 : index
  %two = arith.constant 2 : index
  %half = arith.constant 0.5 : f32
  %unit = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<8x4x2xf32>
  %y = linalg.generic {indexing_maps = [#all], iterator_types = ["parallel", "parallel", "parallel"]} outs(%e : tensor<8x4x2xf32>) {
  ^bb0(%out: f32):
    %c = linalg.index 0 : index
    %h = linalg.index 1 : index
    %w = linalg.index 2 : index
    %row = arith.divui %h, %two : index
    %more = arith.addi %row, %one : index
    %next = arith.minui %more, %one : index
    %rest = arith.remui %h, %two : index
    %0 = arith.index_cast %rest : index to i64
    %1 = arith.sitofp %0 : i64 to f32
    %high = arith.mulf %1, %half : f32
    %low = arith.subf %unit, %high : f32
    %even = arith.muli %w, %two : index
    %odd = arith.addi %even, %one : index
    %00 = tensor.extract %x[%c, %row, %even] : tensor<8x2x4xf32>
    %01 = tensor.extract %x[%c, %row, %odd] : tensor<8x2x4xf32>
    %10 = tensor.extract %x[%c, %next, %even] : tensor<8x2x4xf32>
    %11 = tensor.extract %x[%c, %next, %odd] : tensor<8x2x4xf32>
    %2 = arith.mulf %half, %00 : f32
    %3 = arith.mulf %half, %01 : f32
    %4 = arith.addf %2, %3 : f32
    %5 = arith.mulf %low, %4 : f32
    %6 = arith.mulf %10, %half : f32
    %7 = arith.mulf %11, %half : f32
    %8 = arith.addf %6, %7 : f32
    %9 = arith.mulf %8, %high : f32
    %sum = arith.addf %5, %9 : f32
    linalg.yield %sum : f32
  } -> tensor<8x4x2xf32>
  return %y : tensor<8x4x2xf32>
}

// Neighbours added up: no factors.
// CHECK-LABEL: func.func @pairs(
// CHECK:         linalg.generic {{.*}} ins(%{{.*}}, %{{.*}} : tensor<4xindex>, tensor<4xindex>)
// CHECK-NOT:       arith.mulf
// CHECK:           arith.addf
func.func @pairs(%x: tensor<5xf32>) -> tensor<4xf32> {
  %one = arith.constant 1 : index
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = arith.addi %i, %one : index
    %a = tensor.extract %x[%i] : tensor<5xf32>
    %b = tensor.extract %x[%j] : tensor<5xf32>
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}
