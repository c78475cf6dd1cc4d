// RUN: tensor-opt %s | tensor-opt | FileCheck %s

#eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical }>
#pairs = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#skew = #tensoropt.encoding<{ symmetry = <(0 2)(1 3) : negate>, stored = canonical, triangle = lower }>
#merged = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, triangle = lower }>
#apart = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#full = #tensoropt.encoding<{ symmetry = <(0 1)> }>

// 7 * 8 / 2 pairs
// CHECK-LABEL: func.func @merge
// CHECK: tensoropt.merge %{{.*}} by [2, 2] : tensor<7x7x7x7xf64, {{.*}}> to tensor<28x28xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>>
// CHECK: tensoropt.merge %{{.*}} by [2, 2] : {{.*}} to tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, triangle = lower }>>
// CHECK: tensoropt.merge %{{.*}} by [2, 1] : {{.*}} to tensor<10x?xf64>
func.func @merge(%I: tensor<7x7x7x7xf64, #eri>, %A: tensor<?x3x?x3xf64, #skew>, %B: tensor<4x4x?xf64, #apart>) {
  %0 = tensoropt.merge %I by [2, 2] : tensor<7x7x7x7xf64, #eri> to tensor<28x28xf64, #pairs>
  %1 = tensoropt.merge %A by [2, 2] : tensor<?x3x?x3xf64, #skew> to tensor<?x?xf64, #merged>
  %2 = tensoropt.merge %B by [2, 1] : tensor<4x4x?xf64, #apart> to tensor<10x?xf64>
  return
}

// What the symmetry keeps apart: pairs, and what lies between two slots.
#woven = #tensoropt.encoding<{ symmetry = <(0 2) : negate>, stored = canonical }>
// CHECK-LABEL: func.func @split
// CHECK: tensoropt.merge %{{.*}} by [3, 1] : {{.*}} to tensor<?x?xf64>
// CHECK: tensoropt.split %{{.*}} by [3, 1] extents(%{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}) : tensor<?x?xf64> to tensor<?x?x?x?xf64, {{.*}}>
func.func @split(%A: tensor<?x?x?x?xf64, #woven>, %n: index) -> tensor<?x?x?x?xf64, #woven> {
  %0 = tensoropt.merge %A by [3, 1] : tensor<?x?x?x?xf64, #woven> to tensor<?x?xf64>
  %1 = tensoropt.split %0 by [3, 1] extents(%n, %n, %n, %n) : tensor<?x?xf64> to tensor<?x?x?x?xf64, #woven>
  return %1 : tensor<?x?x?x?xf64, #woven>
}

// CHECK-LABEL: func.func @expand
// CHECK: tensoropt.expand %{{.*}} : tensor<?x?xf64, {{.*}}> to tensor<?x?xf64>
// CHECK: tensoropt.expand %{{.*}} : tensor<?x?xf64, {{.*}}> to tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)> }>>
// CHECK: tensoropt.expand %{{.*}} into %{{.*}} : tensor<?x?xf64, {{.*}}>, memref<?x?xf64>
func.func @expand(%A: tensor<?x?xf64, #pairs>, %B: memref<?x?xf64>) -> (tensor<?x?xf64>, tensor<?x?xf64, #full>) {
  %0 = tensoropt.expand %A : tensor<?x?xf64, #pairs> to tensor<?x?xf64>
  %1 = tensoropt.expand %A : tensor<?x?xf64, #pairs> to tensor<?x?xf64, #full>
  tensoropt.expand %A into %B : tensor<?x?xf64, #pairs>, memref<?x?xf64>
  return %0, %1 : tensor<?x?xf64>, tensor<?x?xf64, #full>
}
