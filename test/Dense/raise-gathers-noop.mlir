// RUN: tensor-opt %s --pipeline='func.func(tensoropt-raise-gathers)' | FileCheck %s

#flat = affine_map<(i, j) -> (i, j)>
#line = affine_map<(i) -> (i)>

// Coordinates that go backwards, repeat unevenly, or leave the tensor; of two
// loops, of elements, of one loop twice; open extents; what is changed on the
// way.
// CHECK-LABEL: func.func @stay(
// CHECK-COUNT-8: tensor.extract %
func.func @stay(%x: tensor<8xf32>, %s: tensor<8x8xf32>, %at: tensor<4xindex>, %open: tensor<?xf32>)
    -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %two = arith.constant 2 : index
  %three = arith.constant 3 : index
  %e = tensor.empty() : tensor<4xf32>
  %e2 = tensor.empty() : tensor<2x4xf32>
  %backwards = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %0 = arith.subi %three, %i : index
    %value = tensor.extract %x[%0] : tensor<8xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  %uneven = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %0 = arith.divui %i, %three : index
    %value = tensor.extract %x[%0] : tensor<8xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  %beyond = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %0 = arith.muli %i, %three : index
    %value = tensor.extract %x[%0] : tensor<8xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  %both = linalg.generic {indexing_maps = [#flat], iterator_types = ["parallel", "parallel"]} outs(%e2 : tensor<2x4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %0 = arith.addi %i, %j : index
    %value = tensor.extract %x[%0] : tensor<8xf32>
    linalg.yield %value : f32
  } -> tensor<2x4xf32>
  %picked = linalg.generic {indexing_maps = [#line, #line], iterator_types = ["parallel"]} ins(%at : tensor<4xindex>) outs(%e : tensor<4xf32>) {
  ^bb0(%in: index, %out: f32):
    %value = tensor.extract %x[%in] : tensor<8xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  %diagonal = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %value = tensor.extract %s[%i, %i] : tensor<8x8xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  %any = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %value = tensor.extract %open[%i] : tensor<?xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  %changed = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %value = tensor.extract %x[%i] : tensor<8xf32>
    %0 = arith.negf %value : f32
    linalg.yield %0 : f32
  } -> tensor<4xf32>
  return %backwards, %uneven, %beyond, %both, %picked, %diagonal, %any, %changed : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}
