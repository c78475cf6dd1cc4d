// RUN: tensor-opt %s --pipeline=tensoropt-order-loops | FileCheck %s

// The transposed operand is read along the summed index.
// CHECK-LABEL: func.func @transposed(
// CHECK:         iterator_types = ["parallel", "parallel", "reduction"]
// CHECK:           arith.mulf %{{.*}}, %{{.*}} : f32
#a = affine_map<(i, j, k) -> (i, k)>
#b = affine_map<(i, j, k) -> (j, k)>
#c = affine_map<(i, j, k) -> (i, j)>
func.func @transposed(%A: tensor<?x?xf32>, %B: tensor<?x?xf32>, %C: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
         ins(%A, %B : tensor<?x?xf32>, tensor<?x?xf32>) outs(%C : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %c, %p : f32
    linalg.yield %s : f32
  } -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// Three neighbours are no vector, a sum of all has none, and nothing is summed.
// CHECK-LABEL: func.func @others(
// CHECK:         linalg.matmul
// CHECK:         linalg.reduce
// CHECK:         linalg.add
func.func @others(%A: tensor<9x9xf32>, %B: tensor<9x3xf32>, %C: tensor<9x3xf32>, %s: tensor<f32>)
    -> (tensor<9x3xf32>, tensor<f32>) {
  %0 = linalg.matmul ins(%A, %B : tensor<9x9xf32>, tensor<9x3xf32>) outs(%C : tensor<9x3xf32>) -> tensor<9x3xf32>
  %1 = linalg.reduce ins(%A : tensor<9x9xf32>) outs(%s : tensor<f32>) dimensions = [0, 1]
    (%a: f32, %b: f32) {
      %2 = arith.addf %a, %b : f32
      linalg.yield %2 : f32
    }
  %3 = linalg.add ins(%0, %C : tensor<9x3xf32>, tensor<9x3xf32>) outs(%C : tensor<9x3xf32>) -> tensor<9x3xf32>
  return %3, %1 : tensor<9x3xf32>, tensor<f32>
}
