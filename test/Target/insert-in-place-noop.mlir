// RUN: tensor-opt %s --pipeline='tensoropt-insert-in-place' | FileCheck %s

// Neighbours would get apart.
// CHECK-LABEL: func.func @column(
// CHECK:         %[[EMPTY:.*]] = tensor.empty()
// CHECK:         linalg.exp {{.*}} outs(%[[EMPTY]] :
func.func @column(%x: tensor<4xf32>, %whole: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %empty = tensor.empty() : tensor<4xf32>
  %exp = linalg.exp ins(%x : tensor<4xf32>) outs(%empty : tensor<4xf32>) -> tensor<4xf32>
  %0 = tensor.insert_slice %exp into %whole[0, 1] [4, 1] [1, 1] : tensor<4xf32> into tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// CHECK-LABEL: func.func @every_second(
// CHECK:         %[[EMPTY:.*]] = tensor.empty()
// CHECK:         linalg.exp {{.*}} outs(%[[EMPTY]] :
func.func @every_second(%x: tensor<4xf32>, %whole: tensor<8xf32>) -> tensor<8xf32> {
  %empty = tensor.empty() : tensor<4xf32>
  %exp = linalg.exp ins(%x : tensor<4xf32>) outs(%empty : tensor<4xf32>) -> tensor<4xf32>
  %0 = tensor.insert_slice %exp into %whole[0] [4] [2] : tensor<4xf32> into tensor<8xf32>
  return %0 : tensor<8xf32>
}

// What it would be inserted into comes later.
// CHECK-LABEL: func.func @made_of_it(
// CHECK:         %[[EMPTY:.*]] = tensor.empty() : tensor<8xf32>
// CHECK:         %[[EXP:.*]] = linalg.exp {{.*}} outs(%[[EMPTY]] :
func.func @made_of_it(%x: tensor<8xf32>) -> tensor<9xf32> {
  %c0 = arith.constant 0 : index
  %empty = tensor.empty() : tensor<8xf32>
  %exp = linalg.exp ins(%x : tensor<8xf32>) outs(%empty : tensor<8xf32>) -> tensor<8xf32>
  %first = tensor.extract %exp[%c0] : tensor<8xf32>
  %none = tensor.empty() : tensor<9xf32>
  %whole = linalg.fill ins(%first : f32) outs(%none : tensor<9xf32>) -> tensor<9xf32>
  %0 = tensor.insert_slice %exp into %whole[1] [8] [1] : tensor<8xf32> into tensor<9xf32>
  return %0 : tensor<9xf32>
}
