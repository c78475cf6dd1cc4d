// RUN: tensor-opt %s --pipeline='func.func(tensoropt-split-interpolations)' > %t.out
// RUN: tensor-opt %s | diff - %t.out

#line = affine_map<(i) -> (i)>
#square = affine_map<(i, j) -> (i, j)>

// Open extents.
func.func @open(%x: tensor<?xf32>, %e: tensor<?xf32>) -> tensor<?xf32> {
  %one = arith.constant 1 : index
  %y = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<?xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = arith.addi %i, %one : index
    %a = tensor.extract %x[%i] : tensor<?xf32>
    %b = tensor.extract %x[%j] : tensor<?xf32>
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// Beyond the end, which would be noticed.
func.func @beyond(%x: tensor<4xf32>) -> tensor<4xf32> {
  %one = arith.constant 1 : index
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = arith.addi %i, %one : index
    %a = tensor.extract %x[%i] : tensor<4xf32>
    %b = tensor.extract %x[%j] : tensor<4xf32>
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// A cross: three of four combinations.
func.func @cross(%x: tensor<4x4xf32>) -> tensor<3x3xf32> {
  %one = arith.constant 1 : index
  %e = tensor.empty() : tensor<3x3xf32>
  %y = linalg.generic {indexing_maps = [#square], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<3x3xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %i1 = arith.addi %i, %one : index
    %j1 = arith.addi %j, %one : index
    %a = tensor.extract %x[%i, %j] : tensor<4x4xf32>
    %b = tensor.extract %x[%i1, %j] : tensor<4x4xf32>
    %c = tensor.extract %x[%i, %j1] : tensor<4x4xf32>
    %ab = arith.addf %a, %b : f32
    %abc = arith.addf %ab, %c : f32
    linalg.yield %abc : f32
  } -> tensor<3x3xf32>
  return %y : tensor<3x3xf32>
}

// A coordinate of two loops, elements of two tensors, one of them twice.
func.func @others(%x: tensor<8x4xf32>, %z: tensor<4xf32>) -> (tensor<3x3xf32>, tensor<4xf32>, tensor<4xf32>) {
  %e = tensor.empty() : tensor<3x3xf32>
  %y = linalg.generic {indexing_maps = [#square], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<3x3xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %ij = arith.addi %i, %j : index
    %a = tensor.extract %x[%ij, %j] : tensor<8x4xf32>
    %b = tensor.extract %x[%i, %j] : tensor<8x4xf32>
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<3x3xf32>
  %l = tensor.empty() : tensor<4xf32>
  %twice = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%l : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %a = tensor.extract %z[%i] : tensor<4xf32>
    %sum = arith.addf %a, %a : f32
    linalg.yield %sum : f32
  } -> tensor<4xf32>
  %both = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%l : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %a = tensor.extract %z[%i] : tensor<4xf32>
    %b = tensor.extract %twice[%i] : tensor<4xf32>
    %sum = arith.addf %a, %b : f32
    linalg.yield %sum : f32
  } -> tensor<4xf32>
  return %y, %twice, %both : tensor<3x3xf32>, tensor<4xf32>, tensor<4xf32>
}
